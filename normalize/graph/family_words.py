"""Which of the words that a text has and its like has not are its family's, told by the words next to them.

A family is many texts of one template, or texts made of the same stock phrases. Where most that have the words before
(or behind) a place go on with the same words, these are the family's, and what stands there in another text is an edit.
Where they go on with this and that, the place is one to be filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from normalize.graph.shingles import Hashes
    from normalize.graph.tally import Tally

_OF_ALL = 0.7
"""Share of a family's texts from which words are the family's: edits leave each in nine of ten copies, and what forms
are filled in with is seldom so frequent. Chosen; `tests/normalize/graph` shows what it does."""


class Differing(NamedTuple):
    """Shingles that one text has and another has not."""

    family: int
    """In places where the family has these words."""
    own: int
    """In all other places."""


def differing(text: Hashes, other: Hashes, tally: Tally, size: int) -> Differing:
    """Count the shingles that a text has and another has not.

    >>> from normalize.graph.scratch import Scratch
    >>> from normalize.graph.shingles import distinct_hashes, spelled_sequence
    >>> from normalize.graph.tally import Tally
    >>> stock = "keep the wound dry for a week and come back"
    >>> edited, filled_in = stock.replace("wound", "cut"), stock.replace("week", "month")
    >>> one, other, third = (spelled_sequence(text.split(), 2) for text in (stock, edited, filled_in))
    >>> with Scratch() as scratch:
    ...     tally = Tally([distinct_hashes(one)] * 14 + [distinct_hashes(third)] * 14, 28, 12, scratch)
    ...     differing(one, distinct_hashes(other), tally, 2), differing(one, distinct_hashes(third), tally, 2)
    (Differing(family=2, own=0), Differing(family=0, own=2))

    Args:
        text: its shingles, in its order.
        other: the other's, sorted.
        tally: tells in how many texts of the family each stands.
        size: words in a shingle.
    """
    places = np.minimum(np.searchsorted(other, text), max(len(other) - 1, 0))
    lacks = other[places] != text if len(other) else np.ones(len(text), np.bool_)
    counts = tally.of(text).tolist()
    bounds = np.flatnonzero(np.diff(lacks, prepend=False, append=False)).reshape(-1, 2).tolist()
    family = sum(stop - start for start, stop in bounds if _is_familys(counts, start, stop, size))
    return Differing(family, int(np.count_nonzero(lacks)) - family)


def _is_familys(counts: list[int], start: int, stop: int, size: int) -> bool:
    """Tell whether the words that the shingles of a stretch have and those around it have not are the family's.

    From either side as many texts go on with them as have what stands before; the two may meet within.
    """
    words = max(stop - start - size + 1, 1)  # at least the place itself, where a word was put in or left out
    before = counts[start - 1] if start else 0
    behind = counts[stop] if stop < len(counts) else 0
    from_before = _going_on(before, counts[start : start + words])
    from_behind = _going_on(behind, counts[stop - words : stop][::-1])
    return from_before + from_behind >= words


def _going_on(count: int, onward: list[int]) -> int:
    """Count the shingles, one after the other, that most texts have of those that have what stands before them."""
    if not count:
        return 0
    return next((at for at, each in enumerate(onward) if each < _OF_ALL * count), len(onward))
