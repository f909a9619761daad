"""The elements of a page, as a browser without a mind of its own sees them."""

from __future__ import annotations

from html.parser import HTMLParser


class Elements(HTMLParser):
    """Which elements a page has, and with which attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    @property
    def links(self) -> list[str]:
        return [attributes["href"] or "" for tag, attributes in self.found if tag == "a" and "href" in attributes]
