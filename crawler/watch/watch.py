"""The watch over a crawl: it is told what each visit brought, and tells when a site is not what it was."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from crawler.reading.expectations import Expectations
from crawler.records import RawRecord
from crawler.watch.alarms import Alarm
from crawler.watch.site import SiteWatch

_HOSTS = 32
"""Sites watched at a time; one that was not visited for the longest time makes room. Each takes 3 MB at the most, where
every page is full of long lines that no other has."""
_MOST = 100
"""Alarms that are kept: what goes wrong everywhere need not be told for every site."""


class Watch:
    """Watches the sites that one spider crawls.

    What it gives are the alarms that are new; whether a site has changed is looked up every few pages.
    Nothing that a page holds makes it fail.
    """

    def __init__(self, expected: Expectations) -> None:
        self._expected = expected
        self._sites: dict[str, SiteWatch] = {}
        self._drifts: dict[tuple[str, str], Alarm] = {}
        self._left: list[Alarm] = []

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """The changes noticed so far, each once; and what the pages of each site lack of what is expected, as of now:
        more pages may make up for it."""
        lacking = (*self._left, *(alarm for site in self._sites.values() for alarm in site.shortfalls()))
        unsaid = (alarm for alarm in lacking if (alarm.host, alarm.topic) not in self._drifts)
        return (*self._drifts.values(), *islice(unsaid, _MOST))

    def visited(
        self, host: str, url: str, status: int | None, *, is_failed: bool, is_retry: bool = False
    ) -> tuple[Alarm, ...]:
        """A visit has ended for good.

        Args:
            host: the URL's authority.
            url: what was visited.
            status: the HTTP status; None where no response came.
            is_failed: whether nothing came of it.
            is_retry: whether it had been tried before.
        """
        return self._new(self._site(host).visited(url, status, is_failed, is_retry))

    def unknown(self, host: str, url: str) -> None:
        """A question page turned out to be of no known style; the next visits tell whether that is an alarm."""
        self._site(host).unknown(url)

    def read(self, host: str, *records: RawRecord) -> tuple[Alarm, ...]:
        """A question page gave a record, or one for each of its questions."""
        return self._new(self._site(host).read(records))

    def _site(self, host: str) -> SiteWatch:
        site = self._sites.pop(host, None) or SiteWatch(host, self._expected)
        self._sites[host] = site  # the last in the dict is the one visited last
        if len(self._sites) > _HOSTS:
            left = self._sites.pop(next(iter(self._sites)))
            self._left = [*self._left, *left.shortfalls()][:_MOST]
        return site

    def _new(self, alarms: Iterable[Alarm]) -> tuple[Alarm, ...]:
        new = []
        for alarm in alarms:
            key = alarm.host, alarm.topic
            if key not in self._drifts and len(self._drifts) < _MOST:
                self._drifts[key] = alarm
                new.append(alarm)
        return tuple(new)
