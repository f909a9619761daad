"""Scrapy's downloader at the pace that each host can bear."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from http import HTTPStatus
from weakref import WeakKeyDictionary

from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from crawler.manners.hosts import HOUSE_RULES, authority
from crawler.manners.pace import Pace
from crawler.manners.retry_after import retry_after

_OVERLOADED = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_OVERLOAD_RETRIES = 6
"""A page is tried so often again when its host is overloaded: the host rests in between, which costs it nothing."""
# Scrapy draws from delay * (1 - jitter) to delay * (1 + jitter): so from the delay that is meant to half as much again.
_DELAY_FACTOR, _JITTER = 1.25, 0.2


class HostRestsError(IgnoreRequest):
    """The host is not to be asked now."""


_paces: WeakKeyDictionary[Crawler, Pace] = WeakKeyDictionary()


def pace_of(crawler: Crawler) -> Pace:
    """The pace at which a crawler asks its hosts."""
    if crawler not in _paces:
        settings = crawler.settings
        _paces[crawler] = Pace(
            settings.getfloat("DOWNLOAD_DELAY"),
            time.monotonic,
            settings.getfloat("BACK_OFF"),
            settings.getint("HOST_MISSES"),
        )
    return _paces[crawler]


class PacingMiddleware:
    """A downloader middleware near the network: sets the delay before each request, and learns from each response."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._pace = pace_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PacingMiddleware:
        """Scrapy's way to build a middleware."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Set the delay of the request's host.

        Raises:
            HostRestsError: the host has asked for a rest since the request was handed out.
        """
        host = authority(request.url) or ""
        if rest := self._pace.rest(host):
            raise HostRestsError(f"{host} rests for {rest:.0f} seconds")
        assert self._crawler.engine is not None
        downloader = self._crawler.engine.downloader
        assert isinstance(downloader, Downloader)
        _, slot = downloader._get_slot(request)
        slot.delay, slot.jitter = self._pace.delay(host) * _DELAY_FACTOR, _JITTER

    def process_response(self, request: Request, response: Response) -> Response:
        """Note how the host bears it."""
        host = authority(request.url) or ""
        if response.status in _OVERLOADED:
            asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
            if asked is not None or HOUSE_RULES not in request.meta:  # RobotsMiddleware counts those of rules
                self._pace.refused(host, asked)
            request.meta.setdefault("max_retry_times", _OVERLOAD_RETRIES)
        elif HOUSE_RULES not in request.meta:
            self._pace.answered(host, request.meta.get("download_latency", 0.0))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note that the host is not to be reached; a page that is too large has been answered."""
        if not isinstance(exception, IgnoreRequest | DownloadCancelledError) and HOUSE_RULES not in request.meta:
            self._pace.missed(authority(request.url) or "")
