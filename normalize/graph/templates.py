"""Templates: words that many different questions share, and what each of them says besides.

Pages of a template have most of their shingles in common and are different questions all the same. A text with many
others about it that are alike is compared by its own words as well: its shingles without those that are common there.
Many copies of one page, each with other edits, look alike too; but an edit stands where the others have their common
words, and what is filled in stands beside them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.shingles import Hashes, distinct_hashes, signature
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
_OF_ALL = 0.9
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

        An edit stands in the place of the family's words: what is missing somewhere else excuses nothing.

        >>> from normalize.graph.scratch import Scratch
        >>> family = np.arange(100, dtype=np.uint64)
        >>> edited = np.concatenate((family[:50], family[50:55] + 200, family[55:]))
        >>> filled_in = np.concatenate((family[:60], family[:5] + 300, family[60:90]))
        >>> common = Common([family] * 20 + [edited, np.sort(filled_in)], 22, Scratch())
        >>> common.same(family, edited), common.same(family, filled_in)
        (True, False)

        Args:
            one: `Said.spelled` of one text.
            other: the same of the other.
        """
        these, those = distinct_hashes(one), distinct_hashes(other)
        often = max(COMMON, _OF_ALL * min(float(np.quantile(self._tally.of(text), 0.75)) for text in (these, those)))
        only_one, only_other = self._differing(one, those, often), self._differing(other, these, often)
        unexplained = 0.0
        for place in only_one.keys() | only_other.keys():
            (family, own), (other_family, other_own) = only_one[place], only_other[place]
            unexplained += max(0.0, own - other_family / _DISPLACED) + max(0.0, other_own - family / _DISPLACED)
        own_words = len(self.own(np.intersect1d(these, those, assume_unique=True)))
        return not unexplained or (
            own_words >= OWN_SHINGLES and own_words / (own_words + unexplained) >= SAME_OWN_WORDS
        )

    def _differing(self, text: Hashes, other: Hashes, often: float) -> defaultdict[int, tuple[int, int]]:
        """Count the shingles that the other text has not, the family's and all others, by the shared one before."""
        lacks = np.isin(text, other, invert=True)
        bounds = np.flatnonzero(np.diff(lacks, prepend=False, append=False)).reshape(-1, 2)
        found: defaultdict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for start, stop in bounds.tolist():
            place = int(text[start - 1]) if start else 0
            family = int(np.count_nonzero(self._tally.of(text[start:stop]) >= often))
            before = found[place]
            found[place] = before[0] + family, before[1] + stop - start - family
        return found


def own_signature(own: Hashes) -> bytes | None:
    """Give the MinHash signature of a text's own shingles; None where these are too few to compare."""
    return signature(own) if len(own) >= OWN_SHINGLES else None
