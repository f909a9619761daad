"""Pages that lead to question pages: front page, lists with pagination, tag pages, profiles."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crawler.demo.markup.chrome import Chrome, angular, hashed_classes, tables
from crawler.demo.markup.links import spelled
from crawler.demo.site import DemoPage
from crawler.demo.truth import GENERATIONS

LONGEST_LIST = 20


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a list: the path it leads to and its text."""

    path: str
    text: str


def listing(
    path: str, title: str, links: Sequence[Link], chrome: Chrome, *, per_page: int
) -> Iterator[tuple[str, DemoPage]]:
    """The pages of a list, each with its key; the first page has no `page` parameter."""
    pages = max(1, -(-len(links) // per_page))
    for number in range(1, pages + 1):
        shown = links[(number - 1) * per_page : number * per_page]
        key = path if number == 1 else f"{path}?page={number}"
        parts = [f"<h1>{html.escape(title, quote=False)}</h1>", '<ul class="list">']
        for place, link in enumerate(shown):
            href = spelled(link.path, chrome.host, chrome.turn + place)
            parts.append(f'<li><a href="{href}">{html.escape(link.text, quote=False)}</a></li>')
        parts.append("</ul>")
        if pages > 1:
            parts.append(_pagination(path, number, pages))
        parts.append("")
        yield key, document(replace(chrome, title=title), "\n".join(parts), number)


def document(chrome: Chrome, main: str, turn: int) -> DemoPage:
    """A page that is no question page, in one of the generations."""
    match GENERATIONS[(chrome.turn + turn) % len(GENERATIONS)]:
        case "angular":
            page = angular(chrome, main)
        case "hashed":
            page = hashed_classes(chrome, main)
        case "tables":
            page = tables(chrome, main)
    return DemoPage(page.encode())


def _pagination(path: str, number: int, pages: int) -> str:
    parts = []
    for other in range(1, pages + 1):
        href = path if other == 1 else f"{path}?page={other}"
        parts.append(f"<b>{other}</b>" if other == number else f'<a href="{href}">{other}</a>')
    if number < pages:
        parts.append(f'<a rel="next" href="{path}?page={number + 1}">Next</a>')
    return f'<div class="pagination">{" ".join(parts)}</div>'


def per_page(entries: int) -> int:
    """How many entries a page of a list holds, so that short lists have a second page as well.

    >>> [per_page(entries) for entries in (3, 12, 400)]
    [2, 4, 20]
    """
    return max(2, min(LONGEST_LIST, entries // 3))
