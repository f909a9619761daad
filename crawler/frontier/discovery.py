"""Requests that a crawl finds, as the frontier keeps them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import sha256
from math import inf

from scrapy import Request, Spider
from scrapy.crawler import Crawler

from crawler.frontier.lastmod import parse_lastmod
from crawler.frontier.request_json import LASTMOD, dump_request
from crawler.frontier.states import NewRequest
from crawler.manners.hosts import authority

_MOST_KNOWN = 500_000


class Discovery:
    """Makes rows of requests, and knows many of those that the frontier has already.

    Args:
        crawler: whose fingerprinter tells when two requests are one.
        spider: whose requests these are.
        hosts: the spider's hosts; requests for others are refused. None for any.
        max_depth: the most links that a request may be away from a start URL.
    """

    def __init__(self, crawler: Crawler, spider: Spider, hosts: Collection[str] | None, max_depth: float = inf) -> None:
        assert crawler.request_fingerprinter is not None
        self._fingerprinter = crawler.request_fingerprinter
        self._spider, self._hosts, self._max_depth = spider, hosts, max_depth
        self._known: set[bytes] = set()

    def fingerprint(self, request: Request) -> bytes:
        """Sixteen bytes, the same for requests that are one."""
        return sha256(self._spider.name.encode() + self._fingerprinter.fingerprint(request)).digest()[:16]

    def row(self, request: Request, depth: int = 0) -> NewRequest:
        """What the frontier keeps of a request that is so many links away from a start URL.

        Raises:
            UnstorableRequestError: see there.
        """
        host = authority(request.url) or ""
        return NewRequest(
            fingerprint=self.fingerprint(request),
            spider=self._spider.name,
            host=host,
            url=request.url,
            request=dump_request(request, self._spider),
            priority=request.priority,
            depth=depth,
            lastmod=parse_lastmod(request.meta[LASTMOD]) if LASTMOD in request.meta else None,
            refused=None if self._hosts is None or host in self._hosts else "other_host",
        )

    def new(self, requests: Iterable[Request], depth: int = 0) -> list[NewRequest]:
        """Rows for requests, without those that the frontier is known to have, and none that are too deep."""
        if depth > self._max_depth:
            return []
        found = (self.row(request, depth) for request in requests)
        return [row for row in found if row.lastmod or row.fingerprint not in self._known]

    def remember(self, links: Iterable[NewRequest]) -> None:
        """These are durable: the frontier need not be asked for them again."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known.update(link.fingerprint for link in links)
