"""Threads without markup, read by their layout alone."""

from __future__ import annotations

import asyncio

import pytest

from crawler.extract import extract
from crawler.records import RawQuestion, SetAside
from crawler.sites import styles
from crawler.sites.forum_page import ForumPage

ASKED = "My heel hurts each morning when I get up, and I do not know why that is. What can I do about it?"
ANSWERED = "Rest it for two weeks and roll a cold bottle under the foot, that is what helped me in the end."


def post(author: str, day: int, text: str) -> str:
    return (
        f'<div class="post"><div class="author"><a href="/members/{author}">{author}</a></div>'
        f'<time datetime="2024-03-{day:02}">{day} March 2024</time><div class="body"><p>{text}</p></div></div>'
    )


def read(body: str, *, only: bool = True) -> RawQuestion | None:
    page = f"<html lang=en><head><title>Sore heel</title></head><body><h1>Sore heel</h1>{body}</body></html>"
    tried = [ForumPage] if only else [style for style in styles().values() if style.in_auto]
    found = asyncio.run(
        extract(page.encode(), source="x", styles=tried, url="https://ask.test/t/1", content_type="text/html")
    )
    if isinstance(found, SetAside):
        assert found.reason == "unknown_style", found
        return None
    (record,) = found
    return record.question


THREAD = post("nia", 1, ASKED) + post("bo", 2, ANSWERED) + post("ada", 3, "It helped me too, " + ANSWERED.lower())


def test_the_first_post_is_the_question_and_doubt_is_flagged() -> None:
    found = read(THREAD)
    assert found is not None
    assert found.low_confidence
    assert (found.title, found.question, found.asker_line) == ("Sore heel", ASKED, "nia")
    assert [answer.author_lines for answer in found.answers] == [["bo"], ["ada"]]
    assert [answer.date_line for answer in found.answers] == ["2024-03-02", "2024-03-03"]
    assert found.answers[0].profile_url == "https://ask.test/members/bo"
    assert found.answers[0].text == ANSWERED


def test_it_has_to_be_asked_for() -> None:
    assert read(THREAD, only=False) is None


@pytest.mark.parametrize(
    "body",
    [
        "",
        f"<p>{ASKED}</p>",
        f"<article><p>{ASKED}</p><p>{ANSWERED}</p></article>",
        f"<div class=post><p>{ASKED}</p></div><div class=post><p>{ANSWERED}</p></div>",
        post("nia", 1, "") + post("bo", 2, ""),
    ],
    ids=["nothing", "a paragraph", "an article", "boxes without people", "empty posts"],
)
def test_other_pages_hold_no_thread(body: str) -> None:
    assert read(body) is None


def test_what_nobody_sees_is_no_post() -> None:
    hidden = f'<div style="display:none">{post("spam", 4, "Buy these pills here and now, " + ANSWERED)}</div>'
    found = read(THREAD + hidden)
    assert found is not None
    assert "pills" not in "".join(answer.text for answer in found.answers)


@pytest.mark.parametrize("text", ["\u202eRest it", "{{ x }}", "<b>" * 50 + "rest", "&#0;&#xd800; rest", "</div></div>"])
def test_no_post_is_too_odd(text: str) -> None:
    found = read(post("nia", 1, ASKED) + post("bo", 2, ANSWERED) + post("ada", 3, text))
    assert found is None or found.low_confidence
