"""What a crawl's size is worked out from: figures that were measured, the machines that are counted, what is wanted."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

FIGURES = Path(__file__).with_name("sizing.json")


class Figures(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was measured. A page is a question page; CPU is of one core, in microseconds, user and system."""

    crawl_cpu: float
    """A page's, of the crawler's process: fetched, read, archived, settled, with all that is asked for beside it."""
    database_cpu: float
    """A page's, of the PostgreSQL server."""
    normalize_cpu: float
    """A record's, of all processes of normalize."""
    one_process_cpu: float
    """The part of that which one process does, on all engines: it sees the records together, and writes them."""
    requests: float
    """To a host for each page: lists, sitemaps, redirects and failures among them."""
    links: float
    """That a response gives and the crawl takes in."""
    urls: float
    """In the frontier for each page."""
    url_bytes: float
    """Of the frontier for each URL, indexes and the row of its visit among them."""
    index_bytes: float
    """Of the unique index of fingerprints for each URL: each link is looked up in it, anywhere."""
    fetched_bytes: float
    """A page's, as it comes over the network."""
    archive_bytes: float
    """A page's exchange in the WARC files, compressed."""
    raw_bytes: float
    """A raw record's."""
    corpus_bytes: float
    """A record's in the corpora, with its edges."""
    ledger_bytes: float
    """A record's cuts."""
    group_bytes: float
    """Of the memory of that process, for each record."""
    crawler_hosts: float
    """Hosts that one crawler keeps as busy as they may be."""


class Machine(Struct, frozen=True, kw_only=True):
    """One of the machines that are counted; the defaults are an ordinary server's."""

    cores: int = 8
    memory: float = 64e9
    """Bytes."""
    disk: float = 4e12
    """Bytes."""
    reads: float = 10_000
    """At random places of the disk, a second: what clouds give an ordinary disk."""
    network: float = 125e6
    """Bytes a second: 1 Gbit/s."""
    busy: float = 0.7
    """The share of its cores that may be planned for."""


class Plan(Struct, frozen=True, kw_only=True):
    """What is wanted: so many pages in so many days of crawling, and a day for normalize."""

    name: str
    pages: float
    days: float
    delay: float = 1.25
    """Seconds between two requests to a host: the crawl waits for one to one and a half of them."""


PLANS = (
    Plan(name="1 M pages", pages=1e6, days=1),
    Plan(name="100 M pages", pages=1e8, days=30),
    Plan(name="10 B pages", pages=1e10, days=180),
)


def read_figures(file: Path = FIGURES) -> Figures:
    """The figures of a file.

    Raises:
        OSError: it can't be read.
        ValueError: it holds other figures.
    """
    return msgspec.json.decode(file.read_bytes(), type=Figures)
