"""Servers in processes of their own: they outlive their clients, and nobody outlives their parent."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, closing
from http.client import HTTPConnection

import pytest

from crawler.demo import DemoSite, build_sites, changes
from crawler.demo.faults import Rule, Status
from tests.servers.demo import PROJECT, demo_server


def answer(port: int, site: DemoSite, path: str) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Host": site.host, "User-Agent": "visitor/1"})
        with connection.getresponse() as response:
            return response.status, response.read()


def test_the_log_tells_what_the_sites_were_asked() -> None:
    site = build_sites(12)[0]
    with demo_server(12) as server:
        assert answer(server.port, site, "/robots.txt") == (200, site.pages["/robots.txt"].body)
        answer(server.port, site, "/nowhere")
        assert [(entry.host, entry.path, entry.status, entry.fault) for entry in server.access_log] == [
            (site.host, "/robots.txt", 200, None),
            (site.host, "/nowhere", 404, None),
        ]
        assert {entry.user_agent for entry in server.access_log} == {"visitor/1"}


def test_another_edition_is_shown_on_demand() -> None:
    first, later = build_sites(12)[1], build_sites(12, edition=2)[1]
    path = min(changes(first, later).changed)
    with demo_server(12) as server:
        assert answer(server.port, first, path) == (200, first.pages[path].body)
        server.show(2)
        assert answer(server.port, first, path) == (200, later.pages[path].body)
        with pytest.raises(ValueError, match="editions 0 to"):
            server.show(99)
    with demo_server(12, edition=2) as server:
        assert answer(server.port, first, path) == (200, later.pages[path].body)


def test_faults_are_played_from_the_start_and_on_demand() -> None:
    site = build_sites(12)[0]
    with demo_server(12, faults=[Rule(play=Status(503), times=1)]) as server:
        assert [answer(server.port, site, "/")[0] for _ in range(2)] == [503, 200]
        server.play([Rule(play=Status(429))])
        assert answer(server.port, site, "/")[0] == 429
        assert [entry.fault for entry in server.access_log] == ["status", None, "status"]


def test_nobody_but_the_servers_own_address_controls_it() -> None:
    site = build_sites(12)[0]
    with demo_server(12) as server:
        assert answer(server.port, site, "/_log")[0] == 404
        with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
            connection.request("PUT", "/_edition", b"2", headers={"Host": site.host})
            with connection.getresponse() as response:
                assert response.status == 405
        assert answer(server.port, site, "/")[1] == site.pages["/"].body


def test_sixteen_connections_are_kept_and_answered_by_turns() -> None:
    sites = build_sites(12)
    with demo_server(12) as server, ExitStack() as stack:
        connections = [
            stack.enter_context(closing(HTTPConnection("127.0.0.1", server.port, timeout=10))) for _ in range(16)
        ]
        for connection in connections:
            connection.connect()
        sockets = [connection.sock for connection in connections]
        for site in sites:
            for path in site.questions:
                for connection in connections:
                    connection.request("GET", path, headers={"Host": site.host})
                for connection in connections:
                    with connection.getresponse() as response:
                        assert response.read() == site.pages[path].body
        assert [connection.sock for connection in connections] == sockets
        counts = Counter((entry.host, entry.path) for entry in server.access_log)
        assert set(counts.values()) == {16}


CLIENT = """
import sys
from http.client import HTTPConnection
connections = [HTTPConnection("127.0.0.1", int(sys.argv[1])) for _ in range(16)]
for turn in range(10**9):
    for connection in connections:
        connection.request("GET", "/", headers={"Host": sys.argv[2]})
    for connection in connections[: -4 if turn == 3 else None]:
        connection.getresponse().read()
    if turn == 3:
        print("busy", flush=True)
        sys.stdin.read()
"""


def test_the_server_outlives_clients_that_are_killed() -> None:
    site = build_sites(12)[0]
    with demo_server(12) as server:
        for _ in range(3):
            command = [sys.executable, "-c", CLIENT, str(server.port), site.host]
            with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as client:
                assert client.stdout is not None
                assert client.stdout.readline() == b"busy\n"
                client.send_signal(signal.SIGKILL)
            assert answer(server.port, site, "/") == (200, site.pages["/"].body)


PARENT = """
import signal
from tests.servers.demo import demo_server
from tests.servers.fast import fast_server
with {start} as server:
    print(server.port, flush=True)
    signal.pause()
"""


@pytest.mark.parametrize("start", ["demo_server(12)", "fast_server([], pages=0)"])
def test_a_server_ends_when_its_parent_is_killed(start: str) -> None:
    command = [sys.executable, "-c", PARENT.format(start=start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PROJECT) as parent:
        assert parent.stdout is not None
        port = int(parent.stdout.readline())
        socket.create_connection(("127.0.0.1", port), timeout=10).close()
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while _listens(port):
        assert time.monotonic() < deadline, "the server lives on"
        time.sleep(0.05)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=10).close()
    except ConnectionRefusedError:
        return False
    except ConnectionResetError:
        return True  # it is just about to end
    return True
