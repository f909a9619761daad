"""What a profile says."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.manners.purposes import Purpose
from crawler.profile.patterns import UrlPatterns


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSelectors:
    """CSS selectors inside an answer's element; None for what the site does not show, or its style reads."""

    text: str
    author: str | None = None
    profile: str | None = None
    date: str | None = None
    votes: str | None = None
    accepted: str | None = None
    headline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """CSS selectors of a page's parts; None for what the site does not show, or its style reads."""

    title: str | None = None
    question: str | None = None
    asker: str | None = None
    date: str | None = None
    votes: str | None = None
    answer_count: str | None = None
    tags: str | None = None
    answers: str | None = None
    """Matches each answer's element."""
    answer: AnswerSelectors | None = None
    """Set where `answers` is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a crawl may take; None for what the project's own settings say."""

    pages: int | None = None
    """The most URLs of a host, lists among them."""
    depth: int | None = None
    """The most links that a page may be away from a start URL."""
    delay: float | None = None
    """Seconds between two requests to a host."""
    concurrent: int | None = None
    """Requests to a host at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A site: where to begin, what to follow, how its pages are read."""

    file: str
    """The name of the file that it stands in."""
    name: str
    """The site's name in records and file names."""
    style: str | None
    """The site style that reads the pages; None for pages that are read by selectors alone."""
    start: tuple[str, ...]
    contact: str | None = None
    purpose: Purpose | None = None
    rights: str | None = None
    """What whoever crawls knows of the site's licence or of a permission; kept with every record."""
    urls: UrlPatterns
    limits: Limits = field(default_factory=Limits)
    select: Selectors = field(default_factory=Selectors)
    layout: bool = False
    """Whether pages without markup are read by their layout."""
