"""What leaks between splits: the shingles of a record that stand in a record of another split as well.

Counted exactly, over 64-bit hashes of shingles, in files: a million records of 300 words take 4 GB of them and about
200 MB of memory.
"""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from normalize.graph.shingles import shingle_hashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from normalize.graph.shingles import Hashes
    from normalize.settings import Settings

_ROW = np.dtype([("hash", "<u8"), ("record", "<u4")])
_PARTS = 128
_TOP_BITS = np.uint64(64 - 7)
_HELD = 1 << 21
"""Rows in memory before they go to the files."""


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


def measure_leak(rows: Iterable[tuple[str, str, list[str]]], folder: Path, settings: Settings) -> Leak:
    """Measure how much of the records' human text stands in another split as well.

    Args:
        rows: of each record its id, its split and the words of its human text.
        folder: a directory, private to this run; the files that are made there (`shingles-…`) are removed again.
    """
    parts = _Parts(folder)
    try:
        return _measure(parts, rows, settings.shingle_words)
    finally:
        parts.remove()


def _measure(parts: _Parts, rows: Iterable[tuple[str, str, list[str]]], size: int) -> Leak:
    ids: list[str] = []
    names: dict[str, int] = {}
    splits, totals = array("L"), array("L")
    for identity, split, words in rows:
        shingles = shingle_hashes(words, size)
        if not len(shingles):
            continue
        parts.add(shingles, len(ids))
        ids.append(identity)
        splits.append(names.setdefault(split, len(names)))
        totals.append(len(shingles))
    parts.flush()
    if not ids:
        return Leak(0, 0.0, None, None, 0.0, 0.0, 0)
    split_of = np.array(splits, np.int64)
    leaked = np.zeros(len(ids), np.int64)
    for part in parts.sorted():
        leaked += np.bincount(part["record"][_elsewhere(part, split_of)], minlength=len(ids))
    shares = leaked / np.array(totals, np.int64)
    worst = int(np.argmax(shares))
    largest = float(shares[worst])
    other, common = _most_common(parts, worst, split_of) if largest else (None, 0)
    return Leak(
        records=len(ids),
        largest_share=largest,
        id=ids[worst] if largest else None,
        other_id=None if other is None else ids[other],
        other_share=common / totals[worst],
        mean_share=float(shares.mean()),
        leaking=int(np.count_nonzero(leaked)),
    )


def _elsewhere(part: NDArray[np.void], split_of: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the rows whose hash stands in another split too; the rows are in order of hashes."""
    first = np.ones(len(part), np.bool_)
    first[1:] = part["hash"][1:] != part["hash"][:-1]
    splits = split_of[part["record"]]
    starts = np.flatnonzero(first)
    several = np.minimum.reduceat(splits, starts) != np.maximum.reduceat(splits, starts)
    marks: NDArray[np.bool_] = several[np.cumsum(first) - 1]
    return marks


def _most_common(parts: _Parts, record: int, split_of: NDArray[np.int64]) -> tuple[int | None, int]:
    """Find the record of another split that has most shingles in common with one, and how many."""
    common: Counter[int] = Counter()
    for part in parts.sorted():
        own = part["hash"][part["record"] == record]
        others = part["record"][np.isin(part["hash"], own)]
        common.update(others[split_of[others] != split_of[record]].tolist())
    return max(common.items(), key=lambda found: (found[1], -found[0]), default=(None, 0))


class _Parts:
    """Rows of hash and record in files by the hash's first bits."""

    def __init__(self, folder: Path) -> None:
        self._paths = [folder / f"shingles-{part}" for part in range(_PARTS)]
        self._held: list[NDArray[np.void]] = []
        self._size = 0

    def add(self, shingles: Hashes, record: int) -> None:
        rows = np.empty(len(shingles), _ROW)
        rows["hash"], rows["record"] = shingles, record
        self._held.append(rows)
        self._size += len(rows)
        if self._size >= _HELD:
            self.flush()

    def flush(self) -> None:
        rows = np.concatenate([np.empty(0, _ROW), *self._held])
        self._held, self._size = [], 0
        part = (rows["hash"] >> _TOP_BITS).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        bounds = np.searchsorted(part[order], np.arange(_PARTS + 1))
        for path, (start, stop) in zip(self._paths, pairwise(bounds.tolist()), strict=True):
            with path.open("ab") as file:
                rows[order[start:stop]].tofile(file)

    def sorted(self) -> Iterator[NDArray[np.void]]:
        """Read one file after another, each in order of hashes; files without rows are left out."""
        for path in self._paths:
            rows = np.fromfile(path, _ROW)
            if len(rows):
                yield rows[np.argsort(rows["hash"], kind="stable")]

    def remove(self) -> None:
        for path in self._paths:
            path.unlink(missing_ok=True)
