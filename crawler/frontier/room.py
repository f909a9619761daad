"""Whether a host may be asked for one more page, as of now."""

from __future__ import annotations

from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.crawler import Crawler

from crawler.manners.hosts import authority
from crawler.manners.pacing import pace_of


class Room:
    """What Scrapy's downloader has under way, and which hosts rest.

    Scrapy 2.19 sees to the number of requests itself only where there is a DOWNLOAD_DELAY: it counts a host's requests
    when they have passed the middlewares, and by then it has let all of them pass.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._pace = pace_of(crawler)

    def has(self, request: Request) -> bool:
        """Whether there is room for the request."""
        if self._pace.rest(authority(request.url) or ""):
            return False
        assert self._crawler.engine is not None
        downloader = self._crawler.engine.downloader
        assert isinstance(downloader, Downloader)
        key, slot = downloader._get_slot(request)
        if len(downloader.active) < slot.concurrency:
            return True
        return sum(downloader.get_slot_key(other) == key for other in downloader.active) < slot.concurrency
