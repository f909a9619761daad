"""The frontier as it grows: what a transaction takes, what memory, what room on the disk.

URLs go in as a crawl finds them, and a transaction is a crawl's: it settles the leases of the one before, each visit
with its links, half of which are known, and leases as many again. `BENCH_URLS` says how far it goes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from crawler.frontier.database import FILE, database_url, open_database
from crawler.frontier.directory import Directory
from crawler.frontier.journal import Journal
from tests.benchmarks.crowd import LEASES, LINKS, Crowd, Point
from tests.benchmarks.postgres import postgres_server
from tests.benchmarks.tables import Table, publish

SQLITE_URLS = int(os.environ.get("BENCH_URLS", "1000000"))
POSTGRES_URLS = min(SQLITE_URLS, int(os.environ.get("BENCH_POSTGRES_URLS", "300000")))
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
_FLAT = 1.5
"""So many times the first size's figure is still flat: the depth of a B-tree grows with the logarithm."""


def main() -> None:
    """Measure and print the tables."""
    tables = [_table("SQLite", list(_sqlite()))]
    with postgres_server() as database:
        tables.append(_table("PostgreSQL", list(_postgres(database.fresh()))))
    publish("frontier", tables)


def _sqlite() -> Iterator[Point]:
    with TemporaryDirectory(prefix="bench-") as name, _journal(Path(name), "") as journal:
        crowd = Crowd(journal)
        for size in _sizes(SQLITE_URLS):
            yield crowd.measure(size, lambda: sum(file.stat().st_size for file in Path(name).glob(f"{FILE}*")))


def _postgres(url: str) -> Iterator[Point]:
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
        for size in _sizes(POSTGRES_URLS):
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


def _table(database: str, points: list[Point]) -> Table:
    growth = points[-1].milliseconds / points[0].milliseconds
    return Table(
        title=f"The frontier on {database}: transactions of {LEASES} settled visits, {LEASES * LINKS} links, "
        f"{LEASES} leases",
        headings=("URLs", "ms", "95th of 100", "CPU ms", "URLs added/s", "MiB resident", "bytes/URL"),
        rows=[
            [f"{one.urls:,}", one.milliseconds, one.slowest, one.cpu_milliseconds, one.added, one.mib, one.bytes_a_url]
            for one in points
        ],
        notes=[
            f"{points[-1].urls:,} URLs: {growth:.2f} times the time at {points[0].urls:,} "
            f"({'flat' if growth <= _FLAT else 'not flat'})"
        ],
    )


if __name__ == "__main__":
    main()
