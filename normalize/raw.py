"""The raw files as shards of lines: every line with its byte offset, decoded one at a time.

jsonlines reads lines without telling where they begin; quarantine needs the offset, so the lines are read here.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from crawler.records import RawRecord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from typing_extensions import Buffer

SITE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
"""A site's name is part of file names and ids, so it may not lead out of the output directory."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_SHARDS = 512  # the sorted runs of all shards are open together while they are merged
_decoder = msgspec.json.Decoder(RawRecord)
_PACKED = ".jsonl.gz"
_READ_AT_ONCE = 1 << 20


class MissingInputError(Exception):
    """There is nothing to work on; the message tells what to do."""


class Piece(NamedTuple):
    """The lines of a raw file that begin in `start <= offset < stop`; a packed file is always one whole piece."""

    file: Path
    start: int
    stop: int


class Shard(NamedTuple):
    """What one task reads."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """About as many bytes as the task reads."""
        return sum(piece.stop - piece.start for piece in self.pieces)


class Line(NamedTuple):
    """One raw line; offset and length (with its line feed) are bytes, of what a packed file unpacks to."""

    file: str
    offset: int
    length: int
    content: bytes | None
    """None where it is longer than the limit."""
    fault: str | None = None
    """Why nothing can be read after it: a packed file ends early, or is damaged."""


def find_shards(directory: Path, shard_bytes: int, workers: int | None = None) -> list[Shard]:
    """Divide the raw files of a directory into shards, small enough that every worker has one.

    Raises:
        MissingInputError: the directory does not exist or holds no records.
        OSError: it can't be read.
    """
    try:
        with os.scandir(directory) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith((".jsonl", _PACKED)))
    except FileNotFoundError:
        raise MissingInputError(f"{directory} does not exist: run `make crawl` or `make replay FROM=…` first") from None
    sizes = {directory / name: (directory / name).stat().st_size for name in names}
    total = sum(sizes.values())
    if not total:
        raise MissingInputError(f"{directory} holds no records: run `make crawl` or `make replay FROM=…` first")
    room = max(min(shard_bytes, -(-total // (workers or 1))), -(-total // _MOST_SHARDS))
    shards: list[Shard] = []
    pieces: list[Piece] = []
    left = room
    for file, size in sizes.items():
        start = 0
        while start < size:
            stop = size if is_packed(file) else min(size, start + left)
            pieces.append(Piece(file, start, stop))
            left -= stop - start
            start = stop
            if left <= 0:
                shards.append(Shard(len(shards), tuple(pieces)))
                pieces, left = [], room
    if pieces:
        shards.append(Shard(len(shards), tuple(pieces)))
    return shards


def read_lines(shard: Shard, line_limit: int) -> Iterator[Line]:
    """Read a shard's lines; no more than one of them, or `line_limit` bytes, is in memory at a time."""
    for path, start, stop in shard.pieces:
        if is_packed(path):
            yield from _read_packed(path, line_limit)
            continue
        with path.open("rb") as file:
            offset = start
            if start:  # a line that begins before the piece belongs to the piece before
                file.seek(start - 1)
                offset += _skip_line(file) - 1
            yield from _lines(file, path.name, offset, stop, line_limit)


def _lines(file: BinaryIO, name: str, offset: int, stop: float, line_limit: int) -> Iterator[Line]:
    while offset < stop:
        content = file.readline(line_limit)
        if not content:
            break
        length = len(content)
        whole: bytes | None = content
        if length == line_limit and not content.endswith(b"\n"):
            length += _skip_line(file)
            whole = None
        yield Line(name, offset, length, whole)
        offset += length


def is_packed(path: Path) -> bool:
    """Tell whether a raw file is gzip-compressed, by its name."""
    return path.name.endswith(_PACKED)


class _Unpacked(io.RawIOBase):
    """A gzip file's content; where it ends early or is damaged, its end, and `fault` tells."""

    def __init__(self, packed: gzip.GzipFile) -> None:
        self._packed = packed
        self.fault: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            content = b"" if self.fault else self._packed.read1(min(len(view), _READ_AT_ONCE))
        except EOFError:
            self.fault = "the gzip file ends early"
            return 0
        except (gzip.BadGzipFile, zlib.error) as error:
            self.fault = f"the gzip file is damaged: {error}"
            return 0
        view[: len(content)] = content
        return len(content)


@contextmanager
def open_raw(path: Path) -> Iterator[BinaryIO]:
    """Open a raw file for reading, packed or not; a packed one that is damaged ends where it can't be read."""
    with path.open("rb") as file:
        if is_packed(path):
            yield io.BufferedReader(_Unpacked(gzip.GzipFile(fileobj=file)), _READ_AT_ONCE)
        else:
            yield file


def _read_packed(path: Path, line_limit: int) -> Iterator[Line]:
    """Read all lines; the one in which a damaged file ends tells so, an empty one if it ends between two lines."""
    with path.open("rb") as file:
        unpacked = _Unpacked(gzip.GzipFile(fileobj=file))
        before = Line(path.name, 0, 0, b"")
        for line in _lines(io.BufferedReader(unpacked, _READ_AT_ONCE), path.name, 0, float("inf"), line_limit):
            if before.length:
                yield before
            before = line
        if not unpacked.fault:
            if before.length:
                yield before
        elif before.content is None or (before.content and not before.content.endswith(b"\n")):
            yield before._replace(fault=unpacked.fault)
        else:
            if before.length:
                yield before
            yield Line(path.name, before.offset + before.length, 0, b"", unpacked.fault)


def _skip_line(file: BinaryIO) -> int:
    """Read up to and with the next line feed: the number of bytes."""
    skipped = 0
    while part := file.readline(1 << 20):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
    return skipped


def decode(line: Line) -> RawRecord:
    """Decode one raw line.

    Raises:
        ValueError: it is not a raw record; the message is the reason.
    """
    content = line.content
    if line.fault:
        raise ValueError(line.fault)
    if content is None:
        raise ValueError("the line is too long")
    try:
        record = _decoder.decode(content)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None
    if not SITE.fullmatch(record.question.site):
        raise ValueError(f"not the name of a site: {record.question.site[:80]!r}")
    if not _SHA256.fullmatch(record.page_sha256):
        raise ValueError(f"not a SHA-256 in hex: {record.page_sha256[:80]!r}")
    return record
