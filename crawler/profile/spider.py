"""The spider of a profile, and the settings that the profile brings."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from copy import copy
from functools import partial
from typing import Any, ClassVar

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.frontier.request_json import LASTMOD
from crawler.links import LinkFilter
from crawler.manners.evidence import printable
from crawler.manners.hosts import HOUSE_RULES
from crawler.manners.robots import SIGNALS
from crawler.page_reader import Recipe
from crawler.profile.page import ProfiledPage
from crawler.profile.patterns import Kind, UrlPatterns
from crawler.profile.profile import Profile
from crawler.records import RawRecord, SetAside, Signal
from crawler.spider import QuestionSpider
from crawler.urls import canonical_url

NOTE = "profile_note"
"""The kind of the signal that holds a profile's note of rights."""
_PRIORITY = "spider"
"""Of settings: above the project's own, below what stands on the command line."""


class ProfiledSpider(QuestionSpider):
    """Crawls a profile's site: its own patterns tell question pages and lists, and what is never asked for."""

    profile: ClassVar[Profile]
    page_class: ClassVar[type[ProfiledPage]]
    reads_anew: ClassVar[bool] = False
    """Whether pages that have not changed are asked for all the same: an earlier reading may have left out links."""

    def __init__(self, urls: str = "", **arguments: Any) -> None:
        super().__init__(urls, **arguments)
        self._links = _ProfileLinks(self._schemes, self.profile.urls)
        self._address = ""

    def recipe(self) -> Recipe:
        """See QuestionSpider: a profile's page object is made of the profile."""
        from crawler.commands.profiles import profiled_page

        return partial(profiled_page, self.profile)

    async def parse(self, response: Response) -> AsyncIterator[Request | RawRecord | SetAside]:
        """See QuestionSpider; the profile's note of rights goes with every record."""
        if (note := rights_note(self.profile)) is not None:
            response.meta[SIGNALS] = [*response.meta.get(SIGNALS, ()), note]
        spider = copy(self)  # responses are read side by side, each by one that knows the whole address of its page
        spider._address = response.url
        async for found in QuestionSpider.parse(spider, response):
            yield found

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        """See QuestionSpider."""
        for request in super().parse_sitemap(response):
            if self.reads_anew:
                request.meta.pop(LASTMOD, None)
            yield request

    def _is_question(self, path: str) -> bool:
        return self.profile.urls.kind(self._address) == "question"


class _ProfileLinks(LinkFilter):
    """Links by a profile's patterns, which tell of queries as well as of paths."""

    def __init__(self, schemes: Mapping[str | None, str], urls: UrlPatterns) -> None:
        self._urls = urls
        self._kind: Kind | None = None
        super().__init__(schemes, lambda _path: True, lambda _path: self._kind == "question")

    def followed(self, url: str) -> str | None:
        """See LinkFilter."""
        self._kind = self._urls.kind(url)
        return super().followed(url) if self._kind is not None else None


class ProfileMiddleware:
    """Holds a frontier that an earlier run has filled against the profile as it is now.

    Pages that it does not want any more are refused. Where it has changed a page is asked for whether it has changed or
    not: of one that is not sent nobody sees the links that the profile now wants.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ProfileMiddleware:
        """Scrapy's way to build a middleware."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let the request pass, or refuse it. Start URLs, sitemaps and rules pass, and what a page redirects to.

        Raises:
            IgnoreRequest: see there.
        """
        spider = self._crawler.spider
        assert isinstance(spider, ProfiledSpider)
        is_page = request.callback is None and HOUSE_RULES not in request.meta and "redirect_urls" not in request.meta
        if is_page and canonical_url(request.url) not in {canonical_url(url) for url in spider.start_urls}:
            if spider.profile.urls.kind(request.url) is None:
                raise IgnoreRequest("the profile's patterns leave it out")
        elif spider.profile.urls.excludes(request.url):
            raise IgnoreRequest("urls.never of the profile excludes it")
        if spider.reads_anew:
            for name in ("If-None-Match", "If-Modified-Since"):
                request.headers.pop(name, None)


def rights_note(profile: Profile) -> Signal | None:
    """What a profile says of the rights in its site's pages, as records keep it; None where it says nothing.

    It stands beside what the site says itself, and lifts no reservation.
    """
    if profile.rights is None:
        return None
    return Signal(kind=NOTE, source=profile.file, evidence=printable(profile.rights), verdict="noted")


def spider_class(profile: Profile, pages: type[ProfiledPage], *, reads_anew: bool = False) -> type[ProfiledSpider]:
    """The spider of a profile; `pages` is its page object, `reads_anew` see ProfiledSpider."""
    members = {
        "__doc__": f"Crawls {profile.name}.",
        "__module__": __name__,
        "name": profile.name,
        "profile": profile,
        "page_class": pages,
        "reads_anew": reads_anew,
    }
    return type(f"{pages.__name__.removesuffix('Page')}Spider", (ProfiledSpider,), members)


def configure(settings: BaseSettings, profile: Profile) -> None:
    """Take a profile's limits, contact and purpose into Scrapy's settings, where the command line says nothing else."""
    limits = profile.limits
    said = {
        "CONTACT": profile.contact,
        "PURPOSE": profile.purpose and profile.purpose.value,
        "PAGES_PER_HOST": limits.pages,
        "LINK_DEPTH": limits.depth,
        "DOWNLOAD_DELAY": limits.delay,
        "CONCURRENT_REQUESTS_PER_DOMAIN": limits.concurrent,
    }
    for name, value in said.items():
        if value is not None:
            settings.set(name, value, _PRIORITY)
    path = f"{ProfileMiddleware.__module__}.{ProfileMiddleware.__qualname__}"
    settings["DOWNLOADER_MIDDLEWARES"].set(path, 60, _PRIORITY)
