"""An archive's records, one at a time, and what stands between them and is none (ISO 28500:2017, 4 and annex D)."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

from crawler.archive.stretches import GZIP_MAGIC, BrokenGzipError, Stretch, TornGzipError, find_member
from crawler.reading.limits import MAX_PAGE_BYTES

MAX_HEAD_BYTES = 64 * 1024
"""Of a record's or a response's headers. Browsers and servers stop at 8 to 256 KiB."""

MAX_BLOCK_BYTES = MAX_PAGE_BYTES + MAX_HEAD_BYTES
"""Of a record's block that are held."""

BAD_RECORD, TRUNCATED, BROKEN_GZIP, ARC_FILE = "bad_warc_record", "truncated_warc", "broken_gzip", "arc_file"

_OPENING, _ARC_OPENING = b"WARC/", b"filedesc://"
_VERSION = re.compile(rb"WARC/\d\.\d\d?\r?")
_LENGTH = re.compile(r"\d{1,15}", re.ASCII)
_FOLD = re.compile(r"\r?\n[ \t]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """A record as it stands; what its headers say is not checked."""

    headers: Mapping[str, str]
    """By the name in lower case; the first of each name."""
    block: bytes
    """At the most MAX_BLOCK_BYTES of it."""
    block_length: int
    offset: int
    """Of its gzip member if it is alone in it, else in the unpacked file."""
    length: int
    """Of its gzip member if it is alone in it, else of its headers and its block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Bytes that are no record, or what is left of one."""

    reason: str
    detail: str
    offset: int
    uri: str | None = None
    """The record's, where that much can be read."""


def read_records(file: BinaryIO) -> Iterator[WarcRecord | Damage]:
    """Read a file to its end, whatever it holds.

    Raises:
        OSError: it can't be read.
    """
    packed = _is_packed(file)
    with suppress(BrokenGzipError):
        if Stretch(file, 0, packed=packed).peek(len(_ARC_OPENING)) == _ARC_OPENING:
            return iter([Damage(reason=ARC_FILE, detail="an ARC file, the format before WARC", offset=0)])
    reading = _Reading(file)
    return reading.members() if packed else reading.records(Stretch(file, 0, packed=False))


def _is_packed(file: BinaryIO) -> bool:
    start = file.read(len(_OPENING))
    if start in (b"", _OPENING):
        return False
    # Where the first bytes are damaged, what follows tells.
    return GZIP_MAGIC.startswith(start[: len(GZIP_MAGIC)]) or find_member(file, 0) is not None


def fields(lines: str) -> dict[str, str]:
    """Named fields by their names in lower case, the first of each name; folded lines are unfolded.

    >>> fields("Style: doctor_reply\\r\\nnote: two\\r\\n  lines\\r\\nstyle: other")
    {'style': 'doctor_reply', 'note': 'two lines'}
    """
    found: dict[str, str] = {}
    for line in _FOLD.sub(" ", lines).split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def target_uri(headers: Mapping[str, str]) -> str | None:
    """The target URI, without the brackets that Wget 1.19 puts around it."""
    uri = headers.get("warc-target-uri", "")
    return uri.removeprefix("<").removesuffix(">") or None


class _Reading:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._unpacked = 0  # bytes of the members before this one
        self._uri: str | None = None  # of the record that is being read

    def members(self) -> Iterator[WarcRecord | Damage]:
        place: int | None = 0
        while place is not None:
            self._file.seek(place)
            magic = self._file.read(len(GZIP_MAGIC))
            if not magic:
                return
            if magic == GZIP_MAGIC:
                place = yield from self._member(Stretch(self._file, place, packed=True))
            else:
                reason = TRUNCATED if GZIP_MAGIC.startswith(magic) else BAD_RECORD
                yield Damage(reason=reason, detail="no gzip member", offset=place)
                place = find_member(self._file, place)

    def _member(self, stretch: Stretch) -> Generator[WarcRecord | Damage, None, int | None]:
        try:
            yield from self.records(stretch)
            after: int | None = stretch.end
        except BrokenGzipError as error:
            after = find_member(self._file, stretch.start + 1)
            reason = TRUNCATED if isinstance(error, TornGzipError) and after is None else BROKEN_GZIP
            yield Damage(reason=reason, detail=str(error), offset=stretch.start, uri=self._uri)
        self._unpacked += stretch.taken
        return after

    def records(self, stretch: Stretch) -> Iterator[WarcRecord | Damage]:
        while True:
            self._uri = None
            stretch.skip_newlines()
            if stretch.ended():
                return
            yield self._record(stretch)

    def _record(self, stretch: Stretch) -> WarcRecord | Damage:
        began = stretch.taken
        opening = stretch.peek(len(_OPENING))
        if opening != _OPENING:
            return self._damage(stretch, began, "no WARC record", torn=_OPENING.startswith(opening))
        head = stretch.head(MAX_HEAD_BYTES)
        if head is None:
            start = stretch.peek(MAX_HEAD_BYTES)
            stretch.skip(max(start.rfind(_OPENING), len(_OPENING)))
            return self._damage(stretch, began, "headers without an end", torn=len(start) < MAX_HEAD_BYTES)
        version, _, lines = head.partition(b"\n")
        headers = fields(_decoded(lines))
        self._uri = target_uri(headers)
        declared = headers.get("content-length", "")
        if not _VERSION.fullmatch(version) or not _LENGTH.fullmatch(declared):
            return self._damage(stretch, began, "no WARC version or no Content-Length")
        return self._with_block(stretch, began, headers, int(declared))

    def _with_block(self, stretch: Stretch, began: int, headers: dict[str, str], length: int) -> WarcRecord | Damage:
        start = stretch.taken
        block = stretch.read(min(length, MAX_BLOCK_BYTES))
        stretch.skip(length - len(block))
        there = stretch.taken - start
        ends = stretch.peek(1) in (b"", b"\r", b"\n") or stretch.peek(len(_OPENING)) == _OPENING
        if there < length or not ends:
            # What was taken for the block may hold the next records.
            stretch.back_to(start, block)
            why = f"Content-Length is {length}, which is {'more' if there < length else 'less'} than there is"
            return self._damage(stretch, began, why, torn=there < length and not stretch.packed)
        stretch.skip_newlines()
        if stretch.ended() and stretch.packed and began == 0:
            offset, stored = stretch.start, stretch.end - stretch.start
        else:
            offset, stored = self._unpacked + began, start + length - began
        return WarcRecord(headers=headers, block=block, block_length=length, offset=offset, length=stored)

    def _damage(self, stretch: Stretch, began: int, why: str, *, torn: bool = False) -> Damage:
        """What can't be read, and be at the next record."""
        offset = stretch.start if stretch.packed and began == 0 else self._unpacked + began
        goes_on = stretch.skip_to_record()
        reason = TRUNCATED if torn and not goes_on else BAD_RECORD
        return Damage(reason=reason, detail=why, offset=offset, uri=self._uri)


def _decoded(lines: bytes) -> str:
    try:
        return lines.decode()
    except UnicodeDecodeError:
        return lines.decode("latin-1")
