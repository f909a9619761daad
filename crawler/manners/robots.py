"""Robots.txt and opt-outs: nothing is asked of a host before they are known, and nothing that they keep from us."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.manners.hosts import HOUSE_RULES, authority
from crawler.manners.house_rules import HouseRulesReader, RobotsUnreachableError
from crawler.manners.opt_outs import reserved
from crawler.manners.pacing import pace_of
from crawler.manners.purposes import Purpose
from crawler.records import Signal
from crawler.version import PRODUCT

SIGNALS = "signals"
"""The key, in a request's meta, of what its host says of the use of the page."""
_MAX_BYTES = 5 * 1024 * 1024
"""Of a file of rules, which is small: more than ten times what RFC 9309 would have a crawler read."""
_FIRST = 1000


class ForbiddenByRobotsError(IgnoreRequest):
    """robots.txt keeps the page from us."""


class OptedOutError(IgnoreRequest):
    """The page's owner reserves it from what the crawl is for."""

    def __init__(self, signal: Signal) -> None:
        super().__init__(f"{signal.kind}: {signal.evidence} ({signal.source})")


class RobotsMiddleware:
    """Refuses what robots.txt forbids and what has been opted out; see `HouseRulesReader`."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._purpose = Purpose(crawler.settings["PURPOSE"])
        self._reader = HouseRulesReader(self._fetch, self._heard)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        """Scrapy's way to build a middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or refuse it.

        Raises:
            RobotsUnreachableError: nobody knows yet whether it may be asked for.
            ForbiddenByRobotsError: see there.
            OptedOutError: see there.
        """
        if HOUSE_RULES in request.meta:
            return
        try:
            rules = await self._reader.read(request.url)
        except RobotsUnreachableError:
            pace, host = pace_of(self._crawler), authority(request.url) or ""
            if not pace.rest(host) or pace.asked_rest(host):
                pace.unreadable(host)
            raise
        robots = rules.terms.robots
        if robots is not None:
            verdict = robots.allows(request.url, PRODUCT)
            if not verdict.allowed:
                raise ForbiddenByRobotsError(verdict.line or "")
        signals = rules.terms.signals(request.url, self._purpose)
        if (signal := reserved(signals)) is not None:
            raise OptedOutError(signal)
        request.meta[SIGNALS] = signals

    def _heard(self, root: str, crawl_delay: float | None) -> None:
        pace, host = pace_of(self._crawler), authority(root) or ""
        pace.ask(host, crawl_delay)
        if crawl_delay and crawl_delay > self._crawler.settings.getfloat("HOST_PATIENCE"):
            pace.refused(host, crawl_delay)
            raise RobotsUnreachableError(f"{root} asks for {crawl_delay:,.0f} seconds between two requests")

    async def _fetch(self, url: str, follow: bool) -> Response:
        assert self._crawler.engine is not None
        meta = {HOUSE_RULES: True, "dont_retry": True, "dont_redirect": not follow, "download_maxsize": _MAX_BYTES}
        asked = Request(url, NO_CALLBACK, meta=meta, priority=_FIRST, dont_filter=True)
        return await self._crawler.engine.download_async(asked)
