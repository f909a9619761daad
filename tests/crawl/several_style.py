"""Style travel_clinic: pages with several questions each; the tests put this file into a copy of crawler/sites."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from parsel import Selector
from web_poet import field

from crawler.reading.question_page import QuestionPage
from crawler.records import RawAnswer, RawQuestion
from crawler.spider import QuestionSpider


class TravelClinicPage(QuestionPage):
    """`<section id=malaria><h2>title</h2><p>question</p>(<div>answer</div>)*</section>`, again and again."""

    style = "travel_clinic"
    question_path = re.compile(r"/advice/\d+")

    @property
    def landmarks(self) -> int:
        """Two for each question."""
        return 2 * len(self._sections)

    async def to_items(self) -> list[RawQuestion]:
        """One question a section; its anchor is the part."""
        page = await self.to_item()
        return [
            replace(
                page,
                title=section.css("h2::text").get(),
                question=section.css("p::text").get(),
                answers=[RawAnswer(text=text) for text in section.css("div::text").getall()],
                part=section.attrib.get("id"),
            )
            for section in self._sections
        ]

    @field
    def title(self) -> str | None:
        """See RawQuestion.title."""
        return None

    @field
    def question(self) -> str | None:
        """See RawQuestion.question."""
        return None

    @cached_property
    def _sections(self) -> list[Selector]:
        return list(self.css("section"))


class TravelClinicSpider(QuestionSpider):
    """Follows the list of pages."""

    name = "travel_clinic"
    page_class = TravelClinicPage
    list_path = re.compile(r"/$")
