"""Which records are worth comparing word by word: neighbours by MinHash, and only some of those in a crowd."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from normalize.graph.bands import Pairs, Signatures, agreement, find_neighbours, pack, unpack
from normalize.graph.columns import position_of
from normalize.graph.runs import Rows
from normalize.graph.scratch import Column, steps, zeros
from normalize.graph.shingles import distinct_hashes
from normalize.graph.sorting import Sorter, distinct, key_groups, whole_groups
from normalize.graph.templates import COMMON, Common, own_signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from normalize.graph.columns import Columns, Positions
    from normalize.graph.said import Texts
    from normalize.graph.scratch import Scratch
    from normalize.graph.shingles import Hashes

_MOST_PREFERRED = 4
"""Texts that each one in a crowd is compared with, beside the nearest: the first of a family is the one to be kept."""
_NEIGHBOUR = 0.45
"""Estimated similarity from which texts count as alike when a template is looked for, and own words as worth a look."""
_DOUBT = 0.12
"""How far an estimate may fall short: at similarity 0.8, 144 numbers have a standard deviation of 0.033."""
_ENOUGH = np.dtype([("pair", "<i8", 2), ("share", "<f4")])
_ONE_ROW = 32  # bits of a key that tell the preferred row of a pair
_SHARE = 8  # two are sorted at a time, beside the neighbours


class Candidates:
    """Finds the pairs of rows that are worth comparing.

    Args:
        columns: all records.
        texts: reads what a record says.
        threshold: Jaccard similarity of shingles from which two records are near-duplicates.
        kept: by position, what each record was merged into.
        scratch: where they are sorted.
    """

    def __init__(self, columns: Columns, texts: Texts, threshold: float, kept: Positions, scratch: Scratch) -> None:
        self._columns, self._texts, self._scratch = columns, texts, scratch
        self._enough = threshold - _DOUBT
        self.rows = self._in_order_of_preference(kept)
        """Positions in order of preference: of two rows, the smaller is preferred."""
        self.crowded: NDArray[np.bool_] = zeros(scratch, len(self.rows), np.bool_)
        """By row, whether many others are about as alike as near-duplicates."""
        self.common: dict[int, Common] = {}
        """By site, what those in a crowd have in common."""

    def found(self) -> Iterator[tuple[int, list[int]]]:
        """Give each row that is worth comparing with preferred ones, and those; all in ascending order."""
        worth = Sorter(self._scratch, _SHARE)
        crowd = Sorter(self._scratch, _SHARE)
        neighbours = find_neighbours(self._columns.signatures, self.rows, self._scratch)
        enough = self._find_crowded(neighbours.pairs)
        for heads in neighbours.heads:
            self.crowded[heads.ravel()] = True
            shares = agreement(self._columns.signatures, self.rows, heads)
            _add(crowd, heads[shares >= self._enough], shares[shares >= self._enough])
        for part in steps(len(enough)):
            pairs, shares = enough["pair"][part], enough["share"][part]
            in_crowd = self.crowded[pairs].all(axis=1)
            _add(crowd, pairs[in_crowd], shares[in_crowd])
            worth.add(_key(pairs[~in_crowd]))
        for keys in _few(crowd.blocks()):
            worth.add(keys)
        for pairs in self._own_words_alike():
            worth.add(_key(pairs))
        keyed = (Rows(keys, np.zeros(len(keys), np.int64)) for keys in distinct(worth.blocks()))
        for keys, _ in whole_groups(keyed, _ONE_ROW):
            pairs = unpack(keys)
            bounds = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1, append=-1)).tolist()
            for start, stop in pairwise(bounds):
                yield int(pairs[start, 0]), pairs[start:stop, 1].tolist()

    def _in_order_of_preference(self, kept: Positions) -> Positions:
        rows = Column(self._scratch, np.int64)
        for preferences, _ in self._columns.preferred.blocks():
            positions = position_of(preferences.astype(np.int64))
            rows.extend(positions[kept[positions] == positions])
        return rows.mapped()

    def _find_crowded(self, neighbours: Iterable[Pairs]) -> NDArray[np.void]:
        """Find the rows with many neighbours that are alike, and keep the pairs that are alike enough to compare."""
        enough = Column(self._scratch, _ENOUGH)
        counts = zeros(self._scratch, len(self.rows), np.uint32)
        for pairs in neighbours:
            shares = agreement(self._columns.signatures, self.rows, pairs)
            rows, times = np.unique(pairs[shares >= _NEIGHBOUR], return_counts=True)
            counts[rows] += times.astype(np.uint32)
            compared = np.zeros(np.count_nonzero(shares >= self._enough), _ENOUGH)
            compared["pair"], compared["share"] = pairs[shares >= self._enough], shares[shares >= self._enough]
            enough.extend(compared)
        for part in steps(len(counts)):
            self.crowded[part] = counts[part] >= COMMON
        return enough.mapped()

    def _own_words_alike(self) -> Iterator[Pairs]:
        """Give the pairs of crowded rows whose own words are alike, site by site."""
        by_site = Sorter(self._scratch, _SHARE)
        for part in steps(len(self.rows)):
            rows = part.start + np.flatnonzero(self.crowded[part])
            by_site.add(self._columns.sites[self.rows[rows]].astype(np.uint64), rows)
        for site, crowd in key_groups(by_site.blocks()):
            common = Common((shingles for _, shingles in self._shingles(crowd)), len(crowd), self._scratch)
            self.common[site] = common
            signatures = Signatures(self._scratch)
            telling = Column(self._scratch, np.int64)
            for row, shingles in self._shingles(crowd):
                own = own_signature(common.own(shingles))
                if own is not None:
                    signatures.append(own)
                    telling.append(row)
            signatures.close()
            rows = telling.mapped()
            numbers = np.arange(len(rows))
            for pairs in find_neighbours(signatures, numbers, self._scratch).pairs:
                yield rows[pairs[agreement(signatures, numbers, pairs) >= _NEIGHBOUR]]

    def _shingles(self, rows: Positions) -> Iterator[tuple[int, Hashes]]:
        for part in steps(len(rows)):
            for row, position in zip(rows[part].tolist(), self.rows[rows[part]].tolist(), strict=True):
                yield row, distinct_hashes(self._texts.spelled(position))


def _key(pairs: Pairs) -> Hashes:
    """Make keys that are in order by the row, then by the preferred one."""
    return pack(pairs[:, 1], pairs[:, 0])


def _add(sorter: Sorter, pairs: Pairs, shares: NDArray[np.float32]) -> None:
    """Add pairs with their shares; as whole numbers, these are in the same order."""
    sorter.add(_key(pairs), np.ascontiguousarray(shares).view(np.uint32).astype(np.int64))


def _few(blocks: Iterable[Rows]) -> Iterator[Hashes]:
    """Keep, of each row's pairs with preferred ones, that of the greatest share and those with the most preferred."""
    for keys, shares in whole_groups(blocks, _ONE_ROW):
        rows = keys >> np.uint64(_ONE_ROW)
        by_share = np.lexsort((keys, -shares, rows))
        first = np.zeros(len(keys), np.bool_)
        first[by_share[_rank(rows) < 1]] = True
        is_new = np.ones(len(keys), np.bool_)
        is_new[1:] = keys[1:] != keys[:-1]
        preferred = np.flatnonzero(is_new)
        first[preferred[_rank(rows[preferred]) < _MOST_PREFERRED]] = True
        yield keys[first]


def _rank(rows: Hashes) -> NDArray[np.int64]:
    """Number the pairs of each row; they stand together.

    >>> _rank(np.array([3, 3, 7], np.uint64))
    array([0, 1, 0])
    """
    places = np.arange(len(rows))
    first = np.ones(len(rows), np.bool_)
    first[1:] = rows[1:] != rows[:-1]
    return places - np.maximum.accumulate(np.where(first, places, 0))
