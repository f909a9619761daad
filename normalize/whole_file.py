"""Files that appear whole or not at all: temporary file, fsync, rename, fsync of the directory."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from typing_extensions import Buffer

PUBLIC = 0o666
"""As open as the user's umask allows."""
PRIVATE = 0o600
"""For what is as private as the raw pages."""


class DigestWriter(io.BufferedWriter):
    """A buffered binary file that knows the SHA-256 and the size of what was written."""

    def __init__(self, raw: io.RawIOBase) -> None:
        super().__init__(raw, 1 << 18)
        self.digest = sha256()
        self.size = 0

    def write(self, content: Buffer, /) -> int:
        """Write bytes."""
        self.digest.update(content)
        written = super().write(content)
        self.size += written
        return written


@contextmanager
def whole_file(path: Path, mode: int = PUBLIC) -> Iterator[DigestWriter]:
    """Write a file that takes its place when the block ends, and leaves no trace when the block raises.

    Raises:
        OSError: it can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with DigestWriter(io.FileIO(part, "xb", opener=lambda name, flags: os.open(name, flags, mode))) as writer:
            yield writer
            writer.flush()
            os.fsync(writer.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Make a directory's entries durable."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
