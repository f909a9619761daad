"""Sitemaps that are bombs (https://www.sitemaps.org/protocol.html: 50 MB, 50,000 addresses)."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache

from crawler.demo.hostile import bombs
from crawler.demo.hostile.case import ORIGIN, Case, Group, Reply
from crawler.demo.hostile.pages import sitemap
from crawler.demo.truth import Style

_STYLE: Style = "doctor_reply"
_HAD = "read as far as is sensible; the good pages are had"
_XML = "application/xml"
_OPEN = '<?xml version="1.0"?>{}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
_CLOSE = "</urlset>"


def _case(name: str, attack: str, reply: Reply, *, answer: str = _HAD, more: Mapping[str, Reply] | None = None) -> Case:
    return Case(
        name=name,
        attack=attack,
        answer=answer,
        replies={"/sitemap.xml": reply, **(more or {})},
        asks=["/sitemap.xml"],
        never=r".*passwd.*",
        most=80,
    )


def _xml(inside: str, doctype: str = "") -> Reply:
    return Reply(body=(_OPEN.format(doctype) + inside + _CLOSE).encode(), content_type=_XML)


def _entities() -> str:
    """Billion laughs: ten levels of ten."""
    levels = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    return f'<!DOCTYPE urlset [<!ENTITY l0 "laughter">{levels}]>'


@cache
def _garbage() -> bytes:
    """A hundred thousand addresses that lead nowhere worth going."""
    urls = "".join(f"<url><loc>{ORIGIN}/wp-content/{number}?{number:x}</loc></url>" for number in range(100_000))
    return (_OPEN.format("") + urls + _CLOSE).encode()


@cache
def _packed_blanks() -> bytes:
    """A sitemap that unpacks to 300 MB of blanks."""
    return gzip.compress(_OPEN.format("").encode()) + gzip.compress(b" " * 1_000_000) * 300


def _nested(path: str) -> Reply | None:
    """Every index names two more."""
    name, _, number = path.partition("?map=")
    if name != "/sitemap.xml" or not number:
        return None
    return sitemap(*(f"{ORIGIN}/sitemap.xml?map={int(number) * 2 + turn}" for turn in (0, 1)), tag="sitemap")


_WIDE = tuple(f"{ORIGIN}/sitemap-{number}.xml" for number in range(3000))

SITEMAPS = Group(
    "Sitemaps",
    _STYLE,
    (
        _case(
            "map-gzip-bomb",
            "a sitemap.xml.gz of 640 MiB of zeros",
            Reply(body=bombs.gzip_bomb, content_type="application/gzip"),
        ),
        _case(
            "map-gzip-blanks",
            "a sitemap.xml.gz of 300 MB of blanks",
            Reply(body=_packed_blanks, content_type="application/gzip"),
        ),
        _case(
            "map-endless",
            "a sitemap that never ends",
            Reply(body=_OPEN.format("").encode(), content_type=_XML, endless=b"<url><loc>/nowhere</loc></url>" * 1000),
            answer="broken off at the size limit; the good pages are had",
        ),
        _case("map-self", "an index that names itself", sitemap(f"{ORIGIN}/sitemap.xml", tag="sitemap")),
        _case(
            "map-circle",
            "two indexes that name each other",
            sitemap(f"{ORIGIN}/other.xml", tag="sitemap"),
            more={"/other.xml": sitemap(f"{ORIGIN}/sitemap.xml", tag="sitemap")},
        ),
        Case(
            name="map-nested",
            attack="indexes that name two more, for ever",
            answer="read to a bounded depth and number; the good pages are had",
            replies={"/sitemap.xml": sitemap(f"{ORIGIN}/sitemap.xml?map=1", tag="sitemap")},
            anywhere=_nested,
            asks=["/sitemap.xml"],
            most=600,
        ),
        Case(
            name="map-wide",
            attack="an index of three thousand sitemaps",
            answer="read to a bounded number; the good pages are had",
            replies={"/sitemap.xml": sitemap(*_WIDE, tag="sitemap")},
            asks=["/sitemap.xml"],
            most=1200,
        ),
        _case(
            "map-laughs",
            "billion laughs: entities of entities",
            _xml("<url><loc>&l9;</loc></url>", _entities()),
            answer="no entity is expanded; the good pages are had",
        ),
        _case(
            "map-quadratic",
            "one long entity, named ten thousand times",
            _xml(f"<url><loc>{'&big;' * 10_000}</loc></url>", f'<!DOCTYPE urlset [<!ENTITY big "{"b" * 50_000}">]>'),
            answer="no entity is expanded; the good pages are had",
        ),
        _case(
            "map-external",
            "an entity that is file:///etc/passwd",
            _xml(
                f"<url><loc>{ORIGIN}/en/article/&file;</loc></url>",
                '<!DOCTYPE urlset [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
            ),
            answer="no file is read; the good pages are had",
        ),
        _case(
            "map-dtd",
            "a DTD on another host",
            _xml("<url><loc>/x</loc></url>", '<!DOCTYPE urlset SYSTEM "http://127.0.0.1:@FORBIDDEN@/x.dtd">'),
            answer="not fetched; the good pages are had",
        ),
        _case("map-deep", "a hundred thousand levels of elements", _xml("<url>" * 100_000)),
        _case(
            "map-garbage",
            "a hundred thousand addresses of no use",
            Reply(body=_garbage, content_type=_XML),
            answer="none is a question or a list: none is asked for",
        ),
        _case(
            "map-long",
            "an address of 1 MB",
            _xml(f"<url><loc>{ORIGIN}/en/article/{'1' * 1_000_000}</loc></url>"),
            answer="too long: not asked for",
        ),
        _case(
            "map-lastmod",
            "lastmod of nonsense, year 99999",
            _xml(
                "".join(
                    f"<url><loc>{ORIGIN}/</loc><lastmod>{when}</lastmod></url>"
                    for when in ("99999-99-99", "-1", "9" * 500, "2025-02-30T99:99:99+99:99")
                )
            ),
        ),
        _case("map-broken", "a sitemap that breaks off in a tag", Reply(body=b"<urlset><url><loc", content_type=_XML)),
        _case("map-html", "a web page as the sitemap", Reply(body=b"<!DOCTYPE html><p>Not found, but 200.")),
    ),
)
