"""The body of an archived response, chunk by chunk, with its content encoding undone: as a record was read from it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import brotli
from warcio.bufferedreaders import BufferedReader, ChunkedDataReader

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError, ZstdFile
else:
    from backports.zstd import ZstdError, ZstdFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from warcio.recordloader import ArcWarcRecord

    class Readable(Protocol):
        """Whatever bytes are read from."""

        def read(self, size: int, /) -> bytes:
            """Read some bytes; none at the end."""


AT_ONCE = 1 << 16
"""Bytes of a chunk, about."""
DecodingErrors = (OSError, EOFError, ValueError, ZstdError, brotli.error)
"""What a body raises that is not in the encoding that it is said to be in."""
_BY_WARCIO = ("gzip", "deflate")


def body_chunks(record: ArcWarcRecord) -> tuple[Iterator[bytes], str | None]:
    """Give a response's body, and the name of its content encoding where it is one that is not undone here.

    gzip and deflate are warcio's; its brotli needs a library of another version, and Zstandard it does not know.
    """
    headers = record.http_headers
    coding = (headers.get_header("Content-Encoding") or "").strip().lower()
    is_chunked = (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    sent = ChunkedDataReader(record.raw_stream) if is_chunked else record.raw_stream
    if coding in ("", "identity"):
        return _chunks(sent), None
    if coding in _BY_WARCIO:
        return _chunks(BufferedReader(sent, decomp_type=coding)), None
    if coding == "zstd":
        return _chunks(ZstdFile(sent)), None
    if coding == "br":
        return _unbrotli(sent), None
    return _chunks(sent), coding


def _chunks(stream: Readable) -> Iterator[bytes]:
    while chunk := stream.read(AT_ONCE):
        yield chunk


def _unbrotli(stream: Readable) -> Iterator[bytes]:
    """Undo brotli, no more at once than a chunk however much a few bytes say."""
    decompressor = brotli.Decompressor()
    for chunk in _chunks(stream):
        yield decompressor.process(chunk, output_buffer_limit=AT_ONCE)
        while not decompressor.can_accept_more_data():
            yield decompressor.process(b"", output_buffer_limit=AT_ONCE)
