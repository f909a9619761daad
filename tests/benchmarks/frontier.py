"""The frontier as it grows: what a transaction takes, what memory, what room on the disk.

URLs go in as a crawl finds them, and a transaction is a crawl's: it settles the leases of the one before, each visit
with its links, half of which are known, and leases as many again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from crawler.frontier.database import FILE, database_url, open_database
from crawler.frontier.directory import Directory
from crawler.frontier.journal import Journal
from tests.benchmarks.contest import Contest, Entrant, Quality, Sample
from tests.benchmarks.crowd import LEASES, LINKS, Crowd, Point
from tests.benchmarks.forms import Form
from tests.benchmarks.postgres import postgres_server
from tests.benchmarks.tables import Table

SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
_FLAT = 1.5
"""So many times the first size's figure is still flat: the depth of a B-tree grows with the logarithm."""


def main(form: Form) -> list[Contest]:
    """Fill both databases, print what each size takes, and tell whether the time stays the same."""
    on_sqlite = list(_sqlite(form.urls))
    with postgres_server() as database:
        on_postgres = list(_postgres(database.fresh(), form.postgres_urls))
    print(_table("SQLite", on_sqlite), _table("PostgreSQL", on_postgres), sep="\n", flush=True)
    return [_contest("SQLite", on_sqlite), _contest("PostgreSQL", on_postgres)]


def _sqlite(urls: int) -> Iterator[Point]:
    with TemporaryDirectory(prefix="bench-") as name, _journal(Path(name), "") as journal:
        crowd = Crowd(journal)
        for size in _sizes(urls):
            yield crowd.measure(size, lambda: sum(file.stat().st_size for file in Path(name).glob(f"{FILE}*")))


def _postgres(url: str, urls: int) -> Iterator[Point]:
    with (
        TemporaryDirectory(prefix="bench-") as name,
        _journal(Path(name), url) as journal,
        psycopg.connect(url, autocommit=True) as connection,
    ):

        def room() -> int:
            row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
            assert row is not None
            return int(row[0])

        crowd = Crowd(journal)
        for size in _sizes(urls):
            yield crowd.measure(size, room)


@contextmanager
def _journal(output: Path, url: str) -> Iterator[Journal]:
    engine = open_database(database_url(output, url), patience=30)
    with Directory(output, shared=bool(url)) as directory:
        writer = directory.writer(engine)
        journal = Journal(engine, output, writer, archive_bytes=1_000_000_000, lease_seconds=3600, patience=30)
        yield journal
        journal.leave()
    engine.dispose()


def _sizes(largest: int) -> list[int]:
    return sorted({size for size in SIZES if size < largest} | {largest})


def _table(database: str, points: Sequence[Point]) -> Table:
    return Table(
        title=f"The frontier on {database}: transactions of {LEASES} settled visits, {LEASES * LINKS} links, "
        f"{LEASES} leases",
        headings=("URLs", "ms", "95th of 100", "CPU ms", "URLs added/s", "more MiB", "bytes/URL"),
        rows=[
            [f"{one.urls:,}", one.milliseconds, one.slowest, one.cpu_milliseconds, one.added, one.mib, one.bytes_a_url]
            for one in points
        ],
    )


def _contest(database: str, points: Sequence[Point]) -> Contest:
    """Pages a second that the frontier alone allows, at the largest size beside the smallest."""
    small, *_, large = points
    growth = Quality(
        name=f"times the time at {small.urls:,}", value=large.milliseconds / small.milliseconds, most=_FLAT
    )
    ours = Entrant(name="ours", samples=[_sample(large)], quality=[growth])
    smallest = Entrant(name=f"ours at {small.urls:,}", samples=[_sample(small)])
    title = f"frontier on {database}: {large.urls:,} URLs"
    return Contest(title=title, unit="pages/s", ours=ours, others=[smallest])


def _sample(point: Point) -> Sample:
    return Sample(
        rate=LEASES / point.milliseconds * 1e3, cpu_seconds=point.cpu_milliseconds / LEASES / 1e3, mib=point.mib
    )
