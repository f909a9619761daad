"""What a running demo server shows, plays and was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from crawler.demo.playing import Playing
from crawler.demo.redesign import Redesign
from crawler.demo.site import DemoSite


@dataclass(frozen=True, slots=True)
class Access:
    """One request as the server saw it; `time` is seconds since the epoch, `scheme` what X-Forwarded-Proto said."""

    time: float
    host: str
    method: str
    path: str
    status: int
    """0 where the connection ended before any."""
    user_agent: str
    scheme: str
    fault: str | None = None
    """Which fault was played, by its tag in plans (`crawler.demo.faults`)."""


@dataclass(slots=True)
class State:
    """Read by every request; a change counts from the next request on."""

    sites: dict[str, DemoSite]
    """By host."""
    playing: Playing
    editions: Callable[[int, Redesign | None], Sequence[DemoSite]] | None = None
    """Builds the sites of another edition, redesigned or not; None where the server was started without."""
    access_log: list[Access] = field(default_factory=list)
    _coming: dict[str, tuple[int, DemoSite]] = field(default_factory=dict)
    """By host: after how many question pages the site changes, and into what."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def show(self, sites: Iterable[DemoSite], after: int = 0) -> None:
        """Show these sites instead: each when so many of its question pages more have been asked for."""
        shown = {site.host: site for site in sites}
        with self._lock:
            self._coming = {host: (after, site) for host, site in shown.items()} if after else {}
            if not after:
                self.sites = shown

    def site(self, host: str, key: str) -> DemoSite | None:
        """The site that is to answer for a page."""
        site = self.sites.get(host)
        if host in self._coming and site is not None and key in site.questions:
            with self._lock:
                site = self._count(host, site)
        return site

    def _count(self, host: str, site: DemoSite) -> DemoSite:
        left, coming = self._coming.pop(host, (0, site))
        if left:
            self._coming[host] = left - 1, coming
        else:
            self.sites = {**self.sites, host: coming}
        return self.sites[host]
