"""The archived response that a record was read from: its headers and its body as text, and whether it is the same."""

from __future__ import annotations

import codecs
import re
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from normalize.explore.content_encoding import DecodingErrors, body_chunks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from normalize.records import ArchivePosition

SHOWN = 1_000_000
"""Bytes of a body that are shown."""
_LONGEST_RECORD = 64 << 20
"""Bytes, compressed, of a record that is read at all."""
_LONGEST_BODY = 256 << 20
"""Bytes of a body of which the SHA-256 is taken."""
_OF_DAMAGE = (ArchiveLoadFailed, AttributeError, LookupError, TypeError)
"""What warcio raises on records that are damaged: what it takes for granted is not there."""
_ENCODINGS = re.compile(
    r"ascii|utf-?_?(?:8|16|32)(?:-?_?(?:le|be|sig))?|(?:iso-?_?)?8859-?_?\d{1,2}|latin-?_?\d{1,2}|(?:windows-?_?|cp)\d{3,5}"
    r"|big5(?:-?_?hkscs)?|gb(?:2312|k|18030)|euc-?_?(?:jp|kr)|shift-?_?jis|iso-?_?2022-?_?jp|koi8-?_?[ru]",
    re.IGNORECASE,
)
"""Encodings of web pages; others of Python's, such as punycode, take a time that grows with the square."""


class NotArchivedError(Exception):
    """The response can't be shown; the message tells why."""


class Archived(NamedTuple):
    """A response as it stands in the archive."""

    url: str | None
    date: str | None
    kind: str
    """The WARC record's type: `response`, `revisit`."""
    status: str
    headers: list[tuple[str, str]]
    body: str
    """The beginning, decoded; what can't be decoded is U+FFFD."""
    size: int
    """Of the body, after content encoding was undone, in bytes."""
    encoding: str
    sha256: str
    is_whole: bool
    """All of the body is shown."""
    coded: str | None
    """The content encoding that could not be undone: size, body and SHA-256 are of what the site sent."""


def read_archived(archive: Path, position: ArchivePosition) -> Archived:
    """Read the response that stands at a place in the archive.

    Raises:
        NotArchivedError: it is not there, or can't be read.
    """
    file = _file_in(archive, position.file)
    if not 0 < position.length <= _LONGEST_RECORD or position.offset < 0:
        raise NotArchivedError(f"the response takes {position.length:,} bytes, which is not read")
    try:
        with file.open("rb") as stream:
            stream.seek(position.offset)
            stored = stream.read(position.length)
        for record in ArchiveIterator(BytesIO(stored), arc2warc=False):
            headers = record.http_headers
            if headers is None:
                raise NotArchivedError(f"a record of type {record.rec_type} stands there, which is no HTTP response")
            content_type = headers.get_header("Content-Type")
            chunks, coded = body_chunks(record)
            start, size, digest = _read(chunks)
            encoding = _encoding(content_type, start)
            return Archived(
                url=record.rec_headers.get_header("WARC-Target-URI"),
                date=record.rec_headers.get_header("WARC-Date"),
                kind=record.rec_type,
                status=f"{headers.protocol} {headers.statusline}".strip(),
                headers=[(name, value) for name, value in headers.headers],
                body=start.decode(encoding, "replace"),
                size=size,
                encoding=encoding,
                sha256=digest,
                is_whole=size == len(start),
                coded=coded,
            )
    except (*DecodingErrors, *_OF_DAMAGE) as error:
        raise NotArchivedError(f"{position.file} can't be read at byte {position.offset:,}: {error}") from None
    raise NotArchivedError(f"{position.file} has no record at byte {position.offset:,}")


def _file_in(archive: Path, name: str) -> Path:
    """Find a file of the archive; no path and no link leads out of it."""
    try:
        home, file = archive.resolve(), (archive / name).resolve()
        is_there = file.is_relative_to(home) and file.is_file()
    except (OSError, ValueError, RuntimeError):
        is_there = False
    if not is_there:
        raise NotArchivedError(f"there is no {name} in the archive here")
    return file


def _read(chunks: Iterator[bytes]) -> tuple[bytes, int, str]:
    """Read a body: its beginning, its size, its SHA-256."""
    start, size, digest = bytearray(), 0, sha256()
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        start += chunk[: SHOWN - len(start)]
        if size > _LONGEST_BODY:
            raise NotArchivedError(f"the body is longer than {_LONGEST_BODY:,} bytes")
    return bytes(start), size, digest.hexdigest()


def _encoding(content_type: str | None, body: bytes) -> str:
    """Tell the encoding: what the header says, else what the page says of itself, else UTF-8."""
    for name in (http_content_type_encoding(content_type), html_body_declared_encoding(body[:4096])):
        if name and _ENCODINGS.fullmatch(name):
            try:
                return codecs.lookup(name).name
            except LookupError:
                continue
    return "utf-8"
