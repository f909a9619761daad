"""What programs and all that they have started use together, looked at ten times a second: memory and CPU time.

A page that several processes share counts once (PSS, proc_pid_smaps_rollup(5)); where the system does not tell that,
each process counts with all it has resident. CPU time is what each process had used when it was last seen.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

INTERVAL = 0.1
"""Seconds between two looks."""
_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")
_Read = TypeVar("_Read")


class Watch:
    """Watches from `with` until the end of the block.

    Args:
        processes: their ids; children, and children of these, are watched as well.
    """

    def __init__(self, processes: Sequence[int]) -> None:
        self._processes = processes
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._cpu_seconds: dict[int, float] = {}
        self.peak = 0
        """The most memory that they held at one time so far, in bytes."""

    @property
    def cpu_seconds(self) -> float:
        """User and system time of all of them so far."""
        return sum(self._cpu_seconds.values())

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            family = {each for process in self._processes for each in _family(process)}
            self.peak = max(self.peak, sum(map(held_by, family)))
            for process in family:
                if (seconds := cpu_seconds(process)) is not None:
                    self._cpu_seconds[process] = seconds
            if self._ended.wait(INTERVAL):
                return


def held_by(process: int) -> int:
    """How many bytes one process holds now; 0 if it has ended.

    >>> held_by(os.getpid()) > 1 << 20
    True
    """
    told = _or_none((_PROC / str(process) / "smaps_rollup").read_text) or ""
    for line in told.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    resident = _or_none((_PROC / str(process) / "statm").read_text)
    return int(resident.split()[1]) * os.sysconf("SC_PAGE_SIZE") if resident else 0


def cpu_seconds(process: int) -> float | None:
    """What one process has used so far, its children apart; None if it has ended."""
    stat = _or_none((_PROC / str(process) / "stat").read_text)
    return sum(map(int, stat.rpartition(")")[2].split()[11:13])) / _TICKS if stat else None


def _family(process: int) -> Iterator[int]:
    yield process
    for children in _or_none(lambda: list((_PROC / str(process) / "task").glob("*/children"))) or ():
        for child in (_or_none(children.read_text) or "").split():
            yield from _family(int(child))


def _or_none(read: Callable[[], _Read]) -> _Read | None:
    """What is read, or None where the process has ended or may not be looked at."""
    try:
        return read()
    except OSError:
        return None
