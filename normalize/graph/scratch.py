"""Where the graph stage puts what grows with the corpus: files without a name, gone with the run however it ends.

What is looked up stands in mapped columns: the kernel keeps of them what fits, and takes back what it needs.
"""

from __future__ import annotations

import mmap
import os
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, Literal, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import DTypeLike, NDArray

MEMORY = 256 << 20
"""Bytes for what is sorted and compared, unless a run is told otherwise."""
STEP = 1 << 16
"""Rows that are worked on at a time."""
_HELD = 1 << 12
_FORMATS: dict[np.dtype[Any], Literal["B", "q", "Q"]] = {
    np.dtype(np.uint8): "B",
    np.dtype(np.int64): "q",
    np.dtype(np.uint64): "Q",
}


class Scratch:
    """A place for files without a name.

    Args:
        folder: private to this run, on a disk that has room for some kilobytes of every record; None: where the
            system puts temporary files.
        memory: bytes that those who sort and compare here may hold together.
    """

    def __init__(self, folder: Path | None = None, memory: int = MEMORY) -> None:
        self._folder, self.memory = folder, memory
        self._files = ExitStack()

    def file(self) -> IO[bytes]:
        """Make an empty file; it is closed with the place at the latest, what is mapped of it stays."""
        return self._files.enter_context(TemporaryFile(dir=self._folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._files.close()


class Column:
    """Numbers, or tuples of numbers, one after another.

    >>> with Scratch() as scratch:
    ...     column = Column(scratch, np.int64)
    ...     column.append(7)
    ...     column.extend(np.arange(2))
    ...     column.mapped()
    array([7, 0, 1])
    """

    def __init__(self, scratch: Scratch, kind: DTypeLike) -> None:
        self._file, self._kind = scratch.file(), np.dtype(kind)
        self._held: list[Any] = []
        self._mapping: mmap.mmap | None = None

    def append(self, value: object) -> None:
        """Add one."""
        self._held.append(value)
        if len(self._held) == _HELD:
            self._write_held()

    def extend(self, values: NDArray[Any]) -> None:
        """Add many."""
        self._write_held()
        self._file.write(values.astype(self._kind).tobytes())

    def write(self, raw: bytes) -> None:
        """Add what these bytes are."""
        self._write_held()
        self._file.write(raw)

    def lengthen(self, size: int) -> None:
        """Add so many zeros."""
        self._write_held()
        self._file.truncate(self._file.tell() + size * self._kind.itemsize)
        self._file.seek(0, os.SEEK_END)

    def mapped(self) -> NDArray[Any]:
        """Give all, to be read and changed; to be called once, and nothing can be added after it."""
        self._write_held()
        self._file.flush()
        size = self._file.tell()
        if not size:
            return np.empty(0, self._kind)
        self._mapping = mmap.mmap(self._file.fileno(), size)
        self._file.close()
        return np.frombuffer(self._mapping, self._kind)

    def view(self) -> memoryview[int]:
        """Give what was mapped once more: single numbers are read faster than from an array."""
        whole: memoryview[Any] = memoryview(self._mapping or b"")
        return whole.cast(_FORMATS[self._kind])

    def release(self) -> None:
        """Let go of the memory that what was mapped takes; it is read from the file again when it is wanted."""
        if self._mapping is not None:
            self._mapping.madvise(mmap.MADV_DONTNEED)

    def _write_held(self) -> None:
        if self._held:
            self._file.write(np.array(self._held, self._kind).tobytes())
            self._held.clear()


def steps(size: int) -> Iterator[slice]:
    """Part so many rows into stretches that are worked on at a time.

    >>> [part.stop for part in steps(STEP + 1)]
    [65536, 65537]
    """
    for start in range(0, size, STEP):
        yield slice(start, min(start + STEP, size))


def numbered(scratch: Scratch, size: int) -> NDArray[np.int64]:
    """Make a mapped column of the numbers from 0 on."""
    column = Column(scratch, np.int64)
    for part in steps(size):
        column.extend(np.arange(part.start, part.stop))
    return column.mapped()


def zeros(scratch: Scratch, size: int, kind: DTypeLike) -> NDArray[Any]:
    """Make a mapped column of zeros; what stays zero takes no room, on disk neither."""
    column = Column(scratch, kind)
    column.lengthen(size)
    return column.mapped()
