"""Visits that end without a page: what stands in the database of them, and what the spider makes of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from typing import Any, Protocol

from scrapy import Request
from twisted.python.failure import Failure

from crawler.frontier.discovery import Discovery
from crawler.frontier.endings import ending, may_pass
from crawler.frontier.flights import Flight
from crawler.frontier.outputs import outputs
from crawler.frontier.states import Settlement, State
from crawler.manners.opt_outs import page_signals, reserved
from crawler.manners.purposes import Purpose
from crawler.manners.robots import OptedOutError
from crawler.outcome import OPTED_OUT
from crawler.records import Signal
from crawler.version import PRODUCT


class Visits(Protocol):
    """Who knows the visits under way: the scheduler."""

    def flight(self, request: Request | None) -> Flight | None:
        """The visit that a request belongs to; None where it has ended."""

    async def settle_durably(self, settlement: Settlement) -> bool:
        """Wait until the end of a visit is durable; False where it can't be made so."""


class Failures:
    """Settles visits that fail.

    Args:
        visits: those under way.
        discovery: makes rows of the requests that the spider's own errback yields.
        purpose: what the pages are for.
        retry_delay: seconds before a URL that was not asked for at all is tried again.
    """

    def __init__(self, visits: Visits, discovery: Discovery, purpose: Purpose, retry_delay: float) -> None:
        self._visits, self._discovery = visits, discovery
        self._purpose, self._retry_delay = purpose, retry_delay

    async def settled(self, failure: Failure) -> AsyncIterator[Any]:
        """The errback of every request: settles its visit, with what the spider's own errback yields."""
        flight = self._visits.flight(failure.request)  # type: ignore[attr-defined]
        if flight is None:
            return
        settle, end = self._visits.settle_durably, ending(failure, flight.lease)
        settled = partial(Settlement, lease=flight.lease, exchange=flight.exchange())
        if end.state is State.PENDING:  # nothing was asked of the host but its rules
            later = self._retry_delay
            await settle(settled(state=State.PENDING, detail=end.detail, is_try=False, retry_after=later))
            return
        if end.is_unmodified:
            await settle(self._unmodified(flight))
            return
        if flight.errback is None:
            await settle(settled(state=end.state, reason=end.reason, detail=end.detail))
            return
        try:
            found = [one async for one in outputs(flight.errback(failure))]
            requests = (one for one in found if isinstance(one, Request))
            links = self._discovery.new(requests, flight.lease.depth + 1)
        except Exception as error:
            told = settled(state=end.state, reason=end.reason, detail=end.detail)
            await settle(told if error is failure.value else flight.fault(error))
            raise
        if may_pass(end.reason):
            settlement = settled(state=end.state, reason=end.reason, detail=end.detail, links=links)
        else:  # the spider knows what to make of it: nothing is missing
            settlement = settled(state=State.DONE, detail=end.reason, links=links)
        if await settle(settlement):
            for one in found:
                if not isinstance(one, Request):
                    yield one

    def _unmodified(self, flight: Flight) -> Settlement:
        """The page says what it said before, unless its headers reserve it by now."""
        signal = self._reserves(flight)
        if signal is None:
            return Settlement(lease=flight.lease, exchange=flight.exchange(), state=State.DONE, is_unmodified=True)
        why = str(OptedOutError(signal))
        return Settlement(lease=flight.lease, state=State.SKIPPED, reason=OPTED_OUT, detail=why, exchange=None)

    def _reserves(self, flight: Flight) -> Signal | None:
        """What the headers of a response without a body reserve."""
        exchange = flight.exchange()
        assert exchange is not None
        return reserved(page_signals(exchange.url, exchange.response_headers, "", self._purpose, PRODUCT))
