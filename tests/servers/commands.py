"""Commands of the project, each in a process of its own that need not import anything first."""

from __future__ import annotations

import atexit
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.servers.forks import Reap, Start

PROJECT = Path(__file__).parents[2]
MOST_SECONDS = 60.0
"""No command of the tests takes as long; what does hangs."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, below 0 by which signal, and what it printed."""

    status: int
    out: str
    err: str


class Forks:
    """Starts commands in forks of one warmed-up process, which ends with this one.

    Args:
        folder: the project, or a copy of it; commands run there.
    """

    def __init__(self, folder: Path = PROJECT) -> None:
        self._folder = folder

    @cached_property
    def _process(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.servers.forks"]
        environment = os.environ | {"PYTHONPATH": str(PROJECT)}  # a copy has no tests
        return subprocess.Popen(
            command, cwd=self._folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def start(self, command: Sequence[str], out: Path, err: Path) -> Fork:
        """Start `scrapy …` or `normalize …`; what it prints is added to files."""
        return Fork(self, self.ask(Start(list(command), str(out), str(err), dict(os.environ))))

    def run(self, *command: str) -> Done:
        """Run `scrapy …` or `normalize …` to its end."""
        if not hasattr(os, "pidfd_open"):  # which Linux alone has
            line = [sys.executable, "-m", *command]
            done = subprocess.run(
                line, cwd=self._folder, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
            )
            return Done(done.returncode, done.stdout, done.stderr)
        with TemporaryDirectory(prefix="medqa-test-") as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            status = self.start(command, out, err).wait()
            return Done(status, out.read_text(), err.read_text())

    def ask(self, order: Start | Reap) -> int:
        """The answer to an order."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(order) + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def end(self) -> None:
        """End the process that forks, if there is one."""
        if "_process" in vars(self):
            self._process.communicate()


class Fork:
    """A command that has been started."""

    def __init__(self, forks: Forks, pid: int) -> None:
        self._forks, self.pid = forks, pid
        self._handle = os.pidfd_open(pid)
        self.status: int | None = None

    @property
    def has_ended(self) -> bool:
        return self.status is not None or self._ends_within(0)

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        signal.pidfd_send_signal(self._handle, number)

    def wait(self, most: float = MOST_SECONDS) -> int:
        """Its exit status, once it has ended; below 0 the signal that killed it.

        Raises:
            AssertionError: it did not end within so many seconds, and was killed.
        """
        if self.status is None:
            hangs = not self._ends_within(most)
            if hangs:
                self.send(signal.SIGKILL)
            self.status = self._forks.ask(Reap(self.pid))
            os.close(self._handle)
            assert not hangs, f"it did not end within {most} seconds"
        return self.status

    def end(self) -> None:
        """Kill it if it is still there."""
        if self.status is None:
            with suppress(ProcessLookupError):
                self.send(signal.SIGKILL)
            self.wait()

    def _ends_within(self, seconds: float) -> bool:
        ending = select.poll()
        ending.register(self._handle, select.POLLIN)
        return bool(ending.poll(seconds * 1000))


@cache
def warm() -> Forks:
    """The warmed-up process of all tests that run in this one."""
    forks = Forks()
    atexit.register(forks.end)
    return forks
