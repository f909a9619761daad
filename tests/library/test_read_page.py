"""`read_page`: what a crawl would have read, without one, wherever it is called."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.page_records import at_once
from crawler.reading import NoRecordError, read_page
from crawler.records import RawRecord
from tests.docs.fences import PROJECT
from tests.library.pages import PAGES, SITE

ADDRESS = f"{SITE}/31"


def test_a_page_gives_what_a_replay_gives(place: Path) -> None:
    (raw,) = (place / "mine" / "raw").glob("*.jsonl")
    replayed = [msgspec.json.decode(line, type=RawRecord) for line in raw.read_bytes().splitlines()]
    assert len(replayed) == 3
    for record in replayed:
        (read,) = read_page((place / "saved" / record.source).read_bytes(), content_type="text/html")
        assert read.question == record.question
        assert read.page_sha256 == record.page_sha256
        assert read.extractor == record.extractor


def test_a_string_is_read_as_it_is_whatever_its_head_declares() -> None:
    page = PAGES["tablet.html"].replace("<head>", '<head><meta charset="iso-8859-1">').replace("30 mg", "30 µg")
    assert read_page(page)[0].question.question == read_page(page.encode())[0].question.question
    assert "30 µg, slow" in (read_page(page)[0].question.question or "")


def test_the_charset_of_the_header_counts_for_bytes() -> None:
    page = PAGES["tablet.html"].replace("Can I halve", "藥片可以對半嗎").encode("big5")
    (record,) = read_page(page, content_type="text/html; charset=big5")
    assert (record.question.title or "").startswith("藥片可以對半嗎")


def test_the_address_is_the_source_and_where_links_begin() -> None:
    page = PAGES["tablet.html"].replace(f'<link rel="canonical" href="{ADDRESS}">', "")
    (record,) = read_page(page, url=ADDRESS)
    assert (record.source, record.question.url) == (ADDRESS, ADDRESS)
    assert read_page(page)[0].question.url is None


def test_a_page_is_read_in_the_style_that_is_named() -> None:
    (record,) = read_page(PAGES["tablet.html"], style="qa_page")
    assert record.question.site == "qa_page"
    with pytest.raises(NoRecordError, match="no question page of the styles doctor_panel; ") as error:
        read_page(PAGES["tablet.html"], style="doctor_panel")
    assert error.value.reason == "unknown_style"
    with pytest.raises(ValueError, match="no site style 'nonesuch'; there are doctor_panel"):
        read_page(PAGES["tablet.html"], style="nonesuch")


def test_layout_alone_is_read_only_where_it_is_asked_for() -> None:
    posts = (
        f'<div class="post"><div class="author"><a href="/members/{name}">{name}</a></div>'
        f'<time datetime="2024-03-0{day}">{day} March 2024</time><div class="body"><p>{text}</p></div></div>'
        for day, name, text in (
            (1, "runa", "My knee clicks whenever I climb the stairs, and lately it aches as well. What can I do?"),
            (2, "piet", "Mine did that for a year. Stronger thighs put an end to it, so go and ask for exercises."),
            (3, "oda", "The same here, and cycling helped me more than anything that I took for the ache."),
        )
    )
    page = f"<html><head><title>Knee</title></head><body><h1>Clicking knee</h1>{''.join(posts)}</body></html>"
    with pytest.raises(NoRecordError):
        read_page(page, url="https://forum.test/t/1")
    (record,) = read_page(page, url="https://forum.test/t/1", style="forum_page")
    assert (record.question.low_confidence, len(record.question.answers)) == (True, 2)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "empty"),
        (b"\x00" * 100, "binary"),
        (b"%PDF-1.7 is no page", "binary"),
        ("<div>" * 5000, "nested_too_deep"),
        (b"x" * (10 * 1024 * 1024 + 1), "too_large"),
    ],
    ids=["empty", "NULs", "PDF", "deep", "large"],
)
def test_what_gives_no_record_says_why(page: str | bytes, reason: str) -> None:
    with pytest.raises(NoRecordError) as error:
        read_page(page)
    assert error.value.reason == reason


@given(st.text() | st.binary())
@settings(max_examples=60)
def test_no_page_raises_anything_else(page: str | bytes) -> None:
    with pytest.raises(NoRecordError):
        read_page(page)


def test_half_of_a_surrogate_pair_is_no_hindrance() -> None:
    (record,) = read_page(PAGES["tablet.html"].replace("dizzy", "dizzy \ud83d"))
    assert "dizzy ?" in (record.question.question or "")


def test_it_works_where_an_event_loop_runs() -> None:
    async def within_a_loop() -> str | None:
        return read_page(PAGES["ankle.html"])[0].question.title

    assert asyncio.run(within_a_loop()) == "How long does a sprained ankle stay swollen?"


def test_a_style_that_waits_is_an_error_and_is_not_left_hanging() -> None:
    ended: list[bool] = []

    async def waiting() -> None:
        try:
            await asyncio.sleep(0)
        finally:
            ended.append(True)

    with pytest.raises(RuntimeError, match="waits for something"):
        at_once(waiting())
    assert ended == [True]


def test_importing_the_readers_loads_neither_scrapy_nor_numpy() -> None:
    """Start-up time: whoever reads blocks or corpora pays for nothing else."""
    program = (
        "import sys, normalize, crawler.reading.blocks\n"
        "print([name for name in ('scrapy', 'twisted', 'numpy', 'ftfy', 'fsspec', 'pandas') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_no_reactor_is_installed_by_reading() -> None:
    """A notebook's own loop goes on."""
    program = (
        "import sys\nfrom crawler.reading import read_page, NoRecordError\n"
        "try:\n    read_page('<p>Rest.')\nexcept NoRecordError:\n    print('twisted.internet.reactor' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
