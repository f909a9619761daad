"""A Scrapy download handler that takes the demo hosts to the demo server and refuses every other host.

Settings: `DEMO_PORT`, where `crawler.demo.serve` listens, and `DOWNLOAD_HANDLERS = DEMO_DOWNLOAD_HANDLERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from scrapy.exceptions import NotConfigured, NotSupported

from crawler.demo.truth import FORUM_HOST, LETTERS_HOST, PANEL_HOST, REPLY_HOST
from crawler.download import DownloadHandler

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

DEMO_HOSTS = frozenset({PANEL_HOST, REPLY_HOST, FORUM_HOST, LETTERS_HOST})
DEMO_DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "crawler.demo.hosts.DemoDownloadHandler")


class NotADemoHostError(NotSupported):
    """A demo crawl asked for a host that is not one of the demo's."""


class DemoDownloadHandler(DownloadHandler):
    """Sends requests for `DEMO_HOSTS` to 127.0.0.1 over plain HTTP; responses come back under their original URL."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._port = crawler.settings.getint("DEMO_PORT")
        if not 0 < self._port < 65536:
            raise NotConfigured("DEMO_PORT must name the port of the demo server")

    async def download_request(self, request: Request) -> Response:
        """Download from the demo server.

        Raises:
            NotADemoHostError: the host is none of the demo's; nothing is sent.
        """
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        if host not in DEMO_HOSTS:
            raise NotADemoHostError(f"the demo crawl serves {', '.join(sorted(DEMO_HOSTS))} alone, not {host!r}")
        sent = request.replace(url=urlunsplit(("http", f"127.0.0.1:{self._port}", parts.path or "/", parts.query, "")))
        sent.headers["Host"] = host
        sent.headers["X-Forwarded-Proto"] = parts.scheme
        response = await super().download_request(sent)
        if "download_latency" in sent.meta:
            request.meta["download_latency"] = sent.meta["download_latency"]
        return response.replace(url=request.url)
