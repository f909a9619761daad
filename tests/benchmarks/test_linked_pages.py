"""The pages that the crawling benchmarks serve link to each other, as a site's do."""

from __future__ import annotations

import re

import pytest

from crawler.demo.truth import Style
from tests.benchmarks.pages import Page, linked_pages, question_pages
from tests.servers.fast_pages import question_path

COUNT = 16


@pytest.mark.parametrize("style", ["doctor_panel", "doctor_reply"])
def test_links_between_question_pages_lead_to_paths_that_the_fast_server_has(style: Style) -> None:
    served = {question_path(style, number).encode() for number in range(COUNT)}
    folder = re.escape(question_path(style, 0).rpartition("/")[0]).encode()
    linked = {
        path
        for page in linked_pages(style, count=COUNT)
        for path in re.findall(rb"href=[\"']?(%s/[\w-]+)" % folder, page.body)
    }
    assert linked & served
    assert len(linked - served) <= 1  # the demo teases a question that was withdrawn


@pytest.mark.parametrize("style", ["doctor_panel", "doctor_reply"])
def test_they_are_as_large_as_pages_that_stay_where_they_were(style: Style) -> None:
    def sizes(pages: list[Page]) -> set[int]:
        return {round(len(page.body) / 1024) for page in pages}

    assert sizes(linked_pages(style, count=COUNT)) == sizes(question_pages(style, count=COUNT)) == {49}
