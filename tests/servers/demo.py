"""The demo server in a process of its own: it lives on while a test kills its clients, and ends with the test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import msgspec

from crawler.demo import DEFAULT_PAGES, Access
from crawler.demo.control import EDITION_PATH, FAULTS_PATH, LOG_PATH, REDESIGN_PATH, Order
from crawler.demo.faults import Plan
from crawler.demo.redesign import Redesign

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class DemoServer:
    """Where the process listens, and its id."""

    port: int
    pid: int

    @property
    def address(self) -> str:
        """The URL of the server itself; which site answers is up to the Host header."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def access_log(self) -> list[Access]:
        """What the sites were asked so far, in the order of the answers."""
        return msgspec.json.decode(self._ask("GET", LOG_PATH), type=list[Access])

    def show(self, edition: int) -> None:
        """Show another edition from the next request on.

        Raises:
            ValueError: there is no such edition.
        """
        self._ask("PUT", EDITION_PATH, str(edition).encode())

    def play(self, plan: Plan) -> None:
        """Play these faults from the next request on, instead of those before."""
        self._ask("PUT", FAULTS_PATH, msgspec.json.encode(plan))

    def redesign(self, redesign: Redesign, after: int = 0) -> None:
        """Redesign each site when so many of its question pages more have been asked for."""
        self._ask("PUT", REDESIGN_PATH, msgspec.json.encode(Order(redesign, after)))

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body)
            response = connection.getresponse()
            answer = response.read()
        finally:
            connection.close()
        if response.status != 200:
            raise ValueError(answer.decode().strip())
        return answer


@contextmanager
def demo_server(pages: int = DEFAULT_PAGES, edition: int = 0, faults: Plan = ()) -> Iterator[DemoServer]:
    """Run `python -m crawler.demo` on a free port until the block ends, or until this process does."""
    command = [sys.executable, "-m", "crawler.demo", "--until-eof", "--pages", str(pages), "--edition", str(edition)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            address = server.stdout.readline().split()[2]
            running = DemoServer(int(address.rpartition(":")[2]), server.pid)
            running.play(faults)
            yield running
        finally:
            server.stdin.close()
