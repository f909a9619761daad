"""The progress of a crawl to look at: a live display on a terminal, a plain line every few seconds elsewhere."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import deque
from typing import TYPE_CHECKING, ClassVar

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.frontier.scheduler import FrontierScheduler
from crawler.frontier.states import Counts

if TYPE_CHECKING:
    from rich.progress import Progress

_SECONDS_BETWEEN_LOOKS = 0.5
_SECONDS_BETWEEN_LINES = 5.0
_LOOKS_FOR_RATE = 20  # the rate of the last ten seconds


class _Display:
    """The live display, which the spiders of a process share: a terminal has one cursor."""

    def __init__(self) -> None:
        self.bars = _bars() if sys.stderr.isatty() else None
        self.users = 0

    def join(self) -> None:
        self.users += 1
        if self.bars and self.users == 1:
            self.bars.start()

    def leave(self) -> None:
        self.users -= 1
        if self.bars and not self.users:
            self.bars.stop()


def _bars() -> Progress:
    from rich.console import Console  # where there is no terminal nobody waits for it
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
    from rich.table import Column

    whole = Column(no_wrap=True, overflow="crop")
    name, said = (TextColumn(f"{{task.{part}}}", table_column=whole) for part in ("description", "fields[said]"))
    return Progress(SpinnerColumn(), name, BarColumn(bar_width=10), said, console=Console(stderr=True))


class ProgressExtension:
    """Shows how many URLs are done, pending, under way and failed, pages a second, and the time left."""

    _display: ClassVar[_Display | None] = None

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.spidercls is not None
        self._crawler, self._name = crawler, crawler.spidercls.name
        self._pages = 0
        self._recent: deque[tuple[float, int]] = deque(maxlen=_LOOKS_FOR_RATE)
        self._timer: asyncio.TimerHandle | None = None
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._received, signals.response_received)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ProgressExtension:
        """Scrapy's way to build an extension."""
        return cls(crawler)

    def _opened(self) -> None:
        ProgressExtension._display = self._shown = ProgressExtension._display or _Display()
        self._shown.join()
        if self._shown.bars:
            self._task = self._shown.bars.add_task(self._name, total=None, said="")
        self._began = self._printed = time.monotonic()
        self._look()

    def _received(self) -> None:
        self._pages += 1

    def _closed(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._show()
        if not self._shown.bars:
            self._print()
        self._shown.leave()

    def _look(self) -> None:
        self._show()
        if not self._shown.bars and time.monotonic() - self._printed > _SECONDS_BETWEEN_LINES:
            self._print()
        self._timer = asyncio.get_running_loop().call_later(_SECONDS_BETWEEN_LOOKS, self._look)

    def _show(self) -> None:
        self._recent.append((time.monotonic(), self._pages))
        if self._shown.bars:
            counts = self._counts()
            total = counts.total or None
            self._shown.bars.update(self._task, completed=counts.total - counts.open, total=total, said=self._said())

    def _print(self) -> None:
        self._printed = time.monotonic()
        print(f"crawling {self._name}: {self._said()}", file=sys.stderr, flush=True)

    def _said(self) -> str:
        counts = self._counts()
        parts = [f"{counts.done:,} done", f"{counts.pending:,} pending", f"{counts.leased:,} under way"]
        parts += [
            f"{number:,} {name}" for number, name in ((counts.failed, "failed"), (counts.skipped, "skipped")) if number
        ]
        rate = self._rate()
        parts.append(f"{rate:,.0f} pages/s" if rate >= 10 else f"{rate:.1f} pages/s")
        if counts.open and rate:
            minutes, seconds = divmod(int(counts.open / rate), 60)
            hours, minutes = divmod(minutes, 60)
            parts.append(f"about {hours}:{minutes:02}:{seconds:02} left")
        return ", ".join(parts)

    def _rate(self) -> float:
        """Pages a second, of late; over the whole crawl where it was short."""
        (then, before), (now, pages) = self._recent[0], self._recent[-1]
        if now - then < 1:
            then, before = self._began, 0
        return (pages - before) / max(now - then, 0.001)

    def _counts(self) -> Counts:
        engine = self._crawler.engine
        scheduler = engine.scheduler if engine is not None else None
        counts = scheduler.counts if isinstance(scheduler, FrontierScheduler) else None
        return counts or Counts()
