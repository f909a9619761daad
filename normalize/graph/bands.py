"""Which texts may be alike: those whose MinHash signatures share a band.

All bands are sorted together, outside memory where they are many. Of a band that very many texts share (a template, or
stock phrases) those are paired that share another band as well, if these are few; all others are left to `heads`, so
that neither time nor space grows with the square of its size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from normalize.graph.runs import Rows
from normalize.graph.scratch import Column, steps
from normalize.graph.shingles import BANDS, PERMUTATIONS, ROWS, SIGNATURE, Hashes
from normalize.graph.sorting import Sorter, distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from normalize.graph.columns import Positions
    from normalize.graph.scratch import Scratch

Pairs = NDArray[np.int64]
"""Two columns of row numbers, the smaller first."""

MOST_IN_BAND = 32
"""Texts that share a band and are compared each with each."""
MOST_IN_TWO = 8
"""The same for two bands, of which one is shared by more: as many pairs a text as there may be for a band."""
_STEPS = 1, 2, 5, 7, 11
"""How far from a crowded band the others stand that are looked at with it. Of all bands being crowded, two texts of
similarity 0.8 meet in one of these twos with probability 0.96, of 0.84 with 0.995 (simulated)."""
_NONE = np.empty(0, np.int64)
_NO_ROWS = Rows(np.empty(0, np.uint64), _NONE)
_NO_WORDS = bytes(PERMUTATIONS * SIGNATURE.itemsize)
_BAND_BITS = 5
_ROW_BITS = np.uint64(32)
_SHARE = 4  # so many are sorted at a time
_CHUNK = 1 << 14
"""Signatures in memory, twice 4.5 MB."""


class Signatures:
    """MinHash signatures, in a mapped column that takes memory while it is read."""

    def __init__(self, scratch: Scratch) -> None:
        self._column = Column(scratch, SIGNATURE)

    def append(self, signature: bytes) -> None:
        """Add one; b"" where there are no words."""
        self._column.write(signature or _NO_WORDS)

    def close(self) -> None:
        """Have done with adding; what comes before cannot be read."""
        self._mapped: NDArray[np.uint16] = self._column.mapped().reshape(-1, PERMUTATIONS)

    def of(self, places: Positions) -> NDArray[np.uint16]:
        """Read some."""
        found = self._mapped[places]
        self._column.release()
        return found


class Neighbours(NamedTuple):
    """Rows that share a band: each with each where they are few, else each with the first of them.

    Both in stretches, in order, none twice; each to be read once.
    """

    pairs: Iterator[Pairs]
    heads: Iterator[Pairs]


def find_neighbours(signatures: Signatures, rows: Positions, scratch: Scratch) -> Neighbours:
    """Find the rows that share a band.

    Args:
        signatures: one a position.
        rows: positions; what is found are numbers of rows, not positions.
        scratch: where they are sorted.
    """
    bands, pairs, heads, twos = (Sorter(scratch, _SHARE) for _ in range(4))
    for start in range(0, len(rows), _CHUNK):
        numbers = np.arange(start, min(start + _CHUNK, len(rows)))
        bands.add(_band_keys(signatures.of(rows[numbers])).ravel(), np.repeat(numbers, BANDS))
    for shared in _shared(bands.blocks(), MOST_IN_BAND):
        few, many = _in_bands(*shared, MOST_IN_BAND)
        pairs.add(few)
        heads.add(many)
        for keys, members in _in_two(*shared, signatures, rows):
            twos.add(keys, members)
    for shared in _shared(_once(twos.blocks()), MOST_IN_TWO):
        few, _ = _in_bands(*shared, MOST_IN_TWO)
        pairs.add(few)
    return Neighbours(map(unpack, distinct(pairs.blocks())), map(unpack, distinct(heads.blocks())))


def agreement(signatures: Signatures, rows: Positions, pairs: Pairs) -> NDArray[np.float32]:
    """Estimate the Jaccard similarity of pairs: the share of equal numbers in their signatures."""
    shares = np.empty(len(pairs), np.float32)
    for start in range(0, len(pairs), _CHUNK):
        chunk = rows[pairs[start : start + _CHUNK]]
        equal = signatures.of(chunk[:, 0]) == signatures.of(chunk[:, 1])
        shares[start : start + _CHUNK] = np.count_nonzero(equal, axis=1) / PERMUTATIONS
    return shares


def pack(one: Positions, other: Positions) -> Hashes:
    """Make one key of two row numbers: in order by the first, then by the second.

    >>> unpack(pack(np.array([2]), np.array([7])))
    array([[2, 7]])
    """
    return one.astype(np.uint64) << _ROW_BITS | other.astype(np.uint64)


def unpack(keys: Hashes) -> Pairs:
    """Give the two row numbers of keys."""
    return np.column_stack((keys >> _ROW_BITS, keys & np.uint64(0xFFFFFFFF))).astype(np.int64)


def _band_keys(signatures: NDArray[np.uint16]) -> Hashes:
    """Give a key of each band of signatures: its number, then a hash of what stands in it."""
    bands = signatures.reshape(-1, BANDS, ROWS)
    keys = np.zeros(bands.shape[:2], np.uint64)
    for column in range(ROWS):
        keys = (keys ^ bands[:, :, column]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(32)
    numbers = np.arange(BANDS, dtype=np.uint64) << np.uint64(64 - _BAND_BITS)
    return keys >> np.uint64(_BAND_BITS) | numbers


def _in_two(keys: Hashes, numbers: Positions, signatures: Signatures, rows: Positions) -> Iterator[Rows]:
    """Give a key of two bands, a crowded one and another, for each row that has the crowded one."""
    sizes = _sizes(keys)
    is_many = np.repeat(sizes > MOST_IN_BAND, sizes)
    keys, numbers = keys[is_many], numbers[is_many]
    for start in range(0, len(keys), _CHUNK):
        crowded, members = keys[start : start + _CHUNK], numbers[start : start + _CHUNK]
        all_bands = _band_keys(signatures.of(rows[members]))
        number = (crowded >> np.uint64(64 - _BAND_BITS)).astype(np.int64)
        for step in _STEPS:
            other = all_bands[np.arange(len(members)), (number + step) % BANDS]
            both = (crowded ^ other >> np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
            yield Rows(both ^ both >> np.uint64(32), members)


def _once(blocks: Iterable[Rows]) -> Iterator[Rows]:
    """Leave out what stands twice among sorted rows: parts of a crowd have its first rows in common."""
    before = _NO_ROWS
    for block in blocks:
        keys, values = before.followed_by(block)
        is_new = np.ones(len(keys), np.bool_)
        is_new[1:] = (keys[1:] != keys[:-1]) | (values[1:] != values[:-1])
        is_new[: len(before.keys)] = False
        before = Rows(keys[-1:], values[-1:])
        yield Rows(keys[is_new], values[is_new])


def _sizes(keys: Hashes) -> NDArray[np.int64]:
    """Count how often each key stands among sorted ones."""
    return np.diff(np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True])))) if len(keys) else _NONE


def _shared(blocks: Iterable[Rows], most: int) -> Iterator[Rows]:
    """Part sorted rows into stretches that hold a band whole, or enough of it to tell that it is one of many."""
    held = _NO_ROWS
    for block in blocks:
        for part in steps(len(block.keys)):
            rows = held.followed_by(block.part(part.start, part.stop))
            last = int(np.searchsorted(rows.keys, rows.keys[-1]))
            if len(rows.keys) - last > most:
                yield rows
                held = rows.part(last, last + most + 1)
            else:
                yield rows.part(0, last)
                held = rows.part(last)
    yield held


def _in_bands(keys: Hashes, rows: Positions, most: int) -> tuple[Hashes, Hashes]:
    """Pair the rows that share a key, as keys of their own: those of few, and those of many."""
    sizes = _sizes(keys)
    starts = np.cumsum(sizes) - sizes
    few = [np.empty(0, np.uint64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= most)]).tolist():
        one, other = np.triu_indices(size, 1)
        members = rows[starts[sizes == size][:, None] + np.arange(size)]
        few.append(pack(members[:, one].ravel(), members[:, other].ravel()))
    many = [np.empty(0, np.uint64)]
    for start, size in zip(starts[sizes > most], sizes[sizes > most], strict=True):
        members = rows[start + 1 : start + size]
        many.append(pack(np.full(len(members), rows[start]), members))
    return np.concatenate(few), np.concatenate(many)
