"""Where Scrapy hands over what a page gave."""

from __future__ import annotations

from pathlib import Path

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.raw_files import RawFiles
from crawler.records import RawRecord, SetAside

OUTCOME = "medqa/outcome"
"""The key of the crawl's outcome among Scrapy's stats."""
FAULTS = "medqa/faults"
"""The key of the number of pages that our own code failed on: their records are missing."""


class RawFilesPipeline:
    """Writes records and pages set aside to the output directory (setting `OUTPUT`), under the run's name (`RUN`)."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.spidercls is not None
        assert crawler.stats is not None
        self.files = RawFiles(Path(crawler.settings["OUTPUT"]), crawler.settings["RUN"], crawler.spidercls.name)
        self._stats = crawler.stats
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(self._failed, signal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RawFilesPipeline:
        """Scrapy's way to build a pipeline."""
        return cls(crawler)

    def process_item(self, item: RawRecord | SetAside) -> RawRecord | SetAside:
        """Write one."""
        self.files.write(item)
        return item

    def close_spider(self) -> None:
        """The crawl has ended: put its files in place, and leave the counts for the summary."""
        self.files.close()
        self._stats.set_value(OUTCOME, self.files.outcome)

    def _failed(self) -> None:
        self._stats.inc_value(FAULTS)
