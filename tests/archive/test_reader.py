"""The pages of archives: of our own, and of everybody else's habits."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from crawler.archive.exchange import Original
from crawler.archive.reader import ArchivedPage, PassedOver, read_archive
from crawler.archive.writer import ArchiveWriter
from tests.archive.exchanges import BODY, visit
from tests.archive.making import HTML, PAGE, URL, digest, numbered, packed, record, response
from tests.archive.reading_back import Found, bad, found_in, member_at, pages, the_page

Read = Callable[[bytes], Found]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What there is in a file of these bytes."""

    def read(content: bytes) -> Found:
        return found_in(tmp_path / "some.warc", content)

    return read


def test_our_own_archive_gives_back_what_the_crawl_read(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, "visits", {}, 10**9)
    style = "doctor_reply"
    original = Original(url="https://ask.test/1", fetched_at="2026-01-01T00:00:00.000Z", payload_digest=digest(BODY))
    odd = (("Content-Type", "text/plain"), ("content-type", "image/caf\xe9"), ("Content-Encoding", "br"))
    writer.write(visit(url="https://ask.test/list"))
    at = [writer.write(visit(url="https://ask.test/1", style=style))]
    writer.write(visit(url="https://ask.test/1", style=style, repeats=True, body=b"<p>Another day"))
    writer.write(visit(url="https://ask.test/1", style=style, original=original))
    writer.write(visit(url="https://ask.test/list"))
    at.append(
        writer.write(visit(url="https://ask.test/2", style="x", response_headers=odd, body=brotli.compress(BODY)))
    )
    writer.write(visit(url="https://ask.test/gone", status=404))
    writer.write(visit(url="https://ask.test/moved", status=301))
    writer.close()
    found = list(read_archive(tmp_path / "visits-00000.warc.gz", "visits-00000.warc.gz"))
    assert bad(found) == []
    one, two = pages(found)
    assert one == ArchivedPage(
        source="https://ask.test/1",
        body=BODY,
        content_type="text/html; charset=utf-8",
        fetched_at="2026-03-04T08:15:00.042Z",
        position=at[0],
        style=style,
    )
    assert (two.source, two.body, two.content_type, two.position) == (
        "https://ask.test/2",
        BODY,
        "image/caf\xe9",
        at[1],
    )
    assert found.count(PassedOver()) == 1 + 8 + 4 + 6  # warcinfo, requests, metadata, what gives no record


def test_a_page_of_ours_whose_metadata_is_lost_is_read_all_the_same(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, "visits", {}, 10**9)
    for number in range(3):
        writer.write(visit(url=f"https://ask.test/{number}", style="doctor_reply"))
    writer.close()
    path = tmp_path / "visits-00000.warc.gz"
    content = bytearray(path.read_bytes())
    members = [at for at in range(len(content)) if content.startswith(b"\x1f\x8b\x08", at)]
    metadata = members[5]  # warcinfo, then three for each page
    content[metadata + 60] ^= 0xFF
    path.write_bytes(content)
    found = [one for one in read_archive(path, "x") if not isinstance(one, PassedOver)]
    assert [(one.source.rpartition("/")[2], getattr(one, "style", "")) for one in found] == [
        ("0", "doctor_reply"),
        (f"x@{metadata}", ""),
        ("1", None),
        ("2", "doctor_reply"),
    ]


def test_what_follows_in_one_file_is_ours_or_not_by_its_own_warcinfo(tmp_path: Path, read: Read) -> None:
    writer = ArchiveWriter(tmp_path, "visits", {}, 10**9)
    writer.write(visit())
    writer.close()
    ours = (tmp_path / "visits-00000.warc.gz").read_bytes()
    theirs = packed([record("warcinfo", b"software: other/1\r\n", None), response()])
    assert [page.source for page in pages(read(ours + theirs + ours))] == [URL]


WARCINFO = record("warcinfo", b"software: other/1\r\n", None)
REQUEST = record("request", b"GET /en/article/7 HTTP/1.1\r\nHost: ask.test\r\n\r\n")
NO_PAGES = {
    "revisit": record("revisit", HTML.encode(), WARC_Profile="x"),
    "request": REQUEST,
    "metadata": record("metadata", b"via: x\r\n"),
    "warcinfo": WARCINFO,
    "continuation": record("continuation", PAGE),
    "a type to come": record("screenshot", PAGE),
    "DNS": record("response", b"20190506070809\nask.test. 300 IN A 192.0.2.7\n", "dns:ask.test"),
    "robots.txt": response(uri="http://ask.test/robots.txt", head=HTML.replace("html", "plain")),
    "robots.txt?": response(uri="HTTPS://ask.test:80/robots.txt?x"),
    "moved": response(b"", head="HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n"),
    "not modified": response(b"", head="HTTP/1.1 304 Not Modified\r\n\r\n"),
    "picture": response(b"\x89PNG", head="HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"),
    "large film": response(bytes(11 * 2**20), head="HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"),
    "no picture": response(b"no", head="HTTP/1.1 404 Not Found\r\nContent-Type: image/png\r\n\r\n"),
    "style sheet": record("resource", b"p{}", Content_Type="text/css"),
    "thumbnail": record("resource", b"x", "urn:thumbnail:http://ask.test/", Content_Type="text/plain"),
    "converted picture": record("conversion", b"x", Content_Type="image/webp"),
}


@pytest.mark.parametrize("name", NO_PAGES)
@pytest.mark.parametrize("pack", [packed, b"".join])
def test_what_is_no_page_is_passed_over(read: Read, name: str, pack: Callable[[list[bytes]], bytes]) -> None:
    found = read(pack([NO_PAGES[name], response()]))
    assert found[0] == PassedOver()
    assert the_page(found[1:]).source == URL


def test_a_response_without_a_content_type_is_taken_for_a_page(read: Read) -> None:
    page = the_page(read(response(head="HTTP/1.1 200 OK\r\n\r\n")))
    assert (page.body, page.content_type) == (PAGE, None)


def test_positions_lead_to_the_records(read: Read, tmp_path: Path) -> None:
    records = numbered(4)
    alone = pages(read(packed([WARCINFO, *records])))
    for page, one in zip(alone, records, strict=True):
        assert member_at(tmp_path / "some.warc", page.position.offset, page.position.length) == one
    unpacked = WARCINFO + b"".join(records)
    for content in (unpacked, gzip.compress(unpacked), packed([WARCINFO, b"".join(records)])):
        for page, one in zip(pages(read(content)), records, strict=True):
            position = page.position
            assert position.file == "below/some.warc"
            assert unpacked[position.offset :][: position.length] == one.removesuffix(b"\r\n\r\n")


@pytest.mark.parametrize("pack", [packed, b"".join, lambda records: gzip.compress(b"".join(records))])
def test_progress_adds_up_to_the_file(tmp_path: Path, pack: Callable[[list[bytes]], bytes]) -> None:
    path, content = tmp_path / "some.warc", pack(numbered(50))
    path.write_bytes(content)
    steps: list[int] = []
    assert len(list(read_archive(path, "x", steps.append))) == 50
    assert 0 < sum(steps) <= len(content)


def test_only_one_record_is_held_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "some.warc.gz"
    with path.open("wb") as file:
        for at in range(300):
            file.write(packed([response(PAGE + b"%d" % at * 50_000)], 1))
    tracemalloc.start()
    try:
        assert sum(isinstance(one, ArchivedPage) for one in read_archive(path, "x")) == 300
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 5 * 2**20
