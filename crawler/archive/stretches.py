"""The bytes of an archive, stretch by stretch: a plain file is one, of a packed file every gzip member is one."""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

GZIP_MAGIC = b"\x1f\x8b\x08"
BLOCK = 65536
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_NEWLINES = re.compile(rb"[\r\n]*")
_RECORD = re.compile(rb"WARC/\d\.\d\d?\r?\n")
_LONGEST_RECORD_LINE = len(b"WARC/1.10\r\n")
_GLANCE = 2048  # bytes that are enough to tell what a member holds


class BrokenGzipError(Exception):
    """A gzip member that can't be unpacked to its end."""


class TornGzipError(BrokenGzipError):
    """The file ends before the gzip member does."""


class Stretch:
    """Reads on from one place of a file; never holds more than it was asked for and a few blocks.

    Every method may raise BrokenGzipError, also at the very end: only there the checksum is known to be right.
    """

    def __init__(self, file: BinaryIO, start: int, *, packed: bool) -> None:
        file.seek(start)
        self._file, self.start, self.packed = file, start, packed
        self._unpacking = zlib.decompressobj(wbits=31)
        self._packed_rest = b""
        self._buffer, self._at = b"", 0
        self.taken = 0
        """How many bytes, unpacked, were read or passed over."""

    @property
    def end(self) -> int:
        """Where the next stretch begins, once this one has ended."""
        return self._file.tell() - len(self._unpacking.unused_data)

    def read(self, size: int) -> bytes:
        """As many bytes, or what there is of them."""
        parts = []
        missing = size
        while missing and (self._at < len(self._buffer) or self._fill()):
            part = self._buffer[self._at : self._at + missing]
            self._at += len(part)
            missing -= len(part)
            parts.append(part)
        self.taken += size - missing
        return b"".join(parts)

    def skip(self, size: int) -> None:
        """Pass over as many bytes, or what there is of them."""
        until = self.taken + size
        while self.taken < until and self.read(min(until - self.taken, BLOCK)):
            pass

    def back_to(self, place: int, held: bytes) -> None:
        """Be at an earlier place again: packed bytes can't be read twice, so only if `held` was read since then."""
        if not self.packed:
            self._file.seek(self.start + place)
            self._buffer, self._at, self.taken = b"", 0, place
        elif place + len(held) == self.taken:
            self._buffer, self._at, self.taken = held + self._buffer[self._at :], 0, place

    def peek(self, size: int) -> bytes:
        """What comes next, without taking it."""
        while len(self._buffer) - self._at < size and self._fill():
            pass
        return self._buffer[self._at : self._at + size]

    def ended(self) -> bool:
        """Nothing is left, and what was read is what had been packed."""
        return not self.peek(1)

    def head(self, limit: int) -> bytes | None:
        """The lines up to a blank one, and that; None if it does not come within `limit` bytes."""
        while not (blank := _BLANK_LINE.search(self._buffer, self._at, self._at + limit)):
            if len(self._buffer) - self._at >= limit or not self._fill():
                return None
        return self.read(blank.end() - self._at)

    def skip_newlines(self) -> None:
        """Pass over the line breaks between records."""
        while self.peek(1) in (b"\r", b"\n"):
            newlines = _NEWLINES.match(self._buffer, self._at)
            assert newlines
            self._take_to(newlines.end())

    def skip_to_record(self) -> bool:
        """Pass over what is no record; False if none comes until the end."""
        while not (found := _RECORD.search(self._buffer, self._at)):
            self._take_to(max(self._at, len(self._buffer) - _LONGEST_RECORD_LINE))
            if not self._fill():
                self._take_to(len(self._buffer))
                return False
        self._take_to(found.start())
        return True

    def _take_to(self, at: int) -> None:
        self.taken += at - self._at
        self._at = at

    def _fill(self) -> bool:
        more = self._unpacked() if self.packed else self._file.read(BLOCK)
        if more:
            self._buffer, self._at = self._buffer[self._at :] + more, 0
        return bool(more)

    def _unpacked(self) -> bytes:
        while not self._unpacking.eof:
            packed = self._packed_rest or self._file.read(BLOCK)
            try:
                # At first so little that a record's headers are known even if what follows can't be unpacked.
                content = self._unpacking.decompress(packed, BLOCK if self.taken else _GLANCE)
            except zlib.error as error:
                raise BrokenGzipError(str(error)) from error
            self._packed_rest = self._unpacking.unconsumed_tail
            if content:
                return content
            if not packed:
                raise TornGzipError("the file ends within a gzip member")
        return b""


def find_member(file: BinaryIO, start: int) -> int | None:
    """The place, from `start` on, of the next gzip member that begins with a record."""
    before = b""
    file.seek(start)
    while block := file.read(BLOCK):
        searched = before + block
        place = file.tell()
        at = searched.find(GZIP_MAGIC)
        while at >= 0:
            found = place - len(searched) + at
            if _opens_with_record(file, found):
                return found
            at = searched.find(GZIP_MAGIC, at + 1)
        file.seek(place)
        before = searched[-len(GZIP_MAGIC) + 1 :]
    return None


def _opens_with_record(file: BinaryIO, place: int) -> bool:
    file.seek(place)
    try:
        content = zlib.decompressobj(wbits=31).decompress(file.read(_GLANCE), _LONGEST_RECORD_LINE)
    except zlib.error:
        return False
    return _RECORD.match(content) is not None
