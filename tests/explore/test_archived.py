from __future__ import annotations

import gzip
import time
from hashlib import sha256
from pathlib import Path
from random import Random

import brotli
import pytest
from backports import zstd

from normalize.explore import archived
from normalize.explore.archived import SHOWN, NotArchivedError, read_archived
from normalize.records import ArchivePosition

PAGE = "<!doctype html><p>Größe: 5½ mg täglich</p>".encode()


def stored(folder: Path, body: bytes, *headers: str, kind: str = "response") -> ArchivePosition:
    lines = ["HTTP/1.1 200 OK", *headers, f"Content-Length: {len(body)}", "", ""]
    response = "\r\n".join(lines).encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://letters.test/7\r\n"
        "WARC-Date: 2024-03-01T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(response)}\r\n\r\n"
    ).encode()
    record = gzip.compress(head + response + b"\r\n\r\n")
    (folder / "pages.warc.gz").write_bytes(b"before" + record + b"behind")
    return ArchivePosition(file="pages.warc.gz", offset=6, length=len(record))


def test_chunks_of_the_transfer_are_put_together(tmp_path: Path) -> None:
    packed = brotli.compress(PAGE)
    chunked = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (packed[:5], packed[5:])) + b"0\r\n\r\n"
    found = read_archived(tmp_path, stored(tmp_path, chunked, "Content-Encoding: br", "Transfer-Encoding: chunked"))
    assert found.sha256 == sha256(PAGE).hexdigest()


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_a_body_that_is_not_what_it_is_said_to_be_is_told(tmp_path: Path, coding: str) -> None:
    with pytest.raises(NotArchivedError, match="can't be read"):
        read_archived(tmp_path, stored(tmp_path, PAGE, f"Content-Encoding: {coding}"))


@pytest.mark.parametrize(
    ("coding", "pack"), [("identity", bytes), ("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)]
)
def test_a_body_is_read_as_the_record_was(tmp_path: Path, coding: str, pack: object) -> None:
    assert callable(pack)
    position = stored(tmp_path, pack(PAGE), f"Content-Encoding: {coding}", "Content-Type: text/html; charset=utf-8")
    found = read_archived(tmp_path, position)
    assert (found.body, found.size, found.sha256) == (PAGE.decode(), len(PAGE), sha256(PAGE).hexdigest())
    assert (found.url, found.status, found.is_whole, found.coded) == (
        "https://letters.test/7",
        "HTTP/1.1 200 OK",
        True,
        None,
    )


def test_an_encoding_that_nobody_undoes_is_told(tmp_path: Path) -> None:
    assert read_archived(tmp_path, stored(tmp_path, PAGE, "Content-Encoding: magic")).coded == "magic"


@pytest.mark.parametrize(
    ("header", "body", "encoding"),
    [
        ("text/html; charset=big5", "問：".encode("big5"), "big5hkscs"),
        ("text/html", '<meta charset="windows-1252"><p>5½'.encode("cp1252"), "cp1252"),
        ("text/html", PAGE, "utf-8"),
        ("text/html; charset=punycode", PAGE, "utf-8"),
        ("text/html; charset=rot13", PAGE, "utf-8"),
        ("text/html; charset=cp99999", PAGE, "utf-8"),
        ("text/html; charset=" + "x" * 9_999, PAGE, "utf-8"),
    ],
)
def test_the_encoding_is_what_header_or_page_says(tmp_path: Path, header: str, body: bytes, encoding: str) -> None:
    found = read_archived(tmp_path, stored(tmp_path, body, f"Content-Type: {header}"))
    assert (found.encoding, found.body) == (encoding, body.decode(encoding))


def test_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    assert "\ufffd" in read_archived(tmp_path, stored(tmp_path, b"\xff\xfe\x00" * 99)).body


def test_of_a_long_body_the_beginning_is_shown_and_the_whole_is_compared(tmp_path: Path) -> None:
    body = b"<p>rest and ice</p>" * 200_000
    found = read_archived(tmp_path, stored(tmp_path, gzip.compress(body), "Content-Encoding: gzip"))
    assert (len(found.body), found.is_whole, found.size) == (SHOWN, False, len(body))
    assert found.sha256 == sha256(body).hexdigest()


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)]
)
def test_a_bomb_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coding: str, pack: object) -> None:
    assert callable(pack)
    monkeypatch.setattr(archived, "_LONGEST_BODY", 4 << 20)
    position = stored(tmp_path, pack(bytes(32 << 20)), f"Content-Encoding: {coding}")
    before = time.process_time()
    with pytest.raises(NotArchivedError, match="longer than"):
        read_archived(tmp_path, position)
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "..", ".", "", "a\0b", "link", "folder/../../secret", "x" * 5_000, "missing"]
)
def test_no_name_leads_out_of_the_archive(tmp_path: Path, name: str) -> None:
    archive = tmp_path / "archive"
    (archive / "folder").mkdir(parents=True)
    (tmp_path / "secret").write_bytes(gzip.compress(b"secret"))
    (archive / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(NotArchivedError, match="in the archive here"):
        read_archived(archive, ArchivePosition(file=name, offset=0, length=100))


@pytest.mark.parametrize(
    ("offset", "length"), [(0, 99), (7, 99), (10**9, 99), (-5, 99), (6, 0), (6, -1), (6, 1 << 40), (6, 30)]
)
def test_a_place_where_no_response_stands_is_told(tmp_path: Path, offset: int, length: int) -> None:
    stored(tmp_path, PAGE)
    with pytest.raises(NotArchivedError):
        read_archived(tmp_path, ArchivePosition(file="pages.warc.gz", offset=offset, length=length))


def test_what_is_no_response_is_told(tmp_path: Path) -> None:
    record = gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nx\n\r\n\r\n")
    (tmp_path / "pages.warc.gz").write_bytes(record)
    with pytest.raises(NotArchivedError, match="warcinfo"):
        read_archived(tmp_path, ArchivePosition(file="pages.warc.gz", offset=0, length=len(record)))


@pytest.mark.parametrize("coding", ["identity", "gzip", "br", "zstd"])
def test_damage_of_any_kind_is_told(tmp_path: Path, coding: str) -> None:
    packed = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstd.compress}.get(coding, bytes)(PAGE)
    position = stored(tmp_path, packed, f"Content-Encoding: {coding}")
    file = tmp_path / position.file
    whole = gzip.decompress(file.read_bytes()[position.offset : position.offset + position.length])
    random, told = Random(coding), 0
    for _ in range(300):
        damaged = bytearray(whole)
        at = random.randrange(len(damaged))
        damaged[at : at + random.randrange(9)] = bytes(random.choices(b"\r\n :/\x00\xff1WARC", k=random.randrange(9)))
        record = gzip.compress(bytes(damaged), 1)
        file.write_bytes(record)
        try:
            read_archived(tmp_path, ArchivePosition(file=position.file, offset=0, length=len(record)))
        except NotArchivedError:
            told += 1
    assert told > 20
