"""Name servers that know one address: whatever a hostile site names is on this machine."""

from __future__ import annotations

import socket
from typing import Any

from twisted.internet._resolver import GAIResolver
from twisted.internet.base import ReactorBase

from crawler.guard.allowed import AllowedHosts
from crawler.guard.resolver import CheckingResolver


def _look_up(_host: str, port: int, *_hints: int) -> list[Any]:
    return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", port))]


class HostileResolver(CheckingResolver):
    """Set as `TWISTED_DNS_RESOLVER`: our own resolver with its checks, asking no name server."""

    def __init__(self, reactor: ReactorBase, cache_size: int, allowed: AllowedHosts) -> None:
        super().__init__(reactor, cache_size, allowed)
        known: Any = GAIResolver(reactor, getaddrinfo=_look_up)  # type: ignore[arg-type] # typed as the very getaddrinfo
        self.original_resolver = known
