"""What a page's head says of the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from crawler.reading.start_tags import StartTag

IN_HEAD = frozenset({"title", "meta", "link", "base", "script", "style", "noscript", "template"})
"""The elements that may stand in a head."""
_LONGEST_KEPT = 300
"""Characters of a tag of which is remembered that it says nothing."""


@dataclass(slots=True)
class Head:
    """What a page's head says, as written there."""

    title: str | None = None
    canonical: str | None = None
    shared: str | None = None
    base: str | None = None
    language: str | None = None
    linked_data: list[str] = field(default_factory=list)
    """Blocks of JSON-LD, those in the body too."""

    def note(self, tag: StartTag) -> None:
        """Keep what a `link`, `meta` or `base` says of the page; the first of each kind is believed."""
        said = tag.attributes
        if tag.name == "link" and "canonical" in said.get("rel", "").lower().split():
            self.canonical = self.canonical or said.get("href")
        elif tag.name == "meta" and said.get("property") == "og:url":
            self.shared = self.shared or said.get("content")
        elif tag.name == "base":
            self.base = self.base or said.get("href")


def says_nothing(piece: str) -> bool:
    """Whether a `meta` or `link`, written in the usual way, tells nothing of the page: most do not.

    >>> says_nothing('meta name="robots" content="all">'), says_nothing('link rel="canonical" href="/question/1">')
    (True, False)
    """
    return _kept(piece) if len(piece) < _LONGEST_KEPT else _tells_nothing(piece)


@lru_cache(maxsize=4096)
def _kept(piece: str) -> bool:
    """A site's pages have most of theirs in common."""
    return _tells_nothing(piece)


def _tells_nothing(piece: str) -> bool:
    written, bracket, text = piece.partition(">")
    lowered = written.lower()
    usual = bracket and written.count('"') % 2 == 0 and (not text or text.isspace())
    return bool(usual) and "canonical" not in lowered and "og:url" not in lowered
