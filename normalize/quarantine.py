"""Raw lines that can't be read.

Their bytes stand in `quarantine/<raw file>.<byte offset>`, a row about each in `quarantine/index.jsonl`.
"""

from __future__ import annotations

from hashlib import sha256
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

    from normalize.storage import Place

_LONGEST_NAME = 200  # bytes; with the offset and what a temporary file's name adds, file systems take 255


class Quarantined(Struct, frozen=True, kw_only=True):
    """A row of the index; offset and length are bytes in the raw file, or in what it unpacks to."""

    stage: str
    file: str
    offset: int
    length: int
    reason: str

    @property
    def copy_name(self) -> str:
        """The name of the file that holds the line's bytes; of a very long name its checksum."""
        name = self.file.replace("/", "_")
        if len(name.encode()) > _LONGEST_NAME:
            name = sha256(name.encode()).hexdigest()
        return f"{name}.{self.offset}"


def write_quarantine(
    output: Path, raw: Place, rows: Sequence[Quarantined]
) -> tuple[list[WrittenFile], list[WrittenRows]]:
    """Copy unreadable lines from the raw files in `raw`, write their index, remove what an earlier run put there.

    Raises:
        OSError: a file can't be read or written.
    """
    folder = output / "quarantine"
    index = folder / "index.jsonl"
    before = {row.copy_name for row in read_rows(split_rows(index)[0])}
    files = [_copy_line(output, folder / row.copy_name, raw, row) for row in rows]
    own = replace_own_rows(index, rows)
    for name in before - {row.copy_name for row in rows}:
        (folder / name).unlink(missing_ok=True)
    return files, [own_rows(index, own, output)] if own else []


def _copy_line(output: Path, path: Path, raw: Place, row: Quarantined) -> WrittenFile:
    with whole_file(path, PRIVATE) as copy:
        copy.writelines(raw_parts(raw / row.file, row))
    return written_file(output, path, copy)


def raw_parts(path: Place, row: Quarantined) -> Iterator[bytes]:
    """Read a row's bytes from its raw file, a piece at a time.

    Raises:
        OSError: it can't be read.
    """
    with open_raw(path) as raw:
        if is_packed(path):
            for _ in _parts(raw, row.offset):
                pass
        else:
            raw.seek(row.offset)
        yield from _parts(raw, row.length)


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
