"""Detector of clinicians' names, for corpora that are to show none."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from normalize.protect.mentions import (
    is_call,
    is_nobodys,
    is_plain,
    is_quoted,
    lowered,
    occurrences,
    stands_alone,
    without_marks,
)
from normalize.protect.pseudonyms import Finding
from normalize.protect.signatures import signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_CAPITALIZED = r"[A-Z][\w'\u2019-]{1,30}+"
_TITLED = re.compile(
    r"(?<!\w)(?:Drs?|Doctor|DR|Prof|Professor|Nurse)(?:\.[ \n]?|[ \n])(?:Dr\.[ ]?)?"
    rf"(?P<name>(?:[A-Z]\.[ ]?){{0,2}}+{_CAPITALIZED}(?:[ ](?:[A-Z]\.[ ]?|van[ ]|von[ ]|de[ ]|"
    rf"der[ ]){{0,3}}+{_CAPITALIZED}){{0,2}}+)"
)
_WITH_CREDENTIALS = re.compile(
    rf"(?<!\w)(?P<name>{_CAPITALIZED}(?:[ ](?:[A-Z]\.|{_CAPITALIZED})){{1,3}}?)(?=,?[ ](?:M\.?D|D\.?O|D\.?D\.?S|"
    rf"D\.?M\.?D|Ph\.?D|FACS|RN|NP)\b)"
)
_GREETED_BEFORE = re.compile(
    r"(?<![\w'\u2019])(?:(?:dear|hi|hello|hey|hiya|thanks|thank you|thx|cheers|sorry|welcome"
    r"|good (?:morning|afternoon|evening|day)),?[ ]|(?:thanks|thank you|thx)[ ][^.!?\n]{0,60},[ ])$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[ ]?(?:$|[,:;!?.\n)\u2014\u2013~-])")
_TOLD_TO = re.compile(r",[ ](?:I|you|your|thanks|thank|please|sorry)\b", re.IGNORECASE)
_SIGNED_OFF = re.compile(r"[ ]?[.!~*)]{0,3}[ ]{0,2}(?:$|\n)")
_LINE_BEFORE = re.compile(r"(?:^|\n)[ ]?[-\u2013~*]{0,2}[ ]?$")
_WINDOW = 80
_LISTED_NO_CLINICIANS = """
scholl scholl's oz google pepper phil seuss who and or your the my i if it please thank thanks yes
"""
_NO_CLINICIANS = frozenset(_LISTED_NO_CLINICIANS.split())
_GATES = ("Dr", "DR", "Prof", "Doctor", "Nurse")
_DEGREES = (" MD", " M.D", " DO", " D.O", " DDS", " D.D.S", " DMD", " D.M.D", " PhD", " Ph.D", " FACS", " RN", " NP")


def clinician_names(clinicians: Sequence[str]) -> Callable[[str], Iterable[Finding]]:
    """Give the detector of clinicians: those of the page by name, all others by title or credentials.

    "Dr. Okafor" has the value of the page's one clinician of that family name, else its own. A user name that may be a
    word of prose ("hope", "Mark", "dentalmom") is found only where somebody is called or quoted by it, or signs; what
    stands for nobody ("Guest", "system") is not looked for.

    >>> find = clinician_names(["Mia Okafor"])
    >>> [found.value for found in sorted(find("Dr. Okafor and Dr. Lind agree. Regards, Mia Okafor"))]
    ['Mia Okafor', 'Lind', 'Mia Okafor']
    >>> text = "Hi Hope, I hope it heals."
    >>> [text[start:end] for start, end, *_ in clinician_names(["hope", "it"])(text)]
    ['Hope']
    """
    names = sorted({" ".join(name.split()) for name in clinicians if not is_nobodys(name)})
    families: dict[str, list[str]] = {}
    for name in names:
        families.setdefault(_family(without_marks(name)), []).append(name)
    one = {family: who[0] for family, who in families.items() if len(who) == 1}
    return partial(_clinician_names, names=tuple(names), families=one)


def _family(name: str) -> str:
    words = [word.strip(".,").casefold() for word in name.split()]
    return next((word for word in reversed(words) if word not in ("jr", "sr", "ii", "iii", "iv")), "")


def _may_be_prose(name: str) -> bool:
    """Whether a name is one word, and a common one or without anything that tells it from one.

    >>> [_may_be_prose(name) for name in ("hope", "Mark", "dentalmom", "Okafor", "heel_walker", "amy77", "Mia Mark")]
    [True, True, True, False, False, False, False]
    """
    if " " in name:
        return False
    return is_plain(name) or (name.islower() and "_" not in name and not any(map(str.isdigit, name)))


def _called(text: str, name: str, value: str) -> Iterator[Finding]:
    """Find a user name, in any case, where somebody is called or quoted by it, or signs."""
    small, own = lowered(text), lowered(name)
    if own not in small:
        return
    for at, end in occurrences(f"@{own}", small):
        if is_call(text, at, end):
            yield Finding(at, end, value, "call")
    signatures = {place.at: place.sure for place in signed(text)}
    for at, end in occurrences(own, small):
        if not stands_alone(text, at, end):
            continue
        if is_quoted(text, at, end):
            yield Finding(at, end, value, "quote")
        elif _is_addressed(text, at, end, plain=is_plain(own)):
            yield Finding(at, end, value, "greeting")
        elif at in signatures and _signs_off(text, at, end, plain=is_plain(own), sure=signatures[at]):
            yield Finding(at, end, value, "signature")


def _is_addressed(text: str, start: int, end: int, *, plain: bool) -> bool:
    before = text[max(0, start - _WINDOW) : start]
    if _CLOSED.match(text, end) and _GREETED_BEFORE.search(before):
        return True
    return not plain and before[-1:] in ("", "\n") and _TOLD_TO.match(text, end) is not None


def _signs_off(text: str, start: int, end: int, *, plain: bool, sure: bool) -> bool:
    """Whether nothing follows on the line; a word of prose signs behind a closing, or on a line of its own."""
    if _SIGNED_OFF.match(text, end) is None:
        return False
    return sure or not plain or _LINE_BEFORE.search(text[max(0, start - 6) : start]) is not None


def _clinician_names(text: str, names: Sequence[str], families: Mapping[str, str]) -> Iterator[Finding]:
    for name in names:
        bare = without_marks(name)
        if _may_be_prose(bare):
            yield from _called(text, bare, name)
            continue
        for at, end in occurrences(bare, text):
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield Finding(at, end, name, "author block")
    patterns = []
    if any(gate in text for gate in _GATES):
        patterns.append((_TITLED, "title"))
    if any(degree in text for degree in _DEGREES):
        patterns.append((_WITH_CREDENTIALS, "credentials"))
    for pattern, evidence in patterns:
        for found in pattern.finditer(text):
            family = _family(found["name"])
            if family.removesuffix("'s") not in _NO_CLINICIANS:
                end = found.end("name") - (2 if found["name"].endswith(("'s", "\u2019s")) else 0)
                who = text[found.start("name") : end]
                yield Finding(found.start("name"), end, families.get(_family(who), who), evidence)
