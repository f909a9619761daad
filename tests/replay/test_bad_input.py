"""Whatever lies in a folder: what is a page is read, and the rest is set aside with its reason and counted."""

from __future__ import annotations

import gzip
import os
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from crawler.demo import DemoSite
from tests.replay.running import Replayed, replay

NOISE = random.Random(7).randbytes(20_000)
LARGE = b"<!DOCTYPE html><title>Logbook</title>" + b"<p>Nothing to report today.</p>" * (20 * 2**20 // 31)
RECIPE = b"<!DOCTYPE html><html><body><h1>Lentil soup</h1><p>Soak, boil, season.</p></body></html>"

UNREADABLE: dict[str, tuple[bytes, str]] = {  # the file's name: its bytes and the reason
    "empty.html": (b"", "empty"),
    "empty.txt": (b"", "empty"),
    "blank.htm": (b" \n\t\r\n", "empty"),
    "tagless.html.gz": (gzip.compress(b""), "empty"),
    "zero.html.gz": (b"", "empty"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + NOISE, "binary"),
    "noise.txt": (NOISE, "binary"),
    "scan.htm": (b"%PDF-1.7\n" + NOISE.replace(b"\0", b"x"), "binary"),
    "20-megabytes.html": (LARGE, "too_large"),
    "bomb.html.gz": (gzip.compress(bytes(200 * 2**20), 9), "too_large"),
    "50000-levels.html": (b"<div>" * 50_000 + b"deep" + b"</div>" * 50_000, "nested_too_deep"),
    "50000-open.html": (b"<p>x" + b"<b><i>" * 25_000 + b"deep", "nested_too_deep"),
    "recipe.html": (RECIPE, "unknown_style"),
    "letter.txt": (b"Dear all,\n\nthe meeting is on Monday.\n", "unknown_style"),
    "line\nbreak.html": (RECIPE, "unknown_style"),
    "plain.html.gz": (RECIPE, "broken_gzip"),
    "half.html.gz": (gzip.compress(RECIPE * 50)[:-20], "broken_gzip"),
    "checksum.html.gz": (gzip.compress(RECIPE)[:-8] + b"\1\2\3\4\5\6\7\x08", "broken_gzip"),
    "spoilt.txt.gz": (gzip.compress(RECIPE)[:10] + b"\xff" * 60, "broken_gzip"),
}
NO_BYTES = {
    "pipe.html": "not_a_file",
    "round.html": "unreadable_file",
    "dangling.html": "unreadable_file",
    "again": "linked_folder",
}
GOOD = {  # the file's name: its site and its question's number
    "PANEL.HTML": (0, 0),
    "html-named.txt": (1, 0),
    "linked.htm": (1, 0),
    "packed.HTM.GZ": (1, 1),
    "half.html": (1, 2),
    "said-to-be-big5.html": (1, 3),
    "said-to-be-nonsense.html": (1, 4),
    "said-to-be-latin.html": (1, 6),
    "odd-\ufffd\ufffd.html": (1, 5),
}
EXPECTED = {name: reason for name, (_, reason) in UNREADABLE.items()} | NO_BYTES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, panel_pages: list[bytes], reply_pages: list[bytes]) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (body, _) in UNREADABLE.items():
        (folder / name).write_bytes(body)
    os.mkfifo(folder / "pipe.html")
    (folder / "round.html").symlink_to("round.html")
    (folder / "dangling.html").symlink_to("nowhere.html")
    (folder / "again").symlink_to(folder)
    (folder / "photo.jpg").write_bytes(NOISE)
    os.mkfifo(folder / "pipe")
    inside = folder / "folder.html"
    inside.mkdir()
    (inside / "PANEL.HTML").write_bytes(panel_pages[0])
    (inside / "html-named.txt").write_bytes(reply_pages[0])
    (inside / "linked.htm").symlink_to(inside / "html-named.txt")
    (inside / "packed.HTM.GZ").write_bytes(gzip.compress(reply_pages[1]))
    (inside / "half.html").write_bytes(reply_pages[2][: reply_pages[2].index(b"More Info")])
    (inside / "said-to-be-big5.html").write_bytes(reply_pages[3].replace(b"utf-8", b"big5"))
    (inside / "said-to-be-nonsense.html").write_bytes(reply_pages[4].replace(b"utf-8", b"x-klingon"))
    (inside / "said-to-be-latin.html").write_bytes(reply_pages[6].replace(b"utf-8", b"iso-8859-1"))
    (inside / os.fsdecode(b"odd-\xff\xfe.html")).write_bytes(reply_pages[5])
    return folder


@pytest.fixture(scope="module")
def replayed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Replayed:
    return replay(folder, output=tmp_path_factory.mktemp("out"))


@pytest.mark.parametrize("name", EXPECTED)
def test_each_is_set_aside_with_its_reason(replayed: Replayed, name: str) -> None:
    row = replayed.rejects()[name]
    assert row.reason == EXPECTED[name]
    assert row.detail


def test_nothing_else_is_set_aside_and_every_page_is_counted(replayed: Replayed) -> None:
    assert replayed.status == 0
    assert replayed.rejects().keys() == EXPECTED.keys()
    told = {reason: int(count) for count, reason in re.findall(r"set aside +(\d+) (\w+)", replayed.out)}
    assert told == Counter(EXPECTED.values())
    assert f"Pages {len(EXPECTED) + len(GOOD)}" in " ".join(replayed.out.split())
    assert "passed over 2 files of other types" in " ".join(replayed.out.split())


def test_nothing_else_is_lost(replayed: Replayed, sites: list[DemoSite]) -> None:
    records = replayed.records()
    assert {source.removeprefix("folder.html/"): record.question.title for source, record in records.items()} == {
        name: sites[site].truth[number].name for name, (site, number) in GOOD.items()
    }


def test_a_page_cut_off_gives_what_stands_before_the_cut(replayed: Replayed, sites: list[DemoSite]) -> None:
    cut, truth = replayed.records()["folder.html/half.html"].question, sites[1].truth[2]
    assert len(cut.answers) == len(truth.answers)
    assert cut.more_info is None
    assert cut.teasers == []


@pytest.mark.parametrize("name", ["said-to-be-big5.html", "said-to-be-nonsense.html", "said-to-be-latin.html"])
def test_a_wrong_charset_spoils_no_character(replayed: Replayed, sites: list[DemoSite], name: str) -> None:
    question, truth = replayed.records()[f"folder.html/{name}"].question, sites[1].truth[GOOD[name][1]]
    printed = "".join((question.question or "").split()) + "".join(question.answers[0].text.split())
    assert "\ufffd" not in printed
    assert set(truth.text + truth.answers[0].text) - set(" \n") <= set(printed)
