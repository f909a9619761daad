"""Every fault as a client sees it, and when it is played."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse, IncompleteRead, RemoteDisconnected
from typing import Any

import pytest

from crawler.demo import DemoSite, Server
from crawler.demo.faults import (
    Drip,
    HangUp,
    RedirectAway,
    RedirectChain,
    RedirectLoop,
    Rule,
    Slow,
    Status,
    WrongCharset,
    WrongCoding,
    WrongLength,
)
from tests.demo.asking import get

STATUSES = [404, 410, 429, 500, 502, 503]


@pytest.fixture(scope="session")
def sites(first: list[DemoSite]) -> list[DemoSite]:
    """Faults do not depend on the edition."""
    return first


@pytest.fixture
def path(panel: DemoSite) -> str:
    return next(iter(panel.questions))


@contextmanager
def asked(
    server: Server, site: DemoSite, path: str, fields: Mapping[str, str] | None = None, timeout: float = 10
) -> Iterator[HTTPResponse]:
    """A response whose body is still to be read."""
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=timeout)) as connection:
        connection.request("GET", path, headers={"Host": site.host, **(fields or {})})
        with connection.getresponse() as response:
            yield response


def statuses(server: Server, site: DemoSite, path: str, times: int) -> list[int | None]:
    found = []
    for _ in range(times):
        with get(server, site.host, path) as response:
            found.append(response.status)
    return found


def played(server: Server) -> list[tuple[int, str | None]]:
    return [(entry.status, entry.fault) for entry in server.access_log]


@pytest.mark.parametrize("retry_after", [None, 7, "Sat, 21 Nov 2026 10:00:00 GMT"])
@pytest.mark.parametrize("status", STATUSES)
def test_a_status_so_many_times_and_then_the_page(
    server: Server, panel: DemoSite, path: str, status: Any, retry_after: int | str | None
) -> None:
    server.play([Rule(play=Status(status, retry_after), paths=(path,), times=2)])
    with get(server, panel.host, path) as response:
        assert response.headers["Retry-After"] == (None if retry_after is None else str(retry_after))
        assert response.headers["ETag"] is None
    assert statuses(server, panel, path, 3) == [status, 200, 200]
    assert played(server) == [(status, "status"), (status, "status"), (200, None), (200, None)]


def test_the_connection_ends_before_the_status(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=HangUp("before_status"))])
    with pytest.raises(RemoteDisconnected), asked(server, panel, path):
        pass
    assert played(server) == [(0, "hang_up")]


def test_the_connection_is_reset_in_the_middle_of_the_body(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=HangUp("in_body"), times=1)])
    with asked(server, panel, path) as response:
        assert response.status == 200
        with pytest.raises(ConnectionResetError):
            response.read()
    assert played(server) == [(200, "hang_up")]
    assert statuses(server, panel, path, 1) == [200]


def test_a_slow_first_byte_keeps_nobody_else_waiting(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=Slow(60), nth=1), Rule(play=Slow(0))])
    with pytest.raises(TimeoutError), asked(server, panel, path, timeout=1):
        pass
    with asked(server, panel, path) as response:
        assert response.read() == panel.pages[path].body
    with asked(server, panel, path, {"If-None-Match": response.headers["ETag"]}) as saved:
        assert saved.status == 304
    assert played(server) == [(200, "slow"), (200, "slow"), (304, "slow")]


def test_a_body_drips(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=Drip(50, 0.001), nth=1), Rule(play=Drip(2, 60), nth=2)])
    with asked(server, panel, path) as response:
        pieces = list(iter(response.read1, b""))
    assert len(pieces) > 1
    assert b"".join(pieces) == panel.pages[path].body
    with asked(server, panel, path, timeout=1) as response:
        assert response.status == 200
        with pytest.raises(TimeoutError):
            response.read()
    assert played(server) == [(200, "drip"), (200, "drip")]


def test_more_is_promised_than_comes(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=WrongLength(100))])
    with asked(server, panel, path) as response, pytest.raises(IncompleteRead) as caught:
        response.read()
    assert caught.value.partial == panel.pages[path].body


def test_less_is_promised_than_comes(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=WrongLength(-100))])
    with asked(server, panel, path) as response:
        assert response.read() == panel.pages[path].body[:-100]


def follow(server: Server, site: DemoSite, path: str, most: int) -> tuple[list[str], bytes]:
    """The paths on the way, and the body at the end or of the last redirect."""
    way, body = [path], b""
    while len(way) <= most:
        with get(server, site.host, way[-1]) as response:
            body = response.read()
            if response.status == 200:
                break
            assert response.status == 302
            assert response.headers["Location"].startswith(site.origin)
            way.append(response.headers["Location"].removeprefix(site.origin))
    return way, body


def test_a_loop_of_redirects_has_no_end(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=RedirectLoop(), paths=(path,))])
    way, body = follow(server, panel, path, 9)
    assert way == [path, f"{path}-hop-1"] * 5
    assert body != panel.pages[path].body


@pytest.mark.parametrize("hops", [1, 5])
def test_a_chain_of_redirects_ends_at_the_page(server: Server, sites: list[DemoSite], hops: int) -> None:
    server.play([Rule(play=RedirectChain(hops), paths=("/question/*", "/en/article/*", "/node/*"))])
    for site in sites:
        path = next(iter(site.questions))
        way, body = follow(server, site, path, 9)
        assert way == [path, *(f"{path}-hop-{hop}" for hop in range(1, hops + 1))]
        assert body == site.pages[path].body
    assert {fault for _, fault in played(server)} == {"redirect_chain"}


def test_hops_without_a_chain_are_nowhere(server: Server, panel: DemoSite, path: str) -> None:
    assert statuses(server, panel, f"{path}-hop-1", 1) == [404]


def test_a_redirect_leads_to_another_host(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=RedirectAway("https://elsewhere.test/login"))])
    with get(server, panel.host, path) as response:
        assert (response.status, response.headers["Location"]) == (302, "https://elsewhere.test/login")


def test_a_coding_is_named_that_the_body_does_not_have(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=WrongCoding(), times=1), Rule(play=WrongCoding("br"))])
    for coding in ("gzip", "br"):
        with asked(server, panel, path, {"Accept-Encoding": "gzip"}) as response:
            body = response.read()
        assert (response.headers["Content-Encoding"], body) == (coding, panel.pages[path].body)
        with pytest.raises(gzip.BadGzipFile):
            gzip.decompress(body)


@pytest.mark.parametrize("charset", ["utf-16", "no-such-charset"])
def test_a_charset_is_named_that_the_body_is_not_in(server: Server, panel: DemoSite, path: str, charset: str) -> None:
    server.play([Rule(play=WrongCharset(charset))])
    with get(server, panel.host, path) as response:
        assert response.headers["Content-Type"] == f"text/html; charset={charset}"
        assert response.read() == panel.pages[path].body


def test_each_page_has_its_own_number_of_times(server: Server, panel: DemoSite) -> None:
    server.play([Rule(play=Status(503), paths=("/question/*",), times=1)])
    one, other, *_ = panel.questions
    assert [statuses(server, panel, path, 1)[0] for path in (one, other, one, other)] == [503, 503, 200, 200]
    assert statuses(server, panel, "/robots.txt", 1) == [200]


def test_the_nth_request_and_every_nth(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=Status(500), nth=2), Rule(play=Status(502), every=3)])
    assert statuses(server, panel, path, 7) == [200, 500, 502, 200, 200, 502, 200]


def test_the_first_rule_that_is_due_is_played(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=Status(500), paths=("/q*",), times=1), Rule(play=Status(502), times=1)])
    assert statuses(server, panel, path, 3) == [500, 502, 200]


def test_a_rule_for_one_site_spares_the_other(server: Server, panel: DemoSite, reply: DemoSite) -> None:
    server.play([Rule(play=Status(503), site="doctor_reply", paths=("/robots.txt",))])
    assert statuses(server, panel, "/robots.txt", 1) == [200]
    assert statuses(server, reply, "/robots.txt", 1) == [503]


def test_another_plan_takes_the_place_of_the_first(server: Server, panel: DemoSite, path: str) -> None:
    server.play([Rule(play=Status(503))])
    assert statuses(server, panel, path, 1) == [503]
    server.play([])
    assert statuses(server, panel, path, 1) == [200]
