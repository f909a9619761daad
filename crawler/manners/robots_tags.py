"""`X-Robots-Tag` headers and `meta` robots: what a page says to crawlers, to all of them or to one by its name.

Documented by those who read them first: https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag;
`noai` and `noimageai` come from DeviantArt (2022).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from crawler.manners.agents import ARCHIVE_AGENTS, TRAINING_AGENTS
from crawler.manners.evidence import malformed, permission, reservation
from crawler.manners.head_metas import Meta, head_metas
from crawler.manners.purposes import ARCHIVE, COPIES, EVERYBODY, NOBODY, TRAINING, Meant, Purpose
from crawler.records import Signal

HEADER = "x-robots-tag"
_GENERAL = frozenset({"", "*", "robots"})
_TRAINING_AGENTS = frozenset(map(str.lower, TRAINING_AGENTS))
_ARCHIVE_AGENTS = frozenset(ARCHIVE_AGENTS)
_NAMES = _GENERAL | _TRAINING_AGENTS | _ARCHIVE_AGENTS
_RESERVES = {"noindex": EVERYBODY, "none": EVERYBODY, "noai": TRAINING, "noarchive": COPIES, "noimageai": NOBODY}
_TAKEN_BACK_BY = {
    "noindex": frozenset({"index", "all"}),
    "none": frozenset({"index", "all"}),
    "noai": frozenset({"all"}),
    "noarchive": frozenset({"archive", "all"}),
}
"""What a page may say to us alone, against what it says to everybody."""
_ALLOWS = frozenset({"index", "all", "archive"})
_OF_FOLLOWING = {"nofollow": False, "none": False, "follow": True, "all": True}
# Directives that have a value: what stands before their colon is nobody's name.
_VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
# Not the hour of a date: "unavailable_after: Wed, 25 Nov 2026 15:00:00 GMT" is cut at its comma, and nobody's name.
_ADDRESS = re.compile(r"\s*+([a-z_*][\w.*-]*+)[ \t]*+:", re.ASCII | re.IGNORECASE)
_RESERVING_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(_RESERVES)})(?![\w-])", re.IGNORECASE)


class Word(NamedTuple):
    """One directive."""

    agent: str
    """Whom it is for, in lower case; "" for everybody."""
    directive: str
    """In lower case."""
    evidence: str


def signals(
    headers: Sequence[tuple[str, str]], metas: Iterable[Meta], source: str, purpose: Purpose, agent: str
) -> tuple[Signal, ...]:
    """What a page's headers (names in lower case) and `meta` elements reserve and allow."""
    return (
        *_signals("x_robots_tag", list(_header_words(headers)), source, purpose, agent.lower()),
        *_signals("meta_robots", list(_meta_words(metas, agent.lower())), source, purpose, agent.lower()),
    )


def may_follow(headers: Sequence[tuple[str, str]], html: str, agent: str) -> bool:
    """Whether a page lets us follow its links: not where it says `nofollow` or `none`.

    >>> may_follow([("X-Robots-Tag", "nofollow")], "", "medqa-corpus")
    False
    """
    lowered = [(name.lower(), value) for name, value in headers]
    return all(
        _follows(list(words), agent.lower())
        for words in (_header_words(lowered), _meta_words(head_metas(html), agent.lower()))
    )


def _follows(words: list[Word], agent: str) -> bool:
    said = [(word.agent, _OF_FOLLOWING[word.directive]) for word in words if word.directive in _OF_FOLLOWING]
    to_us = [follows for name, follows in said if name == agent]
    return all(to_us or [follows for name, follows in said if name in _GENERAL])


def _signals(kind: str, words: list[Word], source: str, purpose: Purpose, agent: str) -> Iterator[Signal]:
    to_us = {word.directive for word in words if word.agent == agent}
    for word in dict.fromkeys(words):
        reserves = _RESERVES.get(word.directive)
        for_us = word.agent == agent
        if reserves is not None and (meant := _meant(word, reserves, for_us)) is not None:
            if word.agent in _GENERAL and to_us & _TAKEN_BACK_BY.get(word.directive, frozenset()):
                meant = NOBODY
            yield reservation(kind, source, word.evidence, meant, purpose)
        elif word.directive in _ALLOWS and (for_us or word.agent in _GENERAL):
            yield permission(kind, source, word.evidence)
        elif reserves is None and (for_us or word.agent in _GENERAL) and _RESERVING_WORD.search(word.directive):
            yield malformed(kind, source, word.evidence)


def _meant(word: Word, reserves: Meant, for_us: bool) -> Meant | None:
    """The purposes that a reservation is meant to stop; None where it is for crawlers that are nothing like us."""
    if for_us or word.agent in _GENERAL:
        return reserves
    if word.agent in _TRAINING_AGENTS:
        return TRAINING if reserves else NOBODY
    if word.agent in _ARCHIVE_AGENTS:
        return reserves & ARCHIVE
    return None


def _header_words(headers: Iterable[tuple[str, str]]) -> Iterator[Word]:
    for name, value in headers:
        if name != HEADER:
            continue
        agent = ""
        for part in value.split(","):
            address = _ADDRESS.match(part)
            begins = 0
            if address is not None and address[1].lower() not in _VALUED:
                agent, begins = address[1].lower(), address.end()
            if directive := part[begins:].strip().lower():
                yield Word(agent, directive, f"{name}: {value}")


def _meta_words(metas: Iterable[Meta], agent: str) -> Iterator[Word]:
    for meta in metas:
        if meta.name not in _NAMES and meta.name != agent:
            continue
        for part in meta.content.split(","):
            if directive := part.strip().lower():
                yield Word(meta.name, directive, meta.markup)
