"""Places where a text names the person who asks: greetings, thanks, signatures, introductions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from normalize.protect.lexicon import NAMES_TOO
from normalize.protect.spoken import spoken_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_GREETING = re.compile(
    r"(?:^|(?<=[.!?:,;\u2026)] )|(?<=\n))[\"'\u201c>* -]{0,4}(?P<word>Dear(?:est)?|Hello|Hi|Hey|Hiya|Greetings|"
    r"Welcome|Namaste|Hola|"
    r"Good (?:morning|afternoon|evening|day))(?: (?:again|there|to you))?(?P<parted>[,:!]?)(?=[ ])",
    re.IGNORECASE,
)
_GREETING_GATES = ("dear", "hello", "hi ", "hi,", "hey", "hiya", "greetings", "welcome", "namaste", "hola", "good ")
_THANKS = re.compile(
    r"(?:^|(?<=[.!?:,;] )|(?<=\n))(?P<word>Thank you|Thanks|Thank u|Many thanks|Sorry|Congratulations|Congrats|"
    r"Good luck|Best of luck|"
    r"I'm sorry|I am sorry|Nice to hear|Great question|Good question|Merry Christmas|Happy (?:New Year|Birthday|"
    r"Easter|Holidays))"
    r"(?P<rest>[^.!?\n]{0,120}+)(?P<end>[.!?\n]|$)",
    re.IGNORECASE,
)
_THANKS_GATES = ("thank", "sorry", "congrat", "luck", "nice to", "question", "merry ", "happy ")
_TRAILING = re.compile(
    r",[ ](?=(?:(?:Mrs?|Ms|Miss)\.?[ ])?[^\W\d_][\w'\u2019-]{0,30}+(?:[ ][^\W\d_][\w'\u2019.-]{0,30}+){0,2}$)"
)
_SECOND = re.compile(r"[ ][A-Z][\w'\u2019-]{1,30}+,? (?:and|&) (?=[A-Z])")
_VOCATIVE = re.compile(
    r"(?<=[a-z0-9])(?<!egards)(?<!est)(?<!incerely)(?<!ishes)(?<!heers)(?<!ours)(?<!ruly)(?<!espectfully)"
    r",[ ](?=(?P<title>(?:Mrs?|Ms|Miss)\.? )?[A-Z][\w'\u2019-]{1,30}+(?:[.!?,]|$))"
)
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
    r"|\b(?:i am|i[\u2019']m|im|this is)[ ](?=[A-Z])",
    re.IGNORECASE,
)
_INTRODUCTION_GATES = ("my name", "call me", "i go by", "called", "i'm ", "i am ", "im ", "i\u2019m ", "this is ")
_SELF = re.compile(
    r"(?:^|(?<=[.!?,\n:] )|(?<=\n))(?=[A-Z][\w'\u2019-]{1,30}+(?:[ ][A-Z][\w'\u2019-]{1,30}+)?[ ](?:here\b|"
    r"from [A-Z]\w{1,30}+(?:,|\.| here)|writing\b))"
)
_SELF_GATES = (" here", " from ", " writing")
_AGE_OR_PLACE = re.compile(
    r",?[ ](?:and[ ])?(?:(?:I[\u2019']m|I am|im|aged?)[ ])?(?:a[ ])?\d{1,2}\b|[ ]\(\d\d\b|,?[ ]and[ ]I\b|"
    r",?[ ]from [A-Z]",
    re.IGNORECASE,
)
_TAIL = 200
_GOES_ON = re.compile(r" [a-z]")
_SIGNS = " \n\t.!~*)\u2764,"


class Place(NamedTuple):
    """Where a name of who asks may begin. `sure`: whatever reads like a name there is one."""

    at: int
    evidence: str
    sure: bool


class Mention(NamedTuple):
    """A name of who asks at `text[start:end]`, without titles."""

    start: int
    end: int
    name: str
    evidence: str


def addressed(text: str) -> Iterator[Place]:
    """Find where somebody is greeted or thanked, and where a text begins.

    >>> [text[place.at :] for text in ["Hi Nia, rest. Thanks for asking, Nia"] for place in addressed(text)]
    ['Hi Nia, rest. Thanks for asking, Nia', ' Nia, rest. Thanks for asking, Nia', ' for asking, Nia', 'Nia']
    """
    yield Place(0, "greeting", False)
    lowered = text.lower()
    if any(gate in lowered for gate in _GREETING_GATES):
        for found in _GREETING.finditer(text):
            yield Place(found.end(), "greeting", not found["parted"])
            if second := _SECOND.match(text, found.end()):
                yield Place(second.end(), "greeting", False)
    for found in _VOCATIVE.finditer(text):
        yield Place(found.end(), "address", found["title"] is not None)
    if any(gate in lowered for gate in _THANKS_GATES):
        for found in _THANKS.finditer(text):
            yield Place(found.start("rest") + (found["rest"][:1] == ","), "thanks", False)
            if (last := _TRAILING.search(found["rest"])) and found["end"] != "?":
                yield Place(found.start("rest") + last.end(), "thanks", True)


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
            yield Place(found.end(), "signature", any(mark in found["parted"] for mark in "\n,.!-\u2013\u2014~"))
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
            yield Place(found.end(), "introduction", found["told"] is not None)
    if any(gate in lowered for gate in _SELF_GATES):
        for found in _SELF.finditer(text):
            yield Place(found.end(), "introduction", True)


def greeted_names(text: str) -> Iterator[Mention]:
    """Find who is greeted or thanked in an answer: "Dear Nia,", "Hello Miss Lund", "Thank you, Nia."

    Doctors and nobody in particular ("Dear Dr. Lind", "Hello there", "Dear patient") are not found.

    >>> [found.name for found in greeted_names("Hello Mrs. van der Berg: rest. Thank you, Nia.")]
    ['van der Berg', 'Nia', 'Nia']
    >>> list(greeted_names("Hello Dr. Lind, hi all. Good morning, swelling is normal."))
    []
    """
    for place in addressed(text):
        spoken = spoken_name(text, place.at)
        if spoken is None or (place.at == 0 and text[spoken.end : spoken.end + 1] not in (",", ":", "!", "\n")):
            continue
        if spoken.titled and (place.at or spoken.closed):
            certain = True
        elif place.evidence == "address":
            certain = spoken.known and len(spoken.words) == 1
        elif place.sure:
            alone = len(spoken.words) == 1 and _GOES_ON.match(text, spoken.end) is not None
            certain = spoken.likely and (spoken.closed or spoken.known or alone)
        else:
            certain = spoken.likely and (spoken.known or (place.at > 0 and spoken.closed and len(spoken.words) == 1))
        if certain:
            yield Mention(spoken.start, spoken.end, text[spoken.start : spoken.end], place.evidence)


def own_names(text: str) -> Iterator[Mention]:
    r"""Find the name that somebody gives in a question: "Thanks, Nia", "- Maria K.", "My name is Nia", "I'm Nia, 34".

    Clinicians, told by title or credentials, are not found.

    >>> [found.name for found in own_names("Hi, I'm Nia, 34, and allergic. I am Asian, 34. I'm Worried.\nBest,\nNia L.")]
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
