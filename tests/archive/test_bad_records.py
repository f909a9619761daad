"""Records that are none, and files that are no archives: each is set aside with its place, and the others are read."""

from __future__ import annotations

import gzip
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from isal import igzip

from crawler.archive import stretches
from crawler.archive.framing import MAX_HEAD_BYTES
from crawler.archive.reader import MAX_DAMAGES
from tests.archive.making import HTML, PAGE, URL, numbered, packed, record, response
from tests.archive.reading_back import NAME, bad, found_in, urls_end

ONE, TWO, THREE = numbered(3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.warc"


LONG = "x" * 70_000
ENDLESS = b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X-Filler: yes\r\n" * 9000
BAD_RECORDS: dict[str, tuple[bytes, str, str, str]] = {  # the record: source, reason, why
    "no type": (record(None, HTML.encode() + PAGE), URL, "bad_warc_record", "no WARC-Type"),
    "no URI": (response(uri=None), "below/some.warc@{at}", "bad_warc_record", "no WARC-Target-URI"),
    "empty URI": (response(uri="<>"), "below/some.warc@{at}", "bad_warc_record", "no WARC-Target-URI"),
    "no date": (response(date=None), URL, "bad_warc_record", "no WARC-Date"),
    "odd date": (response(date="last Tuesday"), URL, "bad_warc_record", "no WARC-Date"),
    "no length": (response(length=None), URL, "bad_warc_record", "no WARC version or no Content-Length"),
    "odd length": (response(length="many"), URL, "bad_warc_record", "no WARC version or no Content-Length"),
    "negative length": (response(length="-5"), URL, "bad_warc_record", "no WARC version or no Content-Length"),
    "huge length": (response(length="9" * 4000), URL, "bad_warc_record", "no WARC version or no Content-Length"),
    "too long": (response(length=600), URL, "bad_warc_record", "Content-Length is 600, which is"),
    "far too long": (response(length=10**15 - 1), URL, "bad_warc_record", "Content-Length is 999999999999999, which"),
    "too short": (response(length=50), URL, "bad_warc_record", "Content-Length is 50, which is less than there is"),
    "length 0": (response(length=0), URL, "bad_warc_record", "Content-Length is 0, which is less than there is"),
    "empty": (record("response", b""), URL, "bad_http_response", "no status line"),
    "no version": (response(version="WARC/x"), URL, "bad_warc_record", "no WARC version"),
    "garbage": (random.Random(3).randbytes(3000), "below/some.warc@{at}", "bad_warc_record", ""),
    "a letter": (b"Dear all,\r\n\r\nthe meeting is on Monday.\r\n\r\n", "below/some.warc@{at}", "bad_warc_record", ""),
    "zeros": (bytes(1000), "below/some.warc@{at}", "bad_warc_record", ""),
    "endless headers": (ENDLESS, "below/some.warc@{at}", "bad_warc_record", "headers without an end"),
    "block digest": (response(WARC_Block_Digest="sha1:" + "A" * 32), URL, "digest_mismatch", "the block"),
    "payload digest": (response(WARC_Payload_Digest="md5:" + "0" * 32), URL, "digest_mismatch", "the payload"),
    "digest of a resource": (
        record("resource", PAGE, Content_Type="text/html", WARC_Payload_Digest="sha256:0"),
        URL,
        "digest_mismatch",
        "the payload",
    ),
    "no status line": (response(head="Content-Type: text/html\r\n\r\n"), URL, "bad_http_response", "no status line"),
    "a request": (response(head="GET / HTTP/1.1\r\n\r\n"), URL, "bad_http_response", "no status line"),
    "endless HTTP headers": (response(head=f"HTTP/1.1 200 OK\r\nX: {LONG}\r\n\r\n"), URL, "bad_http_response", ""),
    "not found": (response(head="HTTP/1.1 404 Not Found\r\n\r\n"), URL, "http_404", "HTTP status 404"),
    "server error": (response(head="HTTP/1.1 503\r\n\r\n"), URL, "http_503", "HTTP status 503"),
    "early": (response(head="HTTP/1.1 103 Early Hints\r\n\r\n"), URL, "http_103", "HTTP status 103"),
    "large": (response(b"<p>" + bytes(11 * 2**20)), URL, "too_large", "11,534,"),
    "large text": (record("conversion", bytes(11 * 2**20), Content_Type="text/plain"), URL, "too_large", "11,534,"),
    "bomb": (
        response(gzip.compress(bytes(11 * 2**20)), head=HTML.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n")),
        URL,
        "too_large",
        "The number of bytes decompressed so far",
    ),
    "bad br": (
        response(b"\xff" * 99, head=HTML.replace("\r\n\r\n", "\r\nContent-Encoding: br\r\n\r\n")),
        URL,
        "bad_content_coding",
        "br: ",
    ),
    "bad zstd": (
        response(b"\xff" * 99, head=HTML.replace("\r\n\r\n", "\r\nContent-Encoding: zstd\r\n\r\n")),
        URL,
        "bad_content_coding",
        "zstd: ",
    ),
    "bad chunks": (
        response(b"5\r\nabcdefghij", head=HTML.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n")),
        URL,
        "bad_transfer_coding",
        "no chunk at byte 8",
    ),
}


@pytest.mark.parametrize("name", BAD_RECORDS)
@pytest.mark.parametrize("kind", ["plain", "members", "whole"])
def test_a_bad_record_is_set_aside_and_the_others_are_read(path: Path, name: str, kind: str) -> None:
    wrong, source, reason, why = BAD_RECORDS[name]
    records = [ONE, wrong, TWO, THREE]
    content = {"plain": b"".join(records), "members": packed(records, 1), "whole": gzip.compress(b"".join(records), 1)}
    at = len(packed([ONE], 1)) if kind == "members" else len(ONE)
    found = found_in(path, content[kind])
    ((its_source, its_reason, detail),) = bad(found)
    assert (its_source, its_reason) == (source.format(at=at), reason)
    assert detail.startswith(f"offset {at}: {why}")
    assert urls_end(found) == "012"


NO_ARCHIVES: dict[str, tuple[bytes, str, str]] = {  # the bytes: reason and why
    "empty": (b"", "empty", "no record"),
    "line breaks": (b"\r\n\r\n", "empty", "no record"),
    "packed, empty": (gzip.compress(b""), "empty", "no record"),
    "a page": (PAGE, "bad_warc_record", "no WARC record"),
    "packed page": (gzip.compress(PAGE), "bad_warc_record", "no WARC record"),
    "noise": (random.Random(5).randbytes(100_000), "bad_warc_record", "no WARC record"),
    "packed bomb": (gzip.compress(bytes(64 * 2**20)), "bad_warc_record", "no WARC record"),
    "a lone letter": (b"W", "truncated_warc", "no WARC record"),
    "half a version": (b"WARC/1.", "truncated_warc", "headers without an end"),
    "only the version": (b"WARC/1.0\r\n", "truncated_warc", "headers without an end"),
    "endless line": (b"WARC/1.0\r\n" + b"x" * 200_000, "bad_warc_record", "headers without an end"),
    "gzip magic alone": (b"\x1f\x8b\x08", "truncated_warc", "the file ends within a gzip member"),
    "gzip of nonsense": (gzip.compress(b"")[:10] + b"\xff" * 999, "broken_gzip", ""),
    "ARC": (
        b"filedesc://x.arc 0.0.0.0 20060102030405 text/plain 76\n1 0 Alexa\n"
        b"URL IP-address Archive-date Content-type Archive-length\n\nhttp://ask.test/ 192.0.2.7 2006 text/html 2\nhi\n",
        "arc_file",
        "an ARC file",
    ),
}


@pytest.mark.parametrize("name", NO_ARCHIVES)
def test_what_is_no_archive_is_set_aside_once(path: Path, name: str) -> None:
    content, reason, why = NO_ARCHIVES[name]
    (((source, its_reason, detail)),) = bad(found_in(path, content))
    assert (source, its_reason) == ("below/some.warc@0", reason)
    assert detail.startswith(f"offset 0: {why}")


def test_a_packed_arc_file_is_set_aside_once(path: Path) -> None:
    content, _, _ = NO_ARCHIVES["ARC"]
    lines = content.splitlines(keepends=True)
    assert [reason for _, reason, _ in bad(found_in(path, packed([b"".join(lines[:4]), b"".join(lines[4:])])))] == [
        "arc_file"
    ]


@pytest.mark.parametrize(
    "between",
    [b"garbage", b"\0" * 512, b"\x1f\x8b\x08" * 50, packed([b"no record"])],
    ids=["text", "zeros", "magic", "another member"],
)
def test_bytes_between_gzip_members_are_set_aside(path: Path, between: bytes) -> None:
    found = found_in(path, packed([ONE]) + between + packed([TWO, THREE]))
    assert urls_end(found) == "012"
    ((source, _, _),) = bad(found)
    assert source == f"below/some.warc@{len(packed([ONE]))}"


def test_a_record_that_holds_an_archive_is_one_record(path: Path) -> None:
    inside = record("resource", packed([ONE, TWO]) + ONE + TWO, Content_Type="text/plain")
    for content in (inside + ONE, gzip.compress(inside) + packed([ONE]), igzip.compress(inside, 0) + packed([ONE])):
        found = found_in(path, content)
        assert urls_end(found) == "70"
        assert bad(found) == []


def test_a_file_of_bad_records_alone_is_given_up(path: Path) -> None:
    found = bad(found_in(path, b"WARC/1.0\r\n\r\n" * (MAX_DAMAGES + 5)))
    assert Counter(reason for _, reason, _ in found) == {"bad_warc_record": MAX_DAMAGES, "too_many_bad_records": 1}
    assert found[-1][0] == NAME


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_what_stands_across_two_blocks_is_found(
    path: Path, pack: Callable[[list[bytes]], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "BLOCK", 64)
    for size in range(1, 130):
        found = found_in(path, pack([ONE]) + b"x" * size + pack([TWO, THREE]))
        assert urls_end(found) == "012", size
        assert len(bad(found)) == 1, size


def test_a_record_that_begins_within_endless_headers_is_found(path: Path) -> None:
    headers = b"WARC/1.0\r\n" + b"X-Filler: yes\r\n" * (MAX_HEAD_BYTES // 15 - 10)
    found = found_in(path, headers + ONE + TWO)
    assert len(headers) < MAX_HEAD_BYTES < len(headers) + ONE.index(b"\r\n\r\n")
    assert urls_end(found) == "01"
    assert [reason for _, reason, _ in bad(found)] == ["bad_warc_record"]


def test_the_url_of_a_record_that_can_not_be_unpacked_is_told(path: Path) -> None:
    content = packed([response(PAGE + b"<p>Nothing to report today.</p>" * 200)])
    for spoilt, reason in ((content[:-8] + bytes(8), "broken_gzip"), (content[:-9], "truncated_warc")):
        ((source, its_reason, detail),) = bad(found_in(path, spoilt))
        assert (source, its_reason) == (URL, reason)
        assert detail.startswith("offset 0: ")
