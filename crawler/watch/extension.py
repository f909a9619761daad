"""Where the watch meets Scrapy: it is fed by the frontier, and says at once when a site has changed."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro

from crawler.extract import UNKNOWN_STYLE
from crawler.frontier.signals import visit_ended
from crawler.frontier.states import Settlement, State
from crawler.reading.question_page import QuestionPage
from crawler.watch.alarms import Alarm
from crawler.watch.watch import Watch

STOPPED = "changed"
"""Scrapy's finish reason of a crawl that WATCH_STOP has ended."""

logger = logging.getLogger(__name__)


class WatchExtension:
    """Feeds a `Watch` with every visit of a crawl.

    Settings: WATCH_STOP ends the crawl in order at the first alarm; the same command goes on with it.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        page_class: type[QuestionPage] | None = getattr(crawler.spidercls, "page_class", None)
        self._watch = Watch(page_class.expected if page_class is not None else {})
        self._told: set[tuple[str, str]] = set()
        crawler.signals.connect(self._ended, visit_ended)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> WatchExtension:
        """Scrapy's way to build an extension."""
        return cls(crawler)

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """All there is to tell as of now."""
        return self._watch.alarms

    def tell(self, alarms: Iterable[Alarm]) -> None:
        """Log those alarms that were not told before, each on a line; end the crawl where that is asked for."""
        new = [alarm for alarm in alarms if (alarm.host, alarm.topic) not in self._told]
        for alarm in new:
            self._told.add((alarm.host, alarm.topic))
            logger.warning("%s; such as %s", alarm, " ".join(alarm.examples))
        if new and self._crawler.settings.getbool("WATCH_STOP"):
            assert self._crawler.engine is not None
            deferred_from_coro(self._crawler.engine.close_spider_async(reason=STOPPED))

    def _ended(self, settlement: Settlement) -> None:
        if settlement.state not in (State.DONE, State.FAILED):
            return
        lease, exchange = settlement.lease, settlement.exchange
        status = 304 if settlement.is_unmodified else exchange.status if exchange is not None else None
        if settlement.records:
            self.tell(self._watch.read(lease.host, *settlement.records))
        elif settlement.reason == UNKNOWN_STYLE:
            self._watch.unknown(lease.host, lease.url)
        is_failed = settlement.state is State.FAILED
        self.tell(self._watch.visited(lease.host, lease.url, status, is_failed=is_failed, is_retry=lease.retries > 0))
