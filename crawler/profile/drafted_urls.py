"""Patterns of a site's addresses that the address of one question page suggests."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.profile.patterns import UrlPatterns, reason_against

_NUMBER = re.compile(r"(?<![%\d])(?<!%[0-9A-Fa-f])\d+")
"""Digits that are not those of an escape such as %C3."""
_LATER_PAGES = ("*start=*", "*page=*", "*/page-*", "*sort=*")
"""Later pages of a thread (phpBB, most others, XenForo) and its other orders: their first post is no question."""


def drafted_urls(address: str) -> UrlPatterns:
    """Patterns of question pages, of lists, and of pages never to be asked for.

    Numbers in a path are a `*` each; those at a folder's end are left to the `*` for what stands in it.

    Args:
        address: a question page's canonical URL; "" where nobody knows it.

    >>> urls = drafted_urls("https://letters.test/letters/7-sore-heel")
    >>> urls.question, urls.list, urls.never
    (('/letters/*',), ('/letters/$',), ('*start=*', '*page=*', '*/page-*', '*sort=*'))
    >>> urls = drafted_urls("https://forum.test/index.php?page=thread&topic=5.0")
    >>> urls.question, urls.list, urls.never
    (('/index.php?topic=*', '/index.php?*&topic=*'), ('/index.php$',), ('*start=*', '*/page-*', '*sort=*'))
    >>> [drafted_urls(f"https://a.test{path}").question for path in ("/question/614/heel", "/f12/77/heel", "/77/heel")]
    [('/question/*',), ('/f*/*',), ('/*/*',)]
    """
    question, lists = _question_and_lists(address)
    never = [pattern for pattern in _LATER_PAGES if not (address and _excludes(pattern, address))]
    return UrlPatterns(question=question, list=lists, never=tuple(never))


def _question_and_lists(address: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = urlsplit(address)
    key = parts.query.rpartition("&")[2].partition("=")[0]
    if reason_against(f"{parts.path}?{key}"):
        return ("/*",), ()
    if key:
        path = _NUMBER.sub("*", parts.path)
        return (f"{path}?{key}=*", f"{path}?*&{key}=*"), (f"{path}$",)
    folder = _NUMBER.sub("*", parts.path.rpartition("/")[0])
    named = re.sub(r"(?:/\*)+\Z", "", folder) or folder
    return (f"{named}/*",), (f"{named}/$",) if named else ()


def _excludes(pattern: str, address: str) -> bool:
    return UrlPatterns(question=(), never=(pattern,)).excludes(address)
