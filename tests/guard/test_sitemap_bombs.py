from __future__ import annotations

import gzip
import tracemalloc
from functools import partial

import pytest

from crawler.sitemaps import _MOST_TAGS, MAX_LOCATIONS, MAX_SITEMAP_BYTES, Location, read_sitemap

HEAD = b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
URL = b"<url><loc>http://ask.test/q/1</loc><lastmod>2026-01-02</lastmod></url>"
ONE = [Location("http://ask.test/q/1", "2026-01-02")]
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10))
# Without the time of day, which would make a test's name another in every process.
packed = partial(gzip.compress, mtime=0)
TWICE_PACKED = packed(packed(HEAD + URL))


def test_no_more_locations_than_the_protocol_allows() -> None:
    _, locations = read_sitemap(HEAD + URL * (MAX_LOCATIONS + 10) + b"</urlset>")
    assert len(locations) == MAX_LOCATIONS


@pytest.mark.parametrize(
    ("filling", "most_tags"),
    [
        (b" " * 1000, _MOST_TAGS),
        (b"<x/>" * 250, _MOST_TAGS // 10),  # to note down what each takes makes them six times as slow
        (b"<url><x>" + b"y" * 1000 + b"</x></url>", _MOST_TAGS),
        (b"<!--" + b"-x" * 500 + b"-->", _MOST_TAGS),
    ],
    ids=["white space", "elements", "text", "comments"],
)
def test_what_stands_behind_the_largest_sitemap_is_not_read(
    filling: bytes, most_tags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.sitemaps._MOST_TAGS", most_tags)
    times = MAX_SITEMAP_BYTES // len(filling) + 1
    bomb = packed(HEAD + URL + filling * times + URL, 1)
    tracemalloc.start()
    try:
        assert read_sitemap(bomb) == ("urlset", ONE)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE urlset [<!ENTITY l0 "ha">' + LAUGHS + b"]><urlset><url><loc>&l9;</loc></url></urlset>",
        b'<!DOCTYPE urlset [<!ENTITY file SYSTEM "file:///etc/hostname">]><urlset><url><loc>&file;</loc></url></urlset>',
        b'<!DOCTYPE urlset SYSTEM "http://127.0.0.1/a.dtd"><urlset><url><loc>x</loc></url></urlset>',
        b"<!DOCTYPE urlset [" + b"<!ENTITY e 'x'>" * 100_000 + b"]>" + URL,
        TWICE_PACKED,
        packed(b""),
        packed(b" " * 1_000_000 + HEAD + URL, 1),
        b"\x1f\x8b" + b"\xff" * 1000,
        b"<" * 100_000,
        b"\0" * 100_000,
        bytes(range(256)) * 100,
        b"",
    ],
    ids=lambda body: repr(body[:40]),
)
def test_what_is_no_sitemap_names_no_location(body: bytes) -> None:
    assert read_sitemap(body)[1] == []


@pytest.mark.parametrize(
    ("body", "locations"),
    [
        (HEAD + b"<url><x/>" * 1000 + b"<loc>a</loc>", []),
        (HEAD + b"<url><loc>" + b"x" * 3000 + b"</loc></url>" + URL, ONE),
        (HEAD + b"<url><i:image xmlns:i='i'><i:loc>picture</i:loc></i:image></url>" + URL, ONE),
        (HEAD + b"<url " + b" ".join(b"a%d='1'" % at for at in range(50_000)) + b"><loc>a</loc></url>", [("a", "")]),
        (packed(HEAD) + packed(URL), ONE),
        (packed(HEAD + URL) + packed(b"") * 10_000 + packed(URL), ONE),
        (packed(HEAD + URL)[:-9], ONE),
        (HEAD + URL + b"<url><loc>&undefined;</loc></url>", ONE),
    ],
    ids=[
        "nested",
        "endless address",
        "picture",
        "attributes",
        "two members",
        "empty members",
        "torn",
        "unknown entity",
    ],
)
def test_what_can_be_read_is_read(body: bytes, locations: list[tuple[str, str]]) -> None:
    assert read_sitemap(body) == ("urlset", locations)
