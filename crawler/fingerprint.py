"""When two requests are one: the duplicate filter's key."""

from __future__ import annotations

from hashlib import sha256

from scrapy import Request

from crawler.urls import canonical_url


class CanonicalFingerprinter:
    """Requests for one canonical URL are one request, whatever the scheme, trailing slash or tracking parameters."""

    def fingerprint(self, request: Request) -> bytes:
        """SHA-256 of method and canonical URL; for a redirect to a URL's other spelling, also its number.

        Many sites send http to https and "/article/1" to "/article/1/": such a redirect is no request seen before.
        """
        url = canonical_url(request.url) or request.url
        passed: list[str] = request.meta.get("redirect_urls", [])
        respelled = len(passed) if passed and canonical_url(passed[-1]) == url else 0
        return sha256(f"{request.method} {url} {respelled}".encode()).digest()
