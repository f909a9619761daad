"""Ids of questions: of the page where it holds one, of the page and the part where it holds several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.records import RawQuestion, RawRecord
from normalize.identity import question_id

PAGE = RawRecord(
    question=RawQuestion(site="faq", title="Dose?", question=None, url="https://faq.test/all"),
    source="faq.html",
    page_sha256="ab" * 32,
)


def with_part(part: str | None, url: str | None = "https://faq.test/all", sha256: str = "ab" * 32) -> RawRecord:
    return replace(PAGE, question=replace(PAGE.question, part=part, url=url), page_sha256=sha256)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [("https://faq.test/all", "faq:7f30a2ef4dfc9b46a4f4"), (None, f"faq:{'ab' * 10}"), ("", f"faq:{'ab' * 10}")],
)
@pytest.mark.parametrize("part", [None, ""])
def test_without_a_part_the_id_is_the_pages(part: str | None, url: str | None, wanted: str) -> None:
    assert question_id(with_part(part, url)).startswith(wanted)
    assert question_id(with_part(part, url)) == question_id(replace(with_part(None, url), source="elsewhere"))


@pytest.mark.parametrize("url", ["https://faq.test/all", None])
def test_each_part_has_an_id_of_its_own_that_lasts(url: str | None) -> None:
    ids = [question_id(with_part(part, url)) for part in (None, "dose", "price", "Dose?", "Größe \N{WHALE}")]
    assert len(set(ids)) == len(ids)
    assert ids == [
        question_id(replace(with_part(part, url), source="elsewhere", fetched_at="2026-03-04T08:15:00Z"))
        for part in (None, "dose", "price", "Dose?", "Größe \N{WHALE}")
    ]


def test_a_url_keeps_a_part_its_id_when_the_page_changes_and_bytes_do_not() -> None:
    assert question_id(with_part("dose")) == question_id(with_part("dose", sha256="cd" * 32))
    assert question_id(with_part("dose", None)) != question_id(with_part("dose", None, sha256="cd" * 32))
