"""Reads a crawl's pages: in the crawler's own process, and in a second one as soon as they come fast.

Reading is half of what a page costs. A polite crawl never notices; where pages come as fast as they can be read, a
second process reads them while this one fetches, archives and stores.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from socket import socket, socketpair
from typing import cast

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
_LENGTH = 8
"""Bytes that tell how long what follows is."""
_PATIENCE = 60.0
"""Seconds for pages that take milliseconds: who does not answer within them is stuck."""
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
        self._second: _SecondProcess | None = None
        self.read_apart = 0
        """Pages that the second process has read."""

    @property
    def process_id(self) -> int | None:
        """Of the second process; None as long as there is none, or it is not ready."""
        return self._second.process_id if self._second is not None and self._second.is_ready else None

    async def read(self, page: Fetched) -> Told:
        """Read a page, wherever that is faster."""
        if self._second is None and self._may_be_apart and (self._is_always_apart or self._is_worth_it()):
            self._second = _SecondProcess(self._recipe)
        if self._second is not None and (self._is_always_apart or self._second.is_ready):
            try:
                told = await self._second.read(page)
            except ConnectionError:  # out of memory, or killed: from now on everything is read here
                self._may_be_apart = False
                self.close()
            else:
                self.read_apart += 1
                return told
        began = time.perf_counter()
        told = await tell(self._page_class, page)
        self._pages += 1
        self._spent += time.perf_counter() - began
        return told

    def close(self) -> None:
        """End the second process."""
        if self._second is not None:
            self._second.close()
            self._second = None

    def _is_worth_it(self) -> bool:
        elapsed = time.perf_counter() - self._began
        return self._pages >= _FIRST_PAGES and self._spent >= _WORTH_IT * elapsed


class _SecondProcess(asyncio.Protocol):
    """The second process as the crawl sees it. It answers in the order in which it was asked, and ends with the crawl.

    A pool of one would need two threads, which take the interpreter from the crawl several times a page.
    """

    def __init__(self, recipe: Recipe) -> None:
        here, there = socketpair()
        resource_tracker.ensure_running()  # which would let the signal through again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is for the crawl alone to heed
        try:
            # Not fork: threads of this process may hold locks.
            self._process = get_context("spawn").Process(target=_serve, args=(there, recipe), daemon=True)
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        there.close()
        self._asked: deque[asyncio.Future[bytes]] = deque()
        self._received = bytearray()
        self._transport: asyncio.Transport | None = None
        self.is_ready = False
        loop = asyncio.get_running_loop()
        self._connected = asyncio.ensure_future(loop.create_unix_connection(lambda: self, sock=here))

    @property
    def process_id(self) -> int | None:
        """Its number among the system's."""
        return self._process.pid

    async def read(self, page: Fetched) -> Told:
        """Have it read a page.

        Raises:
            ConnectionError: it is gone, or does not answer.
        """
        if self._transport is None:
            await self._connected
        if self._transport is None or self._transport.is_closing():
            raise ConnectionError
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._asked.append(answer)
        content = msgspec.msgpack.encode(page)
        self._transport.writelines((len(content).to_bytes(_LENGTH), content))
        try:
            async with asyncio.timeout(_PATIENCE):
                return _unpack(await answer)
        except TimeoutError:
            raise ConnectionError from None

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        if self._transport is not None:
            self._transport.close()
        self._connected.cancel()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See asyncio.Protocol."""
        self._transport = cast("asyncio.Transport", transport)  # which uvloop's is but in name

    def data_received(self, data: bytes) -> None:
        """See asyncio.Protocol."""
        self._received += data
        while (end := _LENGTH + int.from_bytes(self._received[:_LENGTH])) <= len(self._received) >= _LENGTH:
            content = bytes(memoryview(self._received)[_LENGTH:end])
            del self._received[:end]
            if not self.is_ready:  # the first word that it says is no answer
                self.is_ready = True
                continue
            answer = self._asked.popleft()
            if not answer.done():
                answer.set_result(content)

    def connection_lost(self, error: Exception | None) -> None:
        """See asyncio.Protocol."""
        for answer in self._asked:
            if not answer.done():
                answer.set_exception(ConnectionError())
        self._asked.clear()


def _serve(crawl: socket, recipe: Recipe) -> None:
    """Read pages for a crawl, in the second process, as long as there is one."""
    page_class, loop = recipe(), asyncio.new_event_loop()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)  # as in the crawl: pages make many objects that live for milliseconds
    with crawl, crawl.makefile("rwb") as stream, suppress(ConnectionError):
        content = b""
        while True:
            stream.write(len(content).to_bytes(_LENGTH) + content)
            stream.flush()
            length = stream.read(_LENGTH)
            if len(length) < _LENGTH:
                return
            page = _unpack_page(stream.read(int.from_bytes(length)))
            content = msgspec.msgpack.encode(loop.run_until_complete(tell(page_class, page)))


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


_unpack = msgspec.msgpack.Decoder(Told).decode
_unpack_page = msgspec.msgpack.Decoder(Fetched).decode
