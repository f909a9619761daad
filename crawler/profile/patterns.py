"""Which URLs of a site are question pages, which lists, and which are never asked for: patterns as in robots.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from crawler.manners.robots_paths import PathPattern, spellings
from crawler.urls import canonical_url

SYNTAX = "a path as in robots.txt, from its '/' on: '*' stands for any characters, '$' at the end for the path's end"
_LONGEST = 500
# RFC 3986 has none of these in a path or a query, and people write them in patterns of other kinds.
_FOREIGN = re.compile(r"[\s\x00-\x1f\x7f\[\]{}^\\|<>\"`#]")

Kind = Literal["question", "list"]


def reason_against(pattern: str) -> str | None:
    """Why a text is no pattern; None where it is one.

    >>> [reason_against(pattern) for pattern in ("/letters/*", "/index.php?topic=*", "/letters/$", "*.html$")]
    [None, None, None, None]
    >>> reason_against("/letters/["), reason_against("letters/*"), reason_against("/a$b")
    ("'[' stands in no URL", "it begins with no '/'", "'$' stands at the end alone")
    """
    if "://" in pattern.partition("?")[0]:
        return "it names a host: give the path alone"
    if not pattern.startswith(("/", "*")):
        return "it begins with no '/'"
    if found := _FOREIGN.search(pattern):
        return f"{found[0]!r} stands in no URL"
    if "$" in pattern[:-1]:
        return "'$' stands at the end alone"
    return f"it is longer than {_LONGEST} characters" if len(pattern) > _LONGEST else None


@dataclass(frozen=True)
class UrlPatterns:
    """Patterns of URLs' paths and queries (RFC 9309, 2.2.3).

    They are laid beside canonical URLs: without tracking parameters, the other parameters in alphabetical order, and
    one page with or without a slash at its path's end. `*` at a pattern's end needs something after that slash.

    >>> urls = UrlPatterns(question=("/letters/*",), list=("/letters/", "/topics/*$"), never=("/*/print$",))
    >>> [urls.kind(f"https://a.test{path}") for path in ("/letters/7", "/letters/", "/letters", "/topics/hand")]
    ['question', 'list', 'list', 'list']
    >>> [urls.kind(f"https://a.test{path}") for path in ("/letters/7/print", "/about", "/letters-old")]
    [None, None, None]
    """

    question: tuple[str, ...]
    list: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def kind(self, url: str) -> Kind | None:
        """What a URL's page is: where both patterns of questions and of lists match, the longest tells."""
        written = _Spelled.of(url)
        if written.width(self._never):
            return None
        question, lists = written.width(self._question), written.width(self._list)
        if not (question or lists):
            return None
        return "question" if question >= lists else "list"

    def excludes(self, url: str) -> bool:
        """Whether a URL is one of those that are never asked for."""
        return _Spelled.of(url).width(self._never) > 0

    @cached_property
    def _question(self) -> Sequence[_Pattern]:
        return tuple(map(_Pattern.parse, self.question))

    @cached_property
    def _list(self) -> Sequence[_Pattern]:
        return tuple(map(_Pattern.parse, self.list))

    @cached_property
    def _never(self) -> Sequence[_Pattern]:
        return tuple(map(_Pattern.parse, self.never))


@dataclass(frozen=True, slots=True)
class _Pattern:
    path: PathPattern
    tells_slash: bool
    """It tells of the slash at a path's end, which canonical URLs lack."""

    @classmethod
    def parse(cls, text: str) -> _Pattern:
        return cls(PathPattern.parse(text), text.removesuffix("$").endswith("/") or "/?" in text)


@dataclass(frozen=True, slots=True)
class _Spelled:
    canonical: tuple[str, ...]
    with_slash: tuple[str, ...]

    @classmethod
    def of(cls, url: str) -> _Spelled:
        folded = canonical_url(url) or url
        parts = urlsplit(folded)
        slashed = parts._replace(path=parts.path.rstrip("/") + "/")
        return cls(spellings(folded), spellings(urlunsplit(slashed)))

    def width(self, patterns: Sequence[_Pattern]) -> int:
        """The length of the longest pattern that matches; 0 where none does."""
        return max(self._widths(patterns), default=0)

    def _widths(self, patterns: Sequence[_Pattern]) -> Iterator[int]:
        for pattern in patterns:
            written = (*self.canonical, *self.with_slash) if pattern.tells_slash else self.canonical
            if any(map(pattern.path.matches, written)):
                yield pattern.path.octets
