"""Runs Scrapy's command line while every connection that the process tries is written down.

`python -m tests.security.watched FILE scrapy-arguments…`; in the end FILE.peak tells the most memory that it had, in
KiB (what the system says of a child that has ended is at least what its parent had when it began). A connection beyond
loopback is refused besides: a test reaches nothing else, whatever it crawls.
"""

from __future__ import annotations

import atexit
import os
import sys
from pathlib import Path

from scrapy.cmdline import execute


def _watch(file: int) -> None:
    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.sendto"):
            address = arguments[1]
            if not isinstance(address, tuple):
                return  # a Unix socket
            os.write(file, f"{address[0]} {address[1]}\n".encode())
            if address[0] not in ("127.0.0.1", "::1"):
                raise PermissionError(f"a test may not reach {address[0]}")

    sys.addaudithook(hook)


def _tell_peak(file: str) -> None:
    status = Path("/proc/self/status").read_text()
    Path(f"{file}.peak").write_text(status.partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    atexit.register(_tell_peak, sys.argv[1])
    _watch(os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    execute(["scrapy", *sys.argv[2:]])
