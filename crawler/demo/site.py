"""A demo site: its pages as bytes, and the truth about its question pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.demo.truth import Style, TrueQuestion

HTML = "text/html; charset=utf-8"

PUBLISHED = datetime(2025, 3, 4, 8, 15, tzinfo=UTC)
"""When the first edition of every site was published."""


@dataclass(frozen=True, slots=True)
class DemoPage:
    """One document: its bytes (before any content coding), its Content-Type header, and when its bytes last changed."""

    body: bytes
    content_type: str = HTML
    modified: datetime = PUBLISHED


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
    """One for each page that holds a single question."""
    private_paths: tuple[str, ...]
    """Paths that robots.txt forbids and that pages of the site link to all the same; "/trap/" has no end."""
    debris: tuple[str, ...]
    """Text that stands on many pages and belongs to no question, answer or essay."""
    faq: tuple[TrueQuestion, ...] = ()
    """The truth about the one page that holds several questions, each with its `part`: `truth` has none of them."""
    gone: frozenset[str] = frozenset()
    """Paths answered with 410; whatever else the site does not have is answered with 404."""

    @property
    def origin(self) -> str:
        """The origin of the canonical URLs.

        >>> DemoSite(host="a.test", style="doctor_panel", start_urls=(), pages={}, redirects={}, truth=(),
        ...          private_paths=(), debris=()).origin
        'https://a.test'
        """
        return f"https://{self.host}"

    @property
    def questions(self) -> dict[str, TrueQuestion]:
        """The truth by the path of its page, in the site's order."""
        return {question.url.removeprefix(self.origin): question for question in self.truth}
