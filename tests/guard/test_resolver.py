"""Connections are made to checked addresses alone, whatever a name server says, and says the next time."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from scrapy.resolver import dnscache
from twisted.internet._resolver import GAIResolver
from twisted.internet.endpoints import HostnameEndpoint
from twisted.internet.protocol import Factory
from twisted.internet.testing import MemoryReactorClock

from crawler.guard.allowed import AllowedHosts
from crawler.guard.resolver import CheckingResolver

PUBLIC, PUBLIC_6, PRIVATE = "9.9.9.9", "2620:fe::9", "10.0.0.7"
Answer = Callable[[str], Sequence[str]]


class Inline:
    """A pool of threads that has none."""

    def callInThreadWithCallback(self, told: Callable[[bool, object], None], call: Any, *arguments: Any) -> None:  # noqa: N802
        try:
            found = call(*arguments)
        except socket.gaierror as error:
            told(False, error)
        else:
            told(True, found)


class Network:
    """A reactor without a network, which resolves names as a crawl does, and a name server's answers."""

    def __init__(self, answers: Answer, allowed: str, cache_size: int) -> None:
        self._answers, self.asked = answers, list[str]()
        self.reactor = _reactor()
        self.reactor.callFromThread = lambda call, *arguments: call(*arguments)
        self.reactor.nameResolver = GAIResolver(self.reactor, Inline, self._look_up)  # type: ignore[arg-type]
        self.resolver = CheckingResolver(self.reactor, cache_size, AllowedHosts.parse(allowed))
        self.reactor.nameResolver = self.resolver

    def _look_up(self, host: str, port: int, *_hints: int) -> list[Any]:
        self.asked.append(host)
        found: list[Any] = []
        for address in self._answers(host):
            found += socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return found

    def connect(self, host: str, port: int = 80) -> list[str]:
        """The addresses to which Twisted connects for a host's sake."""
        attempt = HostnameEndpoint(self.reactor, host, port, timeout=1).connect(Factory())  # type: ignore[arg-type]
        attempt.addErrback(lambda _failure: None)
        for _ in range(10):
            self.reactor.advance(0.5)
        found = [str(client[0]) for client in self.reactor.tcpClients]
        self.reactor.tcpClients.clear()
        attempt.cancel()
        return found


def _reactor() -> Any:
    return MemoryReactorClock()  # type: ignore[no-untyped-call]


Net = Callable[..., Network]


@pytest.fixture
def net() -> Iterator[Net]:
    limit = dnscache.limit
    yield lambda answers, allowed="", cache_size=0: Network(answers, allowed, cache_size)
    dnscache.clear()
    dnscache.limit = limit


@pytest.mark.parametrize(
    ("answer", "connected"),
    [
        *(([PUBLIC], [PUBLIC]), ([PUBLIC_6, PUBLIC], [PUBLIC_6, PUBLIC]), ([], [])),
        *(([PRIVATE], []), ([PRIVATE, PUBLIC, "127.0.0.1", "::1"], [PUBLIC]), (["169.254.169.254"], [])),
        *((["::1"], []), (["fe80::1%1"], []), (["fd00::1"], []), (["::ffff:10.0.0.7"], []), (["64:ff9b::a00:7"], [])),
        *((["2002:a00:7::1", "ff02::1", "::"], []), (["fd00:ec2::254", PUBLIC_6], [PUBLIC_6]), (["0.0.0.0"], [])),  # noqa: S104
    ],
)
def test_only_public_addresses_are_connected_to(net: Net, answer: list[str], connected: list[str]) -> None:
    network = net(lambda _host: answer)
    assert network.connect("ask.test") == connected
    refused = network.resolver.refused("ask.test", 80)
    assert (refused is not None) == bool(answer and not connected)
    assert all(address.partition("%")[0] in (refused or "") for address in answer if not connected)


@pytest.mark.parametrize(
    "literal",
    ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "0", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"],
)
def test_literal_addresses_are_asked_for_here_too(net: Net, literal: str) -> None:
    network = net(lambda host: [host])
    assert network.connect(literal) == []
    assert network.asked == [literal]


@pytest.mark.parametrize("cache_size", [0, 100])
def test_a_name_that_is_rebound_is_not_followed(net: Net, cache_size: int) -> None:
    answers = iter([[PUBLIC], [PRIVATE], [PRIVATE, PUBLIC_6]])
    network = net(lambda _host: next(answers), cache_size=cache_size)
    connected = [network.connect("ask.test") for _ in range(3)]
    assert connected == [[PUBLIC], [PUBLIC], [PUBLIC]] if cache_size else [[PUBLIC], [], [PUBLIC_6]]


def test_cached_answers_are_checked_for_each_port(net: Net) -> None:
    network = net(lambda _host: [PRIVATE], "wiki.corp:8080", cache_size=100)
    assert [network.connect("wiki.corp", port) for port in (8080, 80, 8080)] == [[PRIVATE], [], [PRIVATE]]
    assert len(network.asked) == 1
    assert network.resolver.refused("wiki.corp", 80) == PRIVATE
    assert network.resolver.refused("wiki.corp", 8080) is None


@pytest.mark.parametrize(
    ("allowed", "host", "connected"),
    [
        *(
            ("wiki.corp", "wiki.corp", [PRIVATE]),
            ("wiki.corp", "a.wiki.corp", []),
            ("wiki.corp:80", "wiki.corp", [PRIVATE]),
        ),
        *(("bücher.corp", "bücher.corp", [PRIVATE]), ("xn--bcher-kva.corp", "bücher.corp", [PRIVATE])),
        # Who names an address does not name whatever says that it is there.
        *((PRIVATE, "evil.test", []), (f"{PRIVATE}:80", "evil.test", []), ("wiki.corp:81", "wiki.corp", [])),
    ],
)
def test_a_name_that_the_user_gives_may_be_private(net: Net, allowed: str, host: str, connected: list[str]) -> None:
    assert net(lambda _host: [PRIVATE], allowed).connect(host) == connected


def test_what_was_refused_is_told_for_names_as_urls_have_them(net: Net) -> None:
    answers = iter([[PRIVATE], [PUBLIC]])
    network = net(lambda _host: next(answers))
    assert network.connect("bücher.test") == []
    assert network.resolver.refused("xn--bcher-kva.test", 80) == PRIVATE
    assert network.connect("bücher.test") == [PUBLIC]
    assert network.resolver.refused("xn--bcher-kva.test", 80) is None
