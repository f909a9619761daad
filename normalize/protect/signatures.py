"""Places where the person who asks signs, and the names that are signed or said."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from normalize.protect.introductions import AGED, end_of_small_name, introduced, is_introduced
from normalize.protect.lexicon import BRANDS, COMMON_WORDS, NAMES_TOO, PLACES
from normalize.protect.places import Mention, Place, before_first_names
from normalize.protect.spoken import begins_with_prose, spoken_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.protect.spoken import Spoken

_CLOSINGS = (
    r"mit freundlichen gr\u00fc\u00dfen|respectfully yours|yours respectfully|thanks in advance|much appreciated|"
    r"thanks a million|yours faithfully|yours gratefully|kindest regards|sincerely yours|yours sincerely|"
    r"thanks a bunch|with gratitude|all the best|best regards|cordialement|kind regards|respectfully|terima kasih|"
    r"thanking you|thanks a lot|thanks a ton|warm regards|with regards|your patient|atentamente|best wishes|"
    r"liebe gr\u00fc\u00dfe|many thanks|viele gr\u00fc\u00dfe|vielen dank|warm wishes|with thanks|your friend|"
    r"yours truly|faithfully|gratefully|blessings|cordially|dhanyavad|god bless|posted by|sincerely|take care|"
    r"thank you|asked by|groetjes|obrigada|obrigado|shukriya|thankyou|bedankt|gracias|regards|salamat|saludos|"
    r"thank u|cheers|dank u|grazie|signed|thanks|thanku|warmly|x{1,3}|danke|merci|thanx|thnks|yours|best|hugs|love|"
    r"rgds|thnx|xoxo|bye|mfg|mvh|thx|tia|tks|br|ta|tq|tx|ty"
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
_DASHED = re.compile(r"(?:(?<=[.!?)] )|(?<=\n)|(?<=\w ))(?:[-\u2013\u2014~/]|--)[ ]?(?=[^\W\d_][\w .'\u2019-]{0,40}\Z)")
_FRAGMENT = re.compile(
    r"(?:(?<=[^\w\s,;:'\"(/&+%$\u2019-] )"
    r"|(?<=\n))(?=[^\W\d_][\w'\u2019-]{0,30}+(?:[ ][^\W\d_][\w'\u2019.-]{0,30}+){0,3}\Z)"
)
_PROSE_FOLLOWS = re.compile(r"[ ](?!(?:from|in) [A-Z]|aged?\b|and\b)[a-z]|[(=_]|-[a-z]")
_CLOSED_OFF = re.compile(
    r"(?:thanks|thank you|thx|regards|best|wishes|cheers|love|sincerely|advance|much|again|lot|help"
    r"|time)[,!.]?[ ]?[,\n][ \n]?$",
    re.IGNORECASE,
)
_OWN_TAIL = (
    r"(?:[ ]?[,/\u2013\u2014-][ ]?|[ ]?\(|[ ](?:from|in)[ ])(?:[A-Z\d][\w'\u2019.-]{0,20}+|and|of|the|f|m|mum|mom|dad"
    r"|mother|father|wife|husband|patient)"
    r"(?:[ ,/-]{1,2}[A-Z\d(][\w'\u2019.)-]{0,20}+|[ ](?:years?|yrs?|old|yo|and|of|in|from)){0,5}+\)?"
)
_LOCATED = re.compile(
    r"(?:(?<=[.!?)] )|(?<=\n))(?=(?P<name>[A-Z][\w'\u2019-]{1,30}+(?:[ ][A-Z][\w'\u2019.-]{0,30}+){0,2})"
    rf"{_OWN_TAIL}\Z)"
)
_CONTACTED = re.compile(
    r"(?:(?<=[.!?)] )|(?<=\n))(?!(?i:tel|hp|ph|cp|mob|mobile|cell|landline|phone|fax|e-?mail|mail|ring|call|text)\b)"
    r"(?=[A-Z][\w'\u2019-]{1,30}+(?:[ ][A-Z][\w'\u2019.-]{0,30}+){0,2}(?:,|[ ][-\u2013])[ ]"
    r"(?:(?i:cp|ph|hp|tel|mob|mobile|cell|call|phone|text|whats ?app|viber|e-?mail)\b[ .:]{0,3}+)?"
    r"(?:\[(?:PHONE|EMAIL)-|[+(]{0,2}\d[\d ()-]{6}|[\w.+-]{1,40}+@\w))"
)
_INITIALLED = re.compile(r"(?:(?<=[.!?)] )|(?<=\n))(?=(?:[A-Z]\.[ ]?){1,3}[A-Z][a-z'\u2019-]{2,20}+\Z)")
_LINE = re.compile(
    r"^[ ]?[-\u2013~*]{0,2}[ ]?(?=[A-Z][\w'\u2019-]{1,20}+(?:[ ][A-Z][\w'\u2019.-]{0,20}+){0,2}[ .,!~:)]{0,4}$)",
    re.MULTILINE,
)
_AFTERWORD = re.compile(r"\n[ ]?(?:p\.? ?s\b|pps\b|edit\b|update\b|sent from)[^\n]{0,400}$", re.IGNORECASE)
_LAST_WORD = re.compile(
    r"\b(?:thanks|thx|tks|ty|thank you|regards|cheers|advance|appreciated|please|pls|xx?|advise"
    r"|much)[ ,.!-]{1,3}(?=[^\W\d_]{3,20}\Z)",
    re.IGNORECASE,
)
_TRAILED = re.compile(r"(?<=[a-z], )(?=[A-Z][\w'\u2019-]{1,20}+(?:[ ][A-Z][\w'\u2019.-]{0,20}+)?\Z)")
_SMALL_END = re.compile(r"(?:(?<=[.!?)] )|(?<=\d{4} )|(?<=\.[a-z]{3} )|(?<=\.[a-z]{2} )|(?<=\n))(?=[a-z]{3,15}\Z)")
_ENDING = re.compile(r"[,)]?[ ]?\(?[\w ,.()/]{0,40}$")
_GOES_ON = re.compile(r"[ ][A-Z][a-z]")
_KISS = re.compile(r"[ ,]{1,8}(?:x{1,4}|xo(?:xo)?)$")
_PLEA = re.compile(
    r"(?:thank|thx|appreciat|regards|advance|help|advi[cs]e|please)[^.!?\n]{0,40}[.!?]+ $", re.IGNORECASE
)
_LEFT_A_NUMBER = re.compile(r"(?:@[\w.-]{3,40}|\d{3}[ -]?\d{3,5}\)?|\[(?:PHONE|EMAIL)-[a-z2-7]{8}\])[.!] $")
_NO_SIGNATURE = frozenset(
    [
        "for",
        "much",
        "kindly",
        "ever",
        "and",
        "to",
        "so",
        "again",
        "everyone",
        "peeps",
        "yall",
        "y'all",
        "po",
        "ji",
        "sir",
        "maam",
    ]
)
_LONGEST_NAME = 3
_TAIL = 200
_LONGEST_ALONE = 48
_LONGEST_END = 600
_SIGNS = " \n\t.!~*)\u2764,"


@lru_cache(maxsize=64)
def signed(text: str) -> tuple[Place, ...]:
    r"""Find where somebody signs: behind a closing, a dash, or alone at the end of a text.

    >>> text = "It hurts.\nThanks in advance,\nNia"
    >>> {text[place.at :] for place in signed(text)}
    {'Nia'}
    """
    return tuple(_signed(text))


def _signed(text: str) -> Iterator[Place]:
    stripped = _AFTERWORD.sub("", text[-_LONGEST_END:])
    stripped = (text[:-_LONGEST_END] + stripped).rstrip(_SIGNS)
    kissed = _KISS.search(stripped, max(0, len(stripped) - 8))
    if kissed:
        stripped = stripped[: kissed.start()].rstrip(_SIGNS)
    start, near_end = (max(0, len(stripped) - longest) for longest in (_TAIL, _LONGEST_ALONE))
    for found in _CLOSING.finditer(stripped, start):
        behind = stripped[found.end() :]
        if len(behind) <= 60 and behind.count(" ") < 8:
            lone = behind.isalpha() and behind.lower() not in _NO_SIGNATURE
            yield Place(found.end(), "signature", found["parted"] != " " or behind[0].isupper() or lone)
    for found in _FRAGMENT.finditer(stripped, start):
        own_line = stripped[found.end() - 1 : found.end()] == "\n"
        left = _LEFT_A_NUMBER.search(stripped, max(0, found.end() - 60), found.end()) is not None
        plea = _PLEA.search(stripped, max(0, found.end() - 60), found.end()) is not None
        yield Place(found.end(), "signature", own_line or plea or left or kissed is not None)
    for found in (
        *_DASHED.finditer(stripped, near_end),
        *before_first_names(_CONTACTED, text),
        *_CONTACTED.finditer(stripped, start),
        *_INITIALLED.finditer(stripped, near_end),
    ):
        yield Place(found.end(), "signature", True)
    for found in _LOCATED.finditer(stripped, start):
        yield Place(found.end(), "signature", stripped[found.end() - 1 : found.end()] == "\n")
    for found in (
        *_TRAILED.finditer(stripped, near_end),
        *_LAST_WORD.finditer(stripped, near_end),
        *_SMALL_END.finditer(stripped, near_end),
    ):
        yield Place(found.end(), "signature", False)
    for found in _LINE.finditer(stripped, start):
        if found.end() > start:
            yield Place(found.end(), "signature", False)
    for found in AGED.finditer(stripped, start):
        if _ENDING.match(stripped, found.end() + 2):
            yield Place(found.end(), "signature", True)


def own_names(text: str) -> Iterator[Mention]:
    r"""Find the name that somebody gives in a question: "Thanks, Nia", "- Maria K.", "My name is Nia", "I'm Nia, 34".

    Clinicians, told by title or credentials, are not found.

    >>> sorted({found.name for found in own_names("Hi, I'm Nia, 34. I am Asian, 34. I'm Worried.\nBest,\nNia L.")})
    ['Nia', 'Nia L.']
    >>> list(own_names("Rest well.\nRegards, Mia Okafor MD"))
    []
    """
    for place in signed(text):
        spoken = None if begins_with_prose(text, place.at) else spoken_name(text, place.at)
        if spoken is not None and len(spoken.words) <= _LONGEST_NAME and _signs(text, place, spoken):
            yield Mention(spoken.start, spoken.end, text[spoken.start : spoken.end], place.evidence)
    for place in introduced(text):
        spoken = None if begins_with_prose(text, place.at) else spoken_name(text, place.at)
        if spoken is not None and is_introduced(text, place, spoken):
            end = end_of_small_name(text, spoken.end) if spoken.words[0][0].islower() else spoken.end
            yield Mention(spoken.start, end, text[spoken.start : end], place.evidence)


def _signs(text: str, place: Place, spoken: Spoken) -> bool:
    """Whether what reads like a name where somebody may sign is one."""
    first = spoken.words[0]
    if not place.sure and _GOES_ON.match(text, spoken.end):
        return False
    if spoken.titled:
        return spoken.capital and first[0].isupper()
    if first[0].islower():
        return (spoken.known and len(first) > 2) or (
            place.sure and spoken.proper and len(first) > 1 and _CLOSED_OFF.search(text[: place.at][-24:]) is not None
        )
    if spoken.known:
        return place.sure or len(spoken.words) > 1 or first.lower() not in PLACES
    if _PROSE_FOLLOWS.match(text, spoken.end):
        return False
    alone = all(len(word) == 1 for word in spoken.words[1:])
    if alone and spoken.namesake:
        return place.sure or (
            text.rstrip(" \n").endswith(first) and first.lower() not in (COMMON_WORDS | PLACES) - NAMES_TOO - BRANDS
        )
    return spoken.likely and (place.sure or not alone) and not spoken.titled
