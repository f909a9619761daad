"""Spidermon's monitors on the watch: at the end a crawl may fall short, in mid-crawl they tell, and may stop it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any, ClassVar

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.misc import load_object
from spidermon import Monitor, MonitorSuite
from spidermon.core.actions import Action
from spidermon.runners import MonitorRunner
from twisted.internet.task import LoopingCall

from crawler.watch.alarms import Alarm, Kind
from crawler.watch.extension import WatchExtension

FELL_SHORT = "medqa/fell_short"
"""The key, among Scrapy's stats, of the alarms for which a crawl fell short."""

logger = logging.getLogger(__name__)


class MonitorsExtension:
    """Runs Spidermon's suites at the end of a crawl and in its middle, and logs what went wrong with them themselves.

    Spidermon's own extension brings along a library for JSON Schema, which takes a fifth of a second, and reports each
    run by `Spider.log`, of which Scrapy 2.19 warns.

    Settings, both Spidermon's: SPIDERMON_SPIDER_CLOSE_MONITORS, the suites for the end; SPIDERMON_PERIODIC_MONITORS, by
    suite how many seconds pass between two runs.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        settings = crawler.settings
        self._at_the_end = [load_object(path) for path in settings.getlist("SPIDERMON_SPIDER_CLOSE_MONITORS")]
        periodic = settings.getdict("SPIDERMON_PERIODIC_MONITORS")
        self._in_mid_crawl = {LoopingCall(self._run, load_object(path)): every for path, every in periodic.items()}
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> MonitorsExtension:
        """Scrapy's way to build an extension."""
        return cls(crawler)

    def _opened(self) -> None:
        for call, every in self._in_mid_crawl.items():
            call.start(every, now=False)

    def _closed(self) -> None:
        for suite in self._at_the_end:
            self._run(suite)
        for call in self._in_mid_crawl:
            call.stop()

    def _run(self, suite: type[MonitorSuite]) -> None:
        assert self._crawler.stats is not None
        known = {"crawler": self._crawler, "spider": self._crawler.spider, "stats": self._crawler.stats.get_stats()}
        result = MonitorRunner().run(suite(crawler=self._crawler), **known)
        for each in (*result.monitors_failed_results, *result.monitors_failed_action_results):
            if each.error and not (isinstance(each.item, Watchfulness) and each.reason):
                logger.error("%s: %s", each.item.name, each.reason or each.error)


class Watchfulness(Monitor):  # type: ignore[misc]
    """What a crawl should be like; each test fails with the alarms of its kind."""

    def test_pages_show_what_their_style_promises(self) -> None:
        """Field coverage."""
        self._expect_none(Kind.COVERAGE)

    def test_pages_show_the_answers_that_they_declare(self) -> None:
        """Declared versus found answers."""
        self._expect_none(Kind.DECLARED)

    def test_question_pages_are_of_the_known_style(self) -> None:
        """Pages of an unknown style."""
        self._expect_none(Kind.UNKNOWN_STYLE)

    def test_statuses_are_those_of_a_site_that_welcomes_us(self) -> None:
        """Unexpected status codes."""
        self._expect_none(Kind.STATUS)

    def test_visits_come_to_a_good_end(self) -> None:
        """Error rate."""
        self._expect_none(Kind.ERRORS)

    def test_pages_are_like_those_before(self) -> None:
        """Drift."""
        self._expect_none(Kind.DRIFT)

    def _expect_none(self, kind: Kind) -> None:
        told = [str(alarm) for alarm in _watch(self.data.crawler).alarms if alarm.kind is kind]
        if told:
            self.fail("; ".join(told))


class _OnCrawler(Action):  # type: ignore[misc]
    def __init__(self, crawler: Crawler) -> None:
        super().__init__()
        self._crawler = crawler

    @classmethod
    def from_crawler_kwargs(cls, crawler: Crawler) -> dict[str, Any]:
        """Spidermon's way to build an action."""
        return {"crawler": crawler}


class FallShort(_OnCrawler):
    """Notes the alarms, for the command to end with."""

    def run_action(self) -> None:
        """See Action."""
        assert self._crawler.stats is not None
        self._crawler.stats.set_value(FELL_SHORT, _watch(self._crawler).alarms)


class Tell(_OnCrawler):
    """Logs the alarms that are new, and stops the crawl where that is asked for."""

    def run_action(self) -> None:
        """See Action."""
        watch = _watch(self._crawler)
        watch.tell(watch.alarms)


class AtTheEnd(MonitorSuite):  # type: ignore[misc]
    """For SPIDERMON_SPIDER_CLOSE_MONITORS."""

    monitors: ClassVar[list[type[Monitor]]] = [Watchfulness]
    monitors_failed_actions: ClassVar[list[type[Action]]] = [FallShort]


class InMidCrawl(MonitorSuite):  # type: ignore[misc]
    """For SPIDERMON_PERIODIC_MONITORS."""

    monitors: ClassVar[list[type[Monitor]]] = [Watchfulness]
    monitors_failed_actions: ClassVar[list[type[Action]]] = [Tell]


def alarms_of(crawlers: Iterable[Crawler]) -> list[Alarm]:
    """The alarms for which crawls that have ended fell short."""
    stats = (crawler.stats for crawler in crawlers)
    return [alarm for each in stats if each is not None for alarm in each.get_value(FELL_SHORT, ())]


def _watch(crawler: Crawler) -> WatchExtension:
    watch = crawler.get_extension(WatchExtension)
    assert watch is not None, "the monitors need crawler.watch.extension.WatchExtension among the EXTENSIONS"
    return watch
