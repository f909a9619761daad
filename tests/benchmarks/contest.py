"""Who did the same work how fast and how well: ours, its peers and the limits, measured by turns.

A contest's table has one row for each of them; `standings` puts the rows of all contests into one.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isclose

from tests.benchmarks.tables import Cell, Table

HEADINGS = ("", "median", "lowest", "highest", "CPU µs", "MiB", "ours is", "by CPU", "demanded", "reached", "quality")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What one round gave."""

    rate: float
    """Units a second."""
    cpu_seconds: float | None = None
    """For each unit, of all processes together."""
    mib: float | None = None
    """The most memory at one time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How good the outcome is in one respect, and what is demanded of it, if anything is."""

    name: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def is_reached(self) -> bool:
        """Whether it is as good as demanded.

        >>> Quality(name="field F1", value=0.999, least=1.0).is_reached
        False
        """
        enough = self.least is None or self.value >= self.least
        return enough and (self.most is None or self.value <= self.most)

    @property
    def is_demanded(self) -> bool:
        """Whether anything is demanded of it."""
        return self.least is not None or self.most is not None

    @property
    def demand(self) -> str:
        """What is demanded, to stand behind it.

        >>> Quality(name="recall", value=1.0, least=0.99).demand, Quality(name="lost", value=0, most=0).demand
        (' (≥ 0.99)', ' (≤ 0)')
        """
        least = "" if self.least is None else f" (≥ {self.least:g})"
        return least + ("" if self.most is None else f" (≤ {self.most:g})")

    def __str__(self) -> str:
        """Counts without decimals.

        >>> str(Quality(name="recall", value=0.9934)), str(Quality(name="lost", value=1204))
        ('recall 0.993', 'lost 1,204')
        """
        is_count = isclose(self.value, round(self.value)) and (self.value > 1 or self.most is not None)
        return f"{self.name} {self.value:,.0f}" if is_count else f"{self.name} {self.value:.3f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrant:
    """Ours, a peer, or a limit."""

    name: str
    samples: Sequence[Sample]
    """One a round; none where only the quality is of interest."""
    quality: Sequence[Quality] = ()
    demanded: float | None = None
    """Ours has to be so many times as fast as this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One piece of work."""

    title: str
    unit: str
    """What is counted a second."""
    ours: Entrant
    others: Sequence[Entrant]
    demanded: float | None = None
    """So many units a second are demanded of ours."""
    notes: Sequence[str] = ()

    def table(self) -> Table:
        """Its rows alone."""
        return Table(
            title=f"{self.title} ({self.unit})",
            headings=HEADINGS,
            rows=self.rows(),
            notes=self.notes,
            flush_left=(0, len(HEADINGS) - 1),
        )

    def rows(self) -> list[list[Cell]]:
        """Ours, then the others, with how many times as fast as each ours is."""
        demand = "-" if self.demanded is None else f"{self.demanded:,.0f}/s"
        is_asked = self.demanded is not None or any(each.is_demanded for each in self.ours.quality)
        reached = "no: " + ", ".join(faults) if (faults := self.faults()) else "yes"
        quality = ", ".join(f"{each}{each.demand}" for each in self.ours.quality)
        rows = [_row(self.ours, "-", "-", demand, reached if is_asked else "-", quality)]
        for other in self.others:
            times = ratio(self.ours, other)
            demand = "-" if other.demanded is None else f"{other.demanded:g} ×"
            reached = "-" if other.demanded is None or times is None else _yes(times >= other.demanded)
            quality = ", ".join(map(str, other.quality))
            rows.append(_row(other, _times(times), _times(ratio_of_cpu(self.ours, other)), demand, reached, quality))
        return rows

    def faults(self) -> list[str]:
        """In what ours falls short of what is demanded of itself, beside others apart."""
        is_slow = self.demanded is not None and _median(self.ours) < self.demanded
        return ["speed"] * is_slow + [each.name for each in self.ours.quality if not each.is_reached]


def ratio(ours: Entrant, other: Entrant) -> float | None:
    """How many times as fast ours is: the median over the rounds, in each of which both were measured.

    Where they have other numbers of rounds it is the ratio of the medians; None where either has none.

    >>> def entrant(*rates): return Entrant(name="", samples=[Sample(rate=rate) for rate in rates])
    >>> ratio(entrant(30, 10), entrant(10, 5)), ratio(entrant(30, 10), entrant(10)), ratio(entrant(30), entrant())
    (2.5, 2.0, None)
    """
    if not ours.samples or not other.samples:
        return None
    if len(ours.samples) != len(other.samples):
        return _median(ours) / _median(other)
    return statistics.median(one.rate / another.rate for one, another in zip(ours.samples, other.samples, strict=True))


def ratio_of_cpu(ours: Entrant, other: Entrant) -> float | None:
    """How many times as much processor time the other one takes: medians, whatever else the machine was doing."""
    mine, theirs = _cpu_seconds(ours), _cpu_seconds(other)
    return statistics.median(theirs) / statistics.median(mine) if mine and theirs else None


def standings(contests: Iterable[Contest]) -> Table:
    """All contests in one table."""
    rows: list[list[Cell]] = []
    notes: list[str] = []
    for contest in contests:
        notes += [f"{contest.title}: {note}" for note in contest.notes]
        rows.append([f"{contest.title} ({contest.unit})", *[""] * (len(HEADINGS) - 1)])
        rows += [[f"  {name}", *cells] for name, *cells in contest.rows()]
    return Table(title="All of it", headings=HEADINGS, rows=rows, notes=notes, flush_left=(0, len(HEADINGS) - 1))


def _row(entrant: Entrant, ours_is: str, by_cpu: str, demanded: str, reached: str, quality: str) -> list[Cell]:
    rates = [sample.rate for sample in entrant.samples]
    cpu = [seconds * 1e6 for seconds in _cpu_seconds(entrant)]
    mib = [sample.mib for sample in entrant.samples if sample.mib is not None]
    return [
        entrant.name,
        *((statistics.median(rates), min(rates), max(rates)) if rates else (None, None, None)),
        statistics.median(cpu) if cpu else None,
        max(mib, default=None),
        ours_is,
        by_cpu,
        demanded,
        reached,
        quality or "-",
    ]


def _median(entrant: Entrant) -> float:
    return statistics.median(sample.rate for sample in entrant.samples)


def _cpu_seconds(entrant: Entrant) -> list[float]:
    return [sample.cpu_seconds for sample in entrant.samples if sample.cpu_seconds is not None]


def _times(ratio: float | None) -> str:
    """At least two digits that tell something: limits are far away.

    >>> _times(31.4159), _times(0.0123), _times(None)
    ('31.42 ×', '0.012 ×', '-')
    """
    if ratio is None:
        return "-"
    return f"{ratio:,.2f} ×" if ratio >= 0.1 else f"{ratio:.2g} ×"


def _yes(is_reached: bool) -> str:
    return "yes" if is_reached else "no"
