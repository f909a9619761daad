"""Places where the person who asks signs or says a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.lexicon import NAMES_TOO
from normalize.protect.places import Mention, Place
from normalize.protect.spoken import spoken_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSINGS = (
    r"thanks|thank you|thank u|thx|tx|ta|many thanks|regards|best regards|kind regards|warm regards|"
    r"kindest regards|best|"
    r"best wishes|all the best|sincerely|yours sincerely|yours truly|yours|respectfully|gratefully|cheers|love|xoxo|"
    r"with thanks|with gratitude|signed|take care|god bless|much appreciated|ty|merci|gracias|danke"
)
_MORE = (
    r"so much|very much|a lot|again|in advance|for your (?:help|time|advice|reply|opinion)|for reading|for any help|"
    r"and (?:best|kind) regards|everyone|all|doctors?"
)
_CLOSING = re.compile(
    rf"(?:(?<=[.!?,;)] )|(?<=\n)|^)(?:{_CLOSINGS})(?: (?:{_MORE})){{0,3}}+"
    r"(?P<parted>[ ]?[,.!~\u2013\u2014-]{0,3}+(?:[ ]|\n{1,2}|$)[~\u2013\u2014-]{0,2}+[ ]?)(?=[^\W\d_])",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(?:(?<=[.!?)] )|(?<=\n)|(?<=\w ))(?:[-\u2013\u2014~]|--)[ ]?(?=[^\W\d_][\w .'\u2019-]{0,40}\Z)")
_FRAGMENT = re.compile(
    r"(?:(?<=[.!?)] )|(?<=\n))(?=[^\W\d_][\w'\u2019-]{0,30}+(?:[ ][^\W\d_][\w'\u2019.-]{0,30}+){0,3}\Z)"
)
_INTRODUCTION = re.compile(
    r"\b(?P<told>my (?:full |first |real )?name is|my name[\u2019']s|call me|i go by|i am called|i'm called)[ ]"
    r"(?=[^\W\d_])"
    r"|\b(?:patient(?:'s)? |full )?(?P<named>name)[ ]?[:=-][ ]?(?=[^\W\d_])"
    r"|\b(?:i am|i[\u2019']m|im|this is|it[\u2019']s)[ ](?=[A-Z])|\bi, (?=[A-Z])",
    re.IGNORECASE,
)
_INTRODUCTION_GATES = (
    "my name",
    "call me",
    "i go by",
    "called",
    "i'm ",
    "i am ",
    "im ",
    "i\u2019m ",
    "this is ",
    "it's ",
    "name:",
    "name :",
    "name -",
    " i, ",
)
_SELF = re.compile(
    r"(?:^|(?<=[.!?,\n:] )|(?<=\n))(?=[A-Z][\w'\u2019-]{1,30}+(?:[ ][A-Z][\w'\u2019-]{1,30}+)?[ ](?:here\b|"
    r"from [A-Z]\w{1,30}+(?:,|\.| here)|writing\b))"
)
_SELF_GATES = (" here", " again", " from ", " writing")
_AGE_OR_PLACE = re.compile(
    r",?[ ](?:and[ ])?(?:(?:I[\u2019']m|I am|im|aged?)[ ])?(?:a[ ])?\d{1,2}\b|[ ]\(\d\d\b|,?[ ]and[ ]I\b|"
    r",?[ ]from [A-Z]",
    re.IGNORECASE,
)
_TAIL = 200
_SIGNS = " \n\t.!~*)\u2764,"


def signed(text: str) -> Iterator[Place]:
    r"""Find where somebody signs: behind a closing, a dash, or alone at the end of a text.

    >>> text = "It hurts.\nThanks in advance,\nNia"
    >>> [text[place.at :] for place in signed(text)]
    ['Nia', 'Nia']
    """
    stripped = text.rstrip(_SIGNS)
    start = max(0, len(stripped) - _TAIL)
    for found in _CLOSING.finditer(stripped, start):
        behind = stripped[found.end() :]
        if len(behind) <= 60 and behind.count(" ") < 8:
            yield Place(found.end(), "signature", found["parted"] != " " or stripped[found.end()].isupper())
    for found in _DASHED.finditer(stripped, start):
        yield Place(found.end(), "signature", True)
    for found in _FRAGMENT.finditer(stripped, start):
        yield Place(found.end(), "signature", False)


def introduced(text: str) -> Iterator[Place]:
    """Find where somebody says who they are: "my name is …", "I'm …", "… here", "… from Cork, …".

    >>> [place.at for place in introduced("My name is Nia. I'm Asian.")]
    [11, 20]
    """
    lowered = text.lower()
    if any(gate in lowered for gate in _INTRODUCTION_GATES):
        for found in _INTRODUCTION.finditer(text):
            yield Place(found.end(), "introduction", (found["told"] or found["named"]) is not None)
    if any(gate in lowered for gate in _SELF_GATES):
        for found in _SELF.finditer(text):
            yield Place(found.end(), "introduction", True)


def own_names(text: str) -> Iterator[Mention]:
    r"""Find the name that somebody gives in a question: "Thanks, Nia", "- Maria K.", "My name is Nia", "I'm Nia, 34".

    Clinicians, told by title or credentials, are not found.

    >>> [found.name for found in own_names("Hi, I'm Nia, 34. I am Asian, 34. I'm Worried.\nBest,\nNia L.")]
    ['Nia L.', 'Nia L.', 'Nia']
    >>> list(own_names("Rest well.\nRegards, Mia Okafor MD"))
    []
    """
    for place in signed(text):
        spoken = spoken_name(text, place.at)
        if spoken is None or len(spoken.words) > 3:
            continue
        small = spoken.words[0][0].islower() and place.sure and not spoken.titled and spoken.proper
        named_so = len(spoken.words) == 1 and spoken.words[0].lower() in NAMES_TOO
        if spoken.known or named_so or small or (spoken.likely and (place.sure or len(spoken.words) > 1)):
            yield Mention(spoken.start, spoken.end, text[spoken.start : spoken.end], place.evidence)
    for place in introduced(text):
        spoken = spoken_name(text, place.at)
        if spoken is None:
            continue
        aged = _AGE_OR_PLACE.match(text, spoken.end) is not None
        if spoken.likely and (place.sure or (text[spoken.start].isupper() and (spoken.known or aged))):
            yield Mention(spoken.start, spoken.end, text[spoken.start : spoken.end], place.evidence)
