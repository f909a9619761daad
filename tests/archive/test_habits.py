"""Whatever the habits of who wrote an archive, its pages are the same."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from backports import zstd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.archive.making import DATE, HTML, PAGE, URL, digest, packed, record, response
from tests.archive.reading_back import Found, found_in, the_page

Read = Callable[[bytes], Found]
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
    "identity": bytes,
    "deflate, gzip": lambda body: gzip.compress(zlib.compress(body)),
}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What there is in a file of these bytes."""

    def read(content: bytes) -> Found:
        return found_in(tmp_path / "some.warc", content)

    return read


def of_warcio(version: str, *, gzipped: bool) -> bytes:
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=gzipped, warc_version=version)
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(PAGE)))]
    about = {"WARC-Date": DATE}
    writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "other/1"}))
    answer = writer.create_warc_record(
        URL,
        "response",
        payload=BytesIO(PAGE),
        length=len(PAGE),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict=about,
    )
    request = writer.create_warc_record(
        URL, "request", http_headers=StatusAndHeaders("GET /en/article/7 HTTP/1.1", [], is_http_request=True)
    )
    writer.write_request_response_pair(request, answer)
    return stream.getvalue()


WARCINFO = record("warcinfo", b"software: other/1\r\nformat: WARC File Format 1.0\r\n", None)
REQUEST = record("request", b"GET /en/article/7 HTTP/1.1\r\nHost: ask.test\r\n\r\n")
LIKE_WGET = [
    record("warcinfo", b"software: Wget/1.19\r\n", None, WARC_Filename="x.warc.gz"),
    record("request", b"GET / HTTP/1.1\r\n\r\n", f"<{URL}>", Content_Type="application/http;msgtype=request"),
    response(uri=f"<{URL}>", Content_Type="application/http;msgtype=response", WARC_IP_Address="192.0.2.7"),
    record("metadata", b"", "metadata://gnu.org/software/wget/warc/MANIFEST.txt", Content_Type="text/plain"),
    record("resource", b"--warc-file", "metadata://gnu.org/software/wget/warc/wget_arguments.txt",
           Content_Type="text/plain"),
    record("resource", b"saved", "metadata://gnu.org/software/wget/warc/wget.log", Content_Type="text/plain"),
]  # fmt: skip
LIKE_COMMON_CRAWL = [
    WARCINFO,
    REQUEST,
    response(
        head="HTTP/1.1 200 OK\r\nX-Crawler-Content-Encoding: gzip\r\nX-Crawler-Transfer-Encoding: chunked\r\n"
        f"Content-Length: {len(PAGE)}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n",
        WARC_Identified_Payload_Type="text/html",
        WARC_Truncated="length",
    ),
    record("metadata", b"fetchTimeMs: 12\r\ncharset-detected: UTF-8\r\nstyle: doctor_reply\r\n"),
]
CHUNKED = b"%x;name=value\r\n" % 20 + PAGE[:20] + b"\r\n%X\r\n" % len(PAGE[20:]) + PAGE[20:] + b"\r\n0\r\n\r\n"
CHUNKED_HEAD = HTML.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n")
LOWER = (
    response(head=HTML.lower().replace("http/", "HTTP/")).replace(b"WARC-", b"warc-").replace(b"Content-", b"content-")
)
HABITS: dict[str, bytes] = {
    "warcio 1.0": of_warcio("1.0", gzipped=False),
    "warcio 1.0, packed": of_warcio("1.0", gzipped=True),
    "warcio 1.1": of_warcio("1.1", gzipped=False),
    "warcio 1.1, packed": of_warcio("1.1", gzipped=True),
    "gzip level 1": packed([WARCINFO, REQUEST, response()], 1),
    "gzip level 0": packed([WARCINFO, REQUEST, response()], 0),
    "one gzip member": gzip.compress(WARCINFO + REQUEST + response()),
    "some gzip members": packed([WARCINFO, REQUEST + response()]),
    "empty gzip members": packed([b"", WARCINFO, b"", response(), b""]),
    "names in gzip headers": b"\x1f\x8b\x08\x08\0\0\0\0\0\xffx.warc\0" + gzip.compress(response())[10:],
    "wget": b"".join(LIKE_WGET),
    "wget, packed": packed(LIKE_WGET),
    "common crawl": packed(LIKE_COMMON_CRAWL),
    "version 0.17": response(version="WARC/0.17"),
    "version 0.18": WARCINFO.replace(b"1.0", b"0.18") + response(version="WARC/0.18"),
    "lower-case names": LOWER,
    "upper-case types": response().replace(b": response", b": Response"),
    "line feeds alone": response().replace(b"\r\n", b"\n", 8),
    "HTTP with line feeds alone": response(head=HTML.replace("\r\n", "\n")),
    "folded headers": response(WARC_Note="a\r\n b\r\n\tContent-Length: 3"),
    "HTTP with folded headers": response(head=HTML.replace("text/html;", "text/html;\r\n ")),
    "Latin-1 in headers": response(WARC_Note="caf\xe9").replace("caf\xe9".encode(), b"caf\xe9"),
    "no line breaks at the end": response(end=b""),
    "one line break at the end": response(end=b"\r\n") + WARCINFO,
    "many line breaks": b"\r\n\r\n" + response(end=b"\r\n" * 7) + WARCINFO,
    "no line break between": response(end=b"") + WARCINFO,
    "HTTP/1.0": response(head=HTML.replace("/1.1", "/1.0")),
    "HTTP/2": response(head=HTML.replace("HTTP/1.1 200 OK", "HTTP/2 200")),
    "other success": response(head=HTML.replace("200 OK", "203 Non-Authoritative Information")),
    "chunked": response(CHUNKED, head=CHUNKED_HEAD),
    "chunked, digest without chunks": response(CHUNKED, head=CHUNKED_HEAD, WARC_Payload_Digest=digest(PAGE)),
    "chunked, cut off": response(CHUNKED[:-7], head=CHUNKED_HEAD),
    "chunked by the header alone": response(head=CHUNKED_HEAD),
    "gzip by the header alone": response(head=HTML.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n")),
    "chunked and gzip": response(
        b"%x\r\n" % len(gzip.compress(PAGE, mtime=0)) + gzip.compress(PAGE, mtime=0) + b"\r\n0\r\n\r\n",
        head=CHUNKED_HEAD.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n"),
    ),
    "resource": record("resource", PAGE, Content_Type="text/html; charset=utf-8", WARC_Block_Digest=digest(PAGE)),
    "no digests": record("response", HTML.encode() + PAGE),
}  # fmt: skip
SHA1 = hashlib.sha1(PAGE, usedforsecurity=False).digest()
DIGESTS = {
    "hex": "sha1:" + SHA1.hex(),
    "upper hex": "SHA1:" + SHA1.hex().upper(),
    "lower base 32": digest(PAGE).lower(),
    "sha256": "sha256:" + hashlib.sha256(PAGE).hexdigest(),
    "sha-256, base 64": "sha-256:" + b64encode(hashlib.sha256(PAGE).digest()).decode(),
    "md5": "md5:" + hashlib.md5(PAGE, usedforsecurity=False).hexdigest(),
    "unknown": "xxh3:0123456789abcdef",
    "no digest": "-",
}


@pytest.mark.parametrize("name", HABITS)
def test_whatever_the_writer_s_habits_the_page_is_the_same(read: Read, name: str) -> None:
    page = the_page(read(HABITS[name]))
    assert (page.source, page.body, page.fetched_at, page.style) == (URL, PAGE, DATE, None)
    assert page.content_type == "text/html; charset=utf-8"


@pytest.mark.parametrize("name", DIGESTS)
def test_digests_may_have_any_notation(read: Read, name: str) -> None:
    assert the_page(read(response(WARC_Payload_Digest=DIGESTS[name]))).body == PAGE


@pytest.mark.parametrize("coding", CODINGS)
def test_content_codings_are_undone(read: Read, coding: str) -> None:
    head = HTML.replace("\r\n\r\n", f"\r\nContent-Encoding: {coding}\r\n\r\n")
    body = CODINGS[coding](PAGE)
    assert the_page(read(response(body, head=head))).body == PAGE
    assert the_page(read(response(body, head=head, WARC_Payload_Digest=digest(PAGE)))).body == PAGE


def test_a_coding_that_nobody_knows_is_left_as_a_crawl_leaves_it(read: Read) -> None:
    head = HTML.replace("\r\n\r\n", "\r\nContent-Encoding: rot13\r\n\r\n")
    assert the_page(read(response(b"<c>Xarr</c>", head=head))).body == b"<c>Xarr</c>"


def test_a_wet_file_gives_its_texts(read: Read) -> None:
    text = "Sore knee\nIt hurts when I kneel. Größe\n".encode()
    wet = [
        record("warcinfo", b"Software-Info: ia-web-commons\r\n", None),
        record("conversion", text, Content_Type="text/plain", WARC_Block_Digest=digest(text), WARC_Refers_To="<x>"),
    ]
    page = the_page(read(packed(wet)))
    assert (page.source, page.body, page.content_type, page.fetched_at) == (URL, text, "text/plain", DATE)
