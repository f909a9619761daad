"""Records of a site that say as good as the same words are one, if they ask the same.

Each is merged only into one that is kept and that it was compared with itself: A like B and B like C does not make C a
copy of A. Candidates come from MinHash, the decision from the shingles themselves.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.bands import agreement, find_neighbours
from normalize.graph.edges import Edges, Kind
from normalize.graph.same_question import same_question
from normalize.graph.shingles import jaccard
from normalize.graph.templates import COMMON, Common, own_signatures

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from normalize.graph.bands import Pairs
    from normalize.graph.columns import Columns, Positions
    from normalize.graph.said import Texts

FEWEST_WORDS = 20
"""Shorter texts are merged only where they are the same: one word more or less changes what they ask."""
_MOST_PREFERRED = 4
"""Texts that each one in a crowd is compared with, beside the nearest: the first of a family is the one to be kept."""
_NEIGHBOUR = 0.45
"""Estimated similarity from which texts count as alike when a template is looked for, and own words as worth a look."""
_DOUBT = 0.12
"""How far an estimate may fall short: at similarity 0.8, 144 numbers have a standard deviation of 0.033."""


class NearDuplicates:
    """Finds and merges near-duplicates.

    Args:
        columns: all records.
        texts: reads what a record says.
        threshold: Jaccard similarity of shingles from which two records are near-duplicates.
        kept: by position, what each record was merged into; changed in place.
        edges: takes the ties.
    """

    def __init__(self, columns: Columns, texts: Texts, threshold: float, kept: Positions, edges: Edges) -> None:
        self._columns, self._texts, self._threshold = columns, texts, threshold
        self._kept, self._edges = kept, edges
        order = columns.preference
        self._rows = order[(kept[order] == order) & (columns.words[order] >= FEWEST_WORDS)]
        """Positions in order of preference: of two rows, the smaller is preferred."""
        self._common: dict[int, Common] = {}
        self._crowded = np.zeros(len(self._rows), np.bool_)

    def merge(self) -> None:
        """Merge what is as good as the same, and tie what is alike for other reasons."""
        pairs = self._candidates()
        pairs = pairs[np.lexsort((pairs[:, 0], pairs[:, 1]))]
        for row, group in groupby(pairs.tolist(), key=itemgetter(1)):
            self._decide(row, [other for other, _ in group])

    def _decide(self, row: int, preferred: list[int]) -> None:
        """Merge a row into the kept one that it is most alike, if it is the same; tie it to the others."""
        position = int(self._rows[row])
        best, into = 0.0, None
        alike: list[tuple[int, float]] = []
        for other_row in preferred:
            other = int(self._rows[other_row])
            similarity = jaccard(self._texts.of(position).shingles, self._texts.of(other).shingles)
            if similarity < self._threshold:
                continue
            alike.append((other, similarity))
            mergeable = self._kept[other] == other and self._columns.sites[other] == self._columns.sites[position]
            if mergeable and similarity > best and self._same_question(row, other_row):
                best, into = similarity, other
        for other, similarity in alike:
            kind = Kind.ALIKE if self._columns.sites[other] == self._columns.sites[position] else Kind.SYNDICATION
            self._edges.add(Kind.NEAR if other == into else kind, position, other, similarity)
        if into is not None:
            self._kept[position] = into

    def _same_question(self, row: int, other: int) -> bool:
        one, two = int(self._rows[row]), int(self._rows[other])
        said, other_said = self._texts.of(one), self._texts.of(two)
        if not same_question(said, other_said):
            return False
        if not (self._crowded[row] or self._crowded[other]):
            return True
        return self._common[int(self._columns.sites[one])].same(said.shingles, other_said.shingles)

    def _candidates(self) -> Pairs:
        """Give the pairs of rows that are worth comparing."""
        signatures, rows = self._columns.signatures, self._rows
        pairs, heads = find_neighbours(signatures, rows)
        shares = agreement(signatures, rows, pairs)
        close = pairs[shares >= _NEIGHBOUR]
        self._crowded |= np.bincount(close.ravel(), minlength=len(rows)) >= COMMON
        self._crowded[heads.ravel()] = True
        enough = shares >= self._threshold - _DOUBT
        pairs, shares = pairs[enough], shares[enough]
        if not self._crowded.any():
            return pairs
        in_crowd = self._crowded[pairs].all(axis=1)
        head_shares = agreement(signatures, rows, heads)
        enough = head_shares >= self._threshold - _DOUBT
        few = _few(
            np.concatenate((pairs[in_crowd], heads[enough])), np.concatenate((shares[in_crowd], head_shares[enough]))
        )
        return np.unique(np.concatenate((pairs[~in_crowd], few, self._own_words_alike())), axis=0)

    def _own_words_alike(self) -> Pairs:
        """Give the pairs of crowded rows whose own words are alike."""
        found = [np.empty((0, 2), np.int64)]
        for site in np.unique(self._columns.sites[self._rows[self._crowded]]).tolist():
            crowd = np.flatnonzero(self._crowded & (self._columns.sites[self._rows] == site))
            members = self._rows[crowd].tolist()
            common = Common(self._texts.of(position).shingles for position in members)
            self._common[site] = common
            signatures = own_signatures(common.own(self._texts.of(position).shingles) for position in members)
            tell = np.flatnonzero(signatures.any(axis=1))
            pairs = find_neighbours(signatures, tell).pairs
            pairs = pairs[agreement(signatures, tell, pairs) >= _NEIGHBOUR]
            found.append(crowd[tell[pairs]])
        return np.concatenate(found)


def _few(pairs: Pairs, shares: NDArray[np.float32]) -> Pairs:
    """Keep, of each row's pairs with preferred ones, that of the greatest share and those with the most preferred."""
    by_share = pairs[np.lexsort((pairs[:, 0], -shares, pairs[:, 1]))]
    by_preference = np.unique(pairs[:, ::-1], axis=0)[:, ::-1]
    return np.concatenate((by_share[_rank(by_share) < 1], by_preference[_rank(by_preference) < _MOST_PREFERRED]))


def _rank(pairs: Pairs) -> NDArray[np.int64]:
    """Number the pairs of each row; they stand together."""
    places = np.arange(len(pairs))
    first = np.ones(len(pairs), np.bool_)
    first[1:] = pairs[1:, 1] != pairs[:-1, 1]
    return places - np.maximum.accumulate(np.where(first, places, 0))
