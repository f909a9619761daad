"""The raw files as shards of lines: every line with its byte offset, decoded one at a time.

jsonlines reads lines without telling where they begin; quarantine needs the offset, so the lines are read here.
"""

from __future__ import annotations

import io
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from crawler.records import RawRecord
from normalize.packed import Unpacked, find_damage
from normalize.storage import Remote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from normalize.storage import Place

SITE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
"""A site's name is part of file names and ids, so it may not lead out of the output directory."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_SHARDS = 512  # the sorted runs of all shards are open together while they are merged
_DEEPEST = 64
"""Levels of nested JSON; a raw record has six. What the decoder itself bears depends on who called it."""
_BRACKETS = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[][{}]', re.DOTALL)
_decoder = msgspec.json.Decoder(RawRecord)
_PACKED = ".jsonl.gz"
_READ_AT_ONCE = 1 << 20


class MissingInputError(Exception):
    """There is nothing to work on; the message tells what to do."""


class Piece(NamedTuple):
    """The lines of a raw file that begin in `start <= offset < stop`; a packed file is always one whole piece."""

    file: Place
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
    """Why it is not to be believed, or is the last one: the packed file is damaged, or ends early."""


def find_shards(directory: Place, shard_bytes: int, workers: int | None = None) -> list[Shard]:
    """Divide the raw files of a directory into shards, as many for each worker, so that all are done at one time.

    Raises:
        MissingInputError: the directory does not exist or holds no records.
        OSError: it can't be read.
    """
    try:
        sizes = _sizes(directory)
    except FileNotFoundError:
        raise MissingInputError(f"{directory} does not exist: {_first(directory)}") from None
    total = sum(sizes.values())
    if not total and not any(map(is_packed, sizes)):
        raise MissingInputError(f"{directory} holds no records: {_first(directory)}")
    parts = -(-total // shard_bytes)
    if workers or parts > 1:
        cores = workers or os.cpu_count() or 1
        parts = -(-parts // cores) * cores
    room = -(-total // max(min(parts, _MOST_SHARDS), 1))
    shards: list[Shard] = []
    pieces: list[Piece] = []
    left = room
    for file, size in sizes.items():
        start = 0
        if not size and is_packed(file):
            pieces.append(Piece(file, 0, 0))
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


def _sizes(directory: Place) -> dict[Place, int]:
    """List the raw files of a directory in order of their names, with their sizes in bytes."""
    if isinstance(directory, Remote):
        remote = directory.sizes().items()
        return {directory / name: size for name, size in remote if name.endswith((".jsonl", _PACKED))}
    with os.scandir(directory) as entries:
        named = [entry for entry in entries if entry.name.endswith((".jsonl", _PACKED))]
        names = sorted(entry.name for entry in named if entry.is_file() or entry.is_symlink())
    for name in names:
        if not name.isprintable() and os.fsencode(name) != name.encode("utf-8", "replace"):
            raise MissingInputError(f"{directory}: {name!r} is not a name in UTF-8: rename it")
    return {directory / name: (directory / name).stat().st_size for name in names}


def _first(directory: Place) -> str:
    if isinstance(directory, Remote):
        return "a crawl writes to a local folder: copy its raw/ there first"
    rejects = directory.parent / "rejects"
    told = f"; {rejects} tells of pages that gave none" if any(rejects.glob("*.jsonl")) else ""
    return f"run `make crawl` or `make replay FROM=…` first{told}"


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


def is_packed(path: Place) -> bool:
    """Tell whether a raw file is gzip-compressed, by its name."""
    return path.name.endswith(_PACKED)


@contextmanager
def open_raw(path: Place) -> Iterator[BinaryIO]:
    """Open a raw file for reading, packed or not; a packed one that is damaged ends where it can't be read."""
    with path.open("rb") as file:
        if is_packed(path):
            yield io.BufferedReader(Unpacked(file), _READ_AT_ONCE)
        else:
            yield file


def _read_packed(path: Place, line_limit: int) -> Iterator[Line]:
    """Read all lines. Those of a damaged member say so; where a file ends early the last one does, or an empty one."""
    damage = find_damage(path)
    with open_raw(path) as file:
        end = 0
        last: Line | None = None
        for line in _lines(file, path.name, 0, float("inf"), line_limit):
            if last is not None:
                yield last
            end = line.offset + line.length
            is_doubtful = damage is not None and not damage.is_cut and end > damage.sound
            last = line._replace(fault=damage.reason) if damage and is_doubtful else line
    if last is not None:
        is_torn = last.content is None or not last.content.endswith(b"\n")
        if damage is not None and is_torn:
            yield last._replace(fault=damage.reason)
            return
        yield last
    if damage is not None and (last is None or last.fault is None):
        yield Line(path.name, end, 0, b"", damage.reason)


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
    if _is_deep(content):
        raise ValueError("the JSON is nested too deeply")
    record = _decoder.decode(content)
    if not SITE.fullmatch(record.question.site):
        raise ValueError(f"not the name of a site: {record.question.site[:80]!r}")
    if not _SHA256.fullmatch(record.page_sha256):
        raise ValueError(f"not a SHA-256 in hex: {record.page_sha256[:80]!r}")
    return record


def _is_deep(content: bytes) -> bool:
    if content.count(b"[") + content.count(b"{") <= _DEEPEST:
        return False
    depth = 0
    for bracket in _BRACKETS.finditer(content):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(bracket[0], 0)
        if depth > _DEEPEST:
            return True
    return False
