"""robots.txt, read before anything else is asked of a host."""

from __future__ import annotations

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
    that there is no robots.txt and go through.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._lines: defaultdict[str, Lock] = defaultdict(Lock)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of the request's host; None where they can't be had."""
        async with self._lines[urlparse_cached(request).netloc]:
            return await super().robot_parser(request)
