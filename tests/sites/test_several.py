"""A page object that finds several questions, or none, on one page."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crawler.extract import EXTRACTOR_FAULT, UNKNOWN_STYLE, extract
from crawler.reading.question_page import QuestionPage, tell_apart
from crawler.records import RawQuestion, RawRecord, SetAside

QUESTION = RawQuestion(site="pages", title="Which dose?", question=None)
NAMES = st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b", "question", "question-2", "", None])


class ListPage(QuestionPage):
    """As many questions as its paragraphs, each with its words for a part."""

    style = "pages"
    question_path = re.compile("/.*")

    @property
    def landmarks(self) -> int:
        return 2

    async def to_items(self) -> list[RawQuestion]:
        return [replace(QUESTION, part=word) for block in self.blocks for word in block.text.split()]


def read(body: str, style: type[QuestionPage] = ListPage) -> tuple[RawRecord, ...] | SetAside:
    url = "https://pages.test/dose"
    return asyncio.run(
        extract(body.encode(), source=url, styles=[style], url=url, fetched_at="2026-03-04T08:15:00.042Z")
    )


def test_all_that_is_not_the_question_is_the_pages() -> None:
    found = read("<p>adults children")
    assert not isinstance(found, SetAside)
    adults, children = found
    assert (adults.question.part, children.question.part) == ("adults", "children")
    assert replace(children, question=adults.question) == adults
    assert (adults.source, adults.fetched_at) == ("https://pages.test/dose", "2026-03-04T08:15:00.042Z")


def test_a_page_without_a_question_is_set_aside() -> None:
    found = read("<p> <hr>")
    assert isinstance(found, SetAside)
    assert (found.reason, found.detail) == (UNKNOWN_STYLE, "a page of style pages without a question")


def test_a_fault_is_the_whole_pages() -> None:
    class Faulty(ListPage):
        async def to_items(self) -> list[RawQuestion]:
            raise KeyError("no such block")

    found = read("<p>adults children", Faulty)
    assert isinstance(found, SetAside)
    assert found.reason == EXTRACTOR_FAULT


def test_parts_that_are_alike_are_told_apart() -> None:
    found = read("<p>adults children adults")
    assert not isinstance(found, SetAside)
    assert [record.question.part for record in found] == ["adults", "children", "adults-2"]


@given(st.lists(st.builds(RawQuestion, site=st.just("s"), title=NAMES, question=st.none(), part=NAMES), max_size=12))
def test_no_two_questions_of_a_page_have_one_part(questions: list[RawQuestion]) -> None:
    apart = tell_apart(questions)
    assert [replace(question, part=None) for question in apart] == [replace(each, part=None) for each in questions]
    if len(questions) < 2:
        assert apart == questions
        return
    parts = [question.part for question in apart]
    assert all(parts)
    assert len(set(parts)) == len(parts)
    firsts = {question.part: at for at, question in reversed(list(enumerate(questions))) if question.part}
    untitled = {each.title for each in questions if not each.part}
    for part, at in firsts.items():
        if part not in untitled and part != "question":
            assert parts[at] == part
    assert tell_apart(apart) == apart


def test_a_hundred_thousand_questions_alike_take_no_time() -> None:
    taken = [replace(QUESTION, part=f"dose-{number}") for number in range(2, 50_000)]
    begun = time.process_time()
    apart = tell_apart([*[replace(QUESTION, part="dose")] * 50_000, *taken])
    assert time.process_time() - begun < 5
    assert len({question.part for question in apart}) == len(apart)
