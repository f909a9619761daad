"""The good pages of hostile sites, and the plain replies that many cases are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

from crawler.demo.build import MIN_PAGES, build_sites
from crawler.demo.hostile.case import Case, Reply
from crawler.demo.site import HTML
from crawler.demo.truth import Style

GOOD_PAGES = 3
"""Of each host: some before the bad ones on the front page, one behind them."""
_HREF = re.compile(rb"""\shref=("[^"]*"|'[^']*')""")


@cache
def question_pages(style: Style) -> Mapping[str, bytes]:
    """Whole question pages by path, without their links: what a case's host leads to is the case's own."""
    [site] = [site for site in build_sites(MIN_PAGES) if site.style == style]
    pages = {path: site.pages[path] for path, question in site.questions.items() if question.answers}
    return {path: _HREF.sub(b"", page.body) for path, page in pages.items() if page.content_type == HTML}


def good_paths(style: Style) -> tuple[str, ...]:
    """The paths of the good pages, the same on every host of a style."""
    return tuple(question_pages(style))[:GOOD_PAGES]


def good_body(style: Style) -> bytes:
    """A question page that is none of the good ones, for cases that do something to it."""
    return tuple(question_pages(style).values())[GOOD_PAGES]


def good(style: Style, *, headers: Sequence[tuple[str, str]] = (), head: str = "") -> Reply:
    """That page with further headers, or with more in its head."""
    return Reply(body=good_body(style).replace(b"<head>", b"<head>" + head.encode(), 1), headers=headers)


def front_page(case: Case, style: Style) -> Reply:
    """Links to the good pages with the case's own among them."""
    *first, last = good_paths(style)
    return linking((*first, *case.links, last))


def linking(hrefs: Sequence[str], title: str = "Questions") -> Reply:
    """A page that leads elsewhere."""
    links = "".join(f'<li><a href="{escape(href)}">On</a></li>\n' for href in hrefs)
    return Reply(body=f"<!DOCTYPE html><title>{title}</title><ul>{links}</ul>".encode())


def text(body: str, **headers: str) -> Reply:
    """A plain text, such as robots.txt."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Reply(body=body.encode(), content_type="text/plain; charset=utf-8", headers=named)


def moved(target: str, status: int = 302) -> Reply:
    """A redirect."""
    return Reply(status=status, headers=(("Location", target),))


def sitemap(*locations: str, tag: str = "url") -> Reply:
    """A sitemap of pages, or with "sitemap" an index of sitemaps."""
    entries = "".join(f"<{tag}><loc>{escape(each)}</loc></{tag}>" for each in locations)
    root = "urlset" if tag == "url" else "sitemapindex"
    xml = f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>'
    return Reply(body=xml.encode(), content_type="application/xml")
