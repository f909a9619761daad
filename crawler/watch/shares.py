"""How many pages show something: in all, and of late."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from crawler.watch import evidence
from crawler.watch.alarms import EXAMPLES

WINDOWS = (16, 40)
"""Pages that count as late: few tell a sharp change soon, more a change of what only half of the pages show."""
_FEWEST_BEFORE = 8
"""Pages before a change: with fewer there is nothing that it could be a change of."""
_MOST = 0.4
"""The share of late pages that makes a trouble a change; a page of code here and there is none."""
_FEW = 0.1
"""The share of pages before that makes it new."""


_Matters = Callable[[float, float], bool]
"""Tells by the shares of late and before whether a change matters."""


class Change(NamedTuple):
    """A share of late, and before."""

    late: float
    pages: int
    before: float


class Share:
    """Counts the pages that show something and those that don't."""

    __slots__ = ("_late", "_urls", "pages", "shown")

    def __init__(self) -> None:
        self.pages = self.shown = 0
        self._late: deque[bool] = deque(maxlen=max(WINDOWS))
        self._urls = (deque[str](maxlen=EXAMPLES), deque[str](maxlen=EXAMPLES))

    def add(self, shows: bool, url: str) -> None:
        """Count one page."""
        self.pages += 1
        self.shown += shows
        self._late.append(shows)
        self._urls[shows].append(url)

    def examples(self, shows: bool) -> tuple[str, ...]:
        """The latest pages that show it, or that don't."""
        return tuple(reversed(self._urls[shows]))

    def falls_short(self, least: float) -> bool:
        """Whether fewer pages show it than are expected to."""
        return evidence.of_shortfall(self.shown, self.pages, least) > evidence.ENOUGH

    def exceeds(self, most: float) -> bool:
        """Whether more pages show it than may."""
        return evidence.of_shortfall(self.pages - self.shown, self.pages, 1 - most) > evidence.ENOUGH

    def fell(self) -> Change | None:
        """A change by which at most half as many pages show it."""
        return self._changed(lambda late, before: before >= 2 * late)

    def rose(self) -> Change | None:
        """A change by which it stands on many pages, and stood on few."""
        return self._changed(is_new)

    def _changed(self, matters: _Matters) -> Change | None:
        late = list(self._late)
        for window in WINDOWS:
            shown = sum(late[-window:])
            change = changed(self.shown - shown, self.pages - window, shown, window, matters)
            if change is not None:
                return change
        return None


def is_new(late: float, before: float) -> bool:
    """Whether what stands on such a share of late pages stood on few before."""
    return late >= _MOST and before <= _FEW


def changed(before: int, of_before: int, late: int, of_late: int, matters: _Matters) -> Change | None:
    """The change from the pages before to the late ones, if it matters and is no chance."""
    if of_before < _FEWEST_BEFORE:
        return None
    change = Change(late / of_late, of_late, before / of_before)
    if matters(change.late, change.before) and evidence.of_change(before, of_before, late, of_late) > evidence.ENOUGH:
        return change
    return None
