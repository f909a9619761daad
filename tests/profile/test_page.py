"""A profile laid over a site style."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from crawler.commands.profiles import profiled_page
from crawler.extract import extract
from crawler.profile.page import page_class
from crawler.profile.patterns import UrlPatterns
from crawler.profile.profile import AnswerSelectors, Profile, Selectors
from crawler.records import RawQuestion, SetAside
from crawler.sites import styles

PLAIN = Profile(
    file="letters.toml",
    name="letters",
    style=None,
    start=("https://letters.test/",),
    urls=UrlPatterns(question=("/letters/*",)),
    select=Selectors(title="h1", question=".ink", answers=".note", answer=AnswerSelectors(text="p", author="b")),
)
LETTER = """<html lang=en><title>Sore heel</title><h1>Sore heel</h1><div class=ink>It hurts.</div>
  <div class=note><p>Rest it for a week.</p><b>Ada</b></div></html>"""
PANEL = """<html lang=en><title>Sore heel</title><h1>Sore heel</h1><p>It hurts.</p><h2>Doctor Answers 1</h2>
  <div class=one><h3>Rest is best</h3><p>+3</p><p>Rest it for a week, and then walk.</p>
  <p>Ada Nwosu, MD</p><p>Lyon Podiatrist</p><p>4.9 out of 5 stars 39 reviews</p><i class=d>2 May 2024</i></div>
  <p>These answers are for educational purposes alone.</p></html>"""
FORUM = """<html lang=en><title>Sore heel - forum</title><h1>Sore heel</h1>
  <div class=post><a class=username href=/members/bo>bo</a> <time datetime=2024-05-01>1 May</time>
    <div class=content><p>It hurts with the first steps of the day, and I stand all day.</p></div></div>
  <div class=post><a class=username href=/members/ada>ada</a> <time datetime=2024-05-02>2 May</time>
    <div class=content><p>Stretch the calf before you get up, and wear shoes indoors.</p></div></div></html>"""


def read(profile: Profile, markup: str, url: str = "https://letters.test/letters/7") -> list[RawQuestion] | str:
    pages = profiled_page(profile)
    found = asyncio.run(extract(markup.encode(), source="x", styles=[pages], url=url, content_type="text/html"))
    return found.reason if isinstance(found, SetAside) else [record.question for record in found]


def only(profile: Profile, markup: str, url: str = "https://letters.test/letters/7") -> RawQuestion:
    found = read(profile, markup, url)
    assert not isinstance(found, str), found
    (question,) = found
    return question


def test_by_selectors_alone() -> None:
    question = only(PLAIN, LETTER)
    assert (question.site, question.url, question.language) == ("letters", "https://letters.test/letters/7", "en")
    assert (question.title, question.question, question.low_confidence) == ("Sore heel", "It hurts.", False)
    assert [(answer.text, answer.author_lines) for answer in question.answers] == [("Rest it for a week.", ["Ada"])]


@pytest.mark.parametrize("url", ["https://letters.test/about", "https://letters.test/letters/"])
def test_another_address_is_no_question_page(url: str) -> None:
    assert read(PLAIN, LETTER, url) == "unknown_style"


def test_a_saved_page_without_an_address_is_told_by_what_it_shows() -> None:
    assert only(PLAIN, LETTER, "").url is None
    assert read(PLAIN, "<h1>About</h1><p>us</p>", "") == "unknown_style"


def test_a_saved_page_that_names_another_host_is_none_of_the_profiles() -> None:
    for href, is_read in (("https://letters.test/letters/8", True), ("https://other.test/letters/9", False)):
        page = LETTER.replace("<title>", f'<link rel=canonical href="{href}"><title>')
        assert (read(PLAIN, page, "") != "unknown_style") == is_read


def test_a_canonical_link_is_believed_where_the_patterns_know_it() -> None:
    for href, url in (
        ("/letters/8", "/letters/8"),
        ("/", "/letters/7"),
        ("https://other.test/letters/9", "/letters/7"),
    ):
        page = LETTER.replace("<title>", f'<link rel=canonical href="{href}"><title>')
        assert only(PLAIN, page).url == f"https://letters.test{url}"


def test_a_style_reads_what_no_selector_finds() -> None:
    panel = replace(PLAIN, style="doctor_panel", select=Selectors(date=".d", title=".no"))
    question = only(panel, PANEL)
    assert (question.site, question.title, question.date_line) == ("letters", "Sore heel", "2 May 2024")
    assert [(answer.headline, answer.vote_line) for answer in question.answers] == [("Rest is best", "+3")]


def test_answers_by_selectors_are_completed_by_what_the_style_read_of_them() -> None:
    select = Selectors(answers=".one", answer=AnswerSelectors(text="p:nth-of-type(2)", date=".d"))
    (answer,) = only(replace(PLAIN, style="doctor_panel", select=select), PANEL).answers
    assert (answer.text, answer.date_line) == ("Rest it for a week, and then walk.", "2 May 2024")
    assert (answer.headline, answer.vote_line) == ("Rest is best", "+3")
    assert answer.author_lines[0] == "Ada Nwosu, MD"


def test_a_page_without_the_styles_landmarks_is_read_by_selectors_alone() -> None:
    question = only(replace(PLAIN, style="doctor_panel"), LETTER)
    assert (question.title, len(question.answers), question.answer_count_line) == ("Sore heel", 1, None)


def test_the_layout_counts_only_where_the_profile_says_so() -> None:
    bare = replace(PLAIN, select=Selectors())
    assert read(bare, FORUM) == "unknown_style"
    question = only(replace(bare, layout=True), FORUM)
    assert question.low_confidence
    assert (question.title, question.asker_line, question.date_line) == ("Sore heel", "bo", "2024-05-01")
    assert question.question == "It hurts with the first steps of the day, and I stand all day."
    (answer,) = question.answers
    assert (answer.author_lines, answer.profile_url) == (["ada"], "https://letters.test/members/ada")
    assert answer.text == "Stretch the calf before you get up, and wear shoes indoors."


def test_selectors_of_question_and_answers_are_surer_than_the_layout_and_leave_the_rest_to_it() -> None:
    select = Selectors(
        title="h1", question=".content", answers=".post ~ .post", answer=AnswerSelectors(text=".content")
    )
    question = only(replace(PLAIN, select=select, layout=True), FORUM)
    assert (question.low_confidence, question.asker_line, question.date_line) == (False, "bo", "2024-05-01")
    assert [answer.author_lines for answer in question.answers] == [["ada"]]
    assert only(replace(PLAIN, select=Selectors(title="h1"), layout=True), FORUM).low_confidence


def test_the_watch_expects_what_the_style_promises_and_the_selectors_are_for() -> None:
    panel = styles()["doctor_panel"]
    pages = page_class(replace(PLAIN, style="doctor_panel", select=Selectors(tags="a", title="h1")), panel)
    assert pages.expected == {**panel.expected, "tags": 0, "title": 0.9}
