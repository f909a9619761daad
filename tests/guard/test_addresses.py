"""Which hosts are public: every spelling of an address that some resolver takes, both ways."""

from __future__ import annotations

import ipaddress
import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.guard.addresses import is_public, read_host
from crawler.guard.allowed import AllowedHosts, PrivateAddressError

NOBODY = AllowedHosts()
LOOPBACK = [
    *("127.0.0.1", "127.0.0.2", "127.255.255.255", "127.1", "127.0.1", "2130706433", "0x7f000001", "0X7F000001"),
    *("0x7f.1", "0x7f.0.0.1", "127.0x0.0.0x1", "0177.0.0.1", "017700000001", "0177.1", "127.0.0.01", "127.00.0.1"),
    *("127.0.0.1.", "127.1.", "2130706433.", "127.0.0.1..", "0", "0.0.0.0", "0x", "0x0", "00"),  # noqa: S104
    *("１２７.0.0.1", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "①②⑦.0.0.1", "𝟙𝟚𝟟.0.0.1", "¹²⁷.0.0.1", "０ｘ7f.1"),
    *("127.0.0.\u00ad1", "127.0\u200b.0.1", "127.0.0\u2060.1"),
    *("%31%32%37.0.0.1", "127%2e0%2e0%2e1", "%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1", "127.0.0.1%2E", "%32130706433"),
    *("[127.0.0.1]", "[::1]", "::1", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]", "::", "%5B::1%5D", "[::１]"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:FFFF:7F00:0001]", "[::127.0.0.1]", "[::7f00:1]"),
    *("[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::ffff:0:127.0.0.1]"),
    *("[::1%1]", "[::1%25lo]", "[fe80::1%25eth0]", "[2600::1%25eth0]"),
    *(
        "localhost",
        "LocalHost",
        "localhost.",
        "a.localhost",
        "a.b.LOCALHOST.",
        "ｌｏｃａｌｈｏｓｔ",
        "loc\u00adalhost",
        "Ⓛⓞcalhost",
    ),
]
NEIGHBOURS = [
    *("10.0.0.1", "10.255.255.255", "10.1", "167772161", "0xa.1", "012.0.0.1", "172.16.0.1", "172.31.255.255"),
    *("192.168.0.1", "192.168.1", "3232235521", "100.64.0.1", "100.127.255.255", "100.100.100.200", "169.254.0.1"),
    *("169.254.169.254", "2852039166", "0xa9fea9fe", "169.16689662", "0251.0376.0251.0376", "[::ffff:a9fe:a9fe]"),
    *("[64:ff9b::a9fe:a9fe]", "[fd00:ec2::254]", "192.0.0.192", "168.63.129.16"),
    *("[fc00::1]", "[fd12:3456::1]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[64:ff9b:1::808:808]", "[100::1]"),
    *("[64:ff9b::10.0.0.1]", "[2002:a00:1::1]", "[2002:c0a8:1::1]", "[2001:0:a00:1::f5ff:fffe]", "[2001::1]"),
    *("[::10.0.0.1]", "[::ffff:192.168.0.1]", "[5f00::1]", "[4000::1]"),
    *("intranet", "wiki", "wiki.", "printer_2", "com"),
]
NOWHERE = [
    *("192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "198.19.255.255", "192.88.99.1", "192.0.0.8"),
    *("224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "4294967295", "0xffffffff"),
    *("[ff02::1]", "[ff0e::1]", "[2001:db8::1]", "[3fff::1]", "[2001:2::1]", "[2001:20::1]", "[2002:808:808::1]"),
    *("[::8.8.8.8]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]"),
]
NO_HOSTS = [
    *("", ".", "..", "a..b", " ", "127.0.0.1 ", "127.0.0.1\n", "127.0.0.1\x00.a.test", "a@127.0.0.1", "u:p@127.0.0.1"),
    *("256.0.0.1", "1.2.3.4.5", "4294967296", "0x100000000", "1.16777216", "127.0.0.1.2", "a.1", "a.0x7f", "08.8.8.8"),
    *("9" * 5000, "0x" + "f" * 40, "1.-2.3.4", "1..2", "[::1", "::1]:", "[:::1]", "[1:2:3]", "[::1%]", ":"),
    *("[::ffff:127.0.0.1.]", "[::ffff:0177.0.0.1]", "[12345::]", "a" * 64 + ".test", ".".join(["a" * 60] * 5)),
    *(
        "a/b.test",
        "a\\b.test",
        "a#b.test",
        "a?b.test",
        "a b.test",
        "a,b.test",
        "*.test",
        "%zz.test",
        "%00.test",
        "\ud800.test",
    ),
]
PUBLIC = [
    *("8.8.8.8", "9.9.9.9", "1.1.1.1", "8.8", "134744072", "0x08080808", "0x8.0x8.0x8.0x8", "8.8.8.8.", "８.8.8.8"),
    *("[::ffff:8.8.8.8]", "[64:ff9b::8.8.8.8]", "[64:ff9b::808:808]", "[2600::1]", "2606:4700::1111", "[2a00:1450::1]"),
    *(
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "169.253.255.255",
        "198.17.255.255",
        "223.255.255.255",
    ),
    *("ask.test", "Ask.Test.", "127.0.0.1.test", "localhost.test", "0x7f.test", "xn--mnchen-3ya.test", "münchen.test"),
    *(
        "a_b.test",
        "-a.test",
        "localhosts.test",
        "notlocalhost.test",
        "1e1.test",
        "a.1a",
        "wiki.corp",
        "a" * 63 + ".test",
    ),
]


@pytest.mark.parametrize("host", [*LOOPBACK, *NEIGHBOURS, *NOWHERE, *NO_HOSTS], ids=lambda host: ascii(host)[:40])
def test_what_is_not_public_is_refused_in_every_spelling(host: str) -> None:
    with pytest.raises(PrivateAddressError) as refused:
        NOBODY.check(host, 80)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("host", PUBLIC, ids=lambda host: ascii(host)[:40])
def test_what_is_public_passes(host: str) -> None:
    NOBODY.check(host, 80)


@pytest.mark.parametrize(
    ("host", "read"),
    [
        *(("2130706433", IPv4Address("127.0.0.1")), ("0xA.1", IPv4Address("10.0.0.1"))),
        *(("1.2.3", IPv4Address("1.2.0.3")), ("1.131844", IPv4Address("1.2.3.4"))),
        *(("[::FFFF:1.2.3.4]", IPv6Address("::ffff:102:304")), ("Wiki.Corp.", "wiki.corp")),
    ],
)
def test_a_host_is_read_as_an_address_or_a_name(host: str, read: object) -> None:
    assert read_host(host) == read


@given(st.ip_addresses(v=4))
def test_every_spelling_of_an_address_is_the_same_address(address: IPv4Address) -> None:
    number = int(address)
    first, rest = number >> 24, number & 0xFFFFFF
    for spelling in (
        str(address),
        str(number),
        hex(number),
        f"{first}.{rest}",
        f"{first:#x}.{rest >> 16}.{rest & 65535}",
    ):
        assert read_host(spelling) == address
        assert socket.inet_aton(spelling) == address.packed


# Python counts as global what no site of the web answers at: a cloud's own, relays of withdrawn tunnels, anycast of
# protocols (in 192.0.0.0/24 and 2001::/23); and all of IPv6 that nobody has been given yet.
STRICTER: list[IPv4Network | IPv6Network] = [
    *map(IPv4Network, ("168.63.129.16/32", "192.88.99.0/24", "192.0.0.0/24", "224.0.0.0/4")),
    *map(IPv6Network, ("2001::/23", "2002::/16", "3fff::/20")),
]
EMBEDDING = [IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")]


EDGES = [
    edge + step
    for network in ipaddress._IPv4Constants._private_networks + STRICTER[:4]  # type: ignore[attr-defined]
    for edge in (network.network_address, network.broadcast_address)
    for step in (-1, 0, 1)
    if 0 <= int(edge) + step < 2**32
]


@given(st.one_of(st.ip_addresses(), st.sampled_from(EDGES)))
def test_is_public_agrees_with_python(address: IPv4Address | IPv6Address) -> None:
    agrees = is_public(address) == address.is_global
    is_unassigned = isinstance(address, IPv6Address) and address not in IPv6Network("2000::/3")
    assert agrees or any(address in network for network in [*STRICTER, *EMBEDDING]) or is_unassigned
    if is_public(address) and not any(address in network for network in EMBEDDING):
        assert address.is_global


@given(st.ip_addresses(v=4), st.sampled_from(EMBEDDING))
def test_an_embedded_address_is_judged_as_itself(address: IPv4Address, network: IPv6Network) -> None:
    assert is_public(IPv6Address(int(network.network_address) + int(address))) == is_public(address)


HOSTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="0123456789abcdefx.:%[]１。-", max_size=30),
    st.ip_addresses().map(str),
    st.lists(st.sampled_from(["127", "0x7f", "0177", "1", "", "256", "localhost", "test"]), max_size=6).map(".".join),
)


def verdict(host: str, port: int) -> str:
    try:
        NOBODY.check(host, port)
    except PrivateAddressError as refused:
        return str(refused)
    return ""


@given(HOSTS, st.integers(min_value=0, max_value=70000))
def test_a_check_never_raises_anything_else(host: str, port: int) -> None:
    assert verdict(host, port).isprintable()


@given(HOSTS)
def test_what_the_system_reads_as_a_private_address_never_passes(host: str) -> None:
    try:
        seen = IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError, ValueError):
        return
    if not is_public(seen):
        with pytest.raises(PrivateAddressError):
            NOBODY.check(host, 80)
