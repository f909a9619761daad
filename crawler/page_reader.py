"""Reads a crawl's pages: in the crawler's own process, and in a second one as soon as they come fast.

Reading is half of what a page costs. A polite crawl never notices; where pages come as fast as they can be read, a
second process reads them while this one fetches, archives and stores.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from typing import ClassVar

import msgspec

from crawler.extract import extract
from crawler.reading.limits import UnreadablePageError
from crawler.reading.page import read_page
from crawler.reading.question_page import QuestionPage
from crawler.records import RawRecord, SetAside

Recipe = Callable[[], type[QuestionPage]]
"""Gives the page object of a site; picklable, for another process has to follow it."""

READ_APART = "medqa/read_apart"
"""The key, among Scrapy's stats, of the number of pages that a second process has read."""
_FIRST_PAGES = 100
"""Pages read before anything is decided."""
_WORTH_IT = 0.2
"""Share of the time since the crawl began that reading has taken, from which a second process helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came."""

    body: bytes
    url: str
    content_type: str | None
    is_markup: bool
    """Whether it has links."""
    is_question: bool
    """Whether its address is a question page's: only such a page is read for questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page tells."""

    records: list[RawRecord]
    aside: SetAside | None
    """Why a question page gave no record."""
    base_url: str | None
    """What its links are relative to; None where the page could not be read."""
    links: list[str]


class PageReader:
    """Reads pages of one site.

    Args:
        recipe: gives the page object.
        apart: whether a second process reads them all, or none; None: it does once reading takes enough of the time.
    """

    def __init__(self, recipe: Recipe, apart: bool | None = None) -> None:
        self._recipe, self._page_class = recipe, recipe()
        self._is_always_apart = apart is True
        self._may_be_apart = (os.cpu_count() or 1) > 1 if apart is None else apart
        self._pages, self._spent, self._began = 0, 0.0, time.perf_counter()
        self.read_apart = 0
        """Pages that the second process has read."""
        self._pool: ProcessPoolExecutor | None = None
        self._ready: Future[int] | None = None

    @property
    def process_id(self) -> int | None:
        """Of the second process; None as long as there is none, or it is not ready."""
        if self._ready is None or not self._ready.done() or self._ready.exception() is not None:
            return None
        return self._ready.result()

    async def read(self, page: Fetched) -> Told:
        """Read a page, wherever that is faster."""
        if self._pool is None and self._may_be_apart and (self._is_always_apart or self._is_worth_it()):
            self._start()
        if self._pool is not None and (self._is_always_apart or self.process_id is not None):
            try:
                told = _unpack(await asyncio.wrap_future(self._pool.submit(_Apart.read, page)))
                self.read_apart += 1
                return told
            except BrokenProcessPool:  # out of memory, or killed: from now on everything is read here
                self._may_be_apart = False
                self.close()
        began = time.perf_counter()
        told = await tell(self._page_class, page)
        self._pages += 1
        self._spent += time.perf_counter() - began
        return told

    def close(self) -> None:
        """End the second process."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = self._ready = None

    def _is_worth_it(self) -> bool:
        elapsed = time.perf_counter() - self._began
        return self._pages >= _FIRST_PAGES and self._spent >= _WORTH_IT * elapsed

    def _start(self) -> None:
        resource_tracker.ensure_running()  # which would let the signal through again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is for the crawl alone to heed
        try:
            # Not fork: threads of this process may hold locks.
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), _Apart.begin, (self._recipe,))
            self._ready = self._pool.submit(os.getpid)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def itself(page_class: type[QuestionPage]) -> type[QuestionPage]:
    """Give the page object of a style, which every process can import."""
    return page_class


async def tell(page_class: type[QuestionPage], fetched: Fetched) -> Told:
    """Read a page: its records if it is a question page, and its links in any case."""
    page = None
    if fetched.is_markup:
        with suppress(UnreadablePageError):  # which `extract` tells again
            words = page_class.words
            page = read_page(fetched.body, url=fetched.url, content_type=fetched.content_type, words=words)
    found: tuple[RawRecord, ...] | SetAside = ()
    if fetched.is_question:
        found = await extract(
            fetched.body,
            source=fetched.url,
            styles=[page_class],
            url=fetched.url,
            content_type=fetched.content_type,
            page=page,
        )
    return Told(
        records=[] if isinstance(found, SetAside) else list(found),
        aside=found if isinstance(found, SetAside) else None,
        base_url=None if page is None else page.base_url or fetched.url,
        links=[] if page is None else list(page.links),
    )


class _Apart:
    """What the second process has: it reads pages of one site for as long as the crawl lives."""

    page_class: ClassVar[type[QuestionPage]]
    loop: ClassVar[asyncio.AbstractEventLoop]

    @classmethod
    def begin(cls, recipe: Recipe) -> None:
        """Get ready, and end with the crawl, whatever ends that."""
        cls.page_class, cls.loop = recipe(), asyncio.new_event_loop()
        threading.Thread(target=_end_with_parent, daemon=True).start()

    @classmethod
    def read(cls, page: Fetched) -> bytes:
        """Read a page; the answer is packed, which takes a fraction of pickling's time."""
        return msgspec.msgpack.encode(cls.loop.run_until_complete(tell(cls.page_class, page)))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


_unpack = msgspec.msgpack.Decoder(Told).decode
