"""In how many texts each shingle stands, counted exactly, however many there are.

Shingles are parted by their first bits into files, and each file is sorted on its own: memory holds one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.scratch import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from normalize.graph.scratch import Scratch
    from normalize.graph.shingles import Hashes

_SHARE = 8
"""The part of the scratch's memory that one file's shingles may take: others sort at the same time."""
_OF_A_TEXT = 512
"""Shingles that a text may have on the average for that to hold: some three kilobytes of words."""
_MOST_FILES = 256
_AT_ONCE = 1 << 21
_SIZE = 8  # bytes of a shingle in a file


class Tally:
    """The shingles that so many texts or more have, and how many they are.

    >>> from normalize.graph.scratch import Scratch
    >>> texts = [np.array(text, np.uint64) for text in ([1 << 63, 4], [4, 7], [4, 1 << 63])]
    >>> with Scratch() as scratch:
    ...     tally = Tally(texts, size=3, fewest=2, scratch=scratch)
    ...     tally.of(np.array([4, 7, 1 << 63], np.uint64))
    array([3, 0, 2], dtype=uint32)

    Args:
        texts: the shingles of each, none twice.
        size: about how many texts there are.
        fewest: in how many texts a shingle must stand to be counted.
        scratch: where the shingles go.
    """

    def __init__(self, texts: Iterable[Hashes], size: int, fewest: int, scratch: Scratch) -> None:
        keys, counts = Column(scratch, np.uint64), Column(scratch, np.uint32)
        for shingles in _in_parts(texts, size, scratch):
            starts = np.flatnonzero(np.concatenate(([True], shingles[1:] != shingles[:-1])))
            times = np.diff(starts, append=len(shingles))
            keys.extend(shingles[starts[times >= fewest]])
            counts.extend(times[times >= fewest])
        self._keys: Hashes = keys.mapped()
        self._counts: NDArray[np.uint32] = counts.mapped()

    def of(self, shingles: Hashes) -> NDArray[np.uint32]:
        """Give the number of texts for each shingle; 0 for those of fewer texts."""
        if not len(self._keys):
            return np.zeros(len(shingles), np.uint32)
        places = np.minimum(np.searchsorted(self._keys, shingles), len(self._keys) - 1)
        return np.where(self._keys[places] == shingles, self._counts[places], np.uint32(0))


def _in_parts(texts: Iterable[Hashes], size: int, scratch: Scratch) -> Iterator[Hashes]:
    """Give all shingles in order, some at a time: those that are the same stand in one part."""
    wanted = -(-size * _OF_A_TEXT * _SIZE // max(1, scratch.memory // _SHARE))
    bits = (min(max(1, wanted), _MOST_FILES) - 1).bit_length()
    files = [scratch.file() for _ in range(1 << bits)]
    firsts = np.arange(1, len(files), dtype=np.uint64) << np.uint64(64 - bits)
    for some in _some(texts):
        for file, part in zip(files, np.split(some, np.searchsorted(some, firsts)), strict=True):
            file.write(part.tobytes())
    for file in files:
        file.seek(0)
        shingles = np.sort(np.frombuffer(file.read(), np.uint64))
        file.close()
        if len(shingles):
            yield shingles


def _some(texts: Iterable[Hashes]) -> Iterator[Hashes]:
    """Put the shingles of some texts together, sorted."""
    held: list[Hashes] = []
    size = 0
    for shingles in texts:
        held.append(shingles)
        size += len(shingles)
        if size > _AT_ONCE:
            yield np.sort(np.concatenate(held))
            held, size = [], 0
    if held:
        yield np.sort(np.concatenate(held))
