"""What no crawl of these pages can beat: each of its parts alone, in one process."""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.archive.exchange import Exchange
from crawler.archive.writer import ArchiveWriter
from crawler.demo.truth import Style
from crawler.extract import extract
from crawler.sites import styles
from tests.benchmarks.pages import Page
from tests.benchmarks.running import PROJECT, BenchmarkError, run
from tests.benchmarks.tables import Table
from tests.servers.fast import fast_server

_ROUNDS = 5
_FETCHED = 3000
_IN_A_TRANSACTION = 64


def limits(style: Style, pages: Sequence[Page]) -> Table:
    """Measure fetching, reading and archiving."""
    rows: list[list[str | float | None]] = [_fetch(style, pages)]
    steps: dict[str, Callable[[], object]] = {
        "page to raw record": lambda: asyncio.run(_read(style, pages)),
        "response to WARC, made durable": lambda: _archive(style, pages),
    }
    for name, step in steps.items():
        times, cpus = [], []
        for _ in range(_ROUNDS):
            began, cpu = time.perf_counter(), time.process_time()
            step()
            times.append((time.perf_counter() - began) / len(pages))
            cpus.append((time.process_time() - cpu) / len(pages))
        rows.append([name, 1 / statistics.median(times), statistics.median(cpus) * 1e6])
    return Table(title=f"{style}: the parts alone, one process", headings=("", "pages/s", "CPU µs/page"), rows=rows)


def _fetch(style: Style, pages: Sequence[Page]) -> list[str | float | None]:
    with fast_server(pages, pages=_FETCHED, style=style) as server, TemporaryDirectory() as folder:
        file = Path(folder, "urls")
        # By the address, with the host in the path: no name need be looked up.
        address = f"http://127.0.0.1:{server.port}/{server.hosts[0]}"
        file.write_text("\n".join(address + path for path in server.question_paths))
        took = run([[sys.executable, "-m", "tests.benchmarks.fetching", str(file)]], PROJECT, Path(folder, "log"))
        if server.requests != _FETCHED:
            raise BenchmarkError(f"{server.requests:,} requests, not {_FETCHED:,}")
    return ["fetch only, aiohttp", _FETCHED / took.seconds, took.cpu_seconds / _FETCHED * 1e6]


async def _read(style: Style, pages: Sequence[Page]) -> None:
    wanted = [styles()[style]]
    for page in pages:
        await extract(page.body, source=page.url, styles=wanted, url=page.url, content_type=page.content_type)


def _archive(style: Style, pages: Sequence[Page]) -> None:
    with TemporaryDirectory() as folder:
        writer = ArchiveWriter(Path(folder), "crawl", {}, 1_000_000_000)
        for number, page in enumerate(pages):
            writer.write(
                Exchange(
                    url=page.url,
                    fetched_at="2026-03-04T08:15:00.042Z",
                    method="GET",
                    request_headers=(("Host", "site-00.test"), ("User-Agent", "medqa-corpus"), ("Accept", "text/html")),
                    status=200,
                    response_headers=(("Content-Type", page.content_type), ("Content-Length", str(len(page.body)))),
                    body=page.body,
                    style=style,
                )
            )
            if number % _IN_A_TRANSACTION == _IN_A_TRANSACTION - 1:
                writer.sync()
                writer.commit()
        writer.sync()
        writer.close()
