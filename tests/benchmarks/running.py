"""Programs run to their end, with what they cost: CPU seconds count where other programs share the machine."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.watching import Watch

PROJECT = Path(__file__).parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")


class BenchmarkError(Exception):
    """A program failed, or lost something: what it took is of no interest then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run took, all its processes together."""

    seconds: float
    """By the clock on the wall."""
    cpu_seconds: float
    """User and system, of all processes."""
    mib: float
    """The most memory that all processes together held at one time."""


def run(commands: Sequence[Sequence[str]], folder: Path, log: Path, variables: Mapping[str, str] | None = None) -> Run:
    """Run commands side by side in a folder; what they print goes to `log`.

    Raises:
        BenchmarkError: one of them did not end with exit status 0.
    """
    environment = {**os.environ, "PYTHONPATH": python_path(), **(variables or {})}
    began = time.perf_counter()
    with log.open("wb") as out:
        started = [
            subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
            for command in commands
        ]
        usages = []
        with Watch([process.pid for process in started]) as watch:
            for process in started:
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                usages.append(usage)
    seconds = time.perf_counter() - began
    if any(process.returncode for process in started):
        raise BenchmarkError(f"{' '.join(commands[0][:5])} … failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Run(
        seconds=seconds,
        # What a program has waited for counts exactly; processes that a server made for it have been seen alone.
        cpu_seconds=max(sum(usage.ru_utime + usage.ru_stime for usage in usages), watch.cpu_seconds),
        mib=watch.peak / 2**20,
    )


def python_path() -> str:
    """Where programs find the project, and what else this one finds."""
    return os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))


def cpu_seconds(process: int) -> float:
    """What a running process has used so far, with those of its children that have ended.

    Raises:
        OSError: there is no such process.
    """
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS
