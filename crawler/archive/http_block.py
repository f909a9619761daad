"""The HTTP response in a record's block: its status, its headers, and its body as the page's author wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.utils._compression import _DecompressionMaxSizeExceeded

from crawler.archive.framing import MAX_HEAD_BYTES
from crawler.reading.limits import MAX_PAGE_BYTES

_STATUS_LINE = re.compile(rb"(?:HTTP/\d(?:\.\d)?|ICY) +(\d{3})[^\n]*(?:\n|$)", re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_CHUNK = re.compile(rb"(?:\r?\n)?[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")


class UndecodableBodyError(Exception):
    """A body whose codings can't be undone; `reason` is a slug."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A response as it was sent."""

    status: int
    headers: Mapping[str, Sequence[str]]
    """Values by the name in lower case, in their order."""
    payload: bytes
    """With its codings."""

    @property
    def content_type(self) -> str | None:
        """The header as a crawl takes it: the last, where there are many."""
        return self.headers.get("content-type", [""])[-1] or None


def read_response(block: bytes) -> HttpResponse | None:
    """Read a block; None if it begins with no status line, or its headers never end."""
    opening = _STATUS_LINE.match(block)
    if not opening:
        return None
    # The blank line may follow at once, so the search begins with the line feed of the status line.
    blank = _BLANK_LINE.search(block, max(opening.end() - 2, 0), MAX_HEAD_BYTES)
    if not blank and len(block) >= MAX_HEAD_BYTES:
        return None
    end = blank.start() if blank else len(block)
    headers: defaultdict[str, list[str]] = defaultdict(list)
    for line in _FOLD.sub(b" ", block[opening.end() : end]).split(b"\n"):
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            headers[name.strip().lower()].append(value.strip())
    return HttpResponse(int(opening[1]), headers, block[blank.end() :] if blank else b"")


def without_chunks(response: HttpResponse) -> bytes:
    """The payload without the chunked transfer coding, where it still has it; what was cut off ends where it was cut.

    Raises:
        UndecodableBodyError: something else stands where a chunk should begin.
    """
    payload = response.payload
    codings = ",".join(response.headers.get("transfer-encoding", [])).lower()
    if "chunked" not in codings or not _CHUNK.match(payload):  # many archives hold the header and not the coding
        return payload
    chunks = []
    at = 0
    while at < len(payload):
        size = _CHUNK.match(payload, at)
        if not size:
            if payload[at:].strip():
                raise UndecodableBodyError("bad_transfer_coding", f"no chunk at byte {at} of the payload")
            break
        length = int(size[1], 16)
        if not length:
            break
        at = size.end() + length
        chunks.append(payload[size.end() : at])
    return b"".join(chunks)


def without_content_coding(response: HttpResponse, body: bytes) -> bytes:
    """A body as Scrapy hands it to a spider: known content codings undone, others left.

    Raises:
        UndecodableBodyError: it is damaged, or larger than a page may be.
    """
    named = [value.encode("latin-1") for value in response.headers.get("content-encoding", [])]
    codings, _ = HttpCompressionMiddleware._split_encodings(named)
    decoded = body
    try:
        for coding in codings:
            decoded = HttpCompressionMiddleware._decode(decoded, coding, MAX_PAGE_BYTES)
    except _DecompressionMaxSizeExceeded as error:
        raise UndecodableBodyError("too_large", str(error)) from error
    except Exception as error:  # each decoder has its own
        if _MARKUP.match(body):  # many archives hold the header and not the coding
            return body
        detail = f"{b', '.join(codings).decode()}: {error or type(error).__name__}"
        raise UndecodableBodyError("bad_content_coding", detail) from error
    return decoded
