"""A name server whose names are elsewhere the next time that somebody asks."""

from __future__ import annotations

import socket
from collections import Counter
from typing import Any

from twisted.internet._resolver import GAIResolver
from twisted.internet.base import ReactorBase

from crawler.guard.allowed import AllowedHosts
from crawler.guard.resolver import CheckingResolver

FIRST, THEN = "9.9.9.9", "127.0.0.1"


class RebindingResolver(CheckingResolver):
    """Set as `TWISTED_DNS_RESOLVER`: every name is at a public address first, and on loopback from then on."""

    def __init__(self, reactor: ReactorBase, cache_size: int, allowed: AllowedHosts) -> None:
        super().__init__(reactor, cache_size, allowed)
        asked: Counter[str] = Counter()

        def look_up(host: str, port: int, *_hints: int) -> list[Any]:
            asked[host] += 1
            address = FIRST if asked[host] == 1 else THEN
            return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port))]

        self.original_resolver = GAIResolver(reactor, getaddrinfo=look_up)  # type: ignore[arg-type,assignment]
