"""Positions by key: sorted, in mapped columns, found by halving."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.runs import Rows
from normalize.graph.scratch import Column, steps
from normalize.graph.sorting import Sorter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.graph.columns import Positions
    from normalize.graph.scratch import Scratch

_RELEASED = 1 << 9
"""Look-ups after which memory is let go of: each brings two stretches of 64 KB into it."""


class Index:
    """Finds the positions that have a key.

    Args:
        scratch: where it stands.
        share: one part in so many of the memory is for sorting it.
    """

    def __init__(self, scratch: Scratch, share: int = 1) -> None:
        self._sorter = Sorter(scratch, share)
        self._columns = Column(scratch, np.uint64), Column(scratch, np.int64)
        self._found = 0

    def add(self, key: int, position: int) -> None:
        """Take one in; positions may repeat."""
        self._sorter.append(key, position)

    def add_all(self, keys: Positions, positions: Positions) -> None:
        """Take many in."""
        self._sorter.add(keys.astype(np.uint64), positions)

    def close(self) -> None:
        """Put all in order; nothing is taken in after it, and nothing is found before."""
        keys, positions = self._columns
        for rows in self._sorter.blocks():
            keys.extend(rows.keys)
            positions.extend(rows.values)
        self._rows = Rows(keys.mapped(), positions.mapped())
        self._keys, self._positions = keys.view(), positions.view()

    def blocks(self) -> Iterator[Rows]:
        """Give all in order of keys and positions."""
        for part in steps(len(self._rows.keys)):
            yield self._rows.part(part.start, part.stop)
        self._release()

    def find(self, key: int) -> list[int]:
        """Give the positions of a key, ascending.

        >>> from normalize.graph.scratch import Scratch
        >>> with Scratch() as scratch:
        ...     index = Index(scratch)
        ...     for position, key in enumerate([7, 9, 7]):
        ...         index.add(key, position)
        ...     index.close()
        >>> index.find(7), index.find(8)
        ([0, 2], [])
        """
        self._found += 1
        if self._found % _RELEASED == 0:
            self._release()
        keys = self._keys
        start = stop = bisect_left(keys, key)
        while stop < len(keys) and keys[stop] == key:
            stop += 1
        return self._positions[start:stop].tolist()

    def _release(self) -> None:
        for column in self._columns:
            column.release()
