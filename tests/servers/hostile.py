"""The hostile site in a process of its own, which ends with the test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import msgspec

from crawler.demo.hostile import Arrival
from crawler.demo.hostile.server import CONTROL_HOST, LOG_PATH

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class HostileProcess:
    """Where it listens, and the port that nobody may reach."""

    port: int
    forbidden: int

    def access_log(self) -> list[Arrival]:
        """What reached both ports so far, in the order of arrival."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", LOG_PATH, headers={"Host": f"{CONTROL_HOST}:{self.port}"})
            return msgspec.json.decode(connection.getresponse().read(), type=list[Arrival])
        finally:
            connection.close()


@contextmanager
def hostile_site() -> Iterator[HostileProcess]:
    """Serve all cases on a free port until the block ends, or until this process does."""
    command = [sys.executable, "-m", "crawler.demo.hostile", "serve"]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            port, forbidden = map(int, server.stdout.readline().split())
            yield HostileProcess(port, forbidden)
        finally:
            server.stdin.close()
