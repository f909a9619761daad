"""How pages are fetched: Scrapy's own HTTP client, with its connections kept."""

from __future__ import annotations

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler

_KEPT_PER_HOST = 64


class DownloadHandler(HTTP11DownloadHandler):
    """Keeps every connection to a host for its next request.

    Scrapy keeps as many as it has requests under way. A response that has just come still holds its own when the next
    request is sent, so two connections out of three were made anew.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.maxPersistentPerHost = _KEPT_PER_HOST
