"""Whole crawls of large pages on loopback: ours beside stock Scrapy, on SQLite and PostgreSQL, one crawler and two.

They take turns, round after round, so that a drift of the machine's speed meets them all; every run's records are
counted, and one that lost a page is a failure.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.demo.truth import Style
from tests.benchmarks.contest import Contest, Entrant, Quality, Sample
from tests.benchmarks.crawling import Crawler, Ours, Stock, wanted
from tests.benchmarks.forms import Form
from tests.benchmarks.killed import judged, kill_and_resume
from tests.benchmarks.limits import limits
from tests.benchmarks.pages import Page, linked_pages
from tests.benchmarks.postgres import Postgres, postgres_server
from tests.benchmarks.running import BenchmarkError, cpu_seconds, run
from tests.benchmarks.turns import sample_of, take_turns
from tests.servers.fast import fast_server

SHARED_HOSTS = 4
"""A host belongs to one crawler at a time, so two crawlers need some."""
_STYLES: tuple[Style, ...] = ("doctor_panel", "doctor_reply")
_FAST_ENOUGH = 2.0
_SHARED_ENOUGH = 1.8
_NOTHING_LOST = [Quality(name="records lost", value=0, most=0)]


@dataclass(slots=True)
class _Others:
    """CPU seconds a page that a crawl made others work, run by run."""

    server: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        """What to note below a table."""
        told = f"web server {statistics.median(self.server) * 1e6:,.0f} CPU µs a page"
        used = statistics.median(self.database)
        return told + (f", database {used * 1e6:,.0f}" if used else "")


def main(form: Form) -> list[Contest]:
    """Measure both styles; short, without PostgreSQL."""
    contests: list[Contest] = []
    for style in _STYLES:
        bodies = linked_pages(style)
        contests.append(_one_host(style, bodies, form))
        contests.append(kill_and_resume(style, bodies, form.pages))
    return contests if form.is_short else [*contests, _two_crawlers("doctor_panel", form)]


def _one_host(style: Style, bodies: Sequence[Page], form: Form) -> Contest:
    others = _Others()
    ways: dict[str, Callable[[], Sample]] = {
        "ours, SQLite": lambda: _crawl(lambda at: [Ours(style, at / "output")], style, bodies, form.pages, 1, others),
        "stock Scrapy": lambda: _crawl(
            lambda at: [Stock(style, at / "items.jsonl")], style, bodies, form.pages, 1, others
        ),
    }
    (ours, mine), (stock, theirs) = take_turns(ways, form.rounds).items()
    return Contest(
        title=f"crawl {style}: {form.pages:,} pages of 49 KiB, one host",
        unit="pages/s",
        ours=Entrant(name=ours, samples=mine, quality=_NOTHING_LOST),
        others=[
            Entrant(name=stock, samples=theirs, quality=_NOTHING_LOST, demanded=_FAST_ENOUGH),
            *limits(style, bodies, form.rounds, form.pages),
        ],
        notes=[str(others)],
    )


def _two_crawlers(style: Style, form: Form) -> Contest:
    others = _Others()
    pages = form.pages // SHARED_HOSTS
    bodies = linked_pages(style)
    with postgres_server() as database:

        def way(crawlers: int) -> Callable[[], Sample]:
            def crawl() -> Sample:
                url = database.fresh()
                return _crawl(
                    lambda at: [Ours(style, at / "output", url)] * crawlers,
                    *(style, bodies, pages, SHARED_HOSTS, others, database),
                )

            return crawl

        found = take_turns({"ours, one crawler": way(1), "ours, two crawlers": way(2)}, form.rounds)
    (one, alone), (two, together) = found.items()
    by_cpu = 2 * statistics.median(_costs(alone)) / statistics.median(_costs(together))
    return Contest(
        title=f"crawl {style}: {SHARED_HOSTS} hosts, PostgreSQL",
        unit="pages/s",
        ours=Entrant(name=two, samples=together, quality=_NOTHING_LOST),
        others=[Entrant(name=one, samples=alone, quality=_NOTHING_LOST, demanded=_SHARED_ENOUGH)],
        notes=[str(others), f"two crawlers: {by_cpu:.2f} times one by CPU seconds, as if each had a core to itself"],
    )


def _costs(samples: Iterable[Sample]) -> list[float]:
    return [sample.cpu_seconds for sample in samples if sample.cpu_seconds is not None]


def _crawl(
    make: Callable[[Path], Sequence[Crawler]],
    style: Style,
    bodies: Sequence[Page],
    pages: int,
    hosts: int,
    others: _Others,
    database: Postgres | None = None,
) -> Sample:
    """Crawl a fresh server with crawlers side by side that share what they write.

    Raises:
        BenchmarkError: a page has no record, or more than one.
    """
    with (
        TemporaryDirectory(prefix="bench-") as folder,
        fast_server(bodies, pages=pages, hosts=hosts, style=style) as server,
    ):
        crawlers = make(Path(folder))
        before = database.cpu_seconds if database else 0
        took = run([each.command(server) for each in crawlers], crawlers[0].folder, Path(folder, "log"))
        others.database.append((database.cpu_seconds - before if database else 0) / (pages * hosts))
        others.server.append(cpu_seconds(server.pid) / (pages * hosts))
        if faults := [str(each) for each in judged(crawlers[0].sources(), wanted(server)) if not each.is_reached]:
            raise BenchmarkError(", ".join(faults))
    return sample_of(took, pages * hosts)
