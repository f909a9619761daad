"""Patterns of a profile's URLs."""

from __future__ import annotations

import time

import pytest

from crawler.profile.patterns import UrlPatterns, reason_against

FORUM = UrlPatterns(
    question=("/index.php?*topic=*", "/t/*"),
    list=("/index.php?*board=*", "/t/$", "/forum/", "/*.html$"),
    never=("/t/*/print", "/*sort=*"),
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/index.php?topic=5.0", "question"),
        ("/index.php?utm_source=x&topic=5.0", "question"),
        ("/index.php?board=2&topic=5", "question"),
        ("/index.php?board=2", "list"),
        ("/index.php?board=2&sort=age", None),
        ("/index.php", None),
        ("/t/5", "question"),
        ("/t/5/", "question"),
        ("/t/5#note-3", "question"),
        ("/t", "list"),
        ("/t/", "list"),
        ("/t/5/print", None),
        ("/t/5/print/", None),
        ("/forum/", "list"),
        ("/forum", "list"),
        ("/forum/heart", "list"),
        ("/forums", None),
        ("/a.html", "list"),
        ("/a.html?b=1", None),
        ("/T/5", None),
        ("", None),
    ],
)
def test_kinds(path: str, kind: str | None) -> None:
    assert FORUM.kind(f"https://forum.test{path}") == kind
    assert FORUM.kind(f"HTTP://Forum.test:80{path}") == kind


def test_the_longer_pattern_tells_and_never_tells_always() -> None:
    urls = UrlPatterns(question=("/a/*",), list=("/a/lists/*",), never=("/a",))
    assert urls.kind("https://a.test/a/lists/1") is None
    assert UrlPatterns(question=urls.question, list=urls.list).kind("https://a.test/a/lists/1") == "list"
    assert UrlPatterns(question=("/a/*",), list=("/a/*",)).kind("https://a.test/a/1") == "question"


def test_one_spelling_for_all() -> None:
    urls = UrlPatterns(question=("/über/~x*",))
    assert urls.kind("https://a.test/%c3%bcber/%7Ex1") == "question"


@pytest.mark.parametrize(
    "pattern", ["/a b", "/a{1}", "/(a|b)", "/a\\d", "/<id>", "/a#b", "/a\n", '/"', "", "a", "http://a/b"]
)
def test_what_is_no_pattern(pattern: str) -> None:
    assert reason_against(pattern)


@pytest.mark.parametrize("pattern", ["/a", "*", "/*", "/a?b=*&c=*", "/(a)", "/ü", "/a%20b", "/a$", "*/a$"])
def test_what_is_a_pattern(pattern: str) -> None:
    assert reason_against(pattern) is None


def test_no_pattern_is_slow() -> None:
    urls = UrlPatterns(question=("/" + "*a" * 240,), never=("/" + "*a" * 240 + "$",))
    started = time.process_time()
    for _ in range(20):
        assert urls.kind("https://a.test/" + "a" * 2000 + "b") == "question"
    assert time.process_time() - started < 2
