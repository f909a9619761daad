"""A crawl keeps to the hosts that it was given."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.urls import canonical_url

HOUSE_RULES = "house_rules"
"""The key, in a request's meta, of those that ask for a host's rules themselves: no rule holds them up."""


def authority(url: str) -> str | None:
    """Host and port, without the default ports; None for what is no http(s) address.

    >>> authority("http://Ask.Test:80/question/sore-knee"), authority("mailto:you@ask.test")
    ('ask.test', None)
    """
    folded = canonical_url(url)
    return urlsplit(folded).netloc if folded else None


class OtherHostError(IgnoreRequest):
    """A request for a host or a port that the crawl was not given."""


class HostsMiddleware:
    """Refuses every request for an authority (host and port, RFC 3986) that none of the spider's start URLs has.

    Scrapy's own lets subdomains and other ports pass, and drops a redirect to another host without a word. Here the
    errback is told.
    """

    def __init__(self, start_urls: Iterable[str]) -> None:
        self._given = {authority(url) for url in start_urls}  # empty in `scrapy shell`, where a person asks

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> HostsMiddleware:
        """Scrapy's way to build a middleware."""
        assert crawler.spider is not None
        return cls(crawler.spider.start_urls)

    def process_request(self, request: Request) -> None:
        """Let the request pass, or refuse it. A host may keep its rules on another (RFC 9309, 2.3.1.2).

        Raises:
            OtherHostError: see there.
        """
        if HOUSE_RULES in request.meta:
            return
        if self._given and authority(request.url) not in self._given:
            raise OtherHostError(f"{request.url} is on none of the hosts of the start URLs")
