"""Scrapy's scheduler on the frontier: it hands out leased URLs, and takes in what becomes of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from scrapy import Request, Spider, signals
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred

from crawler.frontier.children import redirected, retried
from crawler.frontier.database import FrontierError
from crawler.frontier.discovery import Discovery
from crawler.frontier.failures import Failures
from crawler.frontier.flights import Flight
from crawler.frontier.leases import Wanted
from crawler.frontier.queues import HostQueues
from crawler.frontier.request_json import LEASE, UnreadableRequestError, load_request
from crawler.frontier.room import Room
from crawler.frontier.rounds import start_round, try_again
from crawler.frontier.session import Session
from crawler.frontier.settings import FrontierSettings
from crawler.frontier.signals import links_lost, visit_ended
from crawler.frontier.states import Counts, Lease, Leased, Settlement, State
from crawler.manners.hosts import authority
from crawler.manners.pacing import pace_of
from crawler.manners.purposes import Purpose

BROKEN = "medqa/broken"
"""The key, among Scrapy's stats, of the error for which nothing could be made durable any more."""
_POLL = 0.25
"""Seconds between looks for work that is not due yet, or that other crawlers have."""

logger = logging.getLogger(__name__)


class FrontierScheduler(BaseScheduler):
    """Leases URLs of the spider's hosts; see `crawler.frontier`."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._settings = FrontierSettings.read(crawler.settings)
        self._waiting = HostQueues()
        self._flights: dict[int, Flight] = {}
        self._is_closing = False
        self._is_more = False
        self._next_look: asyncio.TimerHandle | None = None
        self._end_of_rest: asyncio.TimerHandle | None = None
        self._resting = 0
        self._pace, self._room = pace_of(crawler), Room(crawler)
        self.counts: Counts | None = None
        """Of the spider's hosts, at the last look; None before the first."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FrontierScheduler:
        """Scrapy's way to build a scheduler."""
        return cls(crawler)

    def open(self, spider: Spider) -> Deferred[None]:
        """Join the session of the output directory, and begin another round where that is asked for."""
        self._spider = spider
        given = {authority(url) for url in getattr(spider, "start_urls", [])}
        self._hosts = frozenset(name for name in given if name) or None
        self.discovery = Discovery(self._crawler, spider, self._hosts, self._settings.link_depth)
        purpose = Purpose(self._crawler.settings["PURPOSE"])
        self._errback = Failures(self, self.discovery, purpose, self._settings.retry_delay).settled
        self._session = Session.join(self._settings)
        self._outbox = self._session.outbox
        return deferred_from_coro(self._open())

    async def _open(self) -> None:
        where = self._session.engine, self._spider.name, self._hosts
        start = partial(start_round, *where, self._settings.recrawl == "due")
        try:
            await self._outbox.call(start if self._settings.recrawl else partial(try_again, *where))
        except FrontierError as error:
            self._broken(error)
        self._outbox.join(self, self._broken)

    def close(self, reason: str) -> Deferred[None]:
        """Wait until everything is durable, and leave the session."""
        self._is_closing = True
        return deferred_from_coro(self._close())

    async def _close(self) -> None:
        await self._outbox.leave(self)
        self._session.leave()

    def has_pending_requests(self) -> bool:
        """Whether anything is still to be visited, also by another crawler: it may die."""
        if self._waiting or not self._outbox.is_empty or self.counts is None:
            return True
        return self.counts.open > self._resting

    def enqueue_request(self, request: Request) -> bool:
        """Take in a start request, or what a redirect or a retry makes of a request that was handed out."""
        lease = request.meta.get(LEASE)
        if lease is None:
            self._outbox.add(self.discovery.row(request))
            return True
        flight = self._flights.pop(lease, None)
        if flight is None:
            return False  # the lease was lost: whoever has it now will come this way, too
        is_retry = self.discovery.fingerprint(request) == flight.fingerprint
        if is_retry:  # a host that rests is not asked before its time anyhow
            rests = bool(self._pace.rest(flight.lease.host))
            self.settle(retried(flight, 0 if rests else self._settings.retry_delay))
        else:
            self.settle(redirected(flight, request, self.discovery))
        return True

    def next_request(self) -> Request | None:
        """Hand out a leased URL of a host that has room for it."""
        self._settle_dropped()
        if self._is_more and len(self._waiting) <= self._settings.batch // 2:
            self._is_more = False
            self._outbox.wake()
        if not self._waiting:
            return None
        taken = self._waiting.take(self._room.has)
        if taken is None:
            self._wait_for_rests()
            return None
        return self._hand_out(*taken)

    def flight(self, request: Request | None) -> Flight | None:
        """The visit that a request belongs to; None where it has ended, or was never leased."""
        return self._flights.get(request.meta.get(LEASE, -1)) if request is not None else None

    def settle(self, settlement: Settlement) -> asyncio.Future[None]:
        """A visit has ended; the future tells when that is durable."""
        self._flights.pop(settlement.lease.id, None)
        self._crawler.signals.send_catch_log(visit_ended, settlement=settlement)
        rest = self._pace.rest(settlement.lease.host)
        if not rest:
            return self._outbox.post(settlement)
        if rest > self._settings.host_patience:  # the others of that host wait for another run
            for lease in self._waiting.remove(settlement.lease.host):
                self._outbox.post(Settlement(lease=lease, state=State.PENDING, is_try=False, host_rests=rest))
        asked = self._pace.asked_rest(settlement.lease.host)
        return self._outbox.post(replace(settlement, host_rests=rest, host_asks=asked))

    async def settle_durably(self, settlement: Settlement) -> bool:
        """Wait until the end of a visit is durable; False where it can't be made so, or the lease has been lost."""
        try:
            await self.settle(settlement)
        except Exception as error:
            logger.debug("not durable: %s: %s", settlement.lease.url, error)
            return False
        self.discovery.remember(settlement.links)
        return True

    def wants(self) -> Wanted:
        """See `Worker`."""
        waiting = len(self._waiting)
        has_enough = self._is_closing or waiting > self._settings.batch // 2
        return Wanted(
            spider=self._spider.name,
            names=self._hosts,
            room=0 if has_enough else self._settings.batch - waiting,
            reading_sitemaps={lease.host for lease in self._leased() if lease.priority > 0},
            busy={lease.host for lease in self._leased()},
            rests={host: max(self._pace.delay(host), self._pace.rest(host)) for host in self._hosts or ()},
            patience=self._settings.host_patience,
        )

    def under_way(self) -> list[int]:
        """See `Worker`."""
        return [lease.id for lease in self._leased()]

    def _leased(self) -> Iterator[Lease]:
        yield from (flight.lease for flight in self._flights.values())
        yield from self._waiting

    def receive(self, leased: Leased) -> None:
        """See `Worker`."""
        self.counts, self._resting = leased.counts, leased.resting
        # What was left for want of room can be had at once; what comes later comes with the end of a visit.
        self._is_more = leased.is_more
        for lease in leased.leases:
            if (rest := self._pace.rest(lease.host)) > self._settings.host_patience:  # it began while they were leased
                self._outbox.post(Settlement(lease=lease, state=State.PENDING, is_try=False, host_rests=rest))
                continue
            try:
                request = load_request(lease.url, lease.request, lease.priority, self._spider)
            except UnreadableRequestError as error:
                self.settle(Settlement(lease=lease, state=State.FAILED, reason="unreadable_request", detail=str(error)))
            else:
                self._waiting.add(lease, request)
        if not self._waiting and leased.counts.open and self._next_look is None:
            self._next_look = asyncio.get_running_loop().call_later(_POLL, self._look_again)
        self._poke()

    def _look_again(self) -> None:
        self._next_look = None
        self._outbox.wake()

    def forget(self) -> None:
        """See `Worker`."""
        self._waiting.clear()
        self._flights.clear()
        self._crawler.signals.send_catch_log(links_lost)

    def _hand_out(self, lease: Lease, request: Request) -> Request:
        original = request.copy()
        request.meta[LEASE] = lease.id
        if lease.retries:
            request.meta["retry_times"] = lease.retries
        if lease.last is not None and lease.last.reason is None:
            if lease.last.etag:
                request.headers["If-None-Match"] = lease.last.etag.encode("latin-1", "replace")
            if lease.last.last_modified:
                request.headers["If-Modified-Since"] = lease.last.last_modified
        self._flights[lease.id] = Flight(
            lease=lease, request=request, original=original, fingerprint=self.discovery.fingerprint(request)
        )
        request.errback = self._errback
        return request

    def _wait_for_rests(self) -> None:
        """See to it that Scrapy asks again when the first host has rested."""
        rests = [rest for lease in self._waiting.first() if (rest := self._pace.rest(lease.host))]
        if rests:
            if self._end_of_rest is not None:
                self._end_of_rest.cancel()
            self._end_of_rest = asyncio.get_running_loop().call_later(min(rests), self._go_on)

    def _go_on(self) -> None:
        self._end_of_rest = None
        self._poke()

    def _settle_dropped(self) -> None:
        """What is under way, and Scrapy knows nothing of it any more, has been dropped by somebody's component."""
        assert self._crawler.engine is not None
        slot = self._crawler.engine._slot
        if slot is None or len(self._flights) <= len(slot.inprogress):
            return
        detail = "a redirect or a retry was dropped by another component of Scrapy"
        for flight in list(self._flights.values()):
            if flight.request not in slot.inprogress:
                settled = partial(Settlement, lease=flight.lease, exchange=flight.exchange())
                self.settle(settled(state=State.FAILED, reason="dropped", detail=detail))

    def _broken(self, error: Exception) -> None:
        assert self._crawler.stats is not None
        assert self._crawler.engine is not None
        self._crawler.stats.set_value(BROKEN, error)
        if self._crawler.engine.scraper.slot is None:  # Scrapy can't close what is not open yet
            self._crawler.signals.connect(self._end, signals.spider_opened)
        else:
            self._end()

    def _end(self) -> None:
        assert self._crawler.engine is not None
        deferred_from_coro(self._crawler.engine.close_spider_async(reason="broken"))

    def _poke(self) -> None:
        """Scrapy asks for requests when one has ended; where none is under way it would look after five seconds."""
        assert self._crawler.engine is not None
        slot = self._crawler.engine._slot
        if slot is not None:
            slot.nextcall.schedule()
