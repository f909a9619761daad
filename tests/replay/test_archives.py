"""Archives among the saved pages: our own give the crawl's records again, others' give theirs, damage costs no page."""

from __future__ import annotations

import asyncio
import gzip
import os
import re
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from crawler.archive.exchange import Exchange
from crawler.archive.writer import ArchiveWriter
from crawler.demo import DemoSite
from crawler.extract import extract
from crawler.reading.page import read_page
from crawler.sites import styles
from tests.archive.making import HTML, packed, record, response
from tests.only import only
from tests.replay.running import PROJECT, command, replay

PANEL, REPLY = "doctor_panel", "doctor_reply"


def visit(url: str, body: bytes, style: str | None, status: int = 200) -> Exchange:
    packed_body = gzip.compress(body, mtime=0)
    return Exchange(
        url=url,
        fetched_at="2026-03-04T08:15:00.042Z",
        method="GET",
        request_headers=(("Accept-Encoding", "gzip"),),
        status=status,
        response_headers=(("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")),
        body=packed_body,
        style=style,
    )


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory, sites: list[DemoSite]) -> tuple[Path, dict[str, list[bytes]]]:
    """The archive of a crawl of two sites, in several files, and the lines that the crawl wrote, by style."""
    folder = tmp_path_factory.mktemp("crawl") / "archive"
    writer = ArchiveWriter(folder, "crawl", {}, 50_000)
    lines: dict[str, list[bytes]] = {PANEL: [], REPLY: []}
    for site, style in zip(sites[:2], (PANEL, REPLY), strict=True):
        writer.write(visit(site.origin + "/", b"<h1>Questions</h1>", None))
        for number, question in enumerate(site.truth):
            body = site.pages[question.url.removeprefix(site.origin)].body
            exchange = visit(question.url, body, style)
            position = writer.write(exchange)
            read = asyncio.run(
                extract(
                    body,
                    source=question.url,
                    styles=[styles()[style]],
                    url=question.url,
                    content_type="text/html; charset=utf-8",
                    fetched_at=exchange.fetched_at,
                )
            )
            lines[style].append(msgspec.json.encode(replace(only(read), archive=position)) + b"\n")
            if not number:
                writer.write(replace(exchange, repeats=True))
                writer.write(visit(f"{site.origin}/gone", b"no", None, 404))
    writer.close()
    return folder, lines


def test_a_crawl_s_archive_gives_its_records_byte_for_byte(
    crawled: tuple[Path, dict[str, list[bytes]]], tmp_path: Path
) -> None:
    folder, lines = crawled
    assert len(list(folder.iterdir())) > 1
    replayed = replay(folder, output=tmp_path / "out")
    assert replayed.status == 0, replayed.err
    raw = {path.name.partition(".")[0]: path.read_bytes() for path in (tmp_path / "out/raw").iterdir()}
    assert raw == {style: b"".join(written) for style, written in lines.items()}
    assert replayed.rejects() == {}
    files = len(list(folder.iterdir()))
    requests = len(lines[PANEL]) + len(lines[REPLY]) + 6
    no_pages = files + requests + (requests - 4) + 6  # warcinfo, requests, metadata, responses that gave no record
    assert f"passed over {no_pages} archived records without a page" in " ".join(replayed.out.split())


def test_one_site_of_an_archive(crawled: tuple[Path, dict[str, list[bytes]]], tmp_path: Path) -> None:
    folder, lines = crawled
    replayed = replay(folder, "--site", REPLY, output=tmp_path / "out")
    (raw,) = (tmp_path / "out/raw").iterdir()
    assert raw.read_bytes() == b"".join(lines[REPLY])
    assert replayed.rejects() == {}


def test_a_style_that_is_no_more_is_told_from_the_page(tmp_path: Path, sites: list[DemoSite]) -> None:
    question = sites[1].truth[0]
    writer = ArchiveWriter(tmp_path / "archive", "crawl", {}, 10**9)
    writer.write(visit(question.url, sites[1].pages[question.url.removeprefix(sites[1].origin)].body, "doctor_who"))
    writer.close()
    (found,) = replay(tmp_path / "archive", output=tmp_path / "out").records().values()
    assert (found.question.site, found.question.title) == (REPLY, question.name)


def test_a_page_says_the_same_saved_and_archived(tmp_path: Path, sites: list[DemoSite]) -> None:
    folder = tmp_path / "mixed"
    (folder / "deep").mkdir(parents=True)
    url = sites[1].truth[0].url
    page = sites[1].pages[url.removeprefix(sites[1].origin)].body
    text = "\n".join(block.text for block in read_page(page).blocks).encode()
    texts = [record("conversion", text, f"{url}?wet={at}", Content_Type="text/plain") for at in range(2)]
    (folder / "saved.html").write_bytes(page)
    (folder / "A.WARC").write_bytes(response(page, f"{url}?warc=0"))
    (folder / "deep/b.warc.gz").write_bytes(packed([response(page, f"{url}?warc=1")]))
    (folder / "dump.txt").write_bytes(text)
    (folder / "c.wet").write_bytes(texts[0])
    (folder / "deep/d.wet.gz").write_bytes(gzip.compress(texts[1]))
    replayed = replay(folder, output=tmp_path / "out")
    assert replayed.rejects() == {}
    records = replayed.records()
    files = {"warc": ("A.WARC", "deep/b.warc.gz"), "wet": ("c.wet", "deep/d.wet.gz")}
    for saved, archived in (("saved.html", "warc"), ("dump.txt", "wet")):
        for at in range(2):
            read = records.pop(f"{url}?{archived}={at}")
            assert replace(read.question, url=None) == replace(records[saved].question, url=None)
            assert read.page_sha256 == records[saved].page_sha256
            assert (read.fetched_at, records[saved].fetched_at) == ("2019-05-06T07:08:09Z", None)
            assert read.question.url == (url if archived == "warc" else f"{url}?{archived}={at}")
            assert read.archive is not None
            assert read.archive.file == files[archived][at]
    assert sorted(records) == ["dump.txt", "saved.html"]
    assert records["saved.html"].archive is None


