"""What sections are made of: tables and pictures, and what may stand in a table's cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, 0 to 1; None where the whole is nothing."""

    value: float | None

    def __str__(self) -> str:
        """Give it in percent; what is not nothing and not all never looks so.

        >>> str(Share(0.5)), str(Share(0.0002)), str(Share(0.9999)), str(Share(None))
        ('50.0%', '<0.1%', '>99.9%', '–')
        """
        if self.value is None:
            return "–"
        if 0 < self.value < _LEAST:
            return "<0.1%"
        if 1 - _LEAST < self.value < 1:
            return ">99.9%"
        return f"{self.value:.0%}" if self.value in (0, 1) else f"{self.value:.1%}"


_LEAST = 0.0005


def share(part: int, whole: int) -> Share:
    """Give the share that a part has of a whole.

    >>> share(1, 8), share(0, 0)
    (Share(value=0.125), Share(value=None))
    """
    return Share(part / whole if whole else None)


@dataclass(frozen=True, slots=True)
class Record:
    """A record that is named: its id, its page's URL and its title, as they may be shown."""

    id: str
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of a count."""

    before: int
    now: int

    def __str__(self) -> str:
        """Give the difference with its sign, a minus and not a hyphen, and in percent of what there was.

        >>> str(Change(2400, 3600)), str(Change(4, 1)), str(Change(0, 7))
        ('+1,200 (+50.0%)', '−3 (−75.0%)', '+7')
        """
        difference = self.now - self.before
        percent = f" ({difference / self.before:+.1%})" if self.before else ""
        return f"{difference:+,}{percent}".replace("-", "−")


@dataclass(frozen=True, slots=True)
class Mean:
    """An average."""

    value: float

    def __str__(self) -> str:
        """Give it with one decimal."""
        return f"{self.value:,.1f}"


Cell: TypeAlias = str | int | Share | Change | Mean | Record | None
"""None: unknown, printed as a dash."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first cell of each row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG with what it shows in words, and its numbers."""

    svg: str
    """Safe to stand in the page as it is: all its texts are escaped."""
    says: str
    """For those who do not see it."""
    table: Table


def by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Put counts in order, the greatest first, equal ones by name.

    >>> by_count({"b": 1, "a": 1, "c": 5})
    [('c', 5), ('a', 1), ('b', 1)]
    """
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def in_words(counts: Mapping[str, int]) -> str:
    """List counts in a sentence, the greatest first.

    >>> in_words({"merged": 2, "kept": 1200})
    'kept 1,200, merged 2'
    """
    return ", ".join(f"{name} {count:,}" for name, count in by_count(counts))
