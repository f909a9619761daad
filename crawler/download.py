"""How pages are fetched: Scrapy's own HTTP client, with its connections kept, and none to a private address."""

from __future__ import annotations

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response
from twisted.web.client import URI

from crawler.guard.allowed import AllowedHosts, PrivateAddressError
from crawler.guard.heads import BoundedHeadFactory
from crawler.guard.resolver import refused_addresses

_KEPT_PER_HOST = 64


class DownloadHandler(HTTP11DownloadHandler):
    """Keeps every connection to a host for its next request, and is the last gate before the network.

    Scrapy keeps as many as it has requests under way. A response that has just come still holds its own when the next
    request is sent, so two connections out of three were made anew.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.maxPersistentPerHost = _KEPT_PER_HOST
        self._pool._factory = BoundedHeadFactory
        self._allowed = AllowedHosts.of(crawler.settings)

    async def download_request(self, request: Request) -> Response:
        """Download, whoever asks: a spider, a redirect, robots.txt, a sitemap.

        Raises:
            PrivateAddressError: the host is not public, by itself or by what DNS says; nothing is sent.
        """
        uri = URI.fromBytes(request.url.encode("ascii"))  # type: ignore[no-untyped-call]
        host, port = uri.host.decode("ascii"), uri.port  # as the client will read them
        self._allowed.check(host, port)
        request.meta.pop("proxy", None)  # a proxy would look names up for itself, where nobody checks the addresses
        try:
            return await super().download_request(request)
        except CannotResolveHostError as error:
            if refused := refused_addresses(host, port):
                told = f"private address: {host}, port {port}, is at {refused} and not in ALLOW_PRIVATE"
                raise PrivateAddressError(told) from error
            raise
