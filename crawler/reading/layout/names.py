"""What the names in a start tag tell: its classes, its id, its data attributes, what it says in markup for machines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crawler.reading.elements import Element
from crawler.reading.start_tags import StartTag

LEADS, SAYS_SO = 2, 3
"""How surely something tells: by the page that it leads to, by saying so in markup."""
DATED = ("datetime", "content", "title", "data-time", "data-date", "data-datetime", "data-original-title")
"""Attributes that may tell a date, the surest first."""
_DATED_SET = frozenset(DATED)
_AUTHOR = re.compile(r"author|user-?name|nick-?name|poster|creator|by-?line|member-?name|display-?name")
_NO_AUTHOR = re.compile(r"avatar|image|photo|badge|rank|stats|signature|title|count|edit|\bbio\b")
_CREATOR = re.compile(r"\b(?:author|creator|(?:sioc:)?has_creator)\b")
_ENTRY = re.compile(
    r"answer|antwort|respuesta|reponse|risposta|resposta|repl(?:y|ies)|respon[sd]|post|message|msg|comment"
)
_QUIET = re.compile(
    r"signature|\bsig\b|edited|last-?edit|edit-?(?:info|note|by|date)|moderat"
    r"|user[-_]?(?:info|details|card|data|stats|meta|title|panel|extras|badge|name|box)"
    r"|post-?profile|author|(?<!original)(?<!original-)poster|avatar"
    r"|member-?(?:info|details|name)|message-(?:user\b|attribution|footer|action)|reaction|likes?\b|shar(?:e|ing)\b"
    r"|social|report|actions?\b|toolbar|controls|buttons?\b|\bbtn|\bmenu|permalink|by-?line|time-?stamp|\bdate|\bvot"
    r"|votes?\b|votecell|score|rating|badge|rank\b|reputation|\btag(?:s|ged)?\b|taglist"
    r"|update-?info|taxonomy|\bmeta\b|bbcodeblock-title|sr-only|visually-hidden|screen-reader"
    r"|(?:post|message|answer|reply|entry)-?_?(?:meta|infos?|date|number|foot(?:er)?|head(?:er)?|links?)\b",
)
_QUOTE = re.compile(r"(?<!to)(?<!multi)(?<!multi-)quote(?!-?(?:btn|button|link|reply|post))|onebox")
_VOTES = re.compile(
    r"vote|score|answerrating|likes?\b|upvot|helpful|thumb|karma|thank|danke|hilfreich|\bmerci|gracias|grazie|obrigad|bedankt"
)
_NO_VOTES = re.compile(r"reputation|badge|user|down-?vote|btn-down")
_LIKED = re.compile(r"(?:\b|-|_)lik(?:es?|ed)|reaction|mentioned|voters")
_BOXES = frozenset({"div", "article", "section", "li", "td", "th", "tr", "tbody", "table", "dd", "dl", "ul", "ol"})
_PLAIN_CLASSES = frozenset({"odd", "even", "first", "last", "clearfix", "row", "col", "alt", "active"})
_DIGITS = re.compile(r"\d+")
_LONGEST_NAMES = 300


class Named(NamedTuple):
    """What the way in which a start tag is written tells."""

    looks: tuple[str, ...]
    """How boxes of its kind are told: by tag and first class, by an id with a number, by its data attributes."""
    entry: str
    """The word by which it calls itself a post ("answer", "comment"), or ""."""
    author: int
    """How surely it names an author: 3 says so, 1 by its class, 0 not at all."""
    quiet: bool
    """Whether it calls itself no part of a post's text: its author's column, a signature, a menu, a date."""
    quote: bool
    comments: bool
    votes: bool
    avatar: bool
    liked: bool
    """Whether it names those who like what somebody else wrote, or who answered it."""
    dated: bool
    """Whether its attributes may tell a date."""
    box: bool


def named(start: StartTag) -> Named:
    """What a start tag's names tell."""
    return _kept(start) if start.small else _read(start)


@lru_cache(maxsize=4096)
def _kept(start: StartTag) -> Named:
    return _read(start)


def _read(start: StartTag) -> Named:
    told = start.attributes
    box = start.name in _BOXES or "-" in start.name
    said = f"{told.get('itemprop', '')} {told.get('rel', '')} {told.get('property', '')}"
    identity = f"{told.get('id', '')} {told.get('data-role', '')}"[:_LONGEST_NAMES]
    names = _called(told.get("class", "")[:_LONGEST_NAMES], _DIGITS.sub("0", identity))
    creator = len(said) > 2 and _CREATOR.search(said) is not None
    return Named(
        _looks(start) if box else (start.name,),
        names.entry if box else "",
        SAYS_SO if creator else names.author,
        names.quiet,
        (names.quote or start.name == "blockquote") and "signature" not in told.get("class", ""),
        names.comments or told.get("itemprop") == "comment",
        names.votes or "upvotecount" in said.lower(),
        names.avatar,
        names.liked,
        not _DATED_SET.isdisjoint(told),
        box,
    )


class _Called(NamedTuple):
    """What classes and an id tell."""

    entry: str
    author: int
    quiet: bool
    quote: bool
    comments: bool
    votes: bool
    avatar: bool
    liked: bool


@lru_cache(maxsize=4096)
def _called(classes: str, identity: str) -> _Called:
    classes = classes.lower()
    both = f"{classes} {identity.lower()}"
    entry = _ENTRY.search(both)
    return _Called(
        entry[0] if entry else "",
        int(bool(_AUTHOR.search(classes)) and not _NO_AUTHOR.search(classes)),
        bool(_QUIET.search(both)),
        bool(_QUOTE.search(classes)),
        "comment" in both,
        bool(_VOTES.search(classes) and not _NO_VOTES.search(classes)),
        "avatar" in classes,
        bool(_LIKED.search(classes)),
    )


def _looks(start: StartTag) -> tuple[str, ...]:
    tag, told = start.name, start.attributes
    plain = [_DIGITS.sub("", name) for name in told.get("class", "")[:200].split()[:6]]
    first = next((name for name in plain if name.strip("-_") and name not in _PLAIN_CLASSES), "")
    identity = told.get("id", "")[:100]
    found = [f"{tag}.{first}"] if first else []
    if _DIGITS.search(identity):
        found.append(f"{tag}#{_DIGITS.sub('0', identity)}")
    data = sorted(key for key in told if key.startswith("data-"))
    if data and (len(data) > 2 or not found):
        found.append(f"{tag}[{' '.join(data)}]")
    return tuple(found) or (tag,)


def looks_of(element: Element) -> tuple[str, ...]:
    """How boxes of an element's kind are told; one without any name of its own by what it stands in."""
    looks = named(element.start).looks
    if looks[0] == element.tag and element.parent is not None:
        return (f"{named(element.parent.start).looks[0]} {looks[0]}",)
    return looks


def names_of(element: Element) -> str:
    """An element's classes and its id, as written."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST_NAMES]
