"""What a running demo server shows, plays and was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from crawler.demo.playing import Playing
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
    editions: Callable[[int], Sequence[DemoSite]] | None = None
    """Builds the sites of another edition; None where the server was started without."""
    access_log: list[Access] = field(default_factory=list)

    def show(self, sites: Iterable[DemoSite]) -> None:
        """Show these sites instead."""
        self.sites = {site.host: site for site in sites}
