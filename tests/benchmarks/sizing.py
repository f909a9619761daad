"""How large a crawl's machines must be, worked out from what was measured: `python -m tests.benchmarks.sizing [FILE]`.

FILE holds the figures as JSON; without it those of `sizing.json` beside this file. The table is that of
docs/many-machines.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from tests.benchmarks.sizing_figures import FIGURES, PLANS, Figures, Machine, Plan, read_figures

_DAY = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What one resource is asked for, in machines: 1 is all that one has of it."""

    what: str
    machines: float
    then: str
    """What one does where it is not enough."""


@dataclass(frozen=True, slots=True)
class Sizing:
    """A plan worked out."""

    figures: Figures
    plan: Plan
    machine: Machine = field(default_factory=Machine)

    @property
    def requests_a_second(self) -> float:
        """All hosts together."""
        return self.plan.pages * self.figures.requests / (self.plan.days * _DAY)

    @property
    def hosts(self) -> int:
        """Hosts of equal size that must be crawled at a time, each as fast as it may be."""
        return ceil(self.requests_a_second * self.plan.delay)

    @property
    def crawl_cores(self) -> float:
        """Cores that do nothing but crawl."""
        return self.plan.pages * self.figures.crawl_cpu / 1e6 / (self.plan.days * _DAY)

    @property
    def crawlers(self) -> int:
        """Processes: each has one core, and so many hosts."""
        return ceil(max(self.crawl_cores / self.machine.busy, self.hosts / self.figures.crawler_hosts))

    @property
    def urls(self) -> float:
        """In all frontiers."""
        return self.plan.pages * self.figures.urls

    @property
    def frontier_bytes(self) -> float:
        """In all frontiers."""
        return self.urls * self.figures.url_bytes

    @property
    def frontiers(self) -> int:
        """PostgreSQL servers, each with hosts of its own."""
        return ceil(max(need.machines for need in self._of_the_frontier()))

    @property
    def normalize_core_hours(self) -> float:
        """Of the steps record by record."""
        return self.plan.pages * self.figures.normalize_cpu / 1e6 / 3600

    @property
    def normalize_machines(self) -> int:
        """So many are done within a day."""
        return ceil(self.normalize_core_hours / (24 * self.machine.cores * self.machine.busy))

    def stored(self, each: float) -> float:
        """Bytes of something of which each page has so many."""
        return self.plan.pages * each

    def needs(self) -> list[Need]:
        """Every resource, the scarcest first."""
        figures, machine = self.figures, self.machine
        files = figures.archive_bytes + figures.raw_bytes + figures.corpus_bytes + figures.ledger_bytes
        fetched = self.stored(figures.fetched_bytes) / (self.plan.days * _DAY)
        others = (
            Need(what="crawl cores", machines=self._cores(self.crawl_cores), then="more crawlers"),
            Need(what="network", machines=fetched / machine.network, then="more crawlers"),
            Need(what="disk", machines=self.stored(files) / machine.disk, then="shared storage"),
            Need(
                what="normalize cores",
                machines=self._cores(self.normalize_core_hours / 24),
                then="normalize on Ray",
            ),
            Need(
                what="memory of normalize's one process",
                machines=self.stored(figures.group_bytes) / machine.memory,
                then="corpora by site",
            ),
            Need(
                what="a day of normalize's one process",
                machines=self.stored(figures.one_process_cpu) / 1e6 / _DAY,
                then="corpora by site",
            ),
        )
        return sorted((*self._of_the_frontier(), *others), key=lambda need: -need.machines)

    def _of_the_frontier(self) -> Sequence[Need]:
        database_cores = self.plan.pages * self.figures.database_cpu / 1e6 / (self.plan.days * _DAY)
        index = self.urls * self.figures.index_bytes
        in_memory = min(self.machine.memory / 2 / index, 1)  # what stands beside the index wants the rest
        read = self.requests_a_second * self.figures.links * (1 - in_memory)
        then = "frontiers by hosts"
        return (
            Need(what="database cores", machines=self._cores(database_cores), then=then),
            Need(what="database reads", machines=read / self.machine.reads, then=then),
            Need(what="database disk", machines=self.frontier_bytes / self.machine.disk, then=then),
        )

    def _cores(self, number: float) -> float:
        return number / (self.machine.cores * self.machine.busy)


