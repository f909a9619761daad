"""How far a replay is, in bytes: one archive may hold a million pages, and nobody knows how many before it is read."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from rich.filesize import decimal

from crawler.counted import counted

if TYPE_CHECKING:
    from rich.progress import Progress

_SECONDS_BETWEEN_LINES = 5.0


class ReplayProgress:
    """Shows on stderr what was read: a live display on a terminal, a plain line every few seconds elsewhere.

    Args:
        size: how many bytes all files have.
    """

    def __init__(self, size: int) -> None:
        self._size, self._read, self._pages = size, 0, 0
        self._began = self._printed = time.monotonic()
        self._bar = _bar() if sys.stderr.isatty() else None
        if self._bar:
            self._task = self._bar.add_task("replaying", total=size, pages=0)

    def __enter__(self) -> ReplayProgress:
        if self._bar:
            self._bar.start()
        return self

    def advance(self, size: int) -> None:
        """So many bytes more were read."""
        self._read += size
        if self._bar:
            self._bar.update(self._task, completed=self._read, pages=self._pages)
        elif time.monotonic() - self._printed > _SECONDS_BETWEEN_LINES:
            self._print()

    def page(self) -> None:
        """One more page was read."""
        self._pages += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
        else:
            self._print()

    def _print(self) -> None:
        self._printed = time.monotonic()
        rate = self._pages / max(self._printed - self._began, 0.001)
        read = f"{decimal(self._read)} of {decimal(self._size)}"
        print(f"replaying: {counted(self._pages, 'page')}, {read}, {rate:,.0f} pages/s", file=sys.stderr, flush=True)


def _bar() -> Progress:
    from rich.console import Console  # where there is no terminal, and in a crawl, nobody waits for it
    from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    pages = TextColumn("{task.fields[pages]:,} pages")
    shown = (SpinnerColumn(), TextColumn("replaying"), BarColumn(), DownloadColumn(), pages)
    return Progress(*shown, TimeRemainingColumn(), console=Console(stderr=True))
