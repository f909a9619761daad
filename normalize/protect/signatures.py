"""Places where the person who asks signs or says a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.lexicon import NAMES_TOO, is_word
from normalize.protect.places import Mention, Place
from normalize.protect.spoken import spoken_name
from normalize.protect.words import gate, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSINGS = (
    r"thanks|thank you|thank u|thx|tx|ta|many thanks|regards|best regards|kind regards|warm regards|"
    r"kindest regards|best|"
    r"best wishes|all the best|sincerely|yours sincerely|yours truly|yours|respectfully|gratefully|cheers|love|xoxo|"
    r"with thanks|with gratitude|signed|take care|god bless|much appreciated|ty|merci|gracias|danke|"
    r"warmly|rgds|br|tia|hugs|blessings|x{1,3}|with regards|warm wishes|cordially"
    r"|mit freundlichen gr\u00fc\u00dfen|saludos|"
    r"cordialement|atentamente"
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
_TOLD = re.compile(
    r"\b(?P<told>my (?:full |first |real )?name is|my name[\u2019']s|calls? me|i go by|i am called|i'm called)[ ]"
    r"(?=[^\W\d_])"
    r"|\b(?P<named>(?:patient(?:'s)? |full )?name|patient)[ ]?[:=-][ ]?(?=[^\W\d_])"
    r"|^myself[ ](?=[A-Z])|(?<=[.!?,\n] )myself[ ](?=[A-Z])",
    re.IGNORECASE,
)
_I_AM = re.compile(r"[Ii](?<!\w[Ii])(?: am|['\u2019]?[mM]|t['\u2019]s|,)[ ](?=[A-Z])|[Tt]his is (?=[A-Z])")
_TOLD_GATE = gate("name call calls go called myself patient")
_SELF = re.compile(
    r"(?:^|(?<=[.!?,\n:] )|(?<=\n))(?=[A-Z][\w'\u2019-]{1,30}+(?:[ ][A-Z][\w'\u2019-]{1,30}+)?[ ](?:here\b|"
    r"from [A-Z]\w{1,30}+(?:,|\.| here|$)|writing\b))"
)
_SELF_GATE = gate("here again from writing")
_AGE_OR_PLACE = re.compile(
    r",?[ ](?:and[ ])?(?:(?:I[\u2019']m|I am|im|aged?)[ ])?(?:a[ ])?\d\d\b|[ ]\(\d\d\b|,?[ ]from [A-Z]"
    r"|[ ](?:again|here)\b|"
    r",?[ ]and[ ](?:I|my|am|have|had|was|bf|live|need|just|we)\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"(?:^|(?<=[.!?,] )|(?<=\n))\(?(?=[A-Z][\w'\u2019-]{1,30}+(?:[ ][A-Z][\w'\u2019.-]{0,30}+)?"
    r"(?:,[ ](?:age[d]?[ ])?|[ ]\()"
    r"\d\d\b(?![ ]?(?:mg|ml|mcg|g|kg|cc|iu|units?|%|x|-|\d|/))(?!\d|[./,]\d))"
)
_ENDING = re.compile(r"[,)]?[ ]?\(?[\w ,.()/]{0,40}$")
_SECOND = re.compile(r"[ ]([a-z]{2,20})(?=[,.!;\n]|$| and\b)")
_GOES_ON = re.compile(r"[ ][A-Z][a-z]")
_KISS = re.compile(r"[ ,]+(?:x{1,4}|xo(?:xo)?)$")
_PLEA = re.compile(
    r"(?:thank|thx|appreciat|regards|advance|help|advi[cs]e|please)[^.!?\n]{0,40}[.!?]+ $", re.IGNORECASE
)
_DEMONYM = re.compile(r"(?:ian|ean|ese|ish|ic|ist|ive|ed|ous|able|ful)$")
_NO_SIGNATURE = frozenset(
    ["for", "much", "kindly", "ever", "and", "to", "so", "again", "everyone", "peeps", "yall", "y'all"]
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
    kissed = _KISS.search(stripped, max(0, len(stripped) - 8))
    if kissed:
        stripped = stripped[: kissed.start()].rstrip(_SIGNS)
    start = max(0, len(stripped) - _TAIL)
    for found in _CLOSING.finditer(stripped, start):
        behind = stripped[found.end() :]
        if len(behind) <= 60 and behind.count(" ") < 8:
            lone = behind.isalpha() and behind.lower() not in _NO_SIGNATURE
            yield Place(found.end(), "signature", found["parted"] != " " or behind[0].isupper() or lone)
    for found in _DASHED.finditer(stripped, start):
        yield Place(found.end(), "signature", True)
    for found in _FRAGMENT.finditer(stripped, start):
        own_line = stripped[found.end() - 1 : found.end()] == "\n"
        plea = _PLEA.search(stripped, max(0, found.end() - 60), found.end()) is not None
        yield Place(found.end(), "signature", own_line or plea or kissed is not None)
    for found in _AGED.finditer(stripped, start):
        if _ENDING.match(stripped, found.end() + 2):
            yield Place(found.end(), "signature", True)


def introduced(text: str) -> Iterator[Place]:
    """Find where somebody says who they are: "my name is …", "I'm …", "… here", "… from Cork, …", "…, 34, …".

    >>> [place.at for place in introduced("My name is Nia. I'm Asian.")]
    [11, 20]
    """
    words = words_of(text)
    if not _TOLD_GATE.isdisjoint(words):
        for found in _TOLD.finditer(text):
            yield Place(found.end(), "introduction", (found["told"] or found["named"]) is not None)
    for found in _I_AM.finditer(text):
        yield Place(found.end(), "introduction", False)
    if not _SELF_GATE.isdisjoint(words):
        for found in _SELF.finditer(text):
            yield Place(found.end(), "introduction", True)
    if opened := _AGED.match(text):
        yield Place(opened.end(), "introduction", True)


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
        if not place.sure and _GOES_ON.match(text, spoken.end):
            continue
        alone = len(spoken.words) == 1
        small = spoken.words[0][0].islower() and place.sure and not spoken.titled and spoken.proper
        named_so = alone and spoken.words[0].lower() in NAMES_TOO
        if spoken.known or named_so or small or (spoken.likely and (place.sure or not alone)):
            yield Mention(spoken.start, spoken.end, text[spoken.start : spoken.end], place.evidence)
    for place in introduced(text):
        spoken = spoken_name(text, place.at)
        if spoken is None:
            continue
        told = (
            place.sure
            and spoken.proper
            and (spoken.capital or text[place.at - 4 : place.at] in (" is ", " me ", " by "))
        )
        aged = _AGE_OR_PLACE.match(text, spoken.end) is not None and not _DEMONYM.search(spoken.words[-1])
        hi = text[max(0, place.at - 14) : place.at].lower().startswith(("hi, ", "hi ", "hello"))
        if told or (spoken.likely and text[spoken.start].isupper() and (spoken.known or aged or hi)):
            end = _small_family(text, spoken.end) if spoken.words[0][0].islower() else spoken.end
            yield Mention(spoken.start, end, text[spoken.start : end], place.evidence)


def _small_family(text: str, end: int) -> int:
    """Where a name written small ends: behind a second word that ends its clause."""
    second = _SECOND.match(text, end)
    return second.end() if second and not is_word(second[1]) else end
