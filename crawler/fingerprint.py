"""When two requests are one: the duplicate filter's key."""

from __future__ import annotations

from hashlib import sha256

from scrapy import Request

from crawler.urls import canonical_url


class CanonicalFingerprinter:
    """Requests for one canonical URL are one request, whatever the scheme, trailing slash or tracking parameters."""

    def fingerprint(self, request: Request) -> bytes:
        """SHA-256 of method and canonical URL."""
        return sha256(f"{request.method} {canonical_url(request.url) or request.url}".encode()).digest()
