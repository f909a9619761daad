"""Sitemaps (https://www.sitemaps.org/protocol.html), plain or gzip, as far as they can be read."""

from __future__ import annotations

from contextlib import suppress
from struct import error as StructError  # noqa: N812 - an exception's name
from typing import NamedTuple
from zlib import error as ZlibError  # noqa: N812 - an exception's name

from lxml.etree import LxmlError
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

MAX_SITEMAP_BYTES = 50 * 1024 * 1024
"""The protocol's own limit for one sitemap, unpacked."""
_GZIP = b"\x1f\x8b"


class Location(NamedTuple):
    """One entry: its address, and when it changed last, both as printed."""

    loc: str
    lastmod: str


def read_sitemap(body: bytes) -> tuple[str, list[Location]]:
    """What kind of document it is ("urlset", "sitemapindex", or anything else), and the locations that it names.

    Where a sitemap breaks off, what stands before is read; what is no sitemap names no location.

    >>> read_sitemap(b"<urlset><url><loc> /question/sore-knee </loc></url><url><lo")
    ('urlset', [Location(loc='/question/sore-knee', lastmod='')])
    >>> read_sitemap(b"Not found.")
    ('', [])
    """
    kind: str = ""
    locations: list[Location] = []
    # ValueError: unpacked it is larger than the limit; StopIteration: there is no element in it.
    with suppress(EOFError, LxmlError, OSError, StopIteration, StructError, ValueError, ZlibError):
        sitemap = Sitemap(gunzip(body, max_size=MAX_SITEMAP_BYTES) if body.startswith(_GZIP) else body)
        kind = sitemap.type
        locations.extend(Location(entry["loc"], entry.get("lastmod") or "") for entry in sitemap)
    return kind, locations
