"""A demo site: its pages as bytes, and the truth about its question pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crawler.demo.truth import Style, TrueQuestion

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class DemoPage:
    """One document: its bytes (before any content coding) and its Content-Type header."""

    body: bytes
    content_type: str = HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSite:
    """One site under a reserved host name (RFC 2606).

    `pages` and `redirects` are keyed by path and query ("/questions/lasik?page=2"), without a trailing slash.
    """

    host: str
    style: Style
    start_urls: tuple[str, ...]
    pages: Mapping[str, DemoPage]
    redirects: Mapping[str, str]
    """Old paths, answered with 301 to the path that they map to."""
    truth: tuple[TrueQuestion, ...]
    private_paths: tuple[str, ...]
    """Paths that robots.txt forbids and that pages of the site link to all the same; "/trap/" has no end."""
    debris: tuple[str, ...]
    """Text that stands on many pages and belongs to no question, answer or essay."""

    @property
    def origin(self) -> str:
        """The origin of the canonical URLs.

        >>> DemoSite(host="a.test", style="doctor_panel", start_urls=(), pages={}, redirects={}, truth=(),
        ...          private_paths=(), debris=()).origin
        'https://a.test'
        """
        return f"https://{self.host}"
