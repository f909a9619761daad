"""What Scrapy logs of every request and record, where somebody wants to read it."""

from __future__ import annotations

import logging
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter as ScrapyLogFormatter
from scrapy.logformatter import LogFormatterResult
from twisted.python.failure import Failure


class LogFormatter(ScrapyLogFormatter):
    """Scrapy's own, which makes two lines a page also where the log level is too high for anybody to see them."""

    def __init__(self, level: int | str = logging.DEBUG) -> None:
        known = logging.getLevelName(level)
        self._tells_all = (level if isinstance(level, int) else known) == logging.DEBUG

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> LogFormatter:
        """Scrapy's way to build it."""
        return cls(crawler.settings["LOG_LEVEL"])

    # Scrapy takes None for "nothing to log", as its documentation says, and its types do not.
    def crawled(  # type: ignore[override]
        self, request: Request, response: Response, spider: Spider
    ) -> LogFormatterResult | None:
        """A line for each response, at level DEBUG."""
        return super().crawled(request, response, spider) if self._tells_all else None

    def scraped(  # type: ignore[override]
        self, item: Any, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult | None:
        """A line for each record, at level DEBUG."""
        return super().scraped(item, response, spider) if self._tells_all else None
