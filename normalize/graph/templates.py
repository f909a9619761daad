"""Templates: words that many different questions share, and what each of them says besides.

Pages of a template have most of their shingles in common and are different questions all the same. A text with many
others about it that are alike is compared by its own words as well: its shingles without those that are common there.
Many copies of one page, each with other edits, look alike too; but an edit stands where the others have their common
words, and what is filled in stands beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.family_words import differing
from normalize.graph.shingles import Hashes, distinct_hashes, signature
from normalize.graph.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalize.graph.said import Said
    from normalize.graph.scratch import Scratch

COMMON = 12
"""So many alike texts of one site or more are a template's; what fewer share is compared as it stands."""
OWN_SHINGLES = 10
"""With fewer shingles of their own in common, nothing tells two texts from others of the template."""
SAME_OWN_WORDS = 0.75
"""Share that two texts must have in common of what is theirs alone; two that fill in one of six things otherwise stay
below."""
_DISPLACED = 0.75
"""Family shingles that are missing for each one that is added: 0.8 where a word is put in, 1 where one is changed."""


class Common:
    """In how many of the texts a shingle stands, where that is so often that it is a template's.

    Args:
        texts: the shingles of each text.
        size: about how many texts there are.
        words: in a shingle.
        scratch: where they are counted.
    """

    def __init__(self, texts: Iterable[Hashes], size: int, words: int, scratch: Scratch) -> None:
        self._tally, self._words = Tally(texts, size, COMMON, scratch), words

    def own(self, shingles: Hashes) -> Hashes:
        """Leave out the shingles that `COMMON` texts or more have.

        >>> from normalize.graph.scratch import Scratch
        >>> often, once = np.array([1, 2], np.uint64), np.array([2, 3], np.uint64)
        >>> Common([often] * 11 + [once], 12, 5, Scratch()).own(once)
        array([3], dtype=uint64)
        """
        own: Hashes = shingles[self._tally.of(shingles) == 0]
        return own

    def same(self, one: Said, other: Said) -> bool:
        """Tell whether two texts of a family say the same: their differences are slips of spelling, edits of the
        family's words, or few beside what the two have in common and others have not.
        """
        of_one, of_other = distinct_hashes(one.spelled), distinct_hashes(other.spelled)
        only_one = differing(one.spelled, of_other, self._tally, self._words)
        only_other = differing(other.spelled, of_one, self._tally, self._words)
        unexplained = 0.0
        for added, displaced in ((only_one.own, only_other.family), (only_other.own, only_one.family)):
            unexplained += max(0.0, added - displaced / _DISPLACED)
        own = len(self.own(np.intersect1d(of_one, of_other, assume_unique=True)))
        return not unexplained or (own >= OWN_SHINGLES and own / (own + unexplained) >= SAME_OWN_WORDS)


def own_signature(own: Hashes) -> bytes | None:
    """Give the MinHash signature of a text's own shingles; None where these are too few to compare."""
    return signature(own) if len(own) >= OWN_SHINGLES else None
