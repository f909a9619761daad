"""Detector of the names of the person who asks, in every text of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from normalize.protect.greetings import addressed, greeted_names
from normalize.protect.introductions import introduced
from normalize.protect.kin import kin_named
from normalize.protect.lexicon import COMMON_WORDS, PLACES, is_word
from normalize.protect.name_forms import Form, spellings, whole_name
from normalize.protect.places import Place
from normalize.protect.pseudonyms import STAND_IN, Finding
from normalize.protect.signatures import own_names, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from normalize.protect.places import Mention

_TITLE = re.compile(r"[ ]?(?:(?:Mrs?|Ms|Miss|Mister|Mdm|Madame?|Sir)\b\.?[ ])?", re.IGNORECASE)
_CLOSED = re.compile(
    r"[ ]?(?:$|[,:;!?.\n)(\u2014\u2013~*\uff0c\uff1a-]|(?:hi|hello|hey|miss|mr|mrs|ms|sir|madam|from|here"
    r"|writing|x{1,4}|xo|xoxo)\b)",
    re.IGNORECASE,
)
_DOCTOR_BEFORE = re.compile(
    r"\b(?:Drs?|Doctor|Prof|Professor|Nurse)\.?[ \n](?:(?!i[ '\u2019]|im[ ])[A-Z][\w.'-]{0,20}+[ ]){0,2}$",
    re.IGNORECASE,
)
_HOUSE_BEFORE = re.compile(
    r"(?<![.!?] )\b(?:Queen|King|Saint|St\.?|Prince|Princess|Lake|Mount|Mt\.?|Port|Fort|San|Santa|Lady|Royal|Sint"
    r"|Sankt)[ ]$"
)
_NOT_A_PERSON = re.compile(
    r"(?:['\u2019]s?)?[ -](?:disease|syndrome|sign|test|palsy|procedure|lift|classification|score|scale|criteria|"
    r"phenomenon|thyroiditis|catheter|tube|suture|stitch|graft|flap|method|technique|man(?:o)?euver|lymphoma|"
    r"sarcoma|cyst|touch|laser|smile|hospital|infirmary|clinic|medical|university|institute|foundation|health|m\.?d\b|phd|doctor)"
    r"|,?[ ](?:M\.?D|D\.?O|Ph\.?D|FACS)\b",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|within|near|at|to|from|around|across|throughout|visiting|outside|downtown)[ ]$", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"[ ]([A-Z][\w'\u2019-]+)")
_GOES_ON = re.compile(r"[ ][A-Z][a-z]+(?![\w.])")
_SENTENCE_END = (".", "!", "?", ":", "\n", "\u2026", ";", "-", "\u2022", '"', "\u201c", "(")
_COURTESIES = ("\u4f60\u597d", "\u60a8\u597d", "\u5c0f\u59d0", "\u5148\u751f", "\u5973\u58eb")


class AskerName(NamedTuple):
    """A name that a page gives of who asks, and where it stands: "asker line", "greeting", "signature", …"""

    name: str
    evidence: str


@dataclass(frozen=True)
class _Known:
    """What is known of a page's people; `placed` are the strings that mean the asker where one is named at all."""

    forms: tuple[Form, ...]
    placed: tuple[tuple[str, str], ...]
    clinicians: tuple[str, ...]


def find_asker_names(
    questions: Iterable[str], answers: Iterable[str], clinicians: Iterable[str]
) -> tuple[AskerName, ...]:
    """Find the names that a page's texts give of who asks: greeted in answers, signed or told in questions.

    Clinicians' names are not among them. Sorted, each name once.

    >>> find_asker_names(["It hurts. Thanks, Nia"], ["Dear Ms. Lund, rest. Regards, Bo"], ["Bo Brandt"])
    (AskerName(name='Lund', evidence='greeting'), AskerName(name='Nia', evidence='signature'))
    """
    mentions: list[Mention] = []
    for text in questions:
        mentions += (*own_names(text), *kin_named(text, answer=False))
    for text in answers:
        mentions += (*greeted_names(text), *kin_named(text, answer=True))
    staff = [frozenset(name.casefold().split()) for name in clinicians]
    names: dict[str, AskerName] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.name, mention.evidence)):
        words = frozenset(mention.name.casefold().split())
        if (mention.titled or not any(words <= known for known in staff)) and not STAND_IN.search(mention.name):
            names.setdefault(mention.name, AskerName(mention.name, mention.evidence))
    return tuple(names[name] for name in sorted(names))


