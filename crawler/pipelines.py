"""Where Scrapy hands over what a page gave."""

from __future__ import annotations

from pathlib import Path

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro

from crawler.raw_files import RawFiles
from crawler.records import RawRecord, SetAside

OUTCOME = "medqa/outcome"
"""The key of the crawl's outcome among Scrapy's stats."""
FAULTS = "medqa/faults"
"""The key of the number of pages that our own code failed on: their records are missing."""
UNWRITABLE = "medqa/unwritable"
"""The key of the OSError for which the output could not be written; then there is no outcome."""


class RawFilesPipeline:
    """Writes records and pages set aside to the output directory (setting `OUTPUT`), under the run's name (`RUN`)."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.spidercls is not None
        assert crawler.stats is not None
        self.files = RawFiles(Path(crawler.settings["OUTPUT"]), crawler.settings["RUN"], crawler.spidercls.name)
        self._crawler, self._stats = crawler, crawler.stats
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(self._failed, signal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RawFilesPipeline:
        """Scrapy's way to build a pipeline."""
        return cls(crawler)

    def process_item(self, item: RawRecord | SetAside) -> RawRecord | SetAside:
        """Write one; where that can't be, the crawl ends: a page that is not kept need not be asked for."""
        if self._stats.get_value(UNWRITABLE) is None:
            try:
                self.files.write(item)
            except OSError as error:
                self._stats.set_value(UNWRITABLE, error)
                assert self._crawler.engine is not None
                deferred_from_coro(self._crawler.engine.close_spider_async(reason="unwritable"))
        return item

    def close_spider(self) -> None:
        """The crawl has ended: put its files in place, and leave the counts for the summary."""
        if self._stats.get_value(UNWRITABLE) is None:
            try:
                self.files.close()
            except OSError as error:
                self._stats.set_value(UNWRITABLE, error)
            else:
                self._stats.set_value(OUTCOME, self.files.outcome)
                return
        self.files.discard()

    def _failed(self) -> None:
        self._stats.inc_value(FAULTS)
