"""What ties records to one another."""

from __future__ import annotations

from array import array
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


class Kind(StrEnum):
    """Why two records belong together; `exact` and `near` ones of a site are merged, all others stay two records."""

    EXACT = "exact"
    """The same words, one site."""
    NEAR = "near"
    """As good as the same words, one site."""
    ALIKE = "alike"
    """As many shingles in common as near-duplicates, yet another question: a template, or the same answers."""
    SYNDICATION = "syndication"
    """The same words, or as good as, on two sites."""
    SAME_ANSWER = "same_answer"
    """One answer under both questions."""
    SAME_URL = "same_url"
    """One page: two site styles read it, or it holds several questions."""
    TEASER = "teaser"
    """The source's "Similar Q&A" leads to the target."""


class Match(StrEnum):
    """How a teaser was resolved."""

    URL = "url"
    QUESTION_TEXT = "question_text"
    TITLE = "title"


_KINDS = tuple(Kind)
_MATCHES: tuple[Match | None, ...] = (None, *Match)


class Edges:
    """Edges in arrays, by position: 26 bytes each."""

    def __init__(self) -> None:
        self.sources, self.targets = array("Q"), array("Q")
        self._kinds, self._matches, self._scores = array("B"), array("B"), array("d")

    def add(self, kind: Kind, source: int, target: int, score: float = 1.0, match: Match | None = None) -> None:
        """Tie two positions."""
        self.sources.append(source)
        self.targets.append(target)
        self._kinds.append(_KINDS.index(kind))
        self._matches.append(_MATCHES.index(match))
        self._scores.append(score)

    def ties(self, by_teasers: bool) -> NDArray[np.bool_]:
        """Mark the edges that hold a group together."""
        ties: NDArray[np.bool_] = np.array(self._kinds, np.uint8) != _KINDS.index(Kind.TEASER)
        return ties | by_teasers

    def count(self) -> dict[str, int]:
        """Count the edges of each kind that occurs.

        >>> edges = Edges()
        >>> edges.add(Kind.TEASER, 4, 2, match=Match.URL)
        >>> edges.count()
        {'teaser': 1}
        """
        counts = {kind.value: self._kinds.count(code) for code, kind in enumerate(_KINDS)}
        return {kind: count for kind, count in counts.items() if count}

    def rows(self) -> Iterator[tuple[Kind, int, int, Match | None, float]]:
        """Give kind, source, target, match and score of all edges, in the order in which they were found."""
        rows = zip(self._kinds, self.sources, self.targets, self._matches, self._scores, strict=True)
        for kind, source, target, match, score in rows:
            yield _KINDS[kind], source, target, _MATCHES[match], score
