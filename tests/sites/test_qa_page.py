"""Real pages in schema.org's markup: titles, answers, authors, dates and votes as a person read them off."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import msgspec
import pytest

from crawler.extract import UNKNOWN_STYLE, extract
from crawler.records import RawQuestion, SetAside
from crawler.sites import styles
from tests.platforms.test_platforms import token_f1

REAL_PAGES = Path(__file__).resolve().parents[3] / "shared" / "real_pages"
OWN_POST = {"0552.html.gz"}
"""Where the platform marks the question's own post as its first comment, and the count of answers holds it."""
UNCOVERED = {"0565.html.gz", "0510.html.gz", "1177.html.gz"}
"""Where the text that a person marked leaves out most of the answers, or of the question."""


class RealPage(msgspec.Struct, frozen=True):
    """What a person read off a page."""

    file: str
    kind: str
    url: str
    name: str
    answers_on_page: int | None
    main_text: str


pytestmark = pytest.mark.skipif(not REAL_PAGES.exists(), reason="the real pages are not beside the project: ../shared")


def real_pages(*, questions: bool) -> list[RealPage]:
    if not REAL_PAGES.exists():
        return []
    pages = msgspec.json.decode((REAL_PAGES / "index.json").read_bytes(), type=list[RealPage])
    return [page for page in pages if (page.kind == "question_page") == questions]


def read(page: RealPage) -> list[RawQuestion]:
    body = gzip.decompress((REAL_PAGES / page.file).read_bytes())
    found = asyncio.run(
        extract(body, source=page.file, styles=styles().values(), url=page.url, content_type="text/html")
    )
    if isinstance(found, SetAside):
        assert found.reason == UNKNOWN_STYLE, found
        return []
    return [record.question for record in found]


@pytest.mark.parametrize("page", real_pages(questions=True), ids=lambda page: page.file)
def test_a_question_page(page: RealPage) -> None:
    (question,) = read(page)
    assert question.title == page.name
    assert len(question.answers) + (page.file in OWN_POST) == page.answers_on_page
    assert question.asker_line
    assert question.date_line
    assert question.vote_count is not None
    for answer in question.answers:
        assert answer.author_lines
        assert answer.profile_url
        assert answer.date_line
        assert answer.vote_count is not None
    assert [answer.is_accepted for answer in question.answers].count(True) <= 1


def test_the_words_of_questions_and_answers() -> None:
    scores = {}
    for page in real_pages(questions=True):
        if page.file not in UNCOVERED:
            (question,) = read(page)
            said = "\n".join([question.question or "", *(answer.text for answer in question.answers)])
            scores[page.file] = token_f1(said, page.main_text)
    assert len(scores) == 5
    assert sum(scores.values()) / len(scores) >= 0.95, scores


@pytest.mark.parametrize("page", real_pages(questions=False), ids=lambda page: page.file)
def test_another_page_is_no_question_page(page: RealPage) -> None:
    assert read(page) == []
