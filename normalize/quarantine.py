"""Raw lines that can't be read.

Their bytes stand in `quarantine/<raw file>.<byte offset>`, a row about each in `quarantine/index.jsonl`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from normalize.manifest import WrittenFile, WrittenRows, written_file
from normalize.raw import is_packed, open_raw
from normalize.set_aside import own_rows, replace_own_rows, split_rows
from normalize.whole_file import PRIVATE, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO


class Quarantined(Struct, frozen=True, kw_only=True):
    """A row of the index; offset and length are bytes in the raw file, or in what it unpacks to."""

    stage: str
    file: str
    offset: int
    length: int
    reason: str

    @property
    def copy_name(self) -> str:
        """The name of the file that holds the line's bytes."""
        return f"{self.file.replace('/', '_')}.{self.offset}"


def write_quarantine(output: Path, rows: Sequence[Quarantined]) -> tuple[list[WrittenFile], list[WrittenRows]]:
    """Copy unreadable lines from the raw files, write their index, remove what an earlier run put there.

    Raises:
        OSError: a file can't be read or written.
    """
    folder = output / "quarantine"
    index = folder / "index.jsonl"
    before = {row.copy_name for row in read_rows(split_rows(index)[0])}
    files = [_copy_line(output, folder / row.copy_name, row) for row in rows]
    own = replace_own_rows(index, rows)
    for name in before - {row.copy_name for row in rows}:
        (folder / name).unlink(missing_ok=True)
    return files, [own_rows(index, own, output)] if own else []


def _copy_line(output: Path, path: Path, row: Quarantined) -> WrittenFile:
    with whole_file(path, PRIVATE) as copy, open_raw(output / "raw" / row.file) as raw:
        if is_packed(output / "raw" / row.file):
            for _ in _parts(raw, row.offset):
                pass
        else:
            raw.seek(row.offset)
        copy.writelines(_parts(raw, row.length))
    return written_file(output, path, copy)


def _parts(file: BinaryIO, length: int) -> Iterator[bytes]:
    """Read so many bytes, a piece at a time."""
    while length and (part := file.read(min(length, 1 << 20))):
        yield part
        length -= len(part)


def read_rows(lines: Iterable[bytes]) -> Iterator[Quarantined]:
    """Read rows of the index; what is no such row is passed over."""
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=Quarantined)
        except ValueError:
            continue
