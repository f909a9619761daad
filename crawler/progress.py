"""Progress to look at: a live display on a terminal, a plain line every few seconds elsewhere."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from scrapy import signals
from scrapy.crawler import Crawler

_SECONDS_BETWEEN_LINES = 5.0


class ProgressDisplay:
    """Counts pages on stderr.

    Args:
        what: what is going on, such as "crawling doctor_panel".
        total: how many pages there are; None where nobody knows.
    """

    def __init__(self, what: str, total: int | None = None) -> None:
        self._what, self._total, self._done = what, total, 0
        self._began = self._printed = time.monotonic()
        self._console = Console(stderr=True)
        self._bar = None
        if self._console.is_terminal:
            known = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()) if total is not None else ()
            spent = (TextColumn("{task.completed} pages"), TimeElapsedColumn()) if total is None else ()
            self._bar = Progress(
                SpinnerColumn(), TextColumn("{task.description}"), *known, *spent, console=self._console
            )
            self._task = self._bar.add_task(what, total=total)

    def __enter__(self) -> ProgressDisplay:
        if self._bar:
            self._bar.start()
        return self

    def advance(self) -> None:
        """One more page."""
        self._done += 1
        if self._bar:
            self._bar.advance(self._task)
        elif time.monotonic() - self._printed > _SECONDS_BETWEEN_LINES:
            self._print()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
        else:
            self._print()

    def _print(self) -> None:
        self._printed = time.monotonic()
        total = f" of {self._total:,}" if self._total is not None else ""
        rate = self._done / max(self._printed - self._began, 0.001)
        self._console.print(f"{self._what}: {self._done:,}{total} pages, {rate:,.0f} pages/s", highlight=False)


class ProgressExtension:
    """Shows the progress of a crawl."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.spidercls is not None
        self._display = ProgressDisplay(f"crawling {crawler.spidercls.name}")
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._received, signals.response_received)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ProgressExtension:
        """Scrapy's way to build an extension."""
        return cls(crawler)

    def _opened(self) -> None:
        self._display.__enter__()

    def _received(self) -> None:
        self._display.advance()

    def _closed(self) -> None:
        self._display.__exit__(None, None, None)
