"""Bodies that unpack to something enormous, never end, break off, or are no pages."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from crawler.demo.hostile import bombs
from crawler.demo.hostile.case import Case, Group, Reply
from crawler.demo.hostile.pages import good_body
from crawler.demo.site import HTML
from crawler.demo.truth import Style

_STYLE: Style = "doctor_panel"
_PAGE = "/question/bad"
_OVER = "broken off at the size limit; the other pages are had"


def _case(name: str, attack: str, answer: str, reply: Reply, *, keeps: bool | None = False) -> Case:
    """A host with one such page; None where it does not matter whether it is kept."""
    return Case(
        name=name,
        attack=attack,
        answer=answer,
        replies={_PAGE: reply},
        links=[_PAGE],
        keeps=[_PAGE] if keeps else [],
        drops=[_PAGE] if keeps is False else [],
        asks=[_PAGE],
    )


def _packed(name: str, attack: str, coding: str, body: bytes | Callable[[], bytes]) -> Case:
    return _case(name, attack, _OVER, Reply(body=body, headers=(("Content-Encoding", coding),)))


def _truncated_gzip() -> bytes:
    return gzip.compress(good_body(_STYLE), mtime=0)[:900]


def _garbage_after_gzip() -> bytes:
    return gzip.compress(good_body(_STYLE), mtime=0) + b"\0garbage" * 100


def _with_nulls() -> bytes:
    return good_body(_STYLE).replace(b"</p>", b"\0</p>\0")


def _whole() -> bytes:
    return good_body(_STYLE)


_GZIP = (("Content-Encoding", "gzip"),)
_SIZE = bombs.UNPACKED_BYTES >> 20

BODIES = Group(
    "Bodies",
    _STYLE,
    (
        _packed("bomb-gzip", f"gzip of {_SIZE} MiB", "gzip", bombs.gzip_bomb),
        _packed("bomb-members", f"gzip of {_SIZE} MiB in ten thousand members", "gzip", bombs.many_members),
        _packed("bomb-nested", f"{_SIZE} MiB in three layers of gzip", "gzip, gzip, gzip", bombs.nested_gzip),
        _packed("bomb-deflate", f"deflate of {_SIZE} MiB", "deflate", bombs.deflate_bomb),
        _packed("bomb-brotli", f"a kilobyte of Brotli for {_SIZE} MiB", "br", bombs.brotli_bomb),
        _packed("bomb-zstd", f"20 KiB of Zstandard for {_SIZE} MiB", "zstd", bombs.zstd_bomb),
        _packed(
            "coding-chain", "Content-Encoding: gzip, a thousand times", ", ".join(["gzip"] * 1000), bombs.nested_gzip
        ),
        _case(
            "coding-unknown",
            "Content-Encoding: magic",
            "no page that can be read: set aside",
            Reply(body=bytes(range(256)) * 40, headers=(("Content-Encoding", "magic"),)),
        ),
        _case(
            "gzip-truncated",
            "gzip that breaks off",
            "what can't be unpacked whole is no record of ours",
            Reply(body=_truncated_gzip, headers=_GZIP),
            keeps=None,
        ),
        _case(
            "gzip-trailing",
            "gzip with garbage behind it",
            "no exception; the other pages are had",
            Reply(body=_garbage_after_gzip, headers=_GZIP),
            keeps=None,
        ),
        _case(
            "gzip-not",
            "Content-Encoding: gzip on plain HTML",
            "no exception; the other pages are had",
            Reply(body=_whole, headers=_GZIP),
            keeps=None,
        ),
        _case(
            "body-endless",
            "a body that never ends",
            _OVER,
            Reply(body=b"<p>", endless=b"All work and no play. " * 3000),
        ),
        _case(
            "body-huge",
            "Content-Length: 99999999999999",
            "not even begun; the other pages are had",
            Reply(body=b"<p>Soon", length=99_999_999_999_999),
        ),
        _case(
            "body-drip",
            "a byte every tenth of a second",
            "given up when its time is over; the others are had",
            Reply(body=b"<p>", endless=b"s", pause=0.1),
        ),
        _case(
            "body-short",
            "fewer bytes than Content-Length says",
            "half a page is no page: set aside",
            Reply(body=b"<!DOCTYPE html><p>Half", length=5000),
        ),
        _case(
            "body-binary",
            "a PNG as text/html",
            "binary: set aside",
            Reply(body=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 80),
        ),
        _case(
            "body-nulls",
            "NULs between the characters of a page",
            "no exception; the other pages are had",
            Reply(body=_with_nulls),
            keeps=None,
        ),
        _case("body-empty", "nothing at all", "empty: set aside", Reply(content_type=None)),
        _case(
            "charset-wrong",
            "a UTF-8 page as utf-16",
            "the page is read by what its bytes are",
            Reply(body=_whole, content_type="text/html; charset=utf-16"),
            keeps=None,
        ),
        _case(
            "charset-unknown",
            "charset=klingon\\x07",
            "the page is read all the same",
            Reply(body=_whole, content_type="text/html; charset=klingon\x07"),
            keeps=True,
        ),
        _case(
            "charset-utf7",
            "charset=utf-7 around +ADw-script+AD4-",
            "no such charset on the web: nothing harmful",
            Reply(body=b"+ADw-script+AD4-" * 999, content_type="text/html; charset=utf-7"),
        ),
        _case(
            "type-pdf",
            "a question page as application/pdf",
            "no exception; the other pages are had",
            Reply(body=_whole, content_type="application/pdf"),
            keeps=None,
        ),
        _case(
            "type-bomb",
            "a Content-Type of 8 KiB",
            "no exception; the other pages are had",
            Reply(body=_whole, content_type=HTML + ";a=b" * 2000),
            keeps=None,
        ),
    ),
)