def asker_names(
    asker: str | None, found: Sequence[AskerName], clinicians: Sequence[str]
) -> Callable[[str], Iterable[Finding]]:
    """Give the detector of a page's asker: the name of the asker line, and those found in the page's texts.

    A name is found as a whole word in its own case; so are its parts that are no words of prose. A name that is one
    ("May", "Worried") is found where somebody is greeted, thanked or signs, in any case; "Rose" and the like in
    mid-sentence too. Names in the texts that share a word with the asker line's have its value.

    >>> find = asker_names("Rose", [], [])
    >>> text = "Dear rose, rose hips are fine. Rose hips too, so says Rose."
    >>> [text[start:end] for start, end, *_ in find(text)]
    ['rose', 'Rose']
    """
    names = [AskerName(asker, "asker line"), *found] if asker else list(found)
    forms: dict[str, Form] = {}
    placed: dict[str, str] = {}
    for name, evidence in names:
        value = whole_name(name, asker, [other.name for other in names])
        free, bound = spellings(name, value, evidence)
        for form in free:
            forms.setdefault(form.written, form)
        for word in bound:
            placed.setdefault(word, value)
    by_length = sorted(forms.values(), key=lambda form: (-len(form.written), form.written))
    places = sorted(placed.items(), key=lambda place: (-len(place[0]), place))
    staff = sorted({" ".join(name.split()) for name in clinicians if name.strip()})
    return partial(_asker_names, known=_Known(tuple(by_length), tuple(places), tuple(staff)))


def _asker_names(text: str, known: _Known) -> Iterator[Finding]:
    lowered = text.lower() if len(text.lower()) == len(text) else text
    if any(word in lowered for word, _ in known.placed):
        yield from _placed(text, lowered, known)
    for form in known.forms:
        at = text.find(form.written)
        while at >= 0:
            end = at + len(form.written)
            if (
                _stands_alone(text, at, end)
                and not _is_staff(text, at, end, known.clinicians)
                and _meant(text, at, form)
            ):
                yield Finding(at, end, form.value, form.evidence)
            at = text.find(form.written, end)


def _placed(text: str, lowered: str, known: _Known) -> Iterator[Finding]:
    ambiguous = any(word in lowered and _is_plain(word) for word, _ in known.placed)
    named = [*kin_named(text, answer=False), *own_names(text), *greeted_names(text)] if ambiguous else []
    read = {mention.start for mention in named}
    as_read = (Place(mention.start, mention.evidence, True) for mention in named)
    for place in (*as_read, *addressed(text), *signed(text), *introduced(text)):
        title = _TITLE.match(text, place.at)
        at = title.end() if title else place.at
        titled = title is not None and len(title[0]) > 1
        for word, value in known.placed:
            end = at + len(word)
            if not lowered.startswith(word, at) or not _stands_alone(text, at, end):
                continue
            if place.evidence == "self-introduction" and text[at].islower() and text[:at].endswith("s "):
                continue
            if place.evidence == "signature" and _GOES_ON.match(text, end):
                continue
            if (titled or at in read or not _is_plain(word) or _CLOSED.match(text, end)) and not _is_staff(
                text, at, end, known.clinicians
            ):
                if place.at or titled or at in read or _CLOSED.match(text, end):
                    yield Finding(at, end, value, place.evidence)
                break


def _is_plain(phrase: str) -> bool:
    return all(map(is_word, phrase.split()))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, figure or joint ties a string to its neighbours; "'s" and courtesies in Chinese do not."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 3]
    if before[-1:].isalnum() or before.endswith(("_", "@", "/", "#")):
        return False
    if len(before) == 2 and before[1] in "-'\u2019." and before[0].isalnum():
        return False
    if behind[:1].isalnum() or behind.startswith(("_", "@")):
        return behind.startswith(_COURTESIES)
    possessive = behind[:2] in ("'s", "\u2019s") and not behind[2:].isalnum()
    return possessive or not (behind[:1] in ("-", ".", "'", "\u2019") and behind[1:2].isalnum())


def _meant(text: str, start: int, form: Form) -> bool:
    """Whether a string in mid-text means the person, and not a word, a town or a name that goes on."""
    end = start + len(form.written)
    follows = _NEXT_WORD.match(text, end)
    goes_on = follows is not None and follows[1].lower() not in COMMON_WORDS
    if form.whole:
        return True
    if goes_on or (form.written.lower() in PLACES and _PLACE_BEFORE.search(text[max(0, start - 12) : start])):
        return False
    if not form.careful:
        return True
    before = text[max(0, start - 40) : start].rstrip(" ")
    if not before or before.endswith(_SENTENCE_END) or text[end : end + 1] == "-" or follows is not None:
        return False
    return not before.rpartition(" ")[2][:1].isupper()


def _is_staff(text: str, start: int, end: int, clinicians: Sequence[str]) -> bool:
    """Whether a string is part of a clinician's name, or of a disease's or a house's."""
    before = text[max(0, start - 48) : start]
    if _DOCTOR_BEFORE.search(before) or _HOUSE_BEFORE.search(before) or _NOT_A_PERSON.match(text, end):
        return True
    for name in clinicians:
        at = text.find(name, max(0, start - len(name)), end + len(name))
        if 0 <= at <= start and end <= at + len(name) and len(name) > end - start:
            return True
    return False
