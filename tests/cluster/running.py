"""Crawls beside one another, each in a process of its own."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.crawl.running import Crawled
from tests.servers.commands import MOST_SECONDS, Fork, warm


class Running:
    """A command that has been started."""

    def __init__(self, fork: Fork, told: Path) -> None:
        self._fork, self._told = fork, told
        self.pid = fork.pid

    @property
    def told(self) -> str:
        """What it has printed so far, on standard output and standard error."""
        return self._told.read_text()

    @property
    def status(self) -> int | None:
        """What `wait` has found."""
        return self._fork.status

    @property
    def has_ended(self) -> bool:
        return self._fork.has_ended

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._fork.send(number)

    def wait(self) -> int:
        """Its exit status, once it has ended; below 0 the signal that killed it."""
        try:
            return self._fork.wait(MOST_SECONDS)
        except AssertionError as error:
            raise AssertionError(f"it hangs: {self.told}") from error

    def crawled(self, output: Path) -> Crawled:
        """How a crawl has ended, and what it left."""
        return Crawled(self.wait(), "", self.told, output)

    def end(self) -> None:
        """Kill it if it is still there."""
        self._fork.end()


class Starter:
    """Starts commands whose output goes to files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        self._started: list[Running] = []

    def start(self, *command: str) -> Running:
        """Start `scrapy …` or `normalize …`."""
        told = self._folder / f"told-{next(self._numbers)}"
        running = Running(warm().start(command, told, told), told)
        self._started.append(running)
        return running

    def end_all(self) -> None:
        """Whatever a test has left running ends with it."""
        for running in self._started:
            running.end()
        self._started.clear()


@contextmanager
def starter(folder: Path) -> Iterator[Starter]:
    """A starter; what the block has left running ends with it."""
    starting = Starter(folder)
    try:
        yield starting
    finally:
        starting.end_all()
