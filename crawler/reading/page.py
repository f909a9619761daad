"""A page, read: its blocks and what its head says."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import etree
from lxml.etree import _Element as Element
from parsel.selector import create_root_node

from crawler.reading.blocks import Block
from crawler.reading.charset import decode
from crawler.reading.html import html_blocks
from crawler.reading.limits import MAX_PAGE_BYTES, UnreadablePageError
from crawler.reading.text import text_blocks
from crawler.urls import canonical_url


@dataclass(frozen=True, slots=True)
class Page:
    """A page's blocks in reading order, and what its head says; all but the blocks is None for plain text."""

    blocks: list[Block]
    base_url: str | None = None
    """What relative links are relative to."""
    canonical_url: str | None = None
    title: str | None = None
    language: str | None = None
    root: Element | None = field(default=None, repr=False)

    def absolute(self, href: str | None) -> str | None:
        """The canonical URL that a link leads to; None where it leads to no other page, or nobody knows from where."""
        if not href or href.startswith("#"):
            return None
        try:
            return canonical_url(urljoin(self.base_url or "", href))
        except ValueError:
            return None


def read_page(body: bytes, *, url: str | None = None, content_type: str | None = None) -> Page:
    """Read a page's bytes; `content_type` is the HTTP header's value, `text/plain` for a text dump.

    Raises:
        UnreadablePageError: the bytes are no page, or one that would exhaust the machine.
    """
    if len(body) > MAX_PAGE_BYTES:
        raise UnreadablePageError("too_large", f"more than {MAX_PAGE_BYTES:,} bytes")
    text, _ = decode(body, content_type)
    if not text.strip():
        raise UnreadablePageError("empty", "no text")
    # A stray NUL is dropped by the parser and by normalize; many are no text.
    if text.count("\0") * 1000 > len(text) or text.startswith(("%PDF-", "PK\x03\x04", "\x89PNG", "GIF8")):
        raise UnreadablePageError("binary", "not text")
    if (content_type or "").split(";")[0].strip().lower() == "text/plain":
        return Page(text_blocks(text))
    return _html_page(text, url)


def _html_page(text: str, url: str | None) -> Page:
    # parsel's tree with lxml's plain elements: a Selector's own come through a look-up in Python, one by one.
    root = create_root_node(text, etree.HTMLParser)
    title = canonical = shared = base = None
    for node in root.iter("title", "link", "meta", "base"):
        if node.tag == "title" and title is None:
            title = " ".join("".join(map(str, node.itertext())).split()) or None
        elif node.tag == "link" and "canonical" in (node.get("rel") or "").lower().split():
            canonical = canonical or node.get("href")
        elif node.tag == "meta" and node.get("property") == "og:url":
            shared = shared or node.get("content")
        elif node.tag == "base":
            base = base or node.get("href")
    blocks = html_blocks(root)
    located = Page(blocks, _joined(url, base), None, title, root.get("lang") or None, root)
    own = located.absolute((canonical or shared or "").strip())
    return Page(blocks, located.base_url or own, own, title, located.language, root)


def _joined(url: str | None, base: str | None) -> str | None:
    try:
        return urljoin(url or "", (base or "").strip()) or None
    except ValueError:
        return url
