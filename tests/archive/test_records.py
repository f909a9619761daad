"""What an exchange gives: records that others read, whatever a server sends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.digests import sha256_digest
from crawler.archive.exchange import Exchange, Original
from crawler.archive.writer import ArchiveWriter
from crawler.records import ArchivePosition
from crawler.version import __version__
from tests.archive.exchanges import BODY, visit
from tests.archive.reading_back import Record, member_at, plain, read_back

Archived = Callable[..., list[Record]]
ORIGINAL = Original(
    url="https://ask.test/en/article/204117",
    fetched_at="2026-02-01T10:00:00.000Z",
    payload_digest=sha256_digest(BODY),
)


@pytest.fixture
def archived(tmp_path: Path) -> Archived:
    """The records of exchanges, written to one file and read back."""

    def archived(*exchanges: Exchange) -> list[Record]:
        _archive(tmp_path, *exchanges)
        return read_back(tmp_path / "visits-00000.warc.gz")

    return archived


def _archive(folder: Path, *exchanges: Exchange) -> list[ArchivePosition]:
    writer = ArchiveWriter(folder, "visits", {}, 10**9)
    positions = [writer.write(exchange) for exchange in exchanges]
    writer.close()
    return positions


def test_a_file_begins_with_what_wrote_it(archived: Archived) -> None:
    first, *others = archived(visit(), visit())
    assert first.type == "warcinfo"
    assert first.payload.decode().splitlines() == [
        f"software: medqa-corpus/{__version__}",
        "format: WARC File Format 1.1",
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    ]
    assert [record.type for record in others] == ["request", "response"] * 2


def test_a_page_gives_its_request_how_it_was_read_and_its_response(archived: Archived) -> None:
    _, request, metadata, response = archived(visit(style="doctor_reply", repeats=True))
    assert [record.type for record in (request, metadata, response)] == ["request", "metadata", "response"]
    for record in (request, metadata, response):
        assert record["WARC-Date"] == "2026-03-04T08:15:00.042Z"
        assert record["WARC-Target-URI"] == "https://ask.test/en/article/204117?page=2"
    for record in (request, metadata):
        assert record["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert request.http == (
        "GET /en/article/204117?page=2 HTTP/1.1\r\nHost: ask.test\r\nUser-Agent: medqa-corpus\r\nAccept: text/html\r\n"
    )
    assert request.payload == b""
    assert metadata["Content-Type"] == "application/warc-fields"
    assert metadata.payload == b"style: doctor_reply\r\nrepeats: yes\r\n"
    assert response.http == (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(BODY)}\r\n"
    )
    assert response.payload == BODY
    assert response["WARC-Payload-Digest"] == sha256_digest(BODY)


@pytest.mark.parametrize(
    ("style", "repeats", "fields"),
    [
        ("doctor_reply", False, b"style: doctor_reply\r\n"),
        (None, True, b"repeats: yes\r\n"),
        (None, False, None),
    ],
)
def test_metadata_holds_what_is_set_and_is_left_out_when_empty(
    archived: Archived, style: str | None, repeats: bool, fields: bytes | None
) -> None:
    found = [record.payload for record in archived(visit(style=style, repeats=repeats)) if record.type == "metadata"]
    assert found == ([fields] if fields else [])


def test_the_host_is_told_where_the_request_does_not(archived: Archived) -> None:
    exchange = visit(url="http://user:secret@ask.test:8080", request_headers=(("Accept", "*/*"),))
    _, request, _ = archived(exchange)
    assert request.http == "GET / HTTP/1.1\r\nHost: ask.test:8080\r\nAccept: */*\r\n"


def test_the_body_stands_as_it_was_sent(archived: Archived) -> None:
    headers = (("Content-Encoding", "gzip"), ("transfer-encoding", "chunked"), ("Content-Length", "5"))
    _, _, response = archived(visit(body=b"\x1f\x8b\x00\r\n", response_headers=headers))
    assert response.http == "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n"
    assert response.payload == b"\x1f\x8b\x00\r\n"


@pytest.mark.parametrize(
    ("status", "line"), [(404, "404 Not Found"), (503, "503 Service Unavailable"), (599, "599"), (0, "0")]
)
def test_any_status_gives_a_status_line(archived: Archived, status: int, line: str) -> None:
    _, _, response = archived(visit(status=status, body=b""))
    assert (response.http or "").splitlines()[0] == f"HTTP/1.1 {line}"
    assert response.payload == b""


@pytest.mark.parametrize(("status", "profile"), [(200, "identical-payload-digest"), (304, "server-not-modified")])
def test_an_unchanged_page_gives_a_revisit_without_its_payload(archived: Archived, status: int, profile: str) -> None:
    _, request, metadata, revisit = archived(visit(status=status, original=ORIGINAL, style="doctor_reply"))
    assert revisit.type == "revisit"
    assert revisit["WARC-Profile"] == f"http://netpreserve.org/warc/1.1/revisit/{profile}"
    assert revisit["WARC-Refers-To-Target-URI"] == ORIGINAL.url
    assert revisit["WARC-Refers-To-Date"] == ORIGINAL.fetched_at
    assert revisit["WARC-Payload-Digest"] == ORIGINAL.payload_digest
    assert request["WARC-Concurrent-To"] == metadata["WARC-Concurrent-To"] == revisit["WARC-Record-ID"]
    assert (revisit.http or "").startswith(f"HTTP/1.1 {status} ")
    assert f"Content-Length: {len(BODY)}" in (revisit.http or "")
    assert revisit.payload == b""


def test_each_response_can_be_read_alone_from_its_position(tmp_path: Path) -> None:
    exchanges = [visit(body=b"%d" % number * number, style="a" * (number % 2)) for number in range(5)]
    exchanges.append(visit(original=ORIGINAL))
    positions = _archive(tmp_path, *exchanges)
    path = tmp_path / "visits-00000.warc.gz"
    responses = [record for record in read_back(path) if record.type in ("response", "revisit")]
    assert [(record.offset, record.length) for record in responses] == [(at.offset, at.length) for at in positions]
    assert {position.file for position in positions} == {path.name}
    for position, exchange in zip(positions, exchanges, strict=True):
        content = member_at(path, position.offset, position.length)
        assert content.startswith(b"WARC/1.1\r\n")
        assert content.endswith((b"" if exchange.original else exchange.body) + b"\r\n\r\n")


HOSTILE_VALUES = {
    "line feeds": ("a\r\nSet-Cookie: b\r\n\r\nHTTP/1.1 500", b"a Set-Cookie: b HTTP/1.1 500"),
    "controls": ("a\x00b\x1bc\x7f", b"a b c"),
    "tab": ("a\tb", b"a\tb"),
    "latin-1": ("caf\xe9", b"caf\xe9"),
    "next line": ("a\x85b", b"a\x85b"),
    "not latin-1": ("膝蓋", "膝蓋".encode()),
    "lone surrogate": ("a\ud800b", b"a?b"),
    "blank": (" \r\n", b""),
}


@pytest.mark.parametrize("name", HOSTILE_VALUES)
def test_a_hostile_header_value_stays_on_its_line(tmp_path: Path, archived: Archived, name: str) -> None:
    value, wire = HOSTILE_VALUES[name]
    headers = (("X-Before", "1"), ("X-Hostile", value), ("X-After", "2"))
    _, request, response = archived(visit(request_headers=headers, response_headers=headers))
    assert response.payload == BODY
    assert request.payload == b""
    assert plain(tmp_path / "visits-00000.warc.gz").count(b"\r\nX-Hostile: " + wire + b"\r\nX-After: 2\r\n\r\n") == 2


@pytest.mark.parametrize(
    ("name", "written"),
    [("X\r\nEvil", "X__Evil: v\r\n"), ("X: y", "X__y: v\r\n"), ("Größe", "Gr__e: v\r\n"), ("", "")],
)
def test_a_hostile_header_name_becomes_a_token(archived: Archived, name: str, written: str) -> None:
    *_, response = archived(visit(response_headers=((name, "v"),)))
    assert response.http == f"HTTP/1.1 200 OK\r\n{written}"
    assert response.payload == BODY


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://ask.test/a b", "https://ask.test/a%20b"),
        ("https://ask.test/膝", "https://ask.test/%E8%86%9D"),
        ("https://ask.test/\ud800", "https://ask.test/%ED%A0%80"),
        ("https://ask.test/\r\nWARC-Type: x", "https://ask.test/%0D%0AWARC-Type:%20x"),
        ('https://ask.test/<"b">', "https://ask.test/%3C%22b%22%3E"),
        ("https://ask.test/%E8?a=%20&b=[1]|2{}", "https://ask.test/%E8?a=%20&b=[1]|2{}"),
    ],
)
def test_a_url_is_written_as_a_uri(archived: Archived, url: str, written: str) -> None:
    original = Original(url=url, fetched_at=ORIGINAL.fetched_at, payload_digest=ORIGINAL.payload_digest)
    _, request, metadata, revisit = archived(visit(url=url, original=original, style="x"))
    assert {record["WARC-Target-URI"] for record in (request, metadata, revisit)} == {written}
    assert revisit["WARC-Refers-To-Target-URI"] == written


anything = st.text(st.characters(codec=None, categories=None), max_size=20)
headers = st.lists(st.tuples(anything, anything), max_size=4).map(tuple)


@given(
    exchange=st.builds(
        visit,
        url=anything.map("https://".__add__),
        method=anything,
        request_headers=headers,
        response_headers=headers,
        status=st.integers(0, 999),
        body=st.binary(max_size=50),
        style=st.none() | anything,
        repeats=st.booleans(),
    )
)
def test_no_exchange_breaks_a_record(exchange: Exchange, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("archive")
    (position,) = _archive(folder, exchange)
    *_, response = read_back(folder / position.file)
    assert member_at(folder / position.file, position.offset, position.length).endswith(exchange.body + b"\r\n\r\n")
    assert (response.type, response.offset, response.payload) == ("response", position.offset, exchange.body)
