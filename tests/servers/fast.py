"""A web server for benchmarks: many hosts of many question pages from memory, as cheaply as Python can.

It runs in a process of its own and ends when its standard input does, so that none is left behind by a killed test.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Protocol

import msgspec

from crawler.demo.truth import Style
from tests.servers.fast_pages import Body, Order, host_name, question_path
from tests.servers.fast_process import COUNT_PATH

PROJECT = Path(__file__).parents[2]


class PageLike(Protocol):
    """A page as it comes from the network."""

    @property
    def body(self) -> bytes:
        """Its bytes, without any content coding."""

    @property
    def content_type(self) -> str:
        """Its Content-Type header."""


@dataclass(frozen=True, slots=True)
class FastServer:
    """A running server: it answers for a host that the Host header names, or below /<host>/ of its own address."""

    port: int
    pid: int
    hosts: tuple[str, ...]
    question_paths: tuple[str, ...]
    """The same on every host; the front page leads to all of them."""

    @property
    def requests(self) -> int:
        """How many requests it was asked so far, those for this number apart."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", COUNT_PATH)
            return int(connection.getresponse().read())
        finally:
            connection.close()


@contextmanager
def fast_server(
    bodies: Sequence[PageLike], *, pages: int, hosts: int = 1, style: Style = "doctor_panel"
) -> Iterator[FastServer]:
    """Serve on a free port until the block ends, or until this process does.

    Args:
        bodies: what question pages show, by turns; links in them to other pages than the server's end in 404.
        pages: question pages of each host.
        hosts: how many hosts there are, `site-00.test` and so on.
        style: which site style's paths the question pages have.
    """
    order = Order([Body(page.body, page.content_type) for page in bodies], pages, hosts, style)
    command = [sys.executable, "-m", "tests.servers.fast_process"]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            server.stdin.write(msgspec.json.encode(order) + b"\n")
            server.stdin.flush()
            names = tuple(host_name(number) for number in range(hosts))
            paths = tuple(question_path(style, number) for number in range(pages))
            yield FastServer(int(server.stdout.readline()), server.pid, names, paths)
        finally:
            server.stdin.close()
