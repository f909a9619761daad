"""How far a run is: a bar on a terminal, plain lines elsewhere; on stderr, so that stdout stays the summary's."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

Advance = Callable[[int], None]
"""Tells how many bytes more are done."""
Progress = Callable[[str, int], AbstractContextManager[Advance]]
"""Opens a stage, given its name and its size in bytes."""

_PLAIN_SECONDS = 10.0


def progress(stage: str, size: int) -> AbstractContextManager[Advance]:
    """Show a stage's progress in the way that suits stderr."""
    return _bar(stage, size) if sys.stderr.isatty() else _lines(stage, size)


@contextmanager
def silent(stage: str, size: int) -> Iterator[Advance]:
    """Show nothing."""
    yield lambda count: None


@contextmanager
def _bar(stage: str, size: int) -> Iterator[Advance]:
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task(stage, total=size)
        done = shown = 0

        def advance(count: int) -> None:
            nonlocal done, shown
            done += count
            if done - shown > size // 200:  # drawing costs more than most records do
                shown = done
                bars.update(task, completed=done)

        yield advance
        bars.update(task, completed=size)


@contextmanager
def _lines(stage: str, size: int) -> Iterator[Advance]:
    print(f"{stage}: {size / 1e6:.1f} MB", file=sys.stderr, flush=True)
    done = 0
    due = time.monotonic() + _PLAIN_SECONDS

    def advance(count: int) -> None:
        nonlocal done, due
        done += count
        if (now := time.monotonic()) >= due:
            due = now + _PLAIN_SECONDS
            print(f"{stage}: {done / max(size, 1):.0%}", file=sys.stderr, flush=True)

    yield advance
