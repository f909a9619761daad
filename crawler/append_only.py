"""Files that only ever grow, and count only as far as somebody says: what is behind that is a torn tail."""

from __future__ import annotations

import os
from errno import ENOENT
from pathlib import Path
from types import TracebackType

_FLAGS = os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_PRIVATE = 0o600  # what the pages say holds the names of people who asked for advice: for its owner's eyes alone


def sync_folder(folder: Path) -> None:
    """Make the names of a folder's files durable.

    Raises:
        OSError: they are not.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# The file's length is synced too, its times are not; macOS has no such call.
_sync = getattr(os, "fdatasync", os.fsync)


class ShortFileError(Exception):
    """A file is shorter than what was made durable of it: somebody else has changed it."""


class AppendOnlyFile:
    """A file that is appended to, from the length that is known to be good.

    Args:
        path: is made where it is missing.
        length: how many bytes count; what stands behind them is cut off.

    Raises:
        ShortFileError: it is shorter than that.
        OSError: it can't be opened.
    """

    def __init__(self, path: Path, length: int = 0) -> None:
        self.path = path
        self._length = length
        try:
            # What should hold something is not made: it would be empty, and hide that the file is gone.
            self._file = os.open(path, _FLAGS if length else _FLAGS | os.O_CREAT, _PRIVATE)
        except FileNotFoundError as error:
            if not length:
                raise
            raise ShortFileError(f"{path} is gone, with {length:,} bytes that count") from error
        try:
            self.cut(length)
        except BaseException:
            self.close()
            raise

    @property
    def length(self) -> int:
        """How many bytes it has, whether they are durable yet or not."""
        return self._length

    def append(self, content: bytes) -> int:
        """Write at the end; the result is the offset of what was written.

        Raises:
            OSError: it does not fit; nothing of it is left.
        """
        offset = end = self._length
        view = memoryview(content)
        try:
            while view:
                written = os.pwrite(self._file, view, end)
                end += written
                view = view[written:]
        except OSError:
            self.cut(offset)
            raise
        self._length = end
        return offset

    def sync(self) -> None:
        """Make everything that was appended durable.

        Raises:
            OSError: it is not, or nobody would find it any more: it was deleted.
        """
        _sync(self._file)
        if not os.fstat(self._file).st_nlink:
            raise FileNotFoundError(ENOENT, "deleted while it was written to", str(self.path))

    def cut(self, length: int) -> None:
        """Cut off everything behind `length`, and go on from there.

        Raises:
            ShortFileError: it is shorter than that.
            OSError: it can't be cut.
        """
        there = os.fstat(self._file).st_size
        if there < length:
            raise ShortFileError(f"{self.path} holds {there:,} bytes of {length:,}")
        os.ftruncate(self._file, length)
        self._length = length

    def close(self) -> None:
        """Give the file back; nothing is flushed that `sync` has not."""
        os.close(self._file)

    def __enter__(self) -> AppendOnlyFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
