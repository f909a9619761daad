"""robots.txt and sitemaps (sitemaps.org, version 0.9) of a demo site."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from html import escape

from crawler.demo.site import DemoPage

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LAST_CHANGE = "2025-03-04"


def robots(origin: str) -> DemoPage:
    """Everything may be crawled but /private/ and /trap/, to both of which pages link without a nofollow."""
    rules = f"User-agent: *\nDisallow: /private/\nDisallow: /trap/\n\nSitemap: {origin}/sitemap.xml\n"
    return DemoPage(rules.encode(), "text/plain; charset=utf-8")


def sitemaps(origin: str, question_paths: Sequence[str], list_paths: Sequence[str]) -> dict[str, DemoPage]:
    """A sitemap index, the questions' sitemap (gzip, as a file) and the lists' sitemap."""
    index = "".join(
        f"<sitemap><loc>{origin}/{name}</loc><lastmod>{_LAST_CHANGE}</lastmod></sitemap>\n"
        for name in ("sitemap-questions.xml.gz", "sitemap-lists.xml")
    )
    questions = gzip.compress(_urlset(origin, question_paths), mtime=0)
    return {
        "/sitemap.xml": _xml(f'<sitemapindex xmlns="{_NAMESPACE}">\n{index}</sitemapindex>'),
        "/sitemap-questions.xml.gz": DemoPage(questions, "application/gzip"),
        "/sitemap-lists.xml": DemoPage(_urlset(origin, list_paths), "application/xml"),
    }


def _urlset(origin: str, paths: Sequence[str]) -> bytes:
    urls = "".join(
        f"<url><loc>{escape(origin + path)}</loc><lastmod>{_LAST_CHANGE}</lastmod></url>\n" for path in paths
    )
    return _xml(f'<urlset xmlns="{_NAMESPACE}">\n{urls}</urlset>').body


def _xml(root: str) -> DemoPage:
    return DemoPage(f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode(), "application/xml")
