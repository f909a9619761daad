"""A site style whose spider locks the frontier, as another program might, at the time that a test names."""

from __future__ import annotations

import sqlite3
from typing import Any

from scrapy.crawler import Crawler

from crawler.sites.doctor_reply import DoctorReplyPage, DoctorReplySpider


class LockingPage(DoctorReplyPage):
    style = "locking"


class LockingSpider(DoctorReplySpider):
    name = "locking"
    page_class = LockingPage
    when = "never"
    lock: sqlite3.Connection

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> LockingSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        if spider.when == "at the start":
            spider.lock_frontier()
        return spider

    def closed(self, _reason: str) -> None:
        if self.when == "at the end":
            self.lock_frontier()

    def lock_frontier(self) -> None:
        """Until the process ends."""
        self.lock = sqlite3.connect(f"{self.settings['OUTPUT']}/frontier.db", isolation_level=None)
        self.lock.execute("BEGIN IMMEDIATE")
