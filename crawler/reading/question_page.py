"""The page object that every site style derives from."""

from __future__ import annotations

import re
from functools import cached_property
from typing import ClassVar
from urllib.parse import urlsplit

from web_poet import WebPage, field, item_from_fields_sync

from crawler.reading.blocks import Block
from crawler.reading.expectations import Expectations
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
            bytes(self.response.body),
            url=str(self.response.url),
            content_type=self.response.headers.get("Content-Type"),
            words=self.words,
        )

    @cached_property
    def blocks(self) -> list[Block]:
        """The lines that a browser shows."""
        return [block for block in self.page.blocks if not block.hidden]

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
        return item_from_fields_sync(self, item_cls=RawQuestion)

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
    def language(self) -> str | None:
        """See RawQuestion.language."""
        return self.page.language

    @field
    def unrendered(self) -> list[RawBinding]:
        """See RawQuestion.unrendered."""
        return unrendered_bindings(self.blocks, self.page.tree)


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")
