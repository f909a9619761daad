"""What every style's page object does with its fields, and with structured data."""

from __future__ import annotations

import asyncio
import re

import pytest
from web_poet import HttpResponse, field

from crawler.reading.page import read_page
from crawler.reading.question_page import QuestionPage


class _Letters(QuestionPage):
    """A page whose title is its first line."""

    style = "letters"
    question_path = re.compile(r"/letters/\d+")

    @field
    def title(self) -> str | None:
        return self.blocks[0].text

    @field
    def question(self) -> str | None:
        return None


class _Tidied(_Letters):
    """A page with a field processor, as web-poet has them."""

    class Processors:
        """By field."""

        title = (str.upper,)


class _Marked(_Letters):
    """A page whose field has its own processor."""

    @field(out=[lambda text: f"<{text}>"])  # type: ignore[untyped-decorator]
    def title(self) -> str | None:
        return self.blocks[0].text


@pytest.mark.parametrize(("style", "title"), [(_Letters, "Dry eyes"), (_Tidied, "DRY EYES"), (_Marked, "<Dry eyes>")])
def test_fields_are_read_as_web_poet_reads_them(style: type[QuestionPage], title: str) -> None:
    page = style(HttpResponse("https://clinic.test/letters/1", body=b"<html><body><p>Dry eyes</p></body></html>"))
    assert asyncio.run(page.to_item()).title == title


@pytest.mark.parametrize(
    ("attributes", "tells"),
    [
        ('itemscope itemtype="https://schema.org/Question"', True),
        ('typeof="sioct:BoardPost"', True),
        ('itemscope itemtype="https://schema.org/BreadcrumbList"', False),
        ('typeof="schema:AggregateRating"', False),
    ],
)
def test_structured_data_is_read_where_it_may_tell_of_a_question(attributes: str, tells: bool) -> None:
    page = read_page(f"<html><body><div {attributes}>Dry eyes</div></body></html>".encode())
    assert page.has_things is tells
