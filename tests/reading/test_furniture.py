"""What a site prints around a question page changes nothing of what is read."""

from __future__ import annotations

import asyncio

import pytest

from crawler.extract import extract
from crawler.records import RawQuestion
from crawler.sites import styles
from tests.benchmarks.pages import Page, plain_pages, question_pages
from tests.only import only

COUNT = 24


def read(page: Page, style: str) -> RawQuestion:
    found = asyncio.run(
        extract(page.body, source="x", styles=[styles()[style]], url=page.url, content_type=page.content_type)
    )
    return only(found).question


@pytest.mark.parametrize("style", sorted(styles()))
def test_pages_with_and_without_furniture_read_the_same(style: str) -> None:
    furnished, plain = question_pages(style, count=COUNT), plain_pages(style, count=COUNT)
    assert [read(page, style) for page in furnished] == [read(page, style) for page in plain]


@pytest.mark.parametrize("style", sorted(styles()))
def test_furnished_pages_are_as_large_as_asked_for(style: str) -> None:
    assert {round(len(page.body) / 1024) for page in question_pages(style, kilobytes=49, count=COUNT)} == {49}
