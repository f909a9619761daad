"""Pages that are no question pages are not taken for any, and prose that looks like a landmark stays prose."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import msgspec
import pytest
from web_poet import HttpResponse

from crawler.demo import build_sites
from crawler.extract import UNKNOWN_STYLE, extract
from crawler.reading.question_page import ENOUGH
from crawler.records import RawAnswer, RawQuestion, RawRecord, SetAside
from crawler.sites import styles
from tests.only import only_or_aside

REAL_PAGES = Path(__file__).resolve().parents[3] / "shared" / "real_pages"
CASES = Path(__file__).parents[1] / "cases"


class Prose(msgspec.Struct, frozen=True):
    """A line that somebody may write, and what it could be taken for."""

    line: str
    looks_like: str


PROSE = [case.line for case in msgspec.json.decode((CASES / "prose_that_is_prose.json").read_bytes(), type=list[Prose])]

SHOP = """<html><head><title>Compression socks, three pairs</title></head><body><h1>Compression socks, three pairs</h1>
<p>4.9 out of 5 stars 173 reviews</p><p>$24.99</p><h2>Customer questions &amp; answers</h2>
<div><p>+12</p><p>Do they itch?</p><p>No.</p></div><h2>Top reviews</h2>
<div><b>Ines T.</b><p>5.0 out of 5 stars</p><p>My surgeon told me to buy them.</p></div>
<div><b>Rolf, MD</b><p>4.0 out of 5 stars</p><p>Warm.</p><p>3 people found this helpful</p></div></body></html>"""

LIST = """<html><head><title>Facelift questions</title></head><body><h1>Facelift questions</h1><ul>
<li><a href="/question/a">Is a lump below the ear normal?</a> 3 Doctor Answers</li>
<li><a href="/question/b">When may I sleep on my side?</a> 11 Doctor Answers</li></ul>
<a href="?page=2">More</a></body></html>"""

DOCTORS = """<html><head><title>Find a doctor</title></head><body><h1>Doctors in Ohio</h1>
<div><a href="/dr/a">Ada Frost, MD</a><p>Akron Plastic Surgeon</p><p>4.9 out of 5 stars 173 reviews</p></div>
<div><a href="/dr/b">Bo Lund, MD</a><p>Dayton Plastic Surgeon</p><p>4.1 out of 5 stars 7 reviews</p></div>
</body></html>"""

TAG = """<html><head><title>Neurology</title></head><body><h1>Neurology</h1><h3>Related FAQ</h3>
<a href="/en/tag/1">Tremor</a> (Neurology) <a href="/en/tag/2">Vertigo</a> (Neurology)</body></html>"""


def marks(page: str | bytes, content_type: str = "text/html; charset=utf-8", url: str = "") -> dict[str, int]:
    """How many landmarks of each style a page shows."""
    body = page.encode() if isinstance(page, str) else page
    response = HttpResponse(url, body=body, headers={"Content-Type": content_type})
    return {name: page_class(response).landmarks for name, page_class in styles().items()}


def outcome(body: bytes) -> RawRecord | SetAside:
    found = asyncio.run(extract(body, source="page.html", styles=styles().values(), content_type="text/html"))
    return only_or_aside(found)


@pytest.mark.parametrize("page", [SHOP, LIST, DOCTORS, TAG], ids=["shop", "list", "doctors", "tag"])
def test_page_of_another_kind_is_no_question_page(page: str) -> None:
    assert max(marks(page).values()) < ENOUGH


def test_page_of_no_known_style_is_set_aside_with_the_styles_that_were_tried() -> None:
    found = outcome(SHOP.encode())
    assert isinstance(found, SetAside)
    assert found.reason == UNKNOWN_STYLE
    assert all(style in (found.detail or "") for style in styles())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"%PDF-1.7 text", "binary"),
        (b"<html><body></body></html>", UNKNOWN_STYLE),
        (b"<div>" * 50_000, "nested_too_deep"),
    ],
    ids=["empty", "blank", "png", "pdf", "no_text", "deep"],
)
def test_page_without_a_question_is_set_aside_with_its_reason(body: bytes, reason: str) -> None:
    found = outcome(body)
    assert isinstance(found, SetAside)
    assert found.reason == reason


def test_truncated_page_gives_what_is_there() -> None:
    page = (
        b"<h1>Sore knee after a run</h1><p>Since May.</p><h2>Doctor Answers 1</h2><h3>Rest</h3><p>+1</p><p>Cool it, th"
    )
    found = outcome(page)
    assert isinstance(found, RawRecord)
    assert found.question.answers == [RawAnswer(text="Cool it, th", headline="Rest", vote_line="+1")]


def test_lists_tags_and_front_pages_of_the_demo_sites_are_no_question_pages() -> None:
    for site in build_sites():
        questions = {question.url for question in (*site.truth, *site.faq)}
        others = {
            path: page
            for path, page in site.pages.items()
            if site.origin + path not in questions and not path.startswith(site.private_paths)
        }
        listings = {
            path: marks(page.body) for path, page in others.items() if page.content_type.startswith("text/html")
        }
        assert listings
        assert {path: found for path, found in listings.items() if max(found.values()) >= ENOUGH} == {}


@pytest.mark.skipif(not REAL_PAGES.exists(), reason="the real pages are not beside the project: ../shared")
def test_real_pages_of_other_sites_are_no_question_pages_of_these_styles() -> None:
    paths = sorted(REAL_PAGES.glob("*.html.gz"))
    assert paths
    shown = {path.name: marks(gzip.decompress(path.read_bytes())) for path in paths}
    own = ("doctor_panel", "doctor_reply")
    assert {name: found for name, found in shown.items() if max(found[style] for style in own) >= ENOUGH} == {}


def panel(question: str, answer: str) -> RawQuestion:
    page = f"""<html><head><title>Sore knee after a run</title></head><body><h1>Sore knee after a run</h1>
