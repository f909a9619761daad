"""What no crawl of these pages can beat: each of its parts alone, in one process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from crawler.archive.exchange import Exchange
from crawler.archive.writer import ArchiveWriter
from crawler.demo.truth import Style
from tests.benchmarks.contest import Entrant, Sample
from tests.benchmarks.pages import Page
from tests.benchmarks.reading import read_all
from tests.benchmarks.running import PROJECT, BenchmarkError, run
from tests.benchmarks.turns import sample_of, take_turns
from tests.servers.fast import fast_server

_IN_A_TRANSACTION = 64


def limits(style: Style, pages: Sequence[Page], rounds: int, fetched: int) -> list[Entrant]:
    """Fetch (so many pages), read, archive, and write what a crawl writes."""
    with TemporaryDirectory(prefix="bench-") as name:
        _archive(style, pages, Path(name))
        packed = b"".join(file.read_bytes() for file in sorted(Path(name).iterdir()))
    lines = b"".join(msgspec.json.encode(record) + b"\n" for record in read_all(style, pages))
    ways: dict[str, Callable[[], Sample]] = {
        "limit: aiohttp alone": lambda: _fetch(style, pages, fetched),
        "limit: page to raw record alone": lambda: timed(lambda _: read_all(style, pages), len(pages)),
        "limit: response to WARC alone": lambda: timed(lambda folder: _archive(style, pages, folder), len(pages)),
        "limit: disk write alone": lambda: timed(lambda folder: _write(packed + lines, len(pages), folder), len(pages)),
    }
    return [Entrant(name=name, samples=samples) for name, samples in take_turns(ways, rounds).items()]


def timed(step: Callable[[Path], object], units: int) -> Sample:
    """Time a step of this process by the clock; it is given an empty folder, which is removed behind it."""
    with TemporaryDirectory(prefix="bench-") as folder:
        began, cpu = time.perf_counter(), time.process_time()
        step(Path(folder))
        seconds, used = time.perf_counter() - began, time.process_time() - cpu
    return Sample(rate=units / seconds, cpu_seconds=used / units)


def _fetch(style: Style, pages: Sequence[Page], fetched: int) -> Sample:
    with fast_server(pages, pages=fetched, style=style) as server, TemporaryDirectory(prefix="bench-") as folder:
        file = Path(folder, "urls")
        # By the address, with the host in the path: no name need be looked up.
        address = f"http://127.0.0.1:{server.port}/{server.hosts[0]}"
        file.write_text("\n".join(address + path for path in server.question_paths))
        took = run([[sys.executable, "-m", "tests.benchmarks.fetching", str(file)]], PROJECT, Path(folder, "log"))
        if server.requests != fetched:
            raise BenchmarkError(f"{server.requests:,} requests, not {fetched:,}")
    return sample_of(took, fetched)


def _write(content: bytes, pages: int, folder: Path) -> None:
    """Write as many bytes as a crawl does, and make them durable as often."""
    part = len(content) * _IN_A_TRANSACTION // pages + 1
    with (folder / "content").open("wb") as file:
        for start in range(0, len(content), part):
            file.write(content[start : start + part])
            file.flush()
            os.fsync(file.fileno())


def _archive(style: Style, pages: Sequence[Page], folder: Path) -> None:
    writer = ArchiveWriter(folder, "crawl", {}, 1_000_000_000)
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
