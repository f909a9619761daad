"""A process that has imported everything and runs each command in a fork: `python -m tests.crash.child`.

Starting an interpreter and importing Scrapy takes longer than the crawls that are to be killed.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import msgspec

from tests.crash import power
from tests.crash.orders import Ended, Order
from tests.crash.planting import plant
from tests.servers.forks import import_everything

_LONGEST = 120.0
"""Seconds: whatever takes longer hangs."""


def main() -> int:
    """Run orders, one a line of standard input, until it ends; tell the end of each."""
    import_everything()
    for line in sys.stdin.buffer:
        order = msgspec.json.decode(line, type=Order)
        started = time.monotonic()
        child = os.fork()
        if not child:
            _run(order)
        status = _wait(child, order.seconds)
        ended = Ended(status=status, seconds=time.monotonic() - started)
        sys.stdout.buffer.write(msgspec.json.encode(ended) + b"\n")
        sys.stdout.buffer.flush()
    return 0


def _wait(child: int, seconds: float | None) -> int:
    """Wait for a child's end, and kill it when its time has come; it is waited for here alone, so its id is its own."""
    ending = select.poll()
    handle = os.pidfd_open(child)
    ending.register(handle, select.POLLIN)
    if not ending.poll((seconds or _LONGEST) * 1000):
        os.kill(child, signal.SIGKILL if seconds else signal.SIGABRT)
    os.close(handle)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(order: Order) -> NoReturn:
    """Run a command as its own process would, and end."""
    told = os.open(order.told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(told, 1)
    os.dup2(told, 2)
    status = 70
    try:
        power.watch(Path(order.output), Path(order.synced))
        if order.plant is not None:
            plant(order.plant)
        status = _command(order.arguments)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _command(arguments: list[str]) -> int:
    if arguments[0] == "normalize":
        return int(import_module("normalize.__main__").main(arguments[1:]))
    sys.argv = arguments
    import_module("scrapy.cmdline").execute(arguments)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
