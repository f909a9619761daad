"""How fast a page becomes a raw record, beside what no reader of the same pages can beat: the parser alone.

Run with `make bench`. The steps take turns, round after round, so that a drift of the machine's speed meets them all.
"""

from __future__ import annotations

import asyncio
import platform
import statistics
import time
from collections.abc import Callable

import parsel

from crawler.demo import build_sites
from crawler.extract import extract
from crawler.reading.charset import decode
from crawler.reading.html import read_html
from crawler.sites import styles

PAGES = 100
ROUNDS = 7


def main() -> None:
    """Measure and print the table."""
    bodies = [site.pages[q.url.removeprefix(site.origin)].body for site in build_sites(PAGES) for q in site.truth]
    steps: dict[str, Callable[[bytes], object]] = {
        "parse only (the limit)": lambda body: parsel.Selector(decode(body)[0]).root,
        "blocks": lambda body: read_html(decode(body)[0]),
        "page to raw record, style told": _record,
    }
    rates: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, step in steps.items():
            began = time.perf_counter()
            for body in bodies:
                step(body)
            rates[name].append(len(bodies) / (time.perf_counter() - began))
    size = statistics.mean(map(len, bodies)) / 1024
    print(f"{len(bodies)} demo pages of {size:.0f} KiB, {ROUNDS} rounds, Python {platform.python_version()}, one core")
    print(f"{'step':34}{'pages/s':>10}{'lowest':>10}{'highest':>10}")
    for name, found in rates.items():
        print(f"{name:34}{statistics.median(found):>10,.0f}{min(found):>10,.0f}{max(found):>10,.0f}")


def _record(body: bytes) -> object:
    return asyncio.run(extract(body, source="page.html", styles=styles().values()))


if __name__ == "__main__":
    main()
