"""Redirects, followed without telling the target where the crawler comes from."""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware as ScrapyRedirectMiddleware
from scrapy.http import Response


class RedirectMiddleware(ScrapyRedirectMiddleware):
    """Scrapy's own, which would warn that no middleware sets the Referer header."""

    def handle_referer(self, request: Request, response: Response) -> None:
        """Send none."""
        request.headers.pop("Referer", None)

    def _engine_started(self) -> None:
        """There is no RefererMiddleware to look for."""
