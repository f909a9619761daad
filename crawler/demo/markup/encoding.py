"""Which bytes a page is sent as, and what it says about them."""

from __future__ import annotations

from typing import Literal

from crawler.demo.site import DemoPage
from crawler.demo.truth import Generation

Encoding = Literal["utf-8", "windows-1252", "unsaid"]
"""UTF-8 that header and meta name; Windows-1252 that the meta alone names; UTF-8 that nothing names."""


def encoding_of(number: int, generation: Generation) -> Encoding:
    """Only pages of tables with an even number, whose characters are no entities, are not plainly UTF-8."""
    kinds: dict[int, Encoding] = {8: "windows-1252", 20: "unsaid"}
    return kinds.get(number % 24, "utf-8") if generation == "tables" else "utf-8"


def encoded(page: str, encoding: Encoding) -> DemoPage:
    """The page as bytes; what Windows-1252 lacks becomes a character reference."""
    if encoding == "windows-1252":
        return DemoPage(page.encode("cp1252", errors="xmlcharrefreplace"), "text/html")
    return DemoPage(page.encode(), "text/html" if encoding == "unsaid" else "text/html; charset=utf-8")
