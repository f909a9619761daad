"""robots.txt and sitemaps (sitemaps.org, version 0.9) of a demo site."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from html import escape

from crawler.demo.editions import dated
from crawler.demo.site import PUBLISHED, DemoPage

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_TAIPEI = timezone(timedelta(hours=8))


def robots(origin: str) -> DemoPage:
    """Everything may be crawled but /private/ and /trap/, to both of which pages link without a nofollow."""
    rules = f"User-agent: *\nDisallow: /private/\nDisallow: /trap/\n\nSitemap: {origin}/sitemap.xml\n"
    return DemoPage(rules.encode(), "text/plain; charset=utf-8")


def sitemaps(
    origin: str,
    documents: Mapping[str, DemoPage],
    question_paths: Iterable[str],
    list_paths: Iterable[str],
    earlier: Mapping[str, DemoPage],
    time: datetime,
) -> dict[str, DemoPage]:
    """A sitemap index, the questions' sitemap (gzip, as a file) and the lists' sitemap, all with their last changes.

    `documents` are the dated pages of this edition, `earlier` those of the one before; `time` is this edition's.
    """
    questions = gzip.compress(_urlset(origin, documents, question_paths).body, mtime=0)
    files = {
        "/sitemap-questions.xml.gz": DemoPage(questions, "application/gzip"),
        "/sitemap-lists.xml": _urlset(origin, documents, list_paths),
    }
    files = dated(files, earlier, time)
    index = "".join(f"<sitemap>{_entry(origin, path, page)}</sitemap>\n" for path, page in files.items())
    root = _xml(f'<sitemapindex xmlns="{_NAMESPACE}">\n{index}</sitemapindex>')
    return dated({"/sitemap.xml": root}, earlier, time) | files


def lastmod(path: str, modified: datetime) -> str:
    """A page's last change as a W3C date-time: in UTC, with the site's own offset, or, for a few paths, the date alone.

    What never changed since the first edition has the date alone: that sitemap was made by an older program.

    >>> [lastmod(path, datetime.fromisoformat("2025-04-03T08:15:00+00:00")) for path in ("/a", "/c", "/b")]
    ['2025-04-03', '2025-04-03T08:15:00Z', '2025-04-03T16:15:00+08:00']
    """
    turn = sum(path.encode())
    if modified == PUBLISHED or turn % 6 == 0:
        return f"{modified:%Y-%m-%d}"
    return f"{modified:%Y-%m-%dT%H:%M:%SZ}" if turn % 2 == 0 else modified.astimezone(_TAIPEI).isoformat()


def _urlset(origin: str, documents: Mapping[str, DemoPage], paths: Iterable[str]) -> DemoPage:
    urls = "".join(f"<url>{_entry(origin, path, documents[path])}</url>\n" for path in paths)
    return _xml(f'<urlset xmlns="{_NAMESPACE}">\n{urls}</urlset>')


def _entry(origin: str, path: str, page: DemoPage) -> str:
    return f"<loc>{escape(origin + path)}</loc><lastmod>{lastmod(path, page.modified)}</lastmod>"


def _xml(root: str) -> DemoPage:
    return DemoPage(f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode(), "application/xml")
