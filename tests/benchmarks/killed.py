"""One kill -9 in the middle of a crawl, the same command again, and what is missing in the end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.demo.truth import Style
from tests.benchmarks.contest import Contest, Entrant, Quality
from tests.benchmarks.crawling import Crawler, Ours, Stock, wanted
from tests.benchmarks.pages import Page
from tests.benchmarks.running import BenchmarkError, python_path, run
from tests.servers.fast import FastServer, fast_server

_PATIENCE = 120.0  # seconds
_POLL = 0.02


def kill_and_resume(style: Style, bodies: Sequence[Page], pages: int) -> Contest:
    """Kill each crawler when the server was asked for half of the pages."""
    ways: dict[str, Callable[[Path], Crawler]] = {
        "ours": lambda folder: Ours(style, folder / "output"),
        "stock Scrapy with a JOBDIR": lambda folder: Stock(style, folder / "items.jsonl", folder / "job"),
    }
    ours, *others = (
        Entrant(name=name, samples=(), quality=_left(make, style, bodies, pages)) for name, make in ways.items()
    )
    return Contest(title=f"crawl {style}, killed once: {pages:,} pages", unit="records", ours=ours, others=others)


def _left(make: Callable[[Path], Crawler], style: Style, bodies: Sequence[Page], pages: int) -> list[Quality]:
    with TemporaryDirectory(prefix="bench-") as name, fast_server(bodies, pages=pages, style=style) as server:
        crawler = make(Path(name))
        _kill_half_way(crawler, server, pages, Path(name, "killed.log"))
        run([crawler.command(server)], crawler.folder, Path(name, "log"))
        return judged(crawler.sources(), wanted(server))


def judged(sources: Sequence[str], pages: set[str]) -> list[Quality]:
    """How many pages have no record, and how many records are there more than once, or of no page."""
    found = Counter(sources)
    return [
        Quality(name="records lost", value=len(pages - found.keys()), most=0),
        Quality(name="too many", value=len(sources) - len(pages & found.keys()), most=0),
    ]


def _kill_half_way(crawler: Crawler, server: FastServer, pages: int, log: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": python_path()}
    with log.open("wb") as out:
        started = subprocess.Popen(crawler.command(server), cwd=crawler.folder, env=environment, stdout=out, stderr=out)
        try:
            until = time.monotonic() + _PATIENCE
            while server.requests < pages // 2:
                if started.poll() is not None or time.monotonic() > until:
                    raise BenchmarkError(f"it ended before it was killed:\n{log.read_text(errors='replace')[-2000:]}")
                time.sleep(_POLL)
        finally:
            started.kill()
            started.wait()
    print("k", end="", file=sys.stderr, flush=True)
