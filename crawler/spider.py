"""The spider that every site style derives from: lists, tags, sitemaps and teasers lead to question pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit, urlunsplit

import scrapy
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response, XmlResponse
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.sitemap import sitemap_urls_from_robots
from twisted.python.failure import Failure

from crawler.frontier.request_json import LASTMOD
from crawler.frontier.signals import links_lost
from crawler.links import NOT_FOLLOWED, LinkFilter
from crawler.manners.hosts import authority
from crawler.manners.opt_outs import page_signals, reserved
from crawler.manners.purposes import Purpose
from crawler.manners.robots import SIGNALS, OptedOutError
from crawler.manners.robots_tags import may_follow
from crawler.outcome import OPTED_OUT
from crawler.page_reader import READ_APART, Fetched, PageReader, Recipe, itself
from crawler.reading.charset import decode
from crawler.reading.question_page import QuestionPage
from crawler.records import RawRecord, Rights, SetAside
from crawler.sitemaps import MAX_INDEX_DEPTH, MAX_SITEMAP_BYTES, read_sitemap
from crawler.version import PRODUCT

_LONGEST_HEAD = 512 * 1024
"""Bytes in which a page's head is looked for; most end after a tenth of that."""
_DEPTH = "sitemap_depth"
"""The key, in a request's meta, of how many sitemap indexes led to a sitemap."""
_PAGES_A_SITEMAP, _FEW = 2000, 10
"""Of each host no more sitemaps are read than its pages fill if each names so many: the common programs write 1,000 to
50,000. One index may name 50,000 sitemaps, all of which would be read before the first page."""
_BEFORE_PAGES = 10
"""Sitemaps tell what has changed: they are read before the pages that they name."""


class QuestionSpider(scrapy.Spider):
    """Crawls one site (or several of one style) from its start URLs, and never leaves their hosts.

    Args:
        urls: start URLs, parted by white space. From a front page the site's sitemaps are read as well.
    """

    page_class: ClassVar[type[QuestionPage]]
    list_path: ClassVar[re.Pattern[str]]
    """Matches the path of a page that lists questions."""

    def __init__(self, urls: str = "", **arguments: Any) -> None:
        super().__init__(**arguments)
        self.start_urls = urls.split()
        self._schemes = {authority(url): urlsplit(url).scheme for url in reversed(self.start_urls)}
        self._sitemaps_seen: Counter[str | None] = Counter()
        self._links = LinkFilter(self._schemes, self._follows, self._is_question)
        self._reader = PageReader(self.recipe(), apart=False)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's way to build a spider."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._links.forget, links_lost)
        spider._reader = PageReader(spider.recipe(), _reads_apart(crawler.settings))
        return spider

    def recipe(self) -> Recipe:
        """How another process comes by the page object."""
        return partial(itself, self.page_class)

    async def start(self) -> AsyncIterator[Request]:
        """The start URLs, and robots.txt of each front page for the sitemaps that it names."""
        for url in self.start_urls:
            yield Request(url)
            parts = urlsplit(url)
            if parts.path in ("", "/"):
                robots = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
                yield Request(robots, self.parse_robots, errback=self.without_robots, priority=_BEFORE_PAGES)

    def parse_robots(self, response: Response) -> Iterator[Request]:
        """The sitemaps that robots.txt names, else the usual one."""
        named = list(sitemap_urls_from_robots(response.body))
        return self._sitemaps(_joined(response, named or ["/sitemap.xml"]))

    def without_robots(self, failure: Failure) -> Iterator[Request]:
        """A site that has no robots.txt may have a sitemap all the same."""
        self.pass_over(failure)
        if isinstance(failure.value, HttpError):
            yield from self._sitemaps(_joined(failure.value.response, ["/sitemap.xml"]))

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        """The sitemaps and the question and list pages that a sitemap names."""
        kind, locations = read_sitemap(response.body)
        depth = response.meta.get(_DEPTH, 0) + 1
        for loc, lastmod in locations:
            for url in _joined(response, [loc]):
                if kind == "sitemapindex":
                    yield from self._sitemaps([url], depth)
                elif followed := self._links.followed(url):
                    yield Request(followed, meta={LASTMOD: lastmod} if lastmod else None)

    async def parse(self, response: Response) -> AsyncIterator[Request | RawRecord | SetAside]:
        """A page: its records if it is a question page, and the links to follow in any case."""
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
        headers, head = _headers(response), _head(response.body, content_type)
        purpose = Purpose(self.settings["PURPOSE"])
        own = page_signals(response.url, headers, head, purpose, PRODUCT)
        signals = [*response.meta.get(SIGNALS, ()), *own]
        signal = reserved(signals)
        told = await self._reader.read(
            Fetched(
                body=response.body,
                url=response.url,
                content_type=content_type,
                is_markup=isinstance(response, HtmlResponse | XmlResponse),
                is_question=signal is None and self._is_question(urlsplit(response.url).path),
            )
        )
        if signal is not None:
            yield SetAside(source=response.url, reason=OPTED_OUT, detail=str(OptedOutError(signal)))
        if told.aside is not None:
            yield told.aside
        rights = Rights(purpose=purpose.value, signals=signals)
        for record in told.records:
            yield replace(record, rights=rights)
        if told.base_url is not None and may_follow(headers, head, PRODUCT):
            for url in self._links.new(told.base_url, told.links):
                yield Request(url)

    def closed(self, _reason: str) -> None:
        """Called by Scrapy: tells how many links were left alone."""
        self._reader.close()
        assert self.crawler.stats is not None
        self.crawler.stats.set_value(READ_APART, self._reader.read_apart)
        self.crawler.stats.set_value(NOT_FOLLOWED, self._links.traps.refused.total())

    def pass_over(self, failure: Failure) -> None:
        """A site needs no sitemap and no robots.txt."""
        self.logger.info("not to be had: %s", failure.request.url)  # type: ignore[attr-defined]

    def _sitemaps(self, urls: Iterable[str], depth: int = 0) -> Iterator[Request]:
        meta = {"download_maxsize": MAX_SITEMAP_BYTES} | ({_DEPTH: depth} if depth else {})
        most = max(self.settings.getint("PAGES_PER_HOST") // _PAGES_A_SITEMAP, _FEW)
        for url in urls:
            host = authority(url)
            if depth <= MAX_INDEX_DEPTH and host in self._schemes and self._sitemaps_seen[host] < most:
                self._sitemaps_seen[host] += 1
                yield Request(url, self.parse_sitemap, errback=self.pass_over, meta=meta, priority=_BEFORE_PAGES)

    def _follows(self, path: str) -> bool:
        return self._is_question(path) or self.list_path.match(path) is not None

    def _is_question(self, path: str) -> bool:
        return self.page_class.question_path.fullmatch(path) is not None


def _reads_apart(settings: BaseSettings) -> bool | None:
    """READ_APART, or without it: not where several crawlers share a frontier, and with that the machine's cores."""
    said = settings["READ_APART"]
    if said in (None, ""):
        return False if settings["FRONTIER"] else None
    return str(said) != "0"


def _head(body: bytes, content_type: str | None) -> str:
    start = body[:_LONGEST_HEAD]
    if b"\0" in start[:100]:  # UTF-16; in all others what rules are written with is ASCII
        return decode(start, content_type)[0]
    return start.decode("latin-1")


def _headers(response: Response) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    ]


def _joined(response: Response, links: Iterable[str]) -> Iterator[str]:
    """Links as absolute URLs, without those that are none."""
    for link in links:
        with suppress(ValueError):
            yield response.urljoin(link)
