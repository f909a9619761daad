"""WARC files by hand, right and wrong ones, as other writers make them."""

from __future__ import annotations

import gzip
from base64 import b32encode
from hashlib import sha1
from typing import Any

PAGE = b"<!DOCTYPE html><html><body><h1>Sore knee</h1><p>It hurts when I kneel.</p></body></html>"
URL = "http://ask.test/en/article/7"
DATE = "2019-05-06T07:08:09Z"
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def digest(content: bytes) -> str:
    return "sha1:" + b32encode(sha1(content, usedforsecurity=False).digest()).decode()


def record(
    kind: str | None,
    block: bytes,
    uri: str | None = URL,
    *,
    version: str = "WARC/1.0",
    date: str | None = DATE,
    length: str | int | None = "",
    end: bytes = b"\r\n\r\n",
    **headers: str,
) -> bytes:
    """One record; `headers` have underscores for dashes, and None leaves a usual header out."""
    length = len(block) if length == "" else length
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{sha1(block, usedforsecurity=False).hexdigest()[:12]}>",
        "WARC-Date": date,
        "WARC-Target-URI": uri,
        "Content-Length": None if length is None else str(length),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = [version, *(f"{name}: {value}" for name, value in fields.items() if value is not None), "", ""]
    return "\r\n".join(lines).encode() + block + end


def response(body: bytes = PAGE, uri: str | None = URL, *, head: str = HTML, **others: Any) -> bytes:
    """A response record with right digests, where no others are given."""
    block = head.encode("latin-1") + body
    digests = {"WARC_Block_Digest": digest(block), "WARC_Payload_Digest": digest(body)}
    return record("response", block, uri, **{**digests, **others})


def numbered(count: int) -> list[bytes]:
    """Responses for as many pages, each with another body and another URL."""
    return [response(PAGE.replace(b"knee", b"knee %d" % at), f"{URL}{at}") for at in range(count)]


def packed(records: list[bytes], level: int = 9) -> bytes:
    """Each record in a gzip member of its own."""
    return b"".join(gzip.compress(one, level, mtime=0) for one in records)
