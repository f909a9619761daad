"""How far a run is: a bar on a terminal, plain lines elsewhere; on stderr, so that stdout stays the summary's.

A stage that ends within two seconds shows nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Protocol

Advance = Callable[[int], None]
"""Tells how many bytes more are done."""
Progress = Callable[[str, int], AbstractContextManager[Advance]]
"""Opens a stage, given its name and its size in bytes."""

PATIENCE = 2.0
"""Seconds that a stage may take before anything is shown of it."""
_BETWEEN_LINES = 10.0
_BETWEEN_PICTURES = 0.2


@dataclass(slots=True)
class Stage:
    """What is known of a stage at any moment; `done` and `size` are bytes, `begun` is of the monotonic clock."""

    name: str
    size: int
    done: int = 0
    begun: float = field(default_factory=time.monotonic)

    def advance(self, count: int) -> None:
        """See `Advance`."""
        self.done += count

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return min(self.done / max(self.size, 1), 1.0)

    def left(self, now: float) -> str:
        """Tell how long it will take from a moment on, by what it took until then; else for how long it has worked."""
        taken = now - self.begun
        if 0 < self.share < 1:
            return f"about {span(taken / self.share - taken)} left"
        return f"for {span(taken)}"


class _Display(Protocol):
    seconds: float
    """Between two looks at the stage."""

    def show(self, stage: Stage) -> None: ...

    def end(self, stage: Stage, *, is_whole: bool) -> None: ...


@contextmanager
def progress(stage: str, size: int) -> Iterator[Advance]:
    """Show a stage's progress in the way that suits stderr, once it has taken two seconds.

    Args:
        stage: what is being done, such as "reading raw records".
        size: of all that there is to do, in bytes; 0 where nobody knows.
    """
    opened = Stage(stage, size)
    ended = Event()
    display: _Display = _Bar() if _is_terminal() else _Lines()
    watch = Thread(target=_watch, args=(opened, display, ended), name="progress", daemon=True)
    watch.start()
    is_whole = False
    try:
        yield opened.advance
        is_whole = True
    finally:
        ended.set()
        watch.join()
        if time.monotonic() - opened.begun >= PATIENCE:
            with suppress(OSError):
                display.end(opened, is_whole=is_whole)


@contextmanager
def silent(stage: str, size: int) -> Iterator[Advance]:
    """Show nothing."""
    yield lambda count: None


def span(seconds: float) -> str:
    """Write a time as a person would tell it.

    >>> [span(seconds) for seconds in (0.2, 59.7, 95, 3_725, 200_000)]
    ['1 s', '1 min', '1 min 35 s', '1 h 2 min', '2 d 7 h']
    """
    whole = max(round(seconds), 1)
    for size, unit, smaller, below in _UNITS:
        if whole >= size:
            rest = whole % size // smaller
            return f"{whole // size} {unit}" + (f" {rest} {below}" if rest else "")
    return f"{whole} s"


_UNITS = ((86_400, "d", 3600, "h"), (3600, "h", 60, "min"), (60, "min", 1, "s"))


def told(stage: Stage, now: float) -> str:
    """Tell in one line how far a stage is at a moment of the monotonic clock.

    >>> told(Stage("reading raw records", 48_000_000, done=12_000_000, begun=100.0), 130.0)
    'reading raw records: 25% of 48.0 MB, about 1 min 30 s left'
    >>> told(Stage("connecting pages", 48_000_000, begun=100.0), 112.0)
    'connecting pages: 48.0 MB, for 12 s'
    """
    share = f"{stage.share:.0%} of " if stage.done else ""
    size = f"{share}{stage.size / 1e6:.1f} MB, " if stage.size else ""
    return f"{stage.name}: {size}{stage.left(now)}"


def _is_terminal() -> bool:
    from rich.console import Console

    return sys.stderr is not None and sys.stderr.isatty() and not Console(stderr=True).is_dumb_terminal


def _watch(stage: Stage, display: _Display, ended: Event) -> None:
    """Look at a stage now and then; nobody reads any more: nothing is shown any more."""
    wait = PATIENCE
    with suppress(OSError):
        while not ended.wait(wait):
            display.show(stage)
            wait = display.seconds


class _Lines:
    """Plain lines, for whoever reads a log."""

    seconds = _BETWEEN_LINES

    def show(self, stage: Stage) -> None:
        """Print how far it is."""
        print(told(stage, time.monotonic()), file=sys.stderr, flush=True)

    def end(self, stage: Stage, *, is_whole: bool) -> None:
        """Print how long it took."""
        if is_whole:
            print(f"{stage.name}: done in {span(time.monotonic() - stage.begun)}", file=sys.stderr, flush=True)


class _Bar:
    """A bar with the time left."""

    seconds = _BETWEEN_PICTURES

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn
        from rich.progress import Progress as Bars

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[left]}"),
        )
        self._bars = Bars(*columns, console=Console(stderr=True), auto_refresh=False)
        self._task = self._bars.add_task("", total=None, start=False, left="")

    def show(self, stage: Stage) -> None:
        """Draw it as it is now."""
        is_measured = stage.done > 0 and stage.size > 0
        if is_measured:
            self._bars.start_task(self._task)
        self._bars.update(
            self._task,
            description=stage.name,
            total=stage.size if is_measured else None,
            completed=stage.done,
            left=stage.left(time.monotonic()),
        )
        self._bars.start()
        self._bars.refresh()

    def end(self, stage: Stage, *, is_whole: bool) -> None:
        """Leave the last picture on the terminal."""
        if not self._bars.live.is_started:
            return
        if is_whole:
            taken = span(time.monotonic() - stage.begun)
            self._bars.update(self._task, description=stage.name, total=1, completed=1, left=taken)
        self._bars.stop()
