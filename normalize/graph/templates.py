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
from normalize.graph.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalize.graph.scratch import Scratch

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


class Common:
    """In how many of the texts a shingle stands, where that is so often that it is a template's.

    Args:
        texts: the shingles of each text.
        size: about how many texts there are.
        scratch: where they are counted.
    """

    def __init__(self, texts: Iterable[Hashes], size: int, scratch: Scratch) -> None:
        self._tally = Tally(texts, size, COMMON, scratch)

    def own(self, shingles: Hashes) -> Hashes:
        """Leave out the shingles that `COMMON` texts or more have.

        >>> from normalize.graph.scratch import Scratch
        >>> often, once = np.array([1, 2], np.uint64), np.array([2, 3], np.uint64)
        >>> Common([often] * 11 + [once], 12, Scratch()).own(once)
        array([3], dtype=uint64)
        """
        own: Hashes = shingles[self._tally.of(shingles) == 0]
        return own

    def same(self, one: Hashes, other: Hashes) -> bool:
        """Tell whether two texts of a family say the same: their differences are edits of the family's words, or few
        beside what the two have in common and others have not.

        >>> from normalize.graph.scratch import Scratch
        >>> family = np.arange(100, dtype=np.uint64)
        >>> edited, filled_in = np.append(family[5:], family[:5] + 200), np.append(family, family[:5] + 300)
        >>> common = Common([family] * 20 + [edited, filled_in], 22, Scratch())
        >>> common.same(family, edited), common.same(family, filled_in)
        (True, False)
        """
        often = max(COMMON, _OF_ALL * min(float(np.quantile(self._tally.of(text), 0.75)) for text in (one, other)))
        only_one, only_other = (
            self._tally.of(np.setdiff1d(these, those, assume_unique=True)) >= often
            for these, those in ((one, other), (other, one))
        )
        unexplained = 0.0
        for added, displaced in ((~only_one, only_other), (~only_other, only_one)):
            unexplained += max(0.0, np.count_nonzero(added) - np.count_nonzero(displaced) / _DISPLACED)
        own = len(self.own(np.intersect1d(one, other, assume_unique=True)))
        return not unexplained or (own >= OWN_SHINGLES and own / (own + unexplained) >= SAME_OWN_WORDS)


def own_signature(own: Hashes) -> bytes | None:
    """Give the MinHash signature of a text's own shingles; None where these are too few to compare."""
    return signature(own) if len(own) >= OWN_SHINGLES else None
