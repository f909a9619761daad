"""What leaks between splits: the shingles of a record that stand in a record of another split as well.

Counted exactly, over 64-bit hashes of shingles, in files: a million records of 300 words take 4 GB of them. Memory
holds what it is told to, or all rows of the commonest shingle where these are more: 64 bytes of every record at most.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from normalize.graph.names import Names
from normalize.graph.scratch import MEMORY, Column, Scratch, zeros
from normalize.graph.shingles import shingle_hashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from normalize.graph.shingles import Hashes
    from normalize.settings import Settings

_ROW = np.dtype([("hash", "<u8"), ("record", "<u4")])
_BITS = 7
"""Of a hash, that tell in which of 128 files a row stands."""
_LEVELS = 64 // _BITS
_ROW_BYTES = 64
"""What sorting a row takes."""


class Leak(Struct, frozen=True):
    """The leak report; shares are 0 to 1, of a record's distinct shingles."""

    records: int
    """That have words."""
    largest_share: float
    id: str | None
    """Of the record with the largest share, the first of them in the order given; None where nothing leaks."""
    other_id: str | None
    """Of the record of another split that has most of those shingles, the first of them."""
    other_share: float
    """How much of the record's shingles that one has."""
    mean_share: float
    leaking: int
    """Records with any."""


def measure_leak(
    rows: Iterable[tuple[str, str, list[str]]], folder: Path, settings: Settings, memory: int = MEMORY
) -> Leak:
    """Measure how much of the records' human text stands in another split as well.

    Args:
        rows: of each record its id, its split and the words of its human text.
        folder: a directory, private to this run; the files that are made there (`shingles-…`) are removed again.
        settings: tells how many words a shingle has.
        memory: bytes for the shingles that are counted at a time.
    """
    parts = _Parts(folder, memory)
    try:
        with Scratch(folder) as scratch:
            return _measure(parts, rows, settings.shingle_words, scratch)
    finally:
        parts.remove()


def _measure(parts: _Parts, rows: Iterable[tuple[str, str, list[str]]], size: int, scratch: Scratch) -> Leak:
    ids = Names(scratch)
    names: dict[str, int] = {}
    splits, totals = Column(scratch, np.uint8), Column(scratch, np.uint32)
    records = 0
    for identity, split, words in rows:
        shingles = shingle_hashes(words, size)
        if not len(shingles):
            continue
        parts.add(_rows(shingles, records))
        ids.append(identity)
        splits.append(names.setdefault(split, len(names)))
        totals.append(len(shingles))
        records += 1
    parts.flush()
    ids.close()
    if not records:
        return Leak(0, 0.0, None, None, 0.0, 0.0, 0)
    split_of, of_all = splits.mapped(), totals.mapped()
    leaked = zeros(scratch, records, np.uint32)
    for part in parts.sorted():
        np.add.at(leaked, part["record"][_elsewhere(part, split_of)], 1)
    shares = zeros(scratch, records, np.float64)
    np.divide(leaked, of_all, out=shares)
    worst = int(np.argmax(shares))
    largest = float(shares[worst])
    other, common = _most_common(parts, worst, split_of, scratch) if largest else (None, 0)
    return Leak(
        records=records,
        largest_share=largest,
        id=ids[worst] if largest else None,
        other_id=None if other is None else ids[other],
        other_share=common / int(of_all[worst]),
        mean_share=float(shares.mean()),
        leaking=int(np.count_nonzero(leaked)),
    )


def _rows(shingles: Hashes, record: int) -> NDArray[np.void]:
    rows = np.empty(len(shingles), _ROW)
    rows["hash"], rows["record"] = shingles, record
    return rows


def _elsewhere(part: NDArray[np.void], split_of: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Mark the rows whose hash stands in another split too; the rows are in order of hashes."""
    first = np.ones(len(part), np.bool_)
    first[1:] = part["hash"][1:] != part["hash"][:-1]
    splits = split_of[part["record"]]
    starts = np.flatnonzero(first)
    several = np.minimum.reduceat(splits, starts) != np.maximum.reduceat(splits, starts)
    marks: NDArray[np.bool_] = several[np.cumsum(first) - 1]
    return marks


def _most_common(parts: _Parts, record: int, split_of: NDArray[np.uint8], scratch: Scratch) -> tuple[int | None, int]:
    """Find the record of another split that has most shingles in common with one, and how many."""
    own = np.sort(np.concatenate([rows["hash"][rows["record"] == record] for rows in parts.rows()]))
    common = zeros(scratch, len(split_of), np.uint32)
    for rows in parts.rows():
        places = np.minimum(np.searchsorted(own, rows["hash"]), len(own) - 1)
        others = rows["record"][own[places] == rows["hash"]]
        np.add.at(common, others[split_of[others] != split_of[record]], 1)
    most = int(np.argmax(common))
    return (most, int(common[most])) if common[most] else (None, 0)


class _Parts:
    """Rows of hash and record, in files by the hash's first bits that are not the same in all of them.

    Args:
        folder: where the files are made.
        memory: in bytes.
        name: with which the files' names begin.
        level: how many times seven bits are the same.
    """

    def __init__(self, folder: Path, memory: int, name: str = "shingles", level: int = 0) -> None:
        self._folder, self._memory, self._name, self._level = folder, memory, name, level
        self._paths = [folder / f"{name}-{part:03}" for part in range(1 << _BITS)]
        self._most = max(1, memory // _ROW_BYTES)
        self._held: list[NDArray[np.void]] = []
        self._size = 0

    def add(self, rows: NDArray[np.void]) -> None:
        self._held.append(rows)
        self._size += len(rows)
        if self._size >= self._most:
            self.flush()

    def flush(self) -> None:
        rows = np.concatenate([np.empty(0, _ROW), *self._held])
        self._held, self._size = [], 0
        shift = np.uint64(64 - _BITS * (self._level + 1))
        part = (rows["hash"] >> shift).astype(np.uint8) & np.uint8((1 << _BITS) - 1)
        order = np.argsort(part, kind="stable")
        bounds = np.searchsorted(part[order], np.arange(len(self._paths) + 1))
        for path, (start, stop) in zip(self._paths, pairwise(bounds.tolist()), strict=True):
            if start < stop:
                with path.open("ab") as file:
                    rows[order[start:stop]].tofile(file)

    def rows(self) -> Iterator[NDArray[np.void]]:
        """Read all rows, some at a time."""
        for path in self._paths:
            yield from self._read(path)

    def sorted(self) -> Iterator[NDArray[np.void]]:
        """Read all rows in order of hashes, those of one hash together: what memory does not hold is parted further."""
        for path in self._paths:
            if not path.exists():
                continue
            if path.stat().st_size <= self._most * _ROW.itemsize or self._level == _LEVELS - 1:
                rows = np.fromfile(path, _ROW)
                yield rows[np.argsort(rows["hash"], kind="stable")]
                continue
            smaller = _Parts(self._folder, self._memory, path.name, self._level + 1)
            for rows in self._read(path):
                smaller.add(rows)
            smaller.flush()
            yield from smaller.sorted()
            smaller.remove()

    def remove(self) -> None:
        for path in self._folder.glob(f"{self._name}-*"):
            path.unlink()

    def _read(self, path: Path) -> Iterator[NDArray[np.void]]:
        if path.exists():
            with path.open("rb") as file:
                while len(rows := np.fromfile(file, _ROW, self._most)):
                    yield rows
