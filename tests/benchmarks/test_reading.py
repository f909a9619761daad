"""The judge of reading finds nothing wrong with a perfect reading, and everything that is wrong with others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from crawler.demo.truth import TrueQuestion
from normalize.records import Question
from tests.benchmarks import text_readers
from tests.benchmarks.pages import Page, question_pages
from tests.benchmarks.reading import STYLES, compare, read_all
from tests.benchmarks.reading_quality import corpus_of, field_f1, judged, text_of, truths

PAGES = 16
Corpus = dict[str, Question]


@pytest.fixture(scope="module", params=STYLES)
def style(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def pages(style: str) -> list[Page]:
    return question_pages(style, count=PAGES)


@pytest.fixture(scope="module")
def true(style: str) -> dict[str, TrueQuestion]:
    return truths(style, PAGES)


@pytest.fixture(scope="module")
def corpus(style: Any, pages: list[Page]) -> Corpus:
    return corpus_of(read_all(style, pages))


def values(true: dict[str, TrueQuestion], texts: dict[str, str]) -> dict[str, float]:
    return {quality.name: quality.value for quality in judged(true, texts)}


def test_ours_is_without_fault(true: dict[str, TrueQuestion], corpus: Corpus) -> None:
    assert corpus.keys() == true.keys()
    assert field_f1(true, corpus) == 1.0
    found = values(true, {url: text_of(question) for url, question in corpus.items()})
    assert found["token F1"] > 0.99
    assert found["artefacts left"] == 0


def answered(corpus: Corpus) -> str:
    return next(url for url, question in corpus.items() if len(question.answers) > 1)


def without_answer(question: Question) -> Question:
    return structs.replace(question, answers=question.answers[:-1])


def without_date(question: Question) -> Question:
    first, *others = question.answers
    other_date = None if first.date_created else "2001-01-01"
    return structs.replace(question, answers=[structs.replace(first, date_created=other_date), *others])


def with_other_votes(question: Question) -> Question:
    first, *others = question.answers
    return structs.replace(question, answers=[structs.replace(first, upvote_count=99), *others])


def without_author(question: Question) -> Question:
    first, *others = question.answers
    return structs.replace(question, answers=[structs.replace(first, author=None), *others])


def with_title_cut(question: Question) -> Question:
    return structs.replace(question, name=(question.name or "")[:-1])


@pytest.mark.parametrize("fault", [without_answer, without_date, with_other_votes, without_author, with_title_cut])
def test_every_fault_costs_field_f1(
    true: dict[str, TrueQuestion], corpus: Corpus, fault: Callable[[Question], Question]
) -> None:
    url = answered(corpus)
    assert field_f1(true, {**corpus, url: fault(corpus[url])}) < 1.0


def test_a_page_that_was_not_read_costs_field_f1(true: dict[str, TrueQuestion], corpus: Corpus) -> None:
    assert field_f1(true, {url: corpus[url] for url in list(corpus)[1:]}) < 1.0


def test_bindings_and_other_pages_texts_are_artefacts(true: dict[str, TrueQuestion], corpus: Corpus) -> None:
    texts = {url: text_of(question) for url, question in corpus.items()}
    url = next(iter(true))
    assert values(true, {**texts, url: texts[url] + "\n{{ votes | number }}"})["artefacts left"] == 1
    if teased := next((url for url, question in true.items() if question.teaser_texts), None):
        teaser = true[teased].teaser_texts[0]
        assert values(true, {**texts, teased: f"{texts[teased]}\n{teaser}"})["artefacts left"] == 1


def test_words_too_many_and_too_few_cost_token_f1(true: dict[str, TrueQuestion], corpus: Corpus) -> None:
    texts = {url: text_of(question) for url, question in corpus.items()}
    best = values(true, texts)["token F1"]
    assert values(true, {url: text + " and more" * 9 for url, text in texts.items()})["token F1"] < best
    assert values(true, {url: text[: len(text) // 2] for url, text in texts.items()})["token F1"] < best
    assert values(true, {})["token F1"] == 0


def test_all_that_are_at_hand_read_the_same_pages() -> None:
    contest = compare(STYLES[0], question_pages(STYLES[0], count=12), 1)
    assert contest.ours.quality[0].value == 1.0
    assert [each.name for each in contest.others] == [*text_readers.peers_at_hand(), *text_readers.limits_at_hand()]
    assert all(sample.rate > 0 for entrant in (contest.ours, *contest.others) for sample in entrant.samples)
    for other in contest.others:
        if not other.name.startswith("limit"):
            assert next(each.value for each in other.quality if each.name == "token F1") > 0.2, other.name
