"""The hosts that a user names: ALLOW_PRIVATE."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings

from crawler.guard.allowed import AllowedHosts, PrivateAddressError


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        *(("127.0.0.1:8080", "127.0.0.1", 8080), ("127.0.0.1:8080", "2130706433", 8080), ("127.1", "127.0.0.1", 1)),
        *(("127.0.0.1", "127.0.0.1", 80), ("127.0.0.1", "127.0.0.1", 65535), (" a.test\n\twiki.corp ", "wiki.corp", 1)),
        *(("[::1]:8080", "::1", 8080), ("[::1]", "::1", 80), ("[::1]:80", "[0:0:0:0:0:0:0:1]", 80)),
        *(("wiki", "wiki", 80), ("Wiki.Corp:443", "wiki.corp.", 443), ("localhost:8000", "localhost", 8000)),
        *(("bücher.corp", "xn--bcher-kva.corp", 80), ("xn--bcher-kva.corp", "bücher.corp", 80)),
        *(("10.0.0.1:1 10.0.0.2:2", "10.0.0.2", 2), ("10.0.0.1:08080", "10.0.0.1", 8080)),
    ],
)
def test_a_named_host_may_be_reached(text: str, host: str, port: int) -> None:
    allowed = AllowedHosts.parse(text)
    assert allowed.allows(host, port)
    allowed.check(host, port)


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        *(("", "127.0.0.1", 80), ("127.0.0.1:8080", "127.0.0.1", 8081), ("127.0.0.1:8080", "127.0.0.2", 8080)),
        *(("127.0.0.1:8080", "localhost", 8080), ("localhost:8080", "127.0.0.1", 8080), ("wiki", "wiki2", 80)),
        *(("wiki.corp", "wiki", 80), ("localhost", "a.localhost", 80), ("127.0.0.1", "::1", 80)),
        *(("127.0.0.1", "::ffff:127.0.0.1", 80), ("127.0.0.1", "0177.0.0.1", 80)),
    ],
)
def test_nobody_else_may(text: str, host: str, port: int) -> None:
    allowed = AllowedHosts.parse(text)
    assert not allowed.allows(host, port)
    with pytest.raises(PrivateAddressError):
        allowed.check(host, port)


MALFORMED = [
    *(
        "http://wiki.corp",
        "wiki.corp/",
        "wiki.corp:",
        "wiki.corp:0",
        "wiki.corp:65536",
        "wiki.corp:99999",
        "wiki.corp:x",
    ),
    *("wiki.corp:-1", "wiki.corp:1:2", ":80", "10.0.0.0/8", "*.corp", "*", "a,b", "127.0.0.1,10.0.0.1", "256.1.1.1"),
    *("::1", "[::1", "::1]", "[::1]8080", "[::1]:", "[]", "[]:80", "user@wiki.corp", "0177.0.0.1", "wiki.corp:８０"),
    *("a\x00.corp", "a\x1b[31m.corp"),
]


@pytest.mark.parametrize("entry", MALFORMED, ids=ascii)
def test_a_malformed_entry_is_refused_in_one_clear_line(entry: str) -> None:
    with pytest.raises(
        ValueError, match=r"^ALLOW_PRIVATE takes hosts such as 127\.0\.0\.1:8080 or wiki\.corp, not "
    ) as bad:
        AllowedHosts.parse(f"127.0.0.1:8080 {entry} wiki.corp")
    assert ascii(entry) in str(bad.value)
    assert str(bad.value).isprintable()


@given(st.text(max_size=40))
def test_parsing_raises_nothing_else(text: str) -> None:
    with suppress(ValueError):
        assert len(AllowedHosts.parse(text).named) <= len(text.split())


def test_the_demo_server_is_named_by_its_port() -> None:
    allowed = AllowedHosts.of(Settings({"DEMO_PORT": 8123, "ALLOW_PRIVATE": "wiki.corp"}))
    assert allowed == AllowedHosts.parse("127.0.0.1:8123 wiki.corp")
    assert not allowed.allows("127.0.0.1", 8124)
    assert AllowedHosts.of(Settings()) == AllowedHosts()
