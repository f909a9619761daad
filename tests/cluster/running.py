"""Crawls beside one another, each in a process of its own."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import msgspec

from tests.cluster.forks import Reap, Start
from tests.crawl.running import PROJECT, Crawled

MOST_SECONDS = 60.0
"""No command of these tests takes as long; what does hangs."""


class Running:
    """A command that has been started."""

    def __init__(self, starter: Starter, pid: int, told: Path) -> None:
        self._starter, self.pid, self._told = starter, pid, told
        self._handle = os.pidfd_open(pid)
        self.status: int | None = None

    @property
    def told(self) -> str:
        """What it has printed so far, on standard output and standard error."""
        return self._told.read_text()

    @property
    def has_ended(self) -> bool:
        return self.status is not None or self._ends_within(0)

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        signal.pidfd_send_signal(self._handle, number)

    def wait(self) -> int:
        """Its exit status, once it has ended; below 0 the signal that killed it."""
        if self.status is None:
            if not self._ends_within(MOST_SECONDS):
                self.send(signal.SIGKILL)
                raise AssertionError(f"it hangs: {self.told}")
            self.status = self._starter.ask(Reap(self.pid))
        return self.status

    def crawled(self, output: Path) -> Crawled:
        """How a crawl has ended, and what it left."""
        return Crawled(self.wait(), "", self.told, output)

    def end(self) -> None:
        """Kill it if it is still there."""
        if self.status is None:
            with suppress(ProcessLookupError):
                self.send(signal.SIGKILL)
            self.wait()
        os.close(self._handle)

    def _ends_within(self, seconds: float) -> bool:
        ending = select.poll()
        ending.register(self._handle, select.POLLIN)
        return bool(ending.poll(seconds * 1000))


class Starter:
    """Starts commands in forks of one warmed-up process."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self._process, self._folder = process, folder
        self._numbers = count()
        self._started: list[Running] = []

    def start(self, *command: str) -> Running:
        """Start `scrapy …` or `normalize …`."""
        told = self._folder / f"told-{next(self._numbers)}"
        running = Running(self, self.ask(Start(list(command), str(told))), told)
        self._started.append(running)
        return running

    def ask(self, order: Start | Reap) -> int:
        """The answer to an order."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(order) + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def end_all(self) -> None:
        """Whatever a test has left running ends with it."""
        for running in self._started:
            running.end()
        self._started.clear()


@contextmanager
def starter(folder: Path) -> Iterator[Starter]:
    """A starter that lives until the block ends; what the commands print goes to files of a folder."""
    command = [sys.executable, "-m", "tests.cluster.forks"]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        yield Starter(process, folder)
        process.stdin.close()
