"""Which addresses are public, and which address a host's name stands for by itself."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final
from urllib.parse import unquote

Address = IPv4Address | IPv6Address

_NOT_PUBLIC: Final = tuple(
    IPv4Network(network)
    for network in (  # IANA's special-purpose address registry, RFC 6890 and its successors
        "0.0.0.0/8",  # this host, this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # behind a provider's translation (RFC 6598); a cloud's metadata as well
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, with the metadata of most clouds at 169.254.169.254
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # documentation, as are 198.51.100.0/24 and 203.0.113.0/24
        "192.88.99.0/24",  # 6to4's relays, withdrawn by RFC 7526
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "168.63.129.16/32",  # not in the registry: Azure answers its own machines here
    )
)
_GLOBAL_UNICAST: Final = IPv6Network("2000::/3")  # all that IANA has given out for it
_NOT_PUBLIC_6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocols' own, among them Teredo and benchmarking
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which leads to an IPv4 address
        "3fff::/20",  # documentation (RFC 9637)
    )
)
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")  # NAT64 (RFC 6052): on some networks the only way to IPv4

_NUMBER = re.compile(r"0x[0-9a-f]{0,16}|[0-9]{1,16}")
_LAST_IS_NUMBER = re.compile(r"(?:.*\.)?(?:0x[0-9a-f]*|[0-9]+)", re.DOTALL)
_NAME = re.compile(r"(?!.{254})(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")


def is_public(address: Address) -> bool:
    """Whether an address belongs to a machine of the public internet.

    An IPv4 address inside an IPv6 one is judged where connections arrive at it: IPv4-mapped, and NAT64 with its
    well-known prefix. Other ways of embedding one are not public at all.

    >>> is_public(IPv4Address("9.9.9.9")), is_public(IPv4Address("10.0.0.1")), is_public(IPv6Address("::ffff:10.0.0.1"))
    (True, False, False)
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC)
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _TRANSLATED:
        return is_public(IPv4Address(address.packed[-4:]))
    return address in _GLOBAL_UNICAST and not any(address in network for network in _NOT_PUBLIC_6)


def read_host(host: str) -> Address | str:
    """The address that a host stands for in any spelling that some resolver takes, else its name, folded.

    A host whose last part is a number is an address, as browsers have it (WHATWG, URL Standard, host parsing).

    Raises:
        ValueError: it is neither an address nor a name; or an address that one reader takes for octal and another for
            decimal digits.

    >>> read_host("0x7f.1"), read_host("Wiki.Corp.")
    (IPv4Address('127.0.0.1'), 'wiki.corp')
    """
    folded = unicodedata.normalize("NFKC", unquote(host)).strip("[]")
    if ":" in folded:
        return IPv6Address(folded)
    # The codec knows all the dots, and leaves out what is invisible, as clients do before they ask for a name.
    name = (folded if folded.isascii() else folded.encode("idna").decode("ascii")).lower().rstrip(".")
    if _LAST_IS_NUMBER.fullmatch(name):
        return IPv4Address(_number(name))
    if not _NAME.fullmatch(name):
        raise ValueError(f"{host!a} is no host")
    return name


def _number(text: str) -> int:
    """One to four numbers, of which the last fills what the others leave, as inet_aton(3) reads them."""
    parts = text.split(".")
    if len(parts) > 4 or not all(map(_NUMBER.fullmatch, parts)):
        raise ValueError(f"{text} is no address")
    if any(part[0] == "0" and part.isdecimal() and len(part) > 1 for part in parts):
        raise ValueError(f"{text} may be octal or decimal")
    *first, last = (int(part[2:] or "0", 16) if part[:2] == "0x" else int(part) for part in parts)
    bits_left = 32 - 8 * len(first)
    if any(number >> 8 for number in first) or last >> bits_left:
        raise ValueError(f"{text} is no address")
    return int.from_bytes(bytes(first)) << bits_left | last
