"""Small bodies that unpack to something enormous, built when they are first asked for."""

from __future__ import annotations

import gzip
import zlib
from functools import cache

UNPACKED_BYTES = 640 << 20
"""More than a crawl may take in memory altogether."""
_BLOCK = 128 << 10
"""The largest block of Zstandard (RFC 8878, 3.1.1.2.4)."""
# What Google's encoder makes of so many zeros (RFC 7932): a beginning, one stretch 9 times over, an end.
_BROTLI_BEGIN = bytes.fromhex("cbffff3f002400e2b14072")
_BROTLI_STRETCH = bytes.fromhex(
    "effff8ffff078004401c1680eefd1fffffff00900088c302d0bdffe3ffff1f001200715800baf77ffcffff034002200e0b40"
    "f7fe8fffff7f004800c46101e8defff1ffff0f000980382c00ddfb3ffeffff012001108705a07bffc7ffff3f002400e2b000"
    "74"
)
_BROTLI_END = bytes.fromhex(
    "effff8ffff078004401c1680eefd1fffffff00900088c302d0bdffe3ffff1f001200715800baf77ffcffff034002200e0b40"
    "f7fe8fffff7f004800c46101e8defff1ffff0f000980382c00ddfb3ffeffff012001108705a07bff37"
)


@cache
def gzip_bomb() -> bytes:
    """Zeros in one gzip member."""
    packer = zlib.compressobj(1, wbits=31)
    chunk = bytes(1 << 20)
    return b"".join([*(packer.compress(chunk) for _ in range(UNPACKED_BYTES >> 20)), packer.flush()])


@cache
def nested_gzip() -> bytes:
    """The same, packed twice more: some kilobytes on the wire."""
    return gzip.compress(gzip.compress(gzip_bomb()))


@cache
def many_members() -> bytes:
    """Zeros in ten thousand gzip members of 64 KiB each."""
    return gzip.compress(bytes(1 << 16)) * (UNPACKED_BYTES >> 16)


@cache
def deflate_bomb() -> bytes:
    """Zeros in a zlib stream (the coding "deflate")."""
    packer = zlib.compressobj(1)
    chunk = bytes(1 << 20)
    return b"".join([*(packer.compress(chunk) for _ in range(UNPACKED_BYTES >> 20)), packer.flush()])


@cache
def zstd_bomb() -> bytes:
    """Blocks that repeat one byte (RFC 8878, 3.1.1.2.2): four bytes on the wire for 128 KiB."""
    repeated = (_BLOCK << 3 | 1 << 1).to_bytes(3, "little") + b"\0"
    last = (_BLOCK << 3 | 1 << 1 | 1).to_bytes(3, "little") + b"\0"
    return b"\x28\xb5\x2f\xfd\x00\x58" + repeated * (UNPACKED_BYTES // _BLOCK - 1) + last


def brotli_bomb() -> bytes:
    """A kilobyte on the wire."""
    return _BROTLI_BEGIN + _BROTLI_STRETCH * 9 + _BROTLI_END
