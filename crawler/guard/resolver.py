"""Names resolved, and every address checked before a connection can be made to it."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from scrapy.utils.datatypes import LocalCache
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostResolution

from crawler.guard.addresses import is_public, read_host
from crawler.guard.allowed import AllowedHosts

_MOST_REFUSALS_KEPT = 1000


class CheckingResolver(CachingHostnameResolver):
    """Scrapy's resolver for IPv4 and IPv6, of whose answers only the addresses pass that may be reached.

    Twisted makes no connection but to an address that it has just been given here, for literal addresses too. So what
    is checked is what is connected to, whatever a name server says the next time. Set as `TWISTED_DNS_RESOLVER`.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int, allowed: AllowedHosts) -> None:
        super().__init__(reactor, cache_size)
        self._allowed = allowed
        self._refused: LocalCache[tuple[str, int], str] = LocalCache(_MOST_REFUSALS_KEPT)

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Scrapy's way to build it.

        Raises:
            ValueError: `ALLOW_PRIVATE` is malformed.
        """
        settings = crawler.settings
        cache_size = settings.getint("DNSCACHE_SIZE") if settings.getbool("DNSCACHE_ENABLED") else 0
        return cls(reactor, cache_size, AllowedHosts.of(settings))

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """See IHostnameResolver."""
        checked: Any = _CheckedReceiver(resolutionReceiver, self, hostName, portNumber)
        return super().resolveHostName(checked, hostName, portNumber, addressTypes, transportSemantics)

    def may_reach(self, address: str, host: str, port: int) -> bool:
        """Whether a connection may be made to an address that a host has."""
        try:
            return is_public(ip_address(address)) or self._allowed.allows(host, port)
        except ValueError:
            return False

    def remember(self, host: str, port: int, refused: Sequence[str]) -> None:
        """Keep why a host had nowhere to go to: Twisted, which is told of no address, says only that there is none."""
        if refused:
            self._refused[_folded(host), port] = ", ".join(refused)
        else:
            self._refused.pop((_folded(host), port), None)

    def refused(self, host: str, port: int) -> str | None:
        """The addresses for which a host was refused when it was last looked up; None where it was not."""
        return self._refused.get((_folded(host), port))


def refused_addresses(host: str, port: int) -> str | None:
    """The same of the resolver that is at work; None also where that is another."""
    from twisted.internet import reactor  # not before the project's settings have said which

    resolver = getattr(reactor, "nameResolver", None)
    return resolver.refused(host, port) if isinstance(resolver, CheckingResolver) else None


def _folded(host: str) -> str:
    """Twisted asks for a name as people write it, a URL has it in ASCII."""
    try:
        return str(read_host(host))
    except ValueError:
        return host


class _CheckedReceiver:
    """Stands between the resolver and whoever asked it: an IResolutionReceiver, as is the other."""

    def __init__(self, asker: Any, resolver: CheckingResolver, host: str, port: int) -> None:
        self._asker, self._resolver, self._host, self._port = asker, resolver, host, port
        self._has_passed = False
        self._refused: list[str] = []

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803
        self._asker.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        found: str = getattr(address, "host", "")
        if self._resolver.may_reach(found, self._host, self._port):
            self._has_passed = True
            self._asker.addressResolved(address)
        else:
            self._refused.append(found)

    def resolutionComplete(self) -> None:  # noqa: N802
        self._resolver.remember(self._host, self._port, () if self._has_passed else self._refused)
        self._asker.resolutionComplete()
