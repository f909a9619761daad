"""Patterns of robots.txt (RFC 9309, 2.2.3), which TDMRep, RSL, ai.txt and Content-Usage borrow."""

from __future__ import annotations

import re

from crawler.manners.robots_paths import PathPattern, spellings

_AUTHORITY = re.compile(r"[a-z][a-z0-9+.-]*+://([^/?#]*+)", re.IGNORECASE)
_DEFAULT_PORT = re.compile(r":(?:80|443)?$")


def is_pattern(text: str) -> bool:
    """Whether a text can be one: paths begin with a slash, or with whatever a `*` stands for."""
    return text.startswith(("/", "*"))


def matches(pattern: str, url: str) -> bool:
    """Whether a pattern matches the beginning of a URL's path and query, or all of it where it ends with `$`.

    >>> [matches("/question/*.html$", f"https://ask.test/question/{name}") for name in ("a.html", "a.html?x", "a")]
    [True, False, False]
    """
    # What is no Unicode, as JSON may hold it, is found in no URL.
    parsed = PathPattern.parse(pattern.encode(errors="replace").decode())
    return any(map(parsed.matches, spellings(url)))


def width(pattern: str) -> int:
    """How much of a URL a pattern tells: of two that match the longer is the narrower."""
    return PathPattern.parse(pattern.encode(errors="replace").decode()).octets


def host_and_path(url: str) -> tuple[str, str]:
    """The authority that a URL names, in lower case and without a default port ("" for a path), and what follows it.

    >>> host_and_path("https://Ask.Test:443/question"), host_and_path("/question"), host_and_path("http://ask.test")
    (('ask.test', '/question'), ('', '/question'), ('ask.test', '/'))
    """
    found = _AUTHORITY.match(url)
    if found is None:
        return "", url
    return _DEFAULT_PORT.sub("", found[1].lower()), url[found.end() :] or "/"
