"""A site style whose pages, callbacks and middlewares end requests in every way there is."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.manners import pace
from crawler.records import RawRecord, SetAside
from crawler.sites.doctor_reply import DoctorReplyPage, DoctorReplySpider

ARTICLE = "/en/article/"


class EndingPage(DoctorReplyPage):
    style = "ending"
    question_path = re.compile(r"/en/article/.+")


class OddMiddleware:
    """Filters a request, hurries another, and puts a request of its own in place of a third."""

    def process_request(self, request: Request) -> Request | None:
        match request.url.rpartition("/")[2]:
            case "filtered":
                raise IgnoreRequest("not today")
            case "slow":
                request.meta["download_timeout"] = 0.2
            case "replaced":
                return Request(request.url.replace("replaced", "replacement"))
        return None


class EndingSpider(DoctorReplySpider):
    name = "ending"
    page_class = EndingPage

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        # So many pages in a row go wrong here that the host would rest for long, and then be given up.
        pace.ABSENT = 0.01
        settings.setdict({"BACK_OFF": 0.01, "HOST_MISSES": 1000}, priority="spider")
        before = settings.getdict("DOWNLOADER_MIDDLEWARES")
        settings.set("DOWNLOADER_MIDDLEWARES", before | {OddMiddleware: 610}, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> EndingSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.drop, signals.request_scheduled)
        return spider

    def drop(self, request: Request) -> None:
        """A component that wants none of a redirect, and none of a retry."""
        if request.url.endswith("unwanted") or (request.url.endswith("no-retry") and "retry_times" in request.meta):
            raise IgnoreRequest

    async def start(self) -> AsyncIterator[Request]:
        for url in self.start_urls:
            yield Request(url)
        site = self.start_urls[0].rstrip("/") + ARTICLE
        callbacks = (
            self.fails_first,
            self.fails_later,
            self.fails_at_once,
            self.yields_nonsense,
            self.fails_in_the_end,
        )
        for callback in callbacks:
            yield Request(site + callback.__name__, callback)
        for page in ("missing", "slow"):
            for errback in (self.makes_do, self.fails_too, self.fails_too_late, self.hands_back, self.raises_again):
                yield Request(f"{site}{errback.__name__}/{page}", self.parse, errback=errback)

    def fails_first(self, _response: Response) -> Iterator[Request]:
        if self.name == "ending":
            raise ZeroDivisionError("before anything")
        yield Request("http://never.invalid/")

    def fails_later(self, response: Response) -> Iterator[Request]:
        yield response.follow("found-by-a-failure")
        raise ZeroDivisionError("after a link")

    async def fails_in_the_end(self, response: Response) -> AsyncIterator[Request | RawRecord | SetAside]:
        async for found in self.parse(response):
            yield found
        raise ZeroDivisionError("after all")

    def fails_at_once(self, _response: Response) -> Iterator[Request]:
        """No generator: it fails before Scrapy has anything to iterate over."""
        return iter([Request(str(1 / 0))])

    def yields_nonsense(self, response: Response) -> Iterator[Request]:
        yield response.follow("nonsense", callback=print)

    def makes_do(self, failure: Failure) -> Iterator[Request]:
        """Goes on with another page."""
        yield Request(self.site_of(failure) + "instead")

    def fails_too(self, failure: Failure) -> Iterator[Request]:
        return iter([Request(str(1 / 0))])

    def fails_too_late(self, failure: Failure) -> Iterator[Request]:
        yield Request(self.site_of(failure) + "found-by-a-failure")
        raise ZeroDivisionError("after a link")

    def hands_back(self, failure: Failure) -> Failure:
        return failure

    def raises_again(self, failure: Failure) -> None:
        failure.raiseException()

    def site_of(self, failure: Failure) -> str:
        url: str = failure.request.url  # type: ignore[attr-defined]
        return url.partition(ARTICLE)[0] + ARTICLE

    async def parse(self, response: Response) -> AsyncIterator[Request | RawRecord | SetAside]:
        async for found in super().parse(response):
            yield found
