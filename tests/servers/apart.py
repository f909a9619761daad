"""What one page costs: each is read in a fork of a process that has imported the reader, and nothing of its own.

`python -m tests.servers.apart MODULE:FUNCTION` takes pages on standard input, each behind its length, and answers a
line for each: what the function makes of it, its processor seconds, and the most memory that the fork had, in MB.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What was made of a page, and what it took."""

    outcome: str
    """"killed" where it took too long, or too much."""
    seconds: float
    mb: int


@contextmanager
def reading_apart(reader: Callable[[bytes], str], hang: int) -> Iterator[Callable[[bytes], Cost]]:
    """Read pages apart until the block ends.

    Args:
        reader: a function of a module that imports no more than it needs; its result is one word.
        hang: seconds after which a fork is killed.
    """
    command = [sys.executable, "-m", "tests.servers.apart", f"{reader.__module__}:{reader.__name__}", str(hang)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asked, told = process.stdin, process.stdout

        def read(page: bytes) -> Cost:
            asked.write(b"%0*x" % (_DIGITS, len(page)) + page)
            asked.flush()
            outcome, seconds, mb = told.readline().decode().split()
            return Cost(outcome, float(seconds), int(mb))

        yield read
        asked.close()


def main(name: str, hang: str) -> None:
    """Answer until standard input ends."""
    module, _, function = name.partition(":")
    reader: Callable[[bytes], str] = getattr(import_module(module), function)
    while size := sys.stdin.buffer.read(_DIGITS):
        page = sys.stdin.buffer.read(int(size, 16))
        fork = os.fork()
        if not fork:
            signal.alarm(int(hang))
            print(reader(page), time.process_time(), _peak(), flush=True)
            os._exit(0)
        if os.waitpid(fork, 0)[1]:
            print("killed", 0, 0, flush=True)


def _peak() -> int:
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) // 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
