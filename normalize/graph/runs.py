"""Sorted rows of two numbers in a file without a name, and how several stretches of them are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

    from normalize.graph.scratch import Scratch
    from normalize.graph.shingles import Hashes

Values = NDArray[np.int64]
_SIZE = 16  # of a row in a file


class Rows(NamedTuple):
    """Keys and values, as many of each; values are 0 or more."""

    keys: Hashes
    values: Values

    def part(self, start: int, stop: int | None = None) -> Rows:
        """Give some of them."""
        return Rows(self.keys[start:stop], self.values[start:stop])

    def followed_by(self, more: Rows) -> Rows:
        """Put more behind them."""
        return Rows(np.concatenate((self.keys, more.keys)), np.concatenate((self.values, more.values)))


class Runs:
    """Runs of rows, each sorted by key and value.

    Args:
        scratch: where the file is made.
    """

    def __init__(self, scratch: Scratch) -> None:
        self._file: IO[bytes] = scratch.file()
        self.places: list[range] = []
        """Where each run stands in the file, in rows."""

    def write(self, blocks: Iterable[Rows]) -> None:
        """Add a run."""
        start = stop = self.places[-1].stop if self.places else 0
        for keys, values in blocks:
            self._file.write(np.column_stack((keys, values.astype(np.uint64))).tobytes())
            stop += len(keys)
        self.places.append(range(start, stop))

    def read(self, places: range) -> Rows:
        """Read rows."""
        self._file.seek(places.start * _SIZE)
        rows = np.frombuffer(self._file.read(len(places) * _SIZE), np.uint64).reshape(-1, 2)
        return Rows(rows[:, 0].copy(), rows[:, 1].astype(np.int64))

    def merged(self, runs: Sequence[range], at_once: int) -> Iterator[Rows]:
        """Merge runs; memory holds so many rows of each at once."""
        readers = [_Reader(self, run, at_once) for run in runs]
        while readers := [reader for reader in readers if reader.fill()]:
            last = min((reader.last for reader in readers if reader.left), default=None)
            yield in_order([reader.take(last) for reader in readers])

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class _Reader:
    """One run while it is merged: some rows in memory, the rest in the file."""

    def __init__(self, runs: Runs, places: range, at_once: int) -> None:
        self._runs, self.left, self._at_once = runs, places, at_once
        self._rows = Rows(np.empty(0, np.uint64), np.empty(0, np.int64))

    def fill(self) -> bool:
        """Read on where nothing is in memory; False where nothing is left."""
        if not len(self._rows.keys) and self.left:
            self._rows = self._runs.read(self.left[: self._at_once])
            self.left = self.left[self._at_once :]
        return len(self._rows.keys) > 0

    @property
    def last(self) -> tuple[int, int]:
        """The greatest row in memory."""
        return int(self._rows.keys[-1]), int(self._rows.values[-1])

    def take(self, last: tuple[int, int] | None) -> Rows:
        """Take out the rows up to and with one; None: all."""
        size = len(self._rows.keys) if last is None else self._count(*last)
        taken, self._rows = self._rows.part(0, size), self._rows.part(size)
        return taken

    def _count(self, key: int, value: int) -> int:
        keys, values = self._rows
        start, stop = (int(np.searchsorted(keys, np.uint64(key), side)) for side in ("left", "right"))
        return start + int(np.searchsorted(values[start:stop], value, "right"))


def in_order(parts: Sequence[Rows]) -> Rows:
    """Put rows together, sorted by key and value."""
    keys, values = (np.concatenate(each) for each in zip(*parts, strict=True))
    order = np.lexsort((values, keys))
    return Rows(keys[order], values[order])
