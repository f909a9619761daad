"""Where Scrapy's flow meets the frontier: the response as received, and everything that one response gives."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.extract import EXTRACTOR_FAULT
from crawler.frontier.flights import Flight
from crawler.frontier.scheduler import FrontierScheduler
from crawler.frontier.signals import links_lost
from crawler.frontier.states import NewRequest, Settlement, State
from crawler.outcome import OPTED_OUT
from crawler.records import RawRecord, SetAside

_STATES: dict[str | None, State] = {EXTRACTOR_FAULT: State.FAILED, OPTED_OUT: State.SKIPPED}


class ReceivedMiddleware:
    """A downloader middleware that stands nearest to the network: keeps each response as it was received."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ReceivedMiddleware:
        """Scrapy's way to build a middleware."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note the response, and when it came."""
        flight = _flight(self._crawler, request)
        if flight is not None:
            # Decompression takes Content-Encoding out of the headers that it is given.
            flight.response = response.copy() if "Content-Encoding" in response.headers else response
            flight.fetched_at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return response


class SettlingMiddleware:
    """A spider middleware that stands nearest to the engine: settles a visit with everything that its page gave.

    Links go no further; records do, once they are durable, where there are item pipelines to take them.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._has_pipelines = bool(crawler.settings.getdict("ITEM_PIPELINES"))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SettlingMiddleware:
        """Scrapy's way to build a middleware."""
        return cls(crawler)

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Settle, and pass on what is no link."""
        flight = _flight(self._crawler, response.request)
        if flight is None:
            async for one in result:
                yield one
            return
        scheduler = _scheduler(self._crawler)
        found: list[Any] = []
        links: list[NewRequest] = []
        try:
            async for one in result:
                if isinstance(one, Request):  # at once: a page may have 100,000 links, and Scrapy's requests are large
                    links += scheduler.discovery.new([one], flight.lease.depth + 1)
                else:
                    found.append(one)
        except Exception as error:
            self._crawler.signals.send_catch_log(links_lost)
            if scheduler.flight(response.request) is not None:  # else the errback has settled the visit
                await scheduler.settle_durably(flight.fault(error))
            raise
        if scheduler.flight(response.request) is None:  # the errback, whose output this is, has settled the visit
            for one in found:
                yield one
            return
        records = tuple(one for one in found if isinstance(one, RawRecord))
        aside = next((one for one in found if isinstance(one, SetAside)), None)
        reason = aside.reason if aside else None
        opted_out = reason == OPTED_OUT  # then nothing of the page is kept, in the archive neither
        settlement = Settlement(
            lease=flight.lease,
            state=_STATES.get(reason, State.DONE),
            reason=reason,
            detail=aside.detail if aside else None,
            exchange=None if opted_out else flight.exchange(flight.lease.spider if records or aside else None, records),
            records=records,
            links=links,
        )
        if await scheduler.settle_durably(settlement) and self._has_pipelines:
            for one in found:
                yield one

    def process_spider_exception(self, response: Response, exception: Exception) -> None:
        """A callback failed before it gave anything."""
        flight = _flight(self._crawler, response.request)
        if flight is not None:
            _scheduler(self._crawler).settle(flight.fault(exception))


def _scheduler(crawler: Crawler) -> FrontierScheduler:
    assert crawler.engine is not None
    assert isinstance(crawler.engine.scheduler, FrontierScheduler)
    return crawler.engine.scheduler


def _flight(crawler: Crawler, request: Request | None) -> Flight | None:
    """None also where another scheduler is at work: in `scrapy fetch` and `scrapy shell`."""
    scheduler = crawler.engine.scheduler if crawler.engine is not None else None
    return scheduler.flight(request) if isinstance(scheduler, FrontierScheduler) else None
