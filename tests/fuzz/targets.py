"""What reads bytes that strangers wrote: each target takes any bytes, and must neither raise an error nor hang."""

from __future__ import annotations

import gzip
import os
import tempfile
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive.reader import read_archive
from crawler.guard.traps import Traps
from crawler.manners import ai_txt, rsl, tdmrep
from crawler.manners.opt_outs import page_signals
from crawler.manners.purposes import Purpose
from crawler.manners.retry_after import retry_after
from crawler.manners.robots_rules import RobotsRules
from crawler.reading.limits import UnreadablePageError
from crawler.reading.page import read_page
from crawler.sitemaps import read_sitemap
from crawler.version import PRODUCT
from tests.archive.making import packed, response

_URL = "https://ask.test/question/1?page=2"
_NOW = datetime(2026, 11, 21, tzinfo=UTC)
_WORDS = frozenset({"reply"})


@dataclass(frozen=True, slots=True)
class Target:
    """One reader, inputs to begin with, and how long one may be."""

    read: Callable[[bytes], object]
    seeds: Sequence[bytes]
    longest: int = 4096


def _robots(body: bytes) -> None:
    rules = RobotsRules.parse(body)
    rules.allows(_URL, PRODUCT)
    rules.allows(f"https://ask.test/{body[:200].decode('latin-1')}", PRODUCT)
    rules.crawl_delay(PRODUCT)
    rules.content_signals(PRODUCT)
    rules.content_usages(PRODUCT)


def _html(body: bytes) -> None:
    try:
        page = read_page(body, url=_URL, words=_WORDS)
    except UnreadablePageError:
        return
    for href in page.links:
        page.absolute(href)
    for block in page.blocks:
        _ = block.links, block.look


def _text(body: bytes) -> None:
    try:
        read_page(body, content_type="text/plain")
    except UnreadablePageError:
        return


def _head(body: bytes) -> None:
    text = body.decode("latin-1")
    headers = [(name, value) for name in ("x-robots-tag", "tdm-reservation", "content-usage") for value in (text,)]
    page_signals(_URL, headers, text, Purpose.TRAINING, PRODUCT)


def _archive(body: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as file:  # noqa: PTH112, S108
        file.write(body)
        file.flush()
        deque(read_archive(Path(file.name), "fuzz.warc"), maxlen=0)


def _link(body: bytes) -> None:
    traps = Traps(max_alike=3)
    for line in body.decode("utf-8", "replace").splitlines():
        traps.reason(f"https://ask.test/{line}", is_question=False)
        traps.reason(f"https://ask.test/{line}", is_question=True)


_ROBOTS = b"""User-agent: *\nDisallow: /private/*$\nAllow: /q%75estion\nCrawl-delay: 2.5
Content-Signal: ai-train=no, search=yes\nContent-Usage: /a train-ai=n\nSitemap: /s.xml\nLicense: /rsl.xml\n"""
_SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>
<loc>http://ask.test/q/1</loc><lastmod>2026-01-02</lastmod></url></urlset>"""
_PAGE = b"""<!DOCTYPE html><html lang=en><head><title>Sore knee</title><link rel=canonical href=/q/1>
<meta name="robots" content="noai, noindex"><meta name=tdm-reservation content=1></head><body><nav><a href="/">Home</a>
</nav><h1>Sore &amp; stiff</h1><ol start=3><li>one<li>two</ol><p>1<sup>3</sup><br><pre>a  {b}</pre><img alt="star">
<table><tr><td>x<script>if (a < b) {}</script><!-- note --><x-y>z</x-y><p hidden>h</p></body></html>"""
_RSL = b"""<rsl xmlns="https://rslstandard.org/rsl"><content url="/question/*"><license><prohibits type="usage">ai-train
</prohibits><payment type="purchase"/></license></content></rsl>"""

TARGETS: Mapping[str, Target] = {
    "robots": Target(_robots, [_ROBOTS, b"user-agent: medqa-corpus\r\ndisallow: /*a*b*c$"]),
    "Retry-After": Target(
        lambda body: retry_after(body, _NOW),
        [b"120", b"Sun, 06 Nov 1994 08:49:37 GMT", b"Sunday, 06-Nov-94 08:49:37 GMT", b"Sun Nov  6 08:49:37 1994"],
        200,
    ),
    "tdmrep.json": Target(
        lambda body: tdmrep.file_signals(body, _URL, _URL, Purpose.TRAINING),
        [b'[{"location": "/question/*", "tdm-reservation": 1, "tdm-policy": "https://ask.test/p"}]'],
    ),
    "ai.txt": Target(
        lambda body: ai_txt.signals(body, _URL, _URL, Purpose.TRAINING, PRODUCT),
        [b"User-Agent: *\nDisallow: *.html\nAllow: /question/\n"],
    ),
    "RSL": Target(lambda body: rsl.signals(body, _URL, _URL, Purpose.TRAINING), [_RSL]),
    "headers and meta": Target(_head, [_PAGE, b"medqa-corpus: noai, unavailable_after: 1 Jan 2027", b"train-ai=n;x"]),
    "sitemap": Target(read_sitemap, [_SITEMAP, gzip.compress(_SITEMAP, mtime=0), _SITEMAP.replace(b"url", b"sitemap")]),
    "WARC": Target(_archive, [response(), packed([response(), response()]), response()[:-30] + response()], 8192),
    "HTML": Target(_html, [_PAGE], 8192),
    "text": Target(_text, [b"Sore knee\r\n\r\n It hurts.\n", "腦神經科".encode("big5")]),
    "links": Target(_link, [b"questions?page=1\nquestions/2026/01/05\nlist;jsessionid=0F\na/b/a/b/a/b"]),
}
