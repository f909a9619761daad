"""Gzip files of raw lines (RFC 1952), read so that what is damaged is known before any of it is believed.

A member's checksum stands behind it: whether a line is what somebody packed shows when its member has been read to the
end. So a packed file is read through once, and its lines are given the second time.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from typing_extensions import Buffer

    from normalize.storage import Place

_GZIP = 16 + zlib.MAX_WBITS  # with zlib's own check of the member's checksum and length
_PACKED_AT_ONCE = 1 << 16
_UNPACKED_AT_ONCE = 1 << 20


class Damage(NamedTuple):
    """Why a packed file can't be read to its end."""

    reason: str
    sound: int
    """Unpacked bytes of the members before, whose checksums are right."""
    is_cut: bool
    """Whether the file only ends early: what was unpacked is the beginning of what was packed."""


class _DamageError(Exception):
    def __init__(self, reason: str, sound: int, is_cut: bool = False) -> None:
        self.damage = Damage(reason, sound, is_cut)


def _parts(file: BinaryIO) -> Iterator[bytes]:
    """Unpack member by member; zeros behind the last one are padding."""
    read = unpacked = sound = 0
    left = b""
    while True:
        while not left.strip(b"\0"):
            left = file.read(_PACKED_AT_ONCE)
            read += len(left)
            if not left:
                if not read:
                    raise _DamageError("the gzip file ends early", 0, is_cut=True)
                return
        start = read - len(left)
        member = zlib.decompressobj(_GZIP)
        while not member.eof:
            before = member.copy()
            try:
                part = member.decompress(left, _UNPACKED_AT_ONCE)
            except zlib.error as error:
                yield _salvaged(before, left)
                raise _DamageError(f"the gzip file is damaged from its byte {start} on: {error}", sound) from None
            unpacked += len(part)
            if part:
                yield part
            left = member.unconsumed_tail
            if not left and not member.eof:
                left = file.read(_PACKED_AT_ONCE)
                read += len(left)
                if not left and not part:
                    raise _DamageError("the gzip file ends early", sound, is_cut=True)
        left = member.unused_data
        sound = unpacked


def _salvaged(member: zlib._Decompress, packed: bytes) -> bytes:
    """Unpack as much as goes before the place at which zlib finds something wrong; it gives nothing of that call."""
    sound, wrong = 0, len(packed)
    while wrong - sound > 1:
        middle = (sound + wrong) // 2
        try:
            member.copy().decompress(packed[:middle], _UNPACKED_AT_ONCE)
        except zlib.error:
            wrong = middle
        else:
            sound = middle
    return member.decompress(packed[:sound], _UNPACKED_AT_ONCE)


def find_damage(path: Place) -> Damage | None:
    """Read a packed file through.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        try:
            for _ in _parts(file):
                pass
        except _DamageError as error:
            return error.damage
    return None


class Unpacked(io.RawIOBase):
    """What a packed file unpacks to, as far as that goes."""

    def __init__(self, packed: BinaryIO) -> None:
        self._parts = _parts(packed)
        self._left = memoryview(b"")

    def readable(self) -> bool:
        """See RawIOBase."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """See RawIOBase."""
        if not self._left:
            try:
                self._left = memoryview(next(self._parts, b""))
            except _DamageError:
                self._parts = iter(())
        room = memoryview(buffer).cast("B")
        taken = self._left[: len(room)]
        room[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        return len(taken)
