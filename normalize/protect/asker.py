"""Detector of the names of the person who asks, in every text of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from normalize.protect.greetings import addressed, greeted_names
from normalize.protect.introductions import introduced
from normalize.protect.kin import kin_named
from normalize.protect.lexicon import COMMON_WORDS, PLACES
from normalize.protect.mentions import (
    is_nobodys,
    is_plain,
    is_staff,
    lowered,
    quoted,
    small_name,
    staff_names,
    stands_alone,
    without_marks,
)
from normalize.protect.name_forms import Form, spellings, whole_name
from normalize.protect.places import Place
from normalize.protect.pseudonyms import STAND_IN, Finding
from normalize.protect.signatures import own_names, signed
from normalize.protect.vocatives import vocatives

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from normalize.protect.places import Mention

_TITLE = re.compile(r"[ ]?(?:(?:Mrs?|Ms|Miss|Mister|Mdm|Madame?|Sir)\b\.?[ ])?", re.IGNORECASE)
_CLOSED = re.compile(
    r"[ ]?(?:$|[,:;!?.\n)(\u2014\u2013~*\uff0c\uff1a-]|(?:hi|hello|hey|miss|mr|mrs|ms|sir|madam|from|here"
    r"|writing|x{1,4}|xo|xoxo)\b)",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|within|near|at|to|from|around|across|throughout|visiting|outside|downtown)[ ]$", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"[ ]([A-Z][\w'\u2019-]+)")
_GOES_ON = re.compile(r"[ ][A-Z][a-z]+(?![\w.])")
_SENTENCE_END = (".", "!", "?", ":", "\n", "\u2026", ";", "-", "\u2022", '"', "\u201c", "(")


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
    asker: str | None
    """The asker line's name."""
    small: str | None
    """The same as it is looked for where somebody is quoted."""


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
        if is_nobodys(mention.name) or STAND_IN.search(mention.name):
            continue
        if mention.titled or not any(words <= known for known in staff):
            names.setdefault(mention.name, AskerName(mention.name, mention.evidence))
    return tuple(names[name] for name in sorted(names))


def asker_names(
    asker: str | None, found: Sequence[AskerName], clinicians: Sequence[str]
) -> Callable[[str], Iterable[Finding]]:
    """Give the detector of a page's asker: the name of the asker line, and those found in the page's texts.

    A name is found as a whole word in its own case; so are its parts that are no words of prose. A name that is one
    ("May", "Worried") is found where somebody is greeted, thanked or signs, in any case; "Rose" and the like in
    mid-sentence too. The asker line's is found where it is quoted, in any case: "nia said", "Posted by nia", a line
    "nia:"; and set off by commas, where it is one word and none of prose: "Rest it, redfox." Names in the texts that
    share a word with the asker line's have its value.

    >>> find = asker_names("Rose", [], [])
    >>> text = "Dear rose, rose hips are fine. Rose hips too, so says Rose."
    >>> [text[start:end] for start, end, *_ in find(text)]
    ['rose', 'Rose']
    """
    line = None if asker is None or is_nobodys(asker) else asker
    names = [AskerName(without_marks(line), "asker line"), *found] if line else list(found)
    forms: dict[str, Form] = {}
    placed: dict[str, str] = {}
    for name, evidence in names:
        value = whole_name(name, line, [other.name for other in names])
        free, bound = spellings(name, value, evidence)
        for form in free:
            forms.setdefault(form.written, form)
        for word in bound:
            placed.setdefault(word, value)
    by_length = sorted(forms.values(), key=lambda form: (-len(form.written), form.written))
    places = sorted(placed.items(), key=lambda place: (-len(place[0]), place))
    return partial(
        _asker_names,
        known=_Known(tuple(by_length), tuple(places), staff_names(clinicians), line, small_name(line)),
    )


def _asker_names(text: str, known: _Known) -> Iterator[Finding]:
    small = lowered(text)
    if any(word in small for word, _ in known.placed):
        yield from _placed(text, small, known)
    for form in known.forms:
        at = text.find(form.written)
        while at >= 0:
            end = at + len(form.written)
            if stands_alone(text, at, end) and not is_staff(text, at, end, known.clinicians) and _meant(text, at, form):
                yield Finding(at, end, form.value, form.evidence)
            at = text.find(form.written, end)
    if known.small and known.small in small:
        yield from quoted(text, known.asker, known.clinicians)
        yield from vocatives(text, known.asker, known.clinicians)


def _placed(text: str, small: str, known: _Known) -> Iterator[Finding]:
    ambiguous = any(word in small and is_plain(word) for word, _ in known.placed)
    named = [*kin_named(text, answer=False), *own_names(text), *greeted_names(text)] if ambiguous else []
    read = {mention.start for mention in named}
    as_read = (Place(mention.start, mention.evidence, True) for mention in named)
    for place in (*as_read, *addressed(text), *signed(text), *introduced(text)):
        title = _TITLE.match(text, place.at)
        at = title.end() if title else place.at
        titled = title is not None and len(title[0]) > 1
        for word, value in known.placed:
            end = at + len(word)
            if not small.startswith(word, at) or not stands_alone(text, at, end):
                continue
            if place.evidence == "self-introduction" and text[at].islower() and text[:at].endswith("s "):
                continue
            if place.evidence == "signature" and _GOES_ON.match(text, end):
                continue
            if (titled or at in read or not is_plain(word) or _CLOSED.match(text, end)) and not is_staff(
                text, at, end, known.clinicians
            ):
                if place.at or titled or at in read or _CLOSED.match(text, end):
                    yield Finding(at, end, value, place.evidence)
                break


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
