"""The page object that every site style derives from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, cached_property
from hashlib import sha256
from operator import attrgetter
from typing import Any, ClassVar
from urllib.parse import urlsplit

from web_poet import WebPage, field
from web_poet.fields import get_fields_dict

from crawler.reading.blocks import Block
from crawler.reading.expectations import Expectations
from crawler.reading.markup.marked import MarkedQuestion
from crawler.reading.markup.supplement import questions_told
from crawler.reading.page import Page, read_page
from crawler.reading.unrendered import unrendered_bindings
from crawler.records import RawBinding, RawQuestion
from crawler.urls import canonical_url

ENOUGH = 2
"""Landmarks of a style that make a page one of it: one alone may stand on any page by chance."""


class QuestionPage(WebPage[RawQuestion]):
    """A question page of one site style: a live page, a saved page or a text dump (`Content-Type: text/plain`).

    A style tells how it is recognised and has a field for every part of RawQuestion that its pages show. Nothing is
    cleaned here: every string is as the page prints it.
    """

    style: ClassVar[str]
    """The style's name: its spider's name, and `site` in every record."""
    question_path: ClassVar[re.Pattern[str]]
    """Matches the whole path of a question page's URL."""

    in_auto: ClassVar[bool] = True
    """Whether pages are tried for the style where nobody has named it."""
    words: ClassVar[frozenset[str] | None] = None
    """Words, in lower case, one of which stands in whatever line of page furniture means anything to the style.

    Furniture without them is left out; None keeps all of it.
    """
    expected: ClassVar[Expectations] = {}
    """What the style's pages show; a crawl that finds less ends with exit status 1.

    0 stands for what some sites show and others don't: it may be missing, and not vanish. Parts that are not named here
    are not watched.
    """

    @cached_property
    def page(self) -> Page:
        """The page as blocks.

        Raises:
            UnreadablePageError: the bytes are no page.
        """
        return read_page(
            self.response.body,
            url=str(self.response.url),
            content_type=self.response.headers.get("Content-Type"),
            words=self.words,
        )

    @cached_property
    def blocks(self) -> list[Block]:
        """The lines that a browser shows."""
        return [block for block in self.page.blocks if not block.hidden]

    @cached_property
    def told(self) -> MarkedQuestion | None:
        """What structured data tells of the page's question; None where it tells of none, or of several."""
        questions = questions_told(self.page)
        return questions[0] if len(questions) == 1 else None

    @property
    def landmarks(self) -> int:
        """How many of the style's landmarks the page shows; at least `ENOUGH` make it a page of the style."""
        raise NotImplementedError

    @property
    def has_question_url(self) -> bool:
        """Whether the page's address is one of the style's question pages."""
        return self._url is not None and self.question_path.fullmatch(urlsplit(self._url).path) is not None

    async def to_item(self) -> RawQuestion:
        """All fields of the page, without a turn of the event loop's for each: none of them waits for anything."""
        return RawQuestion(**{name: read(self) for name, read in _fields(type(self))})

    async def to_items(self) -> list[RawQuestion]:
        """The page's questions, in its order: one, unless a style says otherwise.

        Where there are several, each has a `part` that stays the same while the page grows: an anchor of the page's
        own rather than a title, a title rather than a number. `tell_apart` sees to those that are alike.
        """
        return [await self.to_item()]

    @field
    def site(self) -> str:
        """See RawQuestion.site."""
        return self.style

    @field
    def url(self) -> str | None:
        """The page's own canonical link if it can be believed, else where it was fetched; None where nobody knows.

        It is believed if it names a question page of the host that the page came from: some sites name their front
        page or a list on every page, which would make all pages one, and no site may speak for another.
        """
        return self._url

    @cached_property
    def _url(self) -> str | None:
        fetched, own = canonical_url(str(self.response.url)), self.page.canonical_url
        same_host = fetched is None or own is None or _host(fetched) == _host(own)
        if own and same_host and self.question_path.fullmatch(urlsplit(own).path):
            return own
        return fetched

    @field
    def date_line(self) -> str | None:
        """See RawQuestion.date_line."""
        return self.told.opening.date if self.told else None

    @field
    def vote_count(self) -> str | None:
        """See RawQuestion.vote_count."""
        return self.told.opening.votes if self.told else None

    @field
    def language(self) -> str | None:
        """See RawQuestion.language."""
        return self.page.language

    @field
    def unrendered(self) -> list[RawBinding]:
        """See RawQuestion.unrendered."""
        return unrendered_bindings(self.blocks, self.page.tree)


@cache
def _fields(style: type[QuestionPage]) -> list[tuple[str, Callable[[QuestionPage], Any]]]:
    """A style's fields and what reads each: the method itself where web-poet does nothing with what it returns."""
    bare = not hasattr(style, "Processors") and not hasattr(style, "validate_input")
    found: list[tuple[str, Callable[[QuestionPage], Any]]] = []
    for name, told in get_fields_dict(style).items():
        method = getattr(getattr(style, name), "original_method", None)
        found.append((name, method if bare and told.out is None and method else attrgetter(name)))
    return found


def tell_apart(questions: Sequence[RawQuestion]) -> list[RawQuestion]:
    """Give each of a page's questions a part of its own, as their ids are made of it.

    Where a page has several questions, one without a part goes by its title, or else by "question". Those whose titles
    are alike have what they say added, so that each keeps its part when another one comes or goes. A part stays as it
    is where the question is the first that has it; the others get "-2", "-3" and so on, in the page's order. A question
    that stands alone on its page stays as it is.

    >>> dose = RawQuestion(site="faq", title="Which dose?", question=None)
    >>> [each.part for each in tell_apart([dose, replace(dose, part="dose-2"), replace(dose, part="dose")])]
    ['Which dose?', 'dose-2', 'dose']
    >>> [each.part for each in tell_apart([dose, replace(dose, question="For a child."), replace(dose, title=None)])]
    ['Which dose? (e3b0c442)', 'Which dose? (1571af8b)', 'question']
    >>> [each.part for each in tell_apart([dose, dose])]
    ['Which dose? (e3b0c442)', 'Which dose? (e3b0c442)-2']
    >>> tell_apart([dose]) == [dose]
    True
    """
    if len(questions) < 2:
        return list(questions)
    parts = [each.part or each.title or "question" for each in questions]
    names = Counter(parts)
    parts = [
        f"{part} ({_said(question)})" if names[part] > 1 and not question.part else part
        for part, question in zip(parts, questions, strict=True)
    ]
    taken, times = set(parts), Counter[str]()
    apart = []
    for question, wanted in zip(questions, parts, strict=True):
        times[wanted] += 1
        part = wanted
        if times[wanted] > 1:
            while (part := f"{wanted}-{times[wanted]}") in taken:
                times[wanted] += 1
            taken.add(part)
        apart.append(question if part == question.part else replace(question, part=part))
    return apart


def _said(question: RawQuestion) -> str:
    """Some digits of what a question and its first answer say."""
    text = (question.question or "") + "".join(answer.text for answer in question.answers[:1])
    return sha256(text.encode()).hexdigest()[:8]


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")