<div><p>Since May my knee is sore.</p>{question}<p>What now?</p></div><h2>Doctor Answers 2</h2>
<div class="a"><h3>Rest it</h3><p>+1</p><div><p>Cool it.</p>{answer}<p>Then walk.</p></div>
<div><div>Ada Frost, MD</div><div>Akron Hand Surgeon</div><div>4.9 out of 5 stars 173 reviews</div></div></div>
<div class="a"><h3>Wait</h3><p>+2</p><div><p>It is early.</p></div></div>
<p>These answers are for educational purposes.</p></body></html>"""
    found = outcome(page.encode())
    assert isinstance(found, RawRecord)
    return found.question


def reply(question: str, answer: str) -> RawQuestion:
    page = f"""<html><head><title>Sore Knee - Orthopedics</title></head><body><h1>Sore Knee - Orthopedics</h1>
<div>Share to:</div><h2>Sore knee</h2><div>Since May my knee is sore.<br>{question}<br>What now?</div>
<p>Runner, 30~39 year old male. Ask Date: 2020/05/04</p><div><p>Dr. Ada Frost reply Orthopedics</p>
<div>Cool it.<br>{answer}<br>Then walk.</div><p>Reply Date: 2020/05/05</p></div>
<h3>More Info</h3><p>Knees are joints.</p></body></html>"""
    found = outcome(page.encode())
    assert isinstance(found, RawRecord)
    return found.question


@pytest.mark.parametrize("line", PROSE)
def test_prose_of_doctor_panel_stays_prose(line: str) -> None:
    plain = panel("", "")
    page = panel(f"<p>{line}</p>", f"<p>{line}</p>")
    assert page.question == f"Since May my knee is sore.\n\n{line}\n\nWhat now?"
    assert [answer.text for answer in page.answers] == [f"Cool it.\n\n{line}\n\nThen walk.", "It is early."]
    assert page.answers[0].author_lines == plain.answers[0].author_lines


@pytest.mark.parametrize("line", PROSE)
def test_prose_of_doctor_reply_stays_prose(line: str) -> None:
    page = reply(line, line)
    assert page.question == f"Since May my knee is sore.\n{line}\nWhat now?"
    assert [answer.text for answer in page.answers] == [f"Cool it.\n{line}\nThen walk."]
    assert page.more_info == "Knees are joints."
    assert page.teasers == []
    assert page.tags == []
