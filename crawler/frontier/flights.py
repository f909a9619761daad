"""Visits under way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.archive.exchange import Exchange
from crawler.frontier.exchange import exchange_of
from crawler.frontier.states import Lease, Settlement, State
from crawler.outcome import CALLBACK_ERROR
from crawler.records import RawRecord


@dataclass(slots=True, kw_only=True)
class Flight:
    """A lease that has been handed out to Scrapy."""

    lease: Lease
    original: Request
    """As the spider made it, before anybody added to its headers and its meta."""
    request: Request
    fingerprint: bytes
    response: Response | None = None
    """As received, before any middleware has touched it."""
    fetched_at: str = ""

    @property
    def errback(self) -> Callable[[Failure], Any] | None:
        """The spider's own."""
        return self.original.errback

    def fault(self, error: Exception) -> Settlement:
        """The spider failed on it: a callback or an errback."""
        return Settlement(
            lease=self.lease,
            state=State.FAILED,
            reason=CALLBACK_ERROR,
            detail=f"{type(error).__name__}: {error}",
            exchange=self.exchange(),
        )

    def exchange(self, style: str | None = None, records: Sequence[RawRecord] = ()) -> Exchange | None:
        """What goes into the archive; None where no response came.

        Args:
            style: the site style that the page was read in.
            records: what it gave.
        """
        if self.response is None:
            return None
        rights = records[0].rights if records else None
        return exchange_of(self.request, self.response, self.fetched_at, style, rights)
