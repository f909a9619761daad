"""Rows of two numbers in order, however many they are: what memory does not hold is sorted runs in a file, merged.

A database sorts as well; this needs no more than NumPy, and takes and gives arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.runs import Rows, Runs, Values, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from normalize.graph.scratch import Scratch
    from normalize.graph.shingles import Hashes

_ROW_BYTES = 64
"""What sorting a row takes: itself, twice, and its place in the order, twice."""
_NEW = 1 << 12
_LEAST_AT_ONCE = 1 << 10
_RUNS_AT_ONCE = 4, 64


class Sorter:
    """Takes rows in any order and gives them sorted by key and value.

    >>> from normalize.graph.scratch import Scratch
    >>> with Scratch(memory=128) as scratch:
    ...     sorter = Sorter(scratch)
    ...     for key, value in ((5, 1), (3, 2), (5, 0)):
    ...         sorter.append(key, value)
    ...     [row for rows in sorter.blocks() for row in zip(rows.keys.tolist(), rows.values.tolist())]
    [(3, 2), (5, 0), (5, 1)]

    Args:
        scratch: where the runs go.
        share: the part of the scratch's memory that is for this one: one in so many.
    """

    def __init__(self, scratch: Scratch, share: int = 1) -> None:
        self._scratch = scratch
        self._most = max(1, scratch.memory // share // _ROW_BYTES)
        self._new: tuple[list[int], list[int]] = [], []
        self._held: list[Rows] = []
        self._size = 0
        self._runs: Runs | None = None

    def append(self, key: int, value: int) -> None:
        """Take one row in."""
        keys, values = self._new
        keys.append(key)
        values.append(value)
        if len(keys) >= min(_NEW, self._most):
            self._add_new()

    def add(self, keys: Hashes, values: Values | None = None) -> None:
        """Take rows in; without values these are 0."""
        for start in range(0, len(keys), self._most):
            some = keys[start : start + self._most].astype(np.uint64)
            told = np.zeros(len(some), np.int64) if values is None else values[start : start + self._most]
            self._held.append(Rows(some, told.astype(np.int64)))
            self._size += len(some)
            if self._size >= self._most:
                self._write_run()

    def blocks(self) -> Iterator[Rows]:
        """Give all rows, some at a time; once, and nothing is taken in after it."""
        self._add_new()
        if self._runs is None:
            held, self._held = self._held, []
            yield from [in_order(held)] if self._size else []
            return
        self._write_run()
        least, most = _RUNS_AT_ONCE
        together = min(max(least, self._most // _LEAST_AT_ONCE), most)
        at_once = max(1, self._most // together)
        runs = self._runs
        while len(runs.places) > together:
            longer = Runs(self._scratch)
            for start in range(0, len(runs.places), together):
                longer.write(runs.merged(runs.places[start : start + together], at_once))
            runs.close()
            runs = longer
        yield from runs.merged(runs.places, at_once)
        runs.close()

    def _add_new(self) -> None:
        keys, values = self._new
        self._new = [], []
        self.add(np.array(keys, np.uint64), np.array(values, np.int64))

    def _write_run(self) -> None:
        if self._runs is None:
            self._runs = Runs(self._scratch)
        if self._size:
            held, self._held, self._size = self._held, [], 0
            self._runs.write([in_order(held)])


def distinct(blocks: Iterable[Rows]) -> Iterator[Hashes]:
    """Give the keys of sorted rows, none twice."""
    before = np.empty(0, np.uint64)
    for keys, _ in blocks:
        together = np.concatenate((before, keys))
        is_new = np.ones(len(together), np.bool_)
        is_new[1:] = together[1:] != together[:-1]
        is_new[: len(before)] = False
        before = keys[-1:]
        yield together[is_new]


def whole_groups(blocks: Iterable[Rows], shift: int = 0) -> Iterator[Rows]:
    """Part sorted rows so that those stay together whose keys are the same but for the last `shift` bits.

    Memory holds the largest group.
    """
    held = Rows(np.empty(0, np.uint64), np.empty(0, np.int64))
    for block in blocks:
        rows = held.followed_by(block)
        last = int(np.searchsorted(rows.keys, rows.keys[-1] >> np.uint64(shift) << np.uint64(shift)))
        held = rows.part(last)
        if last:
            yield rows.part(0, last)
    if len(held.keys):
        yield held


def key_groups(blocks: Iterable[Rows], fewest: int = 1) -> Iterator[tuple[int, Values]]:
    """Give each key of sorted rows that is there so often, with its values.

    >>> rows = Rows(np.array([3, 3, 5, 8], np.uint64), np.array([1, 4, 1, 5]))
    >>> [(key, values.tolist()) for key, values in key_groups([rows], 2)]
    [(3, [1, 4])]
    """
    for keys, values in whole_groups(blocks):
        bounds = np.concatenate(([0], np.flatnonzero(keys[1:] != keys[:-1]) + 1, [len(keys)]))
        for at in np.flatnonzero(np.diff(bounds) >= fewest).tolist():
            yield int(keys[bounds[at]]), values[bounds[at] : bounds[at + 1]]


def followers(blocks: Iterable[Rows]) -> Iterator[tuple[Values, Values]]:
    """Give, of each key of sorted rows, the first value beside each of the others; none twice.

    >>> rows = Rows(np.array([3, 3, 3, 5], np.uint64), np.array([1, 4, 4, 1]))
    >>> list(followers([rows]))
    [(array([1]), array([4]))]
    """
    key, first, before = np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.int64)
    for block in blocks:
        keys, values = np.concatenate((key, block.keys)), np.concatenate((before, block.values))
        is_new = np.ones(len(keys), np.bool_)
        is_new[1:] = keys[1:] != keys[:-1]
        starts = np.maximum.accumulate(np.where(is_new, np.arange(len(keys)), 0))
        firsts = np.concatenate((first, values[len(first) :]))[starts]
        is_other = ~is_new
        is_other[1:] &= values[1:] != values[:-1]
        key, first, before = keys[-1:], firsts[-1:], values[-1:]
        yield firsts[is_other], values[is_other]
