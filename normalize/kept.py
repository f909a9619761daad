"""The records that a corpus may hold, in a file of lines in the order of the corpora; any can be read again."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, BinaryIO

import msgspec
from msgspec import Struct

from normalize.assemble import Assembled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from normalize.progress import Advance
    from normalize.records import Question


class KeptRow(Struct, frozen=True, kw_only=True):
    """A record, and the raw line that it came from: the raw file's name and the byte offset in it."""

    record: Assembled
    file: str
    offset: int


class KeptFile:
    """Rows in a file; memory holds 8 bytes of each.

    Args:
        path: a missing file, private to this run.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("x+b")
        self._starts = array("Q")
        self.size = 0
        """In bytes."""
        self._decode = msgspec.json.Decoder(KeptRow).decode

    def __len__(self) -> int:
        return len(self._starts)

    def append(self, row: KeptRow) -> None:
        """Add a row; they come in order of site and id, and all before the first is read."""
        self._starts.append(self.size)
        self.size += self._file.write(msgspec.json.encode(row) + b"\n")

    def question(self, at: int) -> Question:
        """Read the record at a position."""
        self._file.seek(self._starts[at])
        return self._decode(self._file.readline()).record.question

    def rows(self, advance: Advance) -> Iterator[KeptRow]:
        """Read all rows in their order, telling how many bytes each took."""
        self._file.seek(0)
        for line in self._file:
            yield self._decode(line)
            advance(len(line))

    def close(self) -> None:
        """Close the file; it goes with its directory."""
        self._file.close()
