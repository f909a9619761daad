"""Templates: words that many different questions share, and what each of them says besides.

Pages of a template have most of their shingles in common and are different questions all the same. A text with many
others about it that are alike is compared by its own words as well: its shingles without those that are common there.
Many copies of one page, each with other edits, look alike too; but an edit stands where the others have their common
words, and what is filled in stands beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.shingles import Hashes, signature

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

COMMON = 12
"""So many alike texts of one site or more are a template's; what fewer share is compared as it stands."""
OWN_SHINGLES = 10
"""With fewer shingles of their own in common, nothing tells two texts from others of the template."""
SAME_OWN_WORDS = 0.75
"""Share that two texts must have in common of what is theirs alone; two that fill in one of six things otherwise stay
below."""
_OF_ALL = 0.7
"""Share of a family of texts from which a shingle is one of the family's: edits leave each in nine of ten copies, and
what forms are filled in with is seldom so frequent. Chosen; `tests/normalize/graph` shows what it does."""
_DISPLACED = 0.75
"""Family shingles that are missing for each one that is added: 0.8 where a word is put in, 1 where one is changed."""
SLOTS = 1 << 24
"""Numbers of 16 bits: 32 MB."""
_AT_ONCE = 1 << 21


class Common:
    """Counts in how many texts a shingle stands.

    Counts are kept in 2^24 slots by hash, up to 65,535. Shingles that meet in one slot count as more common than they
    are; with ten million of them, two texts' own words may be found too few, and the texts stay apart.

    Args:
        texts: the shingles of each text.
        counts: the slots, all 0.
    """

    def __init__(self, texts: Iterable[Hashes], counts: NDArray[np.uint16]) -> None:
        self._counts = counts
        held: list[Hashes] = []
        size = 0
        for shingles in texts:
            held.append(shingles)
            size += len(shingles)
            if size > _AT_ONCE:
                self._count(held)
                held, size = [], 0
        self._count(held)

    def _count(self, held: list[Hashes]) -> None:
        slots, counts = np.unique(np.concatenate([np.empty(0, np.uint64), *held]) % SLOTS, return_counts=True)
        self._counts[slots] = np.minimum(self._counts[slots] + counts, 0xFFFF)

    def own(self, shingles: Hashes) -> Hashes:
        """Leave out the shingles that `COMMON` texts or more have.

        >>> often, once = np.array([1, 2], np.uint64), np.array([2, 3], np.uint64)
        >>> Common([often] * 11 + [once], np.zeros(SLOTS, np.uint16)).own(once)
        array([3], dtype=uint64)
        """
        return shingles[self._of(shingles) < COMMON]

    def same(self, one: Hashes, other: Hashes) -> bool:
        """Tell whether two texts of a family say the same: their differences are edits of the family's words, or few
        beside what the two have in common and others have not.

        >>> family = np.arange(100, dtype=np.uint64)
        >>> edited, filled_in = np.append(family[5:], family[:5] + 200), np.append(family, family[:5] + 300)
        >>> common = Common([family] * 20 + [edited, filled_in], np.zeros(SLOTS, np.uint16))
        >>> common.same(family, edited), common.same(family, filled_in)
        (True, False)
        """
        often = max(COMMON, _OF_ALL * min(float(np.quantile(self._of(text), 0.75)) for text in (one, other)))
        only_one, only_other = (
            self._of(np.setdiff1d(these, those, assume_unique=True)) >= often
            for these, those in ((one, other), (other, one))
        )
        unexplained = 0.0
        for added, displaced in ((~only_one, only_other), (~only_other, only_one)):
            unexplained += max(0.0, np.count_nonzero(added) - np.count_nonzero(displaced) / _DISPLACED)
        own = len(self.own(np.intersect1d(one, other, assume_unique=True)))
        return not unexplained or (own >= OWN_SHINGLES and own / (own + unexplained) >= SAME_OWN_WORDS)

    def _of(self, shingles: Hashes) -> NDArray[np.uint16]:
        counts: NDArray[np.uint16] = self._counts[shingles % np.uint64(SLOTS)]
        return counts


def own_signature(own: Hashes) -> bytes | None:
    """Give the MinHash signature of a text's own shingles; None where these are too few to compare."""
    return signature(own) if len(own) >= OWN_SHINGLES else None
