"""What both spiders share: start URLs, links to follow, and texts in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar
from urllib.parse import urlsplit

import scrapy
from parsel import Selector, SelectorList
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from tests.benchmarks.stock.spiders.told import supplemented


class SiteSpider(scrapy.Spider):
    """Follows the links to question and list pages of the start URLs' hosts."""

    question_path: ClassVar[re.Pattern[str]]
    list_path: ClassVar[re.Pattern[str]]

    def __init__(self, urls: str = "", **arguments: Any) -> None:
        super().__init__(**arguments)
        self.start_urls = urls.split()
        self.hosts = {urlsplit(url).netloc for url in self.start_urls}
        self.allowed_domains = [urlsplit(url).hostname for url in self.start_urls]

    def parse(self, response: Response, **_: Any) -> Iterator[Request | dict[str, Any]]:
        """A page: its item if it is a question page, and the links to follow."""
        if not isinstance(response, HtmlResponse):
            return
        if self.question_path.fullmatch(urlsplit(response.url).path):
            yield {"source": response.url, **self.read(response)}
        for href in response.css("a::attr(href)").getall():
            url = response.urljoin(href)
            parts = urlsplit(url)
            if parts.netloc in self.hosts and (
                self.question_path.fullmatch(parts.path) or self.list_path.fullmatch(parts.path)
            ):
                yield Request(url)

    def read(self, response: HtmlResponse) -> dict[str, Any]:
        """What a question page says, and what its structured data adds."""
        return supplemented(self.item(response), response)

    def item(self, response: HtmlResponse) -> dict[str, Any]:
        """What a question page says."""
        raise NotImplementedError


def text(found: Selector | SelectorList[Selector]) -> str | None:
    """All text below, in one line; None where there is none."""
    return one_line(found.css("::text").getall())


def one_line(texts: Iterable[str]) -> str | None:
    """Texts in one line; None where there is none."""
    return " ".join(" ".join(texts).split()) or None


def absolute(response: HtmlResponse, href: str | None) -> str | None:
    """The URL that a link leads to."""
    return response.urljoin(href) if href else None
