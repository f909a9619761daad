"""What ties records to one another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.scratch import Column, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from normalize.graph.columns import Positions
    from normalize.graph.scratch import Scratch


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


_ROW = np.dtype([("kind", "u1"), ("match", "u1"), ("source", "<i8"), ("target", "<i8"), ("score", "<f8")])


class Edges:
    """Edges by position, in a file: 26 bytes each.

    >>> from normalize.graph.scratch import Scratch
    >>> with Scratch() as scratch:
    ...     edges = Edges(scratch)
    ...     edges.add(Kind.TEASER, 4, 2, match=Match.URL)
    ...     edges.close()
    >>> list(edges.rows())
    [(<Kind.TEASER: 'teaser'>, 4, 2, <Match.URL: 'url'>, 1.0)]
    """

    def __init__(self, scratch: Scratch) -> None:
        self._column = Column(scratch, _ROW)

    def add(self, kind: Kind, source: int, target: int, score: float = 1.0, match: Match | None = None) -> None:
        """Tie two positions."""
        self._column.append((_KINDS.index(kind), _MATCHES.index(match), source, target, score))

    def add_all(self, kind: Kind, sources: Positions, targets: Positions) -> None:
        """Tie each source to its target."""
        rows = np.zeros(len(sources), _ROW)
        rows["kind"], rows["source"], rows["target"], rows["score"] = _KINDS.index(kind), sources, targets, 1.0
        self._column.extend(rows)

    def close(self) -> None:
        """Have done with adding; what comes before cannot be read."""
        self._rows = self._column.mapped()

    def ties(self, *, by_teasers: bool) -> Iterator[tuple[Positions, Positions]]:
        """Give sources and targets of the edges that hold a group together, many at a time."""
        for rows in self._parts():
            holds = (rows["kind"] != _KINDS.index(Kind.TEASER)) | by_teasers
            yield rows["source"][holds], rows["target"][holds]

    def count(self) -> dict[str, int]:
        """Count the edges of each kind that occurs."""
        counts = np.zeros(len(_KINDS), np.int64)
        for rows in self._parts():
            counts += np.bincount(rows["kind"], minlength=len(_KINDS))
        return {kind.value: count for kind, count in zip(_KINDS, counts.tolist(), strict=True) if count}

    def rows(self) -> Iterator[tuple[Kind, int, int, Match | None, float]]:
        """Give kind, source, target, match and score of all edges, in the order in which they were found."""
        for rows in self._parts():
            for kind, match, source, target, score in rows.tolist():
                yield _KINDS[kind], source, target, _MATCHES[match], score

    def _parts(self) -> Iterator[NDArray[np.void]]:
        for part in steps(len(self._rows)):
            yield self._rows[part]
            self._column.release()
