"""The hosts that a crawl may reach although they are not public: those that the user names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from scrapy.exceptions import IgnoreRequest
from scrapy.settings import BaseSettings

from crawler.guard.addresses import Address, is_public, read_host

_LOCAL = ".localhost"  # RFC 6761, 6.3: whatever DNS says, such names are this machine
_ENTRY = re.compile(r"(?P<host>\[[^\[\]]*\]|[^:\[\]]*)(?::(?P<port>[0-9]{1,5}))?")
_PORTS = range(1, 65536)


class PrivateAddressError(IgnoreRequest):
    """A request for a host that is not on the public internet, and that the user has not named."""


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """Hosts, each with its port or None for any port, that a crawl may reach wherever they are."""

    named: frozenset[tuple[Address | str, int | None]] = frozenset()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `host:port` and `host`, parted by white space. An IPv6 address stands in brackets.

        Raises:
            ValueError: an entry is none of these; the message is one line and names it.
        """
        return cls(frozenset(map(_entry, text.split())))

    @classmethod
    def of(cls, settings: BaseSettings) -> Self:
        """What the settings allow: `ALLOW_PRIVATE`, and the demo server where one runs (`DEMO_PORT`).

        Raises:
            ValueError: see `parse`.
        """
        demo_port = settings.getint("DEMO_PORT")
        demo = f" 127.0.0.1:{demo_port}" if demo_port else ""
        return cls.parse((settings["ALLOW_PRIVATE"] or "") + demo)

    def allows(self, host: str, port: int) -> bool:
        """Whether the user has named a host. A name is not named by the address that DNS gives for it."""
        try:
            read = read_host(host)
        except ValueError:
            return False
        return (read, port) in self.named or (read, None) in self.named

    def check(self, host: str, port: int) -> None:
        """Let a host pass, as far as can be told without DNS.

        Raises:
            PrivateAddressError: it is an address that is not public, in whatever spelling; a name that means this
                machine or one next to it; or no host at all.
        """
        if self.allows(host, port):
            return
        try:
            read = read_host(host)
        except ValueError as error:
            raise PrivateAddressError(f"no public host: {error}") from None
        if _is_near(read) if isinstance(read, str) else not is_public(read):
            raise PrivateAddressError(f"private address: {read}, port {port}, is not in ALLOW_PRIVATE")


def _is_near(name: str) -> bool:
    return "." not in name or name.endswith(_LOCAL)


def _entry(text: str) -> tuple[Address | str, int | None]:
    match = _ENTRY.fullmatch(text)
    port = int(match["port"]) if match and match["port"] else None
    try:
        if match is None or (port is not None and port not in _PORTS):
            raise ValueError
        return read_host(match["host"]), port
    except ValueError:
        told = f"ALLOW_PRIVATE takes hosts such as 127.0.0.1:8080 or wiki.corp, not {text!a}"
        raise ValueError(told) from None
