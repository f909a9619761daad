"""Whole crawls of large pages on loopback: ours beside stock Scrapy, on SQLite and PostgreSQL, one crawler and two.

They take turns, round after round, so that a drift of the machine's speed meets them all; every run's records are
counted, and one that lost a page is a failure. `BENCH_PAGES` and `BENCH_ROUNDS` make it longer or shorter.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from crawler.demo.truth import Style
from tests.benchmarks.limits import limits
from tests.benchmarks.pages import question_pages
from tests.benchmarks.postgres import Postgres, postgres_server
from tests.benchmarks.running import PROJECT, BenchmarkError, Run, cpu_seconds, run
from tests.benchmarks.tables import Table, publish
from tests.servers.fast import FastServer, fast_server

PAGES = int(os.environ.get("BENCH_PAGES", "1500"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
AT_A_TIME = 8
"""Requests of one host under way: Scrapy's default, for both."""
SHARED_HOSTS = 4
"""A host belongs to one crawler at a time, so two crawlers need some."""
_STYLES: tuple[Style, ...] = ("doctor_panel", "doctor_reply")
_OURS, _STOCK = "ours, SQLite", "stock Scrapy"
_SHARED = ("one crawler", "two crawlers")
_AT_FULL_SPEED = (
    *("-s", "CONTACT=crawl-owner@example.org", "-s", "DOWNLOAD_DELAY=0"),
    *("-s", f"CONCURRENT_REQUESTS_PER_DOMAIN={AT_A_TIME}"),
    *("-s", "TWISTED_DNS_RESOLVER=tests.benchmarks.loopback.LoopbackResolver"),
)
_FAST_ENOUGH = 2.0
_SHARED_ENOUGH = 1.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One run, with what it made others work."""

    crawl: Run
    server_cpu: float
    database_cpu: float = 0


Way = Callable[[FastServer, Path], Measured]


def main() -> None:
    """Measure and print the tables."""
    tables: list[Table] = []
    for style in _STYLES:
        found = _take_turns(style, 1, {_OURS: _ours(style), _STOCK: _stock(style)})
        tables.append(_table(f"{style}: one host", found, 1, _compared(found, _STOCK, _OURS, _FAST_ENOUGH)))
        tables.append(limits(style, question_pages(style)))
    with postgres_server() as database:
        ways = {name: _ours("doctor_panel", database, number) for number, name in enumerate(_SHARED, 1)}
        found = _take_turns("doctor_panel", SHARED_HOSTS, ways)
    note = _compared(found, *_SHARED, _SHARED_ENOUGH, crawlers=len(_SHARED))
    tables.append(_table(f"doctor_panel: {SHARED_HOSTS} hosts, PostgreSQL", found, SHARED_HOSTS, note))
    publish("crawl", tables)


def _take_turns(style: Style, hosts: int, ways: dict[str, Way]) -> dict[str, list[Measured]]:
    found: dict[str, list[Measured]] = {name: [] for name in ways}
    bodies = question_pages(style)
    for _ in range(ROUNDS):
        for name, way in ways.items():
            with TemporaryDirectory(prefix="bench-") as folder:
                with fast_server(bodies, pages=PAGES // hosts, hosts=hosts, style=style) as server:
                    found[name].append(way(server, Path(folder)))
                print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return found


def _ours(style: Style, database: Postgres | None = None, crawlers: int = 1) -> Way:
    def way(server: FastServer, folder: Path) -> Measured:
        output = folder / "output"
        command = [sys.executable, "-m", "scrapy", "crawl", style, "-a", f"urls={_fronts(server)}", *_AT_FULL_SPEED]
        command += ["-s", f"OUTPUT={output}"]
        before = database.cpu_seconds if database else 0
        command += ["-s", f"FRONTIER={database.fresh()}"] if database else []
        crawl = run([command] * crawlers, PROJECT, folder / "log")
        used = database.cpu_seconds - before if database else 0
        files = sorted((output / "raw").glob("*.jsonl"))
        _check([msgspec.json.decode(line)["source"] for file in files for line in file.open("rb")], server)
        return Measured(crawl=crawl, server_cpu=cpu_seconds(server.pid), database_cpu=used)

    return way


def _stock(style: Style) -> Way:
    def way(server: FastServer, folder: Path) -> Measured:
        items = folder / "items.jsonl"
        command = [sys.executable, "-m", "scrapy", "crawl", style, "-a", f"urls={_fronts(server)}", "-O", str(items)]
        crawl = run([command], PROJECT / "tests/benchmarks/stock", folder / "log")
        _check([msgspec.json.decode(line)["source"] for line in items.open("rb")], server)
        return Measured(crawl=crawl, server_cpu=cpu_seconds(server.pid))

    return way


def _fronts(server: FastServer) -> str:
    return " ".join(f"http://{host}:{server.port}/" for host in server.hosts)


def _check(sources: Sequence[str], server: FastServer) -> None:
    wanted = {f"http://{host}:{server.port}{path}" for host in server.hosts for path in server.question_paths}
    if len(sources) != len(wanted) or set(sources) != wanted:
        raise BenchmarkError(f"{len(sources):,} records of {len(set(sources)):,} pages, not of {len(wanted):,}")


def _table(title: str, found: dict[str, list[Measured]], hosts: int, note: str) -> Table:
    pages = PAGES // hosts * hosts
    rows: list[list[str | float | None]] = []
    for name, runs in found.items():
        speeds = [pages / each.crawl.seconds for each in runs]
        costs = (
            [each.crawl.cpu_seconds for each in runs],
            [each.server_cpu for each in runs],
            [each.database_cpu for each in runs],
        )
        medians = [statistics.median(cost) / pages * 1e6 for cost in costs]
        rows.append(
            [name, statistics.median(speeds), min(speeds), max(speeds), *medians, max(each.crawl.mib for each in runs)]
        )
    return Table(
        title=f"{title}, {pages:,} pages of 49 KiB, {ROUNDS} rounds by turns",
        headings=("", "pages/s", "lowest", "highest", "CPU µs/page", "web server", "database", "MiB"),
        rows=rows,
        notes=[note],
    )


def _compared(found: dict[str, list[Measured]], basis: str, measured: str, enough: float, crawlers: int = 1) -> str:
    """How many times as fast, by the clock and by CPU seconds: the latter as if every crawler had a core to itself."""
    pairs = list(zip(found[basis], found[measured], strict=True))
    by_clock = statistics.median(one.crawl.seconds for one, _ in pairs) / statistics.median(
        other.crawl.seconds for _, other in pairs
    )
    by_cpu = crawlers * statistics.median(one.crawl.cpu_seconds / other.crawl.cpu_seconds for one, other in pairs)
    verdict = "reached" if by_clock >= enough else "not reached"
    return (
        f"{measured}: {by_clock:.2f} times {basis} by the clock ({enough} demanded: {verdict}), "
        f"{by_cpu:.2f} times by CPU seconds"
    )


if __name__ == "__main__":
    main()
