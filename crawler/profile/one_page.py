"""A spider that asks for one page, as politely as a crawl does, and hands it over."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.outcome import OPTED_OUT
from crawler.profile.page import PlainPage
from crawler.records import RawRecord, SetAside
from crawler.spider import QuestionSpider


class OnePageSpider(QuestionSpider):
    """Fetches its one start URL; `response` is the page, or `refusal` tells why there is none.

    Neither is there where the host could not be reached, or asks for a rest: the frontier knows.
    """

    name = "one_page"
    page_class = PlainPage
    list_path = re.compile(r"(?!)")

    def __init__(self, urls: str = "", **arguments: Any) -> None:
        super().__init__(urls, **arguments)
        self.response: Response | None = None
        self.refusal = ""

    async def start(self) -> AsyncIterator[Request]:
        """The start URL, and no sitemaps."""
        for url in self.start_urls:
            yield Request(url, errback=self.refused)

    async def parse(self, response: Response) -> AsyncIterator[Request | RawRecord | SetAside]:
        """Keep the page, unless its owner reserves it from the purpose of the crawl; see QuestionSpider."""
        async for found in super().parse(response):
            if isinstance(found, SetAside) and found.reason == OPTED_OUT:
                self.refusal = f"its owner reserves it from this purpose: {found.detail}"
                yield found
                return
        self.response = response

    def refused(self, failure: Failure) -> None:
        """Remember why the page was not fetched."""
        error = failure.value
        told = f"http_{error.response.status}" if isinstance(error, HttpError) else f"{type(error).__name__}: {error}"
        self.refusal = " ".join(told.split())

    def _is_question(self, path: str) -> bool:
        return False
