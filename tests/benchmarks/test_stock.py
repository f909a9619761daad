"""The stock project does the same work as ours: what it reads on the benchmark's pages is what we read."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import urlsplit

import msgspec
import pytest
from scrapy.http import HtmlResponse

from crawler.demo.truth import Style
from crawler.extract import extract
from crawler.sites import styles
from tests.benchmarks.pages import Page, question_pages
from tests.benchmarks.stock.spiders.panel import PanelSpider
from tests.benchmarks.stock.spiders.reply import ReplySpider
from tests.benchmarks.stock.spiders.site import SiteSpider
from tests.only import only

_OURS_ALONE = {"site", "url", "language", "soft_line_breaks", "unrendered"}
# Selectors give a text in one line and without the numbers of its lists; what is left must be the same.
_LIST_MARK = re.compile(r"(?:(?<=\s)|^)(?:-|\d+\.)\s")
_NO_LETTER = re.compile(r"[\s`]")


def _bare(found: object, key: str = "") -> object:
    if isinstance(found, dict):
        return {name: bare for name, value in found.items() if (bare := _bare(value, name))}
    if isinstance(found, list):
        return [_bare(one) for one in found]
    if not isinstance(found, str):
        return found
    return urlsplit(found).path.rstrip("/") if key.endswith("url") else _NO_LETTER.sub("", _LIST_MARK.sub("", found))


def _ours(page: Page, style: Style) -> object:
    read = extract(page.body, source=page.url, styles=[styles()[style]], url=page.url, content_type=page.content_type)
    question = only(asyncio.run(read)).question
    return {key: value for key, value in msgspec.to_builtins(question).items() if key not in _OURS_ALONE}


@pytest.mark.parametrize(
    ("style", "spider"), [("doctor_panel", PanelSpider), ("doctor_reply", ReplySpider)], ids=["panel", "reply"]
)
def test_the_stock_spider_reads_what_ours_reads(style: Style, spider: type[SiteSpider]) -> None:
    stock = spider()
    for page in question_pages(style):
        response = HtmlResponse(page.url, body=page.body, headers={"Content-Type": page.content_type})
        assert _bare(stock.read(response)) == _bare(_ours(page, style)), page.url
