"""A page, read: its blocks and what its head says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urljoin

from crawler.reading.blocks import Block
from crawler.reading.charset import decode
from crawler.reading.elements import Tree
from crawler.reading.html import read_html
from crawler.reading.limits import MAX_PAGE_BYTES, MAX_TARGET, UnreadablePageError
from crawler.reading.text import text_blocks
from crawler.urls import canonical_url

# Most links are written so: to what they are relative is plain, or nothing.
_PATH = re.compile(r"(?:/[\w~-][\w.~-]*+)++", re.ASCII)
_ORIGIN = r"https?(://(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,20})"
_BASE = re.compile(rf"{_ORIGIN}(?=[/?#]|\Z)", re.ASCII)
_ADDRESS = re.compile(rf"{_ORIGIN}{_PATH.pattern}(?:\?[\w.~%&=+-]*+)?+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's blocks in reading order, and what its head says; all but the blocks is None for plain text."""

    blocks: list[Block]
    base_url: str | None = None
    """What relative links are relative to."""
    canonical_url: str | None = None
    title: str | None = None
    language: str | None = None
    tree: Tree | None = field(default=None, repr=False)
    links: Sequence[str] = ()
    """Where the page's links lead, as written there."""
    linked_data: Sequence[str] = field(default=(), repr=False)
    """Its blocks of JSON-LD, as written there."""
    has_things: bool = False
    """Whether its microdata or RDFa may tell of a question."""

    def absolute(self, href: str | None) -> str | None:
        """The canonical URL that a link leads to; None where it leads to no other page, or nobody knows from where."""
        if not href or href.startswith("#") or len(href) > MAX_TARGET:
            return None
        origin = _origin(self.base_url or "")
        if origin and _PATH.fullmatch(href):
            return f"{origin}{href}"
        if origin and _ADDRESS.fullmatch(href):
            return canonical_url(href)
        return _joined_address(self.base_url or "", href)


def read_page(
    body: bytes, *, url: str | None = None, content_type: str | None = None, words: frozenset[str] | None = None
) -> Page:
    """Read a page's bytes; `content_type` is the HTTP header's value, `text/plain` for a text dump.

    With `words` (in lower case) furniture is left out that holds none of them and nothing that any site is read by.

    Raises:
        UnreadablePageError: the bytes are no page, or one that would exhaust the machine.
    """
    if len(body) > MAX_PAGE_BYTES:
        raise UnreadablePageError("too_large", f"more than {MAX_PAGE_BYTES:,} bytes")
    text, encoding = decode(body, content_type)
    if not text or text.isspace():
        raise UnreadablePageError("empty", "no text")
    # Told by the bytes where it can be: to search a text of wide characters is slow.
    nul = b"\0" in body if encoding == "utf-8" else "\0" in text
    # A stray NUL is dropped here and by normalize; many are no text.
    many = nul and text.count("\0") * 1000 > len(text)
    if many or text.startswith(("%PDF-", "PK\x03\x04", "\x89PNG", "GIF8")):
        raise UnreadablePageError("binary", "not text")
    if (content_type or "").split(";")[0].strip().lower() == "text/plain":
        return Page(text_blocks(text))
    return _html_page(text.replace("\0", "") if nul else text, url, words)


def _html_page(text: str, url: str | None, words: frozenset[str] | None) -> Page:
    found = read_html(text, words)
    head = found.head
    located = Page(found.blocks, _joined(url, head.base))
    own = located.absolute((head.canonical or head.shared or "").strip())
    tree = Tree(found.pieces.all, found.elements, found.pieces.passed, found.furniture)
    return Page(
        found.blocks,
        located.base_url or own,
        own,
        head.title,
        head.language,
        tree,
        found.targets,
        head.linked_data,
        found.has_things,
    )


@lru_cache(maxsize=64)
def _origin(base: str) -> str | None:
    """The scheme and host of an address that is written as most are."""
    found = _BASE.match(base)
    return f"https{found[1]}" if found else None


@lru_cache(maxsize=1024)
def _joined_address(base: str, href: str) -> str | None:
    """A page may lead several times to the same place, and two styles may ask where."""
    try:
        return canonical_url(urljoin(base, href))
    except ValueError:
        return None


def _joined(url: str | None, base: str | None) -> str | None:
    if not base or len(base) > MAX_TARGET:
        return url or None
    try:
        return urljoin(url or "", base.strip()) or None
    except ValueError:
        return url
