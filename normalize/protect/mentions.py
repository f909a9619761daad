"""Places where a user name stands because somebody is called or quoted by it, and user names that are nobody's."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from normalize.protect.lexicon import is_word
from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_GOES_ON = re.compile(r"[ ][A-Z][a-z]+(?![\w.])")
_POSTED_BY = re.compile(
    r"\b(?:posted|written|asked|started) by[ ][\"'\u201c]?$|\bquote(?:[=:]|d? (?:from|by):?)[ ]?[\"'\u201c]?$",
    re.IGNORECASE,
)
_REPLY_TO = re.compile(
    r"\b(?:in (?:reply|response|answer) to|repl(?:y|ying|ied) to|quoting|thanks to|agree with)[ ]$", re.IGNORECASE
)
_SAID_BEHIND = re.compile(
    r"[\"'\u201d]?,?[ ](?:said|wrote|writes|says|asked|asks|posted|replied|mentioned|suggested|added)\b"
    r"(?P<opens>[^:\n]{0,60}:)?",
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
_COURTESIES = ("\u4f60\u597d", "\u60a8\u597d", "\u5c0f\u59d0", "\u5148\u751f", "\u5973\u58eb")
_QUOTE_MARKS = "> \"'\u201c"
_BEFORE = 40
_SHORTEST_MENTION, _LONGEST_MENTION = 2, 64

_MARK_BEHIND = re.compile(
    r"[ ]?[(\[](?:not verified|unverified|guest|op|author|asker|patient|original poster|(?:thread|topic) starter)[)\]]$"
    r"|[ ]?[-\u2013\u2014\u2022\u00b7|,][ ]?(?:op|author|asker|patient|original poster|(?:thread|topic) starter)$"
    r"|[ ]?[\u2713\u2714\u2605\u2606]$|[ ]replied$",
    re.IGNORECASE,
)
_MARKS_END = (
    ")", "]", "op", "author", "asker", "patient", "poster", "starter", "replied",
    "\u2713", "\u2714", "\u2605", "\u2606",
)  # fmt: skip
_LONGEST_END = 8
_MOST_MARKS = 3
_NOBODYS_NAMES = """
admin administrator anon anonymous anonymoususer customer deleted deletedaccount deleteduser formermember guest
guestuser member moderator namewithheld nobody patient removed system unknown unknownuser user visitor
"""
_NOBODY = frozenset(_NOBODYS_NAMES.split())
"""Letters and digits alone, in lower case."""


def without_marks(name: str) -> str:
    """Take what a site writes behind a name off it: "(not verified)", "(Guest)", "(OP)".

    >>> without_marks("amyb (OP) (not verified)"), without_marks("Amy (Leeds)"), without_marks("(Guest)")
    ('amyb', 'Amy (Leeds)', '')
    """
    bare = " ".join(name.split())
    for _ in range(_MOST_MARKS):
        if not bare[-_LONGEST_END:].casefold().endswith(_MARKS_END):
            break
        marked = _MARK_BEHIND.search(bare, max(0, len(bare) - 24))
        if marked is None:
            break
        bare = bare[: marked.start()]
    return bare


def is_nobodys(name: str) -> bool:
    """Tell what stands in the place of a name, and is that of many: case, marks and punctuation make no difference.

    >>> [is_nobodys(name) for name in ("[deleted]", "Guest User", "Anonymous (not verified)", "system", "")]
    [True, True, True, True, True]
    >>> [is_nobodys(name) for name in ("Guest1234", "amyb", "System Admin Bo", "12345")]
    [False, False, False, False]
    """
    bare = without_marks(name)
    letters = "".join(filter(str.isalnum, bare.casefold()))
    return not bare.strip() or letters in _NOBODY


def asker_mentions(asker: str | None, clinicians: Sequence[str]) -> Callable[[str], Iterable[Finding]]:
    """Give the detector of the asker line's name behind "@", in any case, with or without its spaces.

    >>> find = asker_mentions("amy b", [])
    >>> text = "@AmyB and @amy b: rest. @amy_lund and nia@amyb: ice."
    >>> [text[start:end] for start, end, *_ in find(text)]
    ['@amy b', '@AmyB']
    """
    name = small_name(asker)
    if asker is None or name is None:
        return lambda _: ()
    written = tuple(dict.fromkeys((name, name.replace(" ", ""))))
    return partial(_asker_mentions, value=asker, written=written, clinicians=staff_names(clinicians))


def _asker_mentions(text: str, value: str, written: Sequence[str], clinicians: Sequence[str]) -> Iterator[Finding]:
    if not may_have_mentions(text):
        return
    for name in written:
        for at, end in occurrences(f"@{name}", lowered(text)):
            if is_call(text, at, end) and not _is_in_a_longer_name(text, at + 1, end, clinicians):
                yield Finding(at, end, value, "call")


def may_have_mentions(text: str) -> bool:
    """Whether a text has "@"."""
    return "@" in text


def quoted(text: str, asker: str | None, clinicians: Sequence[str]) -> Iterator[Finding]:
    """Find the asker line's name where it tells who said something: "nia said", "Posted by nia", a line "nia:".

    >>> text = "nia said: it hurts. So Nia agrees with nia."
    >>> [(text[start:end], start) for start, end, *_ in quoted(text, "Nia", ())]
    [('nia', 0)]
    """
    name = small_name(asker)
    for at, end in occurrences(name, lowered(text)) if name else ():
        if stands_alone(text, at, end) and is_quoted(text, at, end) and not is_staff(text, at, end, clinicians):
            yield Finding(at, end, asker or "", "quote")


def staff_names(clinicians: Sequence[str]) -> tuple[str, ...]:
    """Give clinicians' names with single spaces, without marks and without nobody's, sorted, each once."""
    return tuple(sorted({without_marks(name) for name in clinicians if not is_nobodys(name)}))


def small_name(name: str | None) -> str | None:
    """Give a name in small letters, without marks; None where nobody is told by it, or it is too short or too long.

    >>> small_name("Amy  Lund (OP)"), small_name("Guest"), small_name("x")
    ('amy lund', None, None)
    """
    if name is None or is_nobodys(name):
        return None
    small = lowered(without_marks(name))
    return small if _SHORTEST_MENTION <= len(small) <= _LONGEST_MENTION else None


def lowered(text: str) -> str:
    r"""Put a text into small letters, each in its place: a letter that becomes two stays as it is.

    >>> lowered("@AmyB, \u0130zmir") == "@amyb, \u0130zmir"
    True
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one if len(one) == 1 else letter for letter, one in zip(text, map(str.lower, text), strict=True))