LARGE = response(b"<p>Nothing to report today.</p>" * 999, "http://a.test/c")


def damaged() -> dict[str, tuple[bytes, dict[str, str]]]:
    """Each file's bytes, and the reasons by source."""
    missing = HTML.replace("200", "404")
    return {
        "empty.warc": (b"", {"empty.warc@0": "empty"}),
        "empty.wet.gz": (b"", {"empty.wet.gz@0": "empty"}),
        "noise.warc": (b"\x07" * 5000, {"noise.warc@0": "bad_warc_record"}),
        "letter.warc.gz": (b"Dear all,\n", {"letter.warc.gz@0": "bad_warc_record"}),
        "torn.warc": (response(uri="http://a.test/a")[:-50], {"http://a.test/a": "truncated_warc"}),
        "torn.warc.gz": (packed([response(uri="http://a.test/b")])[:-3], {"http://a.test/b": "truncated_warc"}),
        "crc.warc.gz": (packed([LARGE])[:-8] + b"\0" * 8, {"http://a.test/c": "broken_gzip"}),
        "between.warc": (
            b"garbage" + response(uri="http://a.test/1"),
            {"between.warc@0": "bad_warc_record", "http://a.test/1": "unknown_style"},
        ),
        "length.warc": (response(uri="http://a.test/2", length=7), {"http://a.test/2": "bad_warc_record"}),
        "digest.wet": (
            record("conversion", b"x", "http://a.test/3", Content_Type="text/plain", WARC_Block_Digest="sha1:00"),
            {"http://a.test/3": "digest_mismatch"},
        ),
        "coding.warc": (
            response(b"\0" * 9, "http://a.test/4", head=HTML.replace("\r\n\r\n", "\r\nContent-Encoding: br\r\n\r\n")),
            {"http://a.test/4": "bad_content_coding"},
        ),
        "bomb.warc.gz": (
            gzip.compress(response(gzip.compress(bytes(50 * 2**20)), "http://a.test/5",
                                   head=HTML.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n"))),
            {"http://a.test/5": "too_large"},
        ),
        "large.warc.gz": (packed([response(bytes(200 * 2**20), "http://a.test/6")]), {"http://a.test/6": "too_large"}),
        "headers.warc": (b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000, {"headers.warc@0": "bad_warc_record"}),
        "status.warc": (response(uri="http://a.test/7", head=missing), {"http://a.test/7": "http_404"}),
        "http.warc": (response(uri="http://a.test/8", head="\r\n"), {"http://a.test/8": "bad_http_response"}),
        "old.warc": (b"filedesc://x.arc 0.0.0.0 2006 text/plain 9\n1 0 Alexa\n\n", {"old.warc@0": "arc_file"}),
        "recipe.warc": (response(b"<h1>Lentil soup</h1>", "http://a.test/9"), {"http://a.test/9": "unknown_style"}),
    }  # fmt: skip


def test_damage_is_set_aside_with_its_place_and_costs_no_page(tmp_path: Path, sites: list[DemoSite]) -> None:
    site = sites[1]
    folder = tmp_path / "damaged"
    folder.mkdir()
    good, files = {}, damaged()
    for number, (name, (content, _)) in enumerate(files.items()):
        question = site.truth[number % len(site.truth)]
        url = f"{question.url}?{number}"
        page = response(site.pages[question.url.removeprefix(site.origin)].body, url)
        first = packed([page]) if name.endswith(".gz") else page
        # A good page before what is damaged, and a bad file beside it as it is.
        (folder / name).write_bytes(content)
        if content and not name.startswith("old"):
            (folder / f"good-{name}").write_bytes(first + content)
            good[url] = question.name
    os.mkfifo(folder / "pipe.warc")
    (folder / "dangling.warc.gz").symlink_to("nowhere")
    replayed = replay(folder, output=tmp_path / "out")
    assert replayed.status == 0, replayed.err
    assert {source: found.question.title for source, found in replayed.records().items()} == good
    expected = {source: reason for _, reasons in files.values() for source, reason in reasons.items()}
    rows = {source: row for source, row in replayed.rejects().items() if not source.startswith("good-")}
    assert {source: row.reason for source, row in rows.items()} == expected | {
        "pipe.warc": "not_a_file",
        "dangling.warc.gz": "unreadable_file",
    }
    for source, row in rows.items():
        if row.reason not in ("unknown_style", "not_a_file", "unreadable_file"):
            assert re.match(r"offset \d+: .", row.detail or ""), source


def test_a_replay_of_an_archive_can_be_stopped(tmp_path: Path, reply_pages: list[bytes]) -> None:
    archive, output = tmp_path / "big.warc.gz", tmp_path / "out"
    archive.write_bytes(packed([response(page) for page in reply_pages], 1) * 200)
    with subprocess.Popen(
        command(archive, output=output), cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        while not list(output.glob("raw/.*.part")):
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "Traceback" not in err
    assert [path.name for path in output.rglob("*") if path.is_file()] == [".gitignore"]
    *_, progress, last = err.splitlines()
    assert last == "scrapy replay: stopped; nothing was written"
    assert re.fullmatch(r"replaying: [\d,]+ pages?, \S+ \S+ of \S+ \S+, [\d,]+ pages/s", progress)
