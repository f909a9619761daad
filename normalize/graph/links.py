"""Where the teasers of all records lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from normalize.graph.edges import Match
from normalize.graph.scratch import Column, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.graph.scratch import Scratch
    from normalize.graph.teasers import Resolved

_MATCHES: tuple[Match | None, ...] = (None, *Match)
_LINK = np.dtype([("target", "<i8"), ("match", "u1")])


class Link(NamedTuple):
    """A teaser, resolved or not."""

    question_id: str | None
    match: Match | None


class Links:
    """Where the teasers of all records lead, in a file: 9 bytes each."""

    def __init__(self, scratch: Scratch) -> None:
        self._ends, self._links = Column(scratch, np.int64), Column(scratch, _LINK)
        self._size = 0

    def add(self, resolved: Sequence[Resolved | None]) -> None:
        """Take in the teasers of the next record."""
        self._ends.append(self._size)
        for each in resolved:
            self._links.append((each.target, _MATCHES.index(each.match)) if each else (-1, 0))
        self._size += len(resolved)

    def close(self) -> None:
        """Have done with adding; what comes before cannot be read."""
        self._ends.append(self._size)
        self._ends.mapped()
        self._starts, self._rows = self._ends.view(), self._links.mapped()

    def of(self, position: int, ids: Sequence[str]) -> list[Link]:
        """Give a record's links."""
        start, stop = self._starts[position], self._starts[position + 1]
        if start == stop:
            return []
        rows = self._rows[start:stop].tolist()
        return [Link(ids[target], _MATCHES[match]) if target >= 0 else Link(None, None) for target, match in rows]

    def count(self) -> dict[str, int]:
        """Count the teasers by match."""
        counts = np.zeros(len(_MATCHES), np.int64)
        for part in steps(self._size):
            counts += np.bincount(self._rows["match"][part], minlength=len(_MATCHES))
        named = zip((str(match or "unresolved") for match in _MATCHES), counts.tolist(), strict=True)
        return {match: count for match, count in sorted(named) if count}
