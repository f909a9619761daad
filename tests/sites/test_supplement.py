"""What structured data adds to pages of the first two styles, and what it does not touch."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import asdict, replace

import pytest

from crawler.extract import extract
from crawler.records import RawAnswer, RawQuestion, SetAside
from crawler.sites import styles
from tests.benchmarks.pages import Page, question_pages


def read(style: str, body: bytes, url: str) -> RawQuestion:
    found = asyncio.run(extract(body, source="x", styles=[styles()[style]], url=url, content_type="text/html"))
    assert not isinstance(found, SetAside)
    (record,) = found
    return record.question


def marked(body: bytes, question: dict[str, object]) -> bytes:
    """The page with JSON-LD at its end."""
    told = {"@context": "https://schema.org", "@type": "QAPage", "mainEntity": {"@type": "Question", **question}}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'.encode()
    found = re.search(rb"<body[^>]*>", body, re.IGNORECASE)
    assert found is not None
    return body[: found.end()] + script + body[found.end() :]


def as_told(answer: RawAnswer, number: int) -> dict[str, object]:
    """An answer as JSON-LD tells of it: cut, with what the page may not show."""
    return {
        "@type": "Answer",
        "text": f"<p>{answer.text[:90]}…</p>",
        "upvoteCount": str(number),
        "datePublished": f"2021-03-0{number % 9 + 1}T08:00:00Z",
        "author": {"@type": "Person", "name": "Told Otherwise", "url": f"/dr/told-{number}"},
    }


def unmarked(style: str) -> list[Page]:
    """Pages with answers and without structured data of their own."""
    pages = question_pages(style, count=24)
    return [page for page in pages if b"itemprop" not in page.body and b"ld+json" not in page.body]


@pytest.mark.parametrize("style", ["doctor_panel", "doctor_reply"])
def test_what_the_page_does_not_show_comes_through(style: str) -> None:
    page = next(page for page in unmarked(style) if read(style, page.body, page.url).answers)
    plain = read(style, page.body, page.url)
    told = [as_told(answer, number) for number, answer in enumerate(plain.answers, 1)]
    question: dict[str, object] = {"name": plain.title, "upvoteCount": "31", "acceptedAnswer": told[0]}
    full = read(style, marked(page.body, question | {"suggestedAnswer": told[1:]}), page.url)
    assert full.vote_count == "31"
    for number, (answer, before) in enumerate(zip(full.answers, plain.answers, strict=True), 1):
        assert answer.vote_count == (before.vote_count or str(number))
        assert answer.date_line == (before.date_line or f"2021-03-0{number % 9 + 1}T08:00:00Z")
        assert (answer.profile_url or "").endswith(before.profile_url or f"/dr/told-{number}")
        assert answer.is_accepted is (number == 1)
        assert answer.author_lines == (before.author_lines or ["Told Otherwise"])
        assert answer.text == before.text


@pytest.mark.parametrize("style", ["doctor_panel", "doctor_reply"])
@pytest.mark.parametrize("others", ["of another page", "twice", "two questions", "no text"])
def test_what_cannot_be_matched_is_left_alone(style: str, others: str) -> None:
    page = min(unmarked(style), key=lambda page: len(read(style, page.body, page.url).answers) or 99)
    plain = read(style, page.body, page.url)
    answer = as_told(plain.answers[0], 7)
    answers = {
        "of another page": [answer | {"text": "Somebody else wrote this on another page of the site, years ago."}],
        "twice": [answer, answer | {"datePublished": "2020-01-01"}],
        "two questions": [answer],
        "no text": [{key: value for key, value in answer.items() if key != "text"}],
    }[others]
    body = marked(page.body, {"name": "Told?", "suggestedAnswer": answers})
    if others == "two questions":
        body = marked(body, {"name": "Another one?", "suggestedAnswer": answers})
    assert asdict(read(style, body, page.url)) == asdict(plain)


def test_a_page_without_structured_data_is_read_as_before() -> None:
    page = question_pages("doctor_panel", count=24)[0]
    question = read("doctor_panel", page.body, page.url)
    assert replace(question, vote_count=None, date_line=None) == question
