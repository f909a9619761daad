"""Style nurse_line: a site that the project does not know; the tests put this file into a copy of crawler/sites."""

from __future__ import annotations

import re
from functools import cached_property

from web_poet import field

from crawler.reading.blocks import Block, printed
from crawler.reading.landmarks import find_all
from crawler.reading.question_page import QuestionPage
from crawler.records import RawAnswer
from crawler.spider import QuestionSpider

CALLER = re.compile(r"A caller asks:")
NURSE = re.compile(r"Nurse (?P<name>\w{1,40}) answers:")


class NurseLinePage(QuestionPage):
    """Title, "A caller asks:", question, ("Nurse X answers:", text)*."""

    style = "nurse_line"
    question_path = re.compile(r"/calls/\d+")

    @property
    def landmarks(self) -> int:
        """Both kinds of lines stand on no other style's pages."""
        return len(find_all(self.blocks, CALLER)) + len(self._starts)

    @field
    def title(self) -> str | None:
        """See RawQuestion.title."""
        return next((block.text for block in self.blocks if block.level), None)

    @field
    def question(self) -> str | None:
        """See RawQuestion.question."""
        start = next((mark.end for mark in find_all(self.blocks, CALLER)), 0)
        return printed(self.blocks[start : self._starts[0]])

    @field
    def answers(self) -> list[RawAnswer]:
        """See RawQuestion.answers."""
        ends = [*self._starts[1:], len(self.blocks)]
        posts: list[list[Block]] = [self.blocks[start:end] for start, end in zip(self._starts, ends, strict=True)]
        return [RawAnswer(text=printed(text) or "", author_lines=[nurse.text]) for nurse, *text in posts]

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.start for mark in find_all(self.blocks, NURSE)]


class NurseLineSpider(QuestionSpider):
    """Follows the list of calls."""

    name = "nurse_line"
    page_class = NurseLinePage
    list_path = re.compile(r"/calls/?$")
