"""Which texts may be alike: those whose MinHash signatures share a band.

Each band is sorted once; a band that very many texts share (a template) is left to `heads`, so that neither time nor
memory grows with the square of its size.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from normalize.graph.columns import Positions
from normalize.graph.shingles import BANDS, PERMUTATIONS, ROWS, Hashes

Pairs = NDArray[np.int64]
"""Two columns of row numbers, the smaller first; sorted, none twice."""
Signatures = NDArray[np.uint16]

MOST_IN_BAND = 32
"""Texts that share a band and are compared each with each."""
_CHUNK = 1 << 16


class Neighbours(NamedTuple):
    """Rows that share a band: each with each where they are few, else each with the first of them."""

    pairs: Pairs
    heads: Pairs


def find_neighbours(signatures: Signatures, rows: Positions) -> Neighbours:
    """Find the rows that share a band.

    Args:
        signatures: one a position.
        rows: positions; what is found are numbers of rows, not positions.
    """
    pairs, heads = np.empty(0, np.int64), np.empty(0, np.int64)
    for band in range(BANDS):
        few, many = _in_band(_band_keys(signatures, rows, band))
        pairs, heads = np.union1d(pairs, few), np.union1d(heads, many)
    return Neighbours(_unpack(pairs), _unpack(heads))


def agreement(signatures: Signatures, rows: Positions, pairs: Pairs) -> NDArray[np.float32]:
    """Estimate the Jaccard similarity of pairs: the share of equal numbers in their signatures."""
    shares = np.empty(len(pairs), np.float32)
    for start in range(0, len(pairs), _CHUNK):
        chunk = rows[pairs[start : start + _CHUNK]]
        equal = signatures[chunk[:, 0]] == signatures[chunk[:, 1]]
        shares[start : start + _CHUNK] = np.count_nonzero(equal, axis=1) / PERMUTATIONS
    return shares


def _band_keys(signatures: Signatures, rows: Positions, band: int) -> Hashes:
    keys = np.zeros(len(rows), np.uint64)
    for column in range(band * ROWS, (band + 1) * ROWS):
        keys = (keys ^ signatures[:, column][rows]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(32)
    return keys


def _in_band(keys: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(keys) else np.empty(0, int)
    sizes = np.diff(np.append(starts, len(keys)))
    few = [np.empty(0, np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= MOST_IN_BAND)]):
        one, other = np.triu_indices(int(size), 1)
        members = order[starts[sizes == size][:, None] + np.arange(size)]
        few.append(_pack(members[:, one].ravel(), members[:, other].ravel()))
    many = [np.empty(0, np.int64)]
    for start, size in zip(starts[sizes > MOST_IN_BAND], sizes[sizes > MOST_IN_BAND], strict=True):
        members = order[start + 1 : start + size]
        many.append(_pack(np.full(len(members), order[start]), members))
    return np.concatenate(few), np.concatenate(many)


def _pack(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    return one << 32 | other


def _unpack(pairs: NDArray[np.int64]) -> Pairs:
    return np.column_stack((pairs >> 32, pairs & 0xFFFFFFFF))
