"""The server of the benchmarks: many hosts, every page reached, all counted."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urljoin, urlsplit

import pytest
from parsel import Selector

from crawler.demo.truth import Style
from tests.servers.fast import FastServer, fast_server

PAGES = 230


@dataclass(frozen=True, slots=True)
class Page:
    body: bytes
    content_type: str


BODIES = [Page(f"<p>Body {turn}, at {turn} µg".encode("latin-1"), "text/html; charset=iso-8859-1") for turn in range(3)]


@pytest.fixture(scope="module")
def server() -> Iterator[FastServer]:
    with fast_server(BODIES, pages=PAGES, hosts=12) as running:
        yield running


def get(server: FastServer, path: str, host: str | None = None, method: str = "GET") -> tuple[int, bytes, HTTPMessage]:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
        connection.request(method, path, headers={"Host": host} if host else {})
        with connection.getresponse() as response:
            return response.status, response.read(), response.headers


def test_question_pages_have_the_bodies_by_turns(server: FastServer) -> None:
    assert len(set(server.question_paths)) == PAGES
    for place, path in enumerate(server.question_paths[:7]):
        status, body, headers = get(server, path, server.hosts[-1])
        assert (status, body) == (200, BODIES[place % 3].body)
        assert headers["Content-Type"] == BODIES[0].content_type


def test_heads_are_those_of_real_servers(server: FastServer) -> None:
    _, body, headers = get(server, server.question_paths[0], server.hosts[0])
    assert set(headers) == {"Date", "Server", "Content-Type", "Content-Length", "ETag", "Last-Modified"}
    assert headers["Content-Length"] == str(len(body))
    assert parsedate_to_datetime(headers["Last-Modified"]) < parsedate_to_datetime(headers["Date"])
    assert headers["ETag"] != get(server, server.question_paths[1], server.hosts[0])[2]["ETag"]
    _, nothing, same = get(server, server.question_paths[0], server.hosts[0], method="HEAD")
    assert (nothing, same["Content-Length"]) == (b"", headers["Content-Length"])


@pytest.mark.parametrize("style", ["doctor_panel", "doctor_reply"])
@pytest.mark.parametrize("below", [False, True], ids=["Host header", "path"])
def test_the_front_page_leads_to_every_question(style: Style, below: bool) -> None:
    with fast_server(BODIES, pages=PAGES, hosts=2, style=style) as server:
        host = server.hosts[1]
        origin = f"http://{host}/" if not below else f"http://127.0.0.1:{server.port}/{host}/"
        waiting, seen = deque([origin]), {origin}
        while waiting:
            url = waiting.popleft()
            status, body, _ = get(server, urlsplit(url).path, None if below else host)
            assert status == 200
            links = Selector(body.decode("latin-1"), type="html").xpath("//a/@href").getall()
            assert len(links) <= 100
            found = {urljoin(url, link) for link in links} - seen
            seen |= found
            waiting.extend(found)
        assert {origin.rstrip("/") + path for path in server.question_paths} < seen
        assert len(seen) == 1 + 3 + PAGES


@pytest.mark.parametrize(
    ("host", "path", "expected"),
    [
        ("site-00.test", "/robots.txt", 200),
        ("site-11.test:80", "/robots.txt", 200),
        ("SITE-00.test", "/robots.txt", 200),
        (None, "/site-03.test/robots.txt", 200),
        ("site-12.test", "/robots.txt", 421),
        (None, "/robots.txt", 421),
        ("site-00.test", "/question/page-230", 404),
        ("site-00.test", "/sitemap.xml", 404),
    ],
)
def test_hosts_are_told_apart(server: FastServer, host: str | None, path: str, expected: int) -> None:
    assert get(server, path, host)[0] == expected


def test_robots_txt_allows_everything(server: FastServer) -> None:
    assert get(server, "/robots.txt", server.hosts[0])[1] == b"User-agent: *\nAllow: /\n"


def test_requests_are_counted_on_every_connection() -> None:
    with fast_server(BODIES, pages=5) as server:
        assert server.requests == 0
        for path in server.question_paths:
            get(server, path, server.hosts[0])
        with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
            for path in (*server.question_paths, "/nowhere"):
                connection.request("GET", path, headers={"Host": server.hosts[0]})
                with connection.getresponse() as response:
                    response.read()
        assert server.requests == server.requests == 11


def test_a_request_in_pieces_and_two_at_once_are_answered(server: FastServer) -> None:
    request = b"GET /robots.txt HTTP/1.1\r\nhost: site-00.test\r\n\r\n"
    last = request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
        connection.connect()
        for piece in (request[:20], request[20:] + request, last):
            connection.sock.sendall(piece)
        with connection.sock.makefile("rb") as answers:
            assert answers.read().count(b"HTTP/1.1 200 OK\r\n") == 3