def occurrences(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Find where a string stands in a text, from the left, without overlaps."""
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


def is_plain(phrase: str) -> bool:
    """Whether all words of a phrase are words of prose."""
    return all(map(is_word, phrase.split()))


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether what somebody of this name said is told: before it, behind it, or by a line of its own.

    A name that is a word of prose is taken behind "posted by" and where it opens a line: "Hope wrote: …".
    """
    before = text[max(0, start - _BEFORE) : start]
    if _POSTED_BY.search(before):
        return True
    said = _SAID_BEHIND.match(text, end)
    opens_line = not before.rpartition("\n")[2].strip(_QUOTE_MARKS) and (start < _BEFORE or "\n" in before)
    if is_plain(text[start:end].lower()):
        return opens_line and said is not None and said["opens"] is not None
    if said is not None or (_REPLY_TO.search(before) and not _GOES_ON.match(text, end)):
        return True
    return opens_line and (text.startswith(":\n", end) or (len(text) == end + 1 and text[end] == ":"))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, figure or joint ties a string to its neighbours; "'s" and courtesies in Chinese do not."""
    before = text[max(0, start - 2) : start]
    if len(before) == 2 and before[1] in "-'\u2019." and before[0].isalnum():
        return False
    return is_call(text, start, end)


def is_call(text: str, start: int, end: int) -> bool:
    """Whether no letter or figure ties a string that begins with "@" to its neighbours; a full stop before it may.

    >>> [is_call(text, text.index("@"), len(text)) for text in ("it.@amyb", "(@amyb", "nia@amyb", "x/@amyb")]
    [True, True, False, False]
    """
    before, behind = text[max(0, start - 1) : start], text[end : end + 3]
    if before.isalnum() or before in ("_", "@", "/", "#"):
        return False
    if behind[:1].isalnum() or behind.startswith(("_", "@")):
        return behind.startswith(_COURTESIES)
    possessive = behind[:2] in ("'s", "\u2019s") and not behind[2:].isalnum()
    return possessive or not (behind[:1] in ("-", ".", "'", "\u2019") and behind[1:2].isalnum())


def is_staff(text: str, start: int, end: int, clinicians: Sequence[str]) -> bool:
    """Whether a string is part of a clinician's name, or of a disease's or a house's."""
    before = text[max(0, start - 48) : start]
    if _DOCTOR_BEFORE.search(before) or _HOUSE_BEFORE.search(before) or _NOT_A_PERSON.match(text, end):
        return True
    return _is_in_a_longer_name(text, start, end, clinicians)


def _is_in_a_longer_name(text: str, start: int, end: int, clinicians: Sequence[str]) -> bool:
    for name in clinicians:
        at = text.find(name, max(0, start - len(name)), end + len(name))
        if 0 <= at <= start and end <= at + len(name) and len(name) > end - start:
            return True
    return False
