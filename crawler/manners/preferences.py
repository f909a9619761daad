"""Preferences by kind of use: Content-Signal and Content-Usage, in robots.txt and as headers.

Content-Signal: https://contentsignals.org. Content-Usage: the IETF's drafts draft-ietf-aipref-attach and
draft-ietf-aipref-vocab, with the names of their earlier versions, which are in use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crawler.manners.evidence import malformed, permission, reservation
from crawler.manners.purposes import NOBODY, TRAINING, Purpose
from crawler.manners.robots_rules import Preference
from crawler.manners.url_patterns import matches, width
from crawler.records import Signal


class _Vocabulary(NamedTuple):
    kind: str
    yes: str
    no: str
    training: tuple[str, ...]
    """The names of uses that training is, or is one of, the widest first."""
    others: frozenset[str]
    """Uses that are none of ours."""


_SIGNAL = _Vocabulary("content_signal", "yes", "no", ("ai-train",), frozenset({"search", "ai-input"}))
_USAGE = _Vocabulary(
    "content_usage",
    "y",
    "n",
    ("bots", "tdm", "ai", "train-ai", "genai", "train-genai"),
    frozenset({"search", "ai-use"}),
)
_HEADERS = {"content-signal": _SIGNAL, "content-usage": _USAGE}


def content_signals(preferences: Sequence[Preference], source: str, url: str, purpose: Purpose) -> Iterator[Signal]:
    """What the Content-Signal lines of a robots.txt say of a page."""
    return _signals(_SIGNAL, preferences, source, url, purpose)


def content_usages(preferences: Sequence[Preference], source: str, url: str, purpose: Purpose) -> Iterator[Signal]:
    """What the Content-Usage lines of a robots.txt say of a page."""
    return _signals(_USAGE, preferences, source, url, purpose)


def header_signals(headers: Sequence[tuple[str, str]], source: str, purpose: Purpose) -> Iterator[Signal]:
    """What both say as headers of a response (names in lower case)."""
    for header, vocabulary in _HEADERS.items():
        said = [(f"{name}: {value}", pair) for name, value in headers if name == header for pair in value.split(",")]
        preferences = []
        for line, pair in said:
            name, _, wish = pair.lower().partition("=")
            preferences.append(Preference(name.strip(), wish.strip(), None, line))
        yield from _signals(vocabulary, preferences, source, source, purpose)


def _signals(
    vocabulary: _Vocabulary, preferences: Sequence[Preference], source: str, url: str, purpose: Purpose
) -> Iterator[Signal]:
    """The word for the narrowest part of the site counts, there that on the narrowest use, of two alike the "no"."""
    kind = vocabulary.kind
    here = [wish for wish in preferences if wish.path is None or matches(wish.path, url)]
    weighed = (
        (width(wish.path or ""), vocabulary.training.index(wish.name), _value(wish) == vocabulary.no)
        for wish in here
        if wish.name in vocabulary.training and _value(wish) in (vocabulary.yes, vocabulary.no)
    )
    *_, refused = max(weighed, default=(0, 0, False))
    for wish in here:
        said = _value(wish)
        if said == vocabulary.no and wish.name in vocabulary.training:
            yield reservation(kind, source, wish.line, TRAINING if refused else NOBODY, purpose)
        elif said == vocabulary.no and wish.name in vocabulary.others:
            yield reservation(kind, source, wish.line, NOBODY, purpose)
        elif said == vocabulary.yes and wish.name in vocabulary.training:
            yield permission(kind, source, wish.line)
        elif said != vocabulary.yes and wish.name in vocabulary.training:
            yield malformed(kind, source, wish.line)


def _value(wish: Preference) -> str:
    """Without the parameters that a structured field may have (RFC 9651)."""
    return wish.value.partition(";")[0].strip().lower()
