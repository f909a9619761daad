"""robots.txt, read before anything else is asked of a host."""

from __future__ import annotations

import logging
from asyncio import Lock
from collections import defaultdict

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware as ScrapyRobotsTxtMiddleware
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached


class RobotsTxtMiddleware(ScrapyRobotsTxtMiddleware):
    """Scrapy's own, with the requests that wait for one robots.txt waiting in line.

    In Scrapy 2.19 they wait for one Deferred together, whose result only the first of them gets: the others are told
    that there is no robots.txt and go through. A robots.txt that can't be had is told in one line.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._lines: defaultdict[str, Lock] = defaultdict(Lock)
        logging.getLogger(ScrapyRobotsTxtMiddleware.__module__).addFilter(_without_traceback)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of the request's host; None where they can't be had."""
        async with self._lines[urlparse_cached(request).netloc]:
            return await super().robot_parser(request)


def _without_traceback(record: logging.LogRecord) -> bool:
    """Scrapy's message names the URL and the error; where in Scrapy that was is of no use to the reader."""
    record.exc_info = None
    return True