def bytes_told(number: float) -> str:
    """Bytes in the unit that suits them.

    >>> bytes_told(13_904_000_000), bytes_told(250e12)
    ('13.9 GB', '250 TB')
    """
    for unit, size in (("PB", 1e15), ("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if number >= size:
            return f"{number_told(number / size)} {unit}"
    return f"{number:,.0f} bytes"


def number_told(number: float) -> str:
    """Three digits, no more.

    >>> [number_told(number) for number in (0.0123, 1.26, 83.33, 1234.5)]
    ['0.01', '1.3', '83', '1,234']
    """
    if number >= 20:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 0.1 else f"{number:.2f}"


def _scarce(place: int) -> Callable[[Sizing], str]:
    def told(sizing: Sizing) -> str:
        need = sizing.needs()[place]
        if need.machines < 0.1:
            return f"nothing: {need.what} {need.machines:.0%}"
        if need.machines < 1:
            return f"{need.what}, {need.machines:.0%} of a machine's"
        return f"{need.what}, {number_told(need.machines)} machines': {need.then}"

    return told


_ROWS: dict[str, Callable[[Sizing], str]] = {
    "days of crawling": lambda one: number_told(one.plan.days),
    "requests a second, all hosts": lambda one: number_told(one.requests_a_second),
    "hosts × days": lambda one: f"{one.plan.days * one.hosts:,.0f}",
    "hosts at a time": lambda one: f"{one.hosts:,}",
    "pages of each of them": lambda one: f"{one.plan.pages / one.hosts:,.0f}",
    "cores that crawl": lambda one: number_told(one.crawl_cores),
    "crawlers": lambda one: f"{one.crawlers:,}",
    "machines that crawl": lambda one: f"{ceil(one.crawlers / one.machine.cores):,}",
    "URLs in the frontier": lambda one: f"{one.urls:,.0f}",
    "PostgreSQL, on the disk": lambda one: bytes_told(one.frontier_bytes),
    "PostgreSQL servers": lambda one: f"{one.frontiers:,}",
    "network, down": lambda one: (
        f"{number_told(one.stored(one.figures.fetched_bytes) * 8e-6 / one.plan.days / _DAY)} Mbit/s"
    ),
    "`archive/`": lambda one: bytes_told(one.stored(one.figures.archive_bytes)),
    "`raw/`": lambda one: bytes_told(one.stored(one.figures.raw_bytes)),
    "corpora": lambda one: bytes_told(one.stored(one.figures.corpus_bytes)),
    "`ledger/`": lambda one: bytes_told(one.stored(one.figures.ledger_bytes)),
    "normalize, core hours": lambda one: number_told(one.normalize_core_hours),
    "machines for normalize, done in a day": lambda one: f"{one.normalize_machines:,}",
    "hours of normalize's one process": lambda one: number_told(one.stored(one.figures.one_process_cpu) / 3.6e9),
    "memory of normalize's one process": lambda one: bytes_told(one.stored(one.figures.group_bytes)),
    "breaks first": _scarce(0),
    "breaks next": _scarce(1),
    "breaks then": _scarce(2),
}


def table(figures: Figures, plans: Sequence[Plan] = PLANS, machine: Machine = Machine()) -> str:  # noqa: B008 - frozen
    """The plans side by side, in Markdown."""
    sizings = [Sizing(figures, plan, machine) for plan in plans]
    rows = [["", *(plan.name for plan in plans)], ["---", *("---:" for _ in plans)]]
    rows += [[name, *(told(sizing) for sizing in sizings)] for name, told in _ROWS.items()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    print(table(read_figures(Path(sys.argv[1]) if len(sys.argv) > 1 else FIGURES)), end="")
