"""The two ways to read a page that is made to exhaust a machine; each tells in one word what became of it."""

from __future__ import annotations

import asyncio

from crawler.extract import extract
from crawler.reading.limits import UnreadablePageError
from crawler.reading.page import read_page
from crawler.records import SetAside
from crawler.sites.qa_page import QAPage


def question(body: bytes) -> str:
    """`read`, or why it was not."""
    found = asyncio.run(
        extract(body, source="x", styles=[QAPage], url="https://ask.test/q/1", content_type="text/html")
    )
    return found.reason if isinstance(found, SetAside) else "read"


def blocks(body: bytes) -> str:
    """The number of its blocks, or why there are none."""
    try:
        return str(len(read_page(body, url="http://ask.test/", words=frozenset({"reply"})).blocks))
    except UnreadablePageError as error:
        return error.reason
