"""Who asks and who answers, read from the lines that a page prints about them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from normalize.fields.counts import is_tally
from normalize.fields.credentials import split_credentials, without_byline, without_title
from normalize.fields.professions import is_place, may_be_town, split_named_profession, split_profession
from normalize.protect.mentions import without_marks
from normalize.records import Asker, Doctor

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE_PART = re.compile(r"(?<![\s,.;])[\s,.;]*+\bAsk(?:ed)? ?(?:Date|on)? ?[:：].*", re.IGNORECASE | re.DOTALL)
_PRINTED_DATE = re.compile(r"[\s,.;(]{1,4}(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?\)?\s*\Z")
_AGE = re.compile(
    r"(?<![\w~])(?<!\bof )(?<!\bto )(?P<low>\d{1,3})"
    r"\s?(?:(?P<open>\+)|(?P<range>[~\u223c\uff5e\u2010-\u2015-])\s?(?P<high>\d{1,3})?)?"
    r"\s?-?(?:(?:years?|yrs?)\.?[ -]?old|y/?o\b|歲|岁)",
    re.IGNORECASE,
)
_SEX = re.compile(r"\b(?:fe)?male\b|\b(?:wo)?man\b|\bgirl\b|\bboy\b|[女男]", re.IGNORECASE)
_SEX_ALONE = re.compile(
    r"[,;\n][^\S\n]{0,9}(?P<sex>(?:fe)?male|(?:wo)?man|girl|boy|[女男]性?)[\s.]{0,9}\Z", re.IGNORECASE
)
_FEMALE = frozenset({"female", "woman", "girl", "女"})
_NICKS = frozenset({"woman", "man", "girl", "boy"})
"""Alone on the line they are what somebody is called; "female" and "male" are not."""
_OLDEST = 130
_EDGES = " \t\n,.;:"

_REPLY = re.compile(r"(?:^|(?<=\s))reply(?=\s|$)", re.IGNORECASE)
_RATING = re.compile(
    r"(?<![\d.,])(\d(?:\.\d{1,2})?)\s*(?:(?:out\s+of|/)\s*5(?:\.0)?\s*(?:stars?)?|stars?)(?!\w)", re.IGNORECASE
)
_REVIEWS = re.compile(
    r"\(?(?<![\d.,])(\d{1,3}(?:,\d{3}){1,2}|\d{1,7})\s*(?:verified\s+)?(?:reviews?|ratings?)\)?(?!\w)", re.IGNORECASE
)
_ROUNDED_REVIEWS = re.compile(r"\(?(?:\d[\d.,]{0,8}[km]\+?|no)\s+(?:reviews?|ratings?)(?: yet)?\)?", re.IGNORECASE)
_BARE = re.compile(r"([0-5]\.\d{1,2})?\s?[★⭐]?\s?(?:\(\s?(\d{1,3}(?:,\d{3}){1,2}|\d{1,7})\s?\))?")
"""A rating, a count in brackets, or both, with a line to themselves."""
_TRADE = re.compile(
    r"(?:olog|surger|medicin|dent|therap|iatr|clinic|special|practi|nurs|surgeon|ician|care\b)", re.IGNORECASE
)
_USER_NAME = re.compile(r"(?=[^\W\d]*[\d_]|[a-z]|[A-Z][A-Z]*[a-z]+[A-Z])[\w.-]+", re.ASCII)
"""One word with a figure, an underscore, a small first letter or a capital amid small ones."""
_MOST_STARS = 5


def read_asker(line: str | None) -> Asker | None:
    r"""Read "Nia, 30~39 year old female. Ask Date: 2016/03/14", any part of it, in one line or in several.

    Ages are years; "80~" and "90+" have no upper end, "35 year old" is both ends. What stands before the last age (or
    before the sex that ends the line) is the name, with its commas. None where the line tells nothing of a person.
    A user name is all name: "Boy", where nothing else stands there, and the age of somebody else's child. What a site
    writes behind it ("(OP)", "(not verified)") is no part of it.

    >>> read_asker("Nia, Bo's mum, 30~39 year old female. Ask Date: 2016/03/14")
    Asker(name="Nia, Bo's mum", pseudonym=None, age_min=30, age_max=39, sex='female')
    >>> read_asker("80~ year old\nmale")
    Asker(name=None, pseudonym=None, age_min=80, age_max=None, sex='male')
    >>> [read_asker(line).name for line in ("Boy_22", "Boy", "old female", "Mum of 2 year old")]
    ['Boy_22', 'Boy', 'old female', 'Mum of 2 year old']
    """
    text = _PRINTED_DATE.sub("", _DATE_PART.sub("", "\n" + (line or "")))
    name, low, high, sex = text, None, None, None
    if ages := list(_AGE.finditer(text)):
        name, low, high = text[: ages[-1].start()], *_years(ages[-1])
        if told := _SEX.search(text, ages[-1].end()):
            sex = _sex(told[0])
    is_nick = text.strip().casefold() in _NICKS and text.strip() == (line or "").strip()
    if sex is None and not is_nick and (told := _SEX_ALONE.search(name)):
        name, sex = name[: told.start()], _sex(told["sex"])
    known = without_marks(" ".join(name.split()).strip(_EDGES)).strip(_EDGES) or None
    if known is None and low is None and sex is None:
        return None
    return Asker(name=known, pseudonym=None, age_min=low, age_max=high, sex=sex)


def is_reply_line(line: str) -> bool:
    """Tell a doctor's line "Dr. Okafor reply Neurology", or its "reply" alone.

    >>> is_reply_line("Dr. Okafor reply Neurology"), is_reply_line("no_reply_77")
    (True, False)
    """
    return _REPLY.search(line) is not None


def _years(age: re.Match[str]) -> tuple[int | None, int | None]:
    low, high = int(age["low"]), int(age["high"]) if age["high"] else None
    if not age["open"] and not age["range"]:
        high = low
    if max(low, high or 0) >= _OLDEST:
        return None, None
    return (low, None) if high is None else (min(low, high), max(low, high))


def _sex(word: str) -> Literal["female", "male"]:
    return "female" if word.casefold().rstrip("性") in _FEMALE else "male"


def read_doctor(lines: Sequence[str], profile_url: str | None) -> Doctor | None:
    """Read an author block, one string a line, or the one line "Dr. Okafor reply Neurology", whole or in pieces.

    A name comes from a line with credentials, a title or "by", else from a first line "Mora Lind, pharmacist", else
    from the first line that names no profession. A profession that is not known is the specialty as it stands, without
    a locality. "1.2k reviews" is no count, "240 posts" nothing. None where there is nothing to read.

    >>> read_doctor(["Mia Okafor, MD", "Boise Plastic Surgeon", "4.7 out of 5 stars 1,204 reviews"], None)
    ... # doctest: +NORMALIZE_WHITESPACE
    Doctor(name='Mia Okafor', honorific_suffix=['MD'], medical_specialty='Plastic Surgeon', address_locality='Boise',
           rating_value=4.7, review_count=1204, url=None)
    >>> told = read_doctor(["Dr. Mora Lind, pharmacist", "Hull", "240 posts"], None)
    >>> told.name, told.medical_specialty, told.address_locality
    ('Mora Lind', 'pharmacist', 'Hull')
    """
    return _read_doctor(tuple(lines), profile_url)


@lru_cache(maxsize=1 << 12)  # of the doctors who answer often; none is changed
def _read_doctor(printed: tuple[str, ...], profile_url: str | None) -> Doctor | None:
    text = "\n".join([" ".join(part.split()) for line in printed for part in line.split("\n")])
    text, rating, reviews = _stars(text)
    lines = [without_marks(line.strip(" ,;|·•")) for line in text.split("\n")]
    parts = [line for line in lines if any(map(str.isalpha, without_byline(line))) and not is_tally(line)]
    if not parts and rating is None and reviews is None and not profile_url:
        return None
    reply = _REPLY.search("\n".join(parts))
    if reply:
        whole = "\n".join(parts)
        name_line: str | None = whole[: reply.start()].replace("\n", " ")
        specialty: str | None = " ".join(whole[reply.end() :].split()) or None
        locality = None
    else:
        name_line, specialty, locality = _block(parts)
    name, suffixes, trade = _split_name(name_line or "")
    return Doctor(
        name=without_title(name) or None,
        honorific_suffix=suffixes,
        medical_specialty=specialty or trade,
        address_locality=locality,
        rating_value=rating,
        review_count=reviews,
        url=profile_url or None,
    )


def _stars(text: str) -> tuple[str, float | None, int | None]:
    """Take rating and review count out of an author block's text."""
    rating: float | None = None
    reviews: int | None = None
    if stars := _RATING.search(text):
        rating = float(stars[1]) if float(stars[1]) <= _MOST_STARS else None
        text = text[: stars.start()] + "\n" + text[stars.end() :]
    if count := _REVIEWS.search(text):
        reviews = int(count[1].replace(",", ""))
        text = text[: count.start()] + "\n" + text[count.end() :]
    kept = []
    for line in _ROUNDED_REVIEWS.sub("\n", text).split("\n"):
        bare = _BARE.fullmatch(line.strip())
        if bare is None:
            kept.append(line)
        elif bare[1] and not stars:
            rating = float(bare[1]) if float(bare[1]) <= _MOST_STARS else None
        if bare and bare[2] and reviews is None:
            reviews = int(bare[2].replace(",", ""))
    return "\n".join(kept), rating, reviews


def _split_name(line: str) -> tuple[str, list[str], str | None]:
    """Part a name from its degrees and from the profession that stands beside it.

    >>> _split_name("by Mora Lind, PhD, pharmacist")
    ('Mora Lind', ['PhD'], 'pharmacist')
    """
    name, suffixes = split_credentials(without_marks(without_byline(line)))
    told = split_named_profession(name)
    if told is None:
        return name, suffixes, None
    name, before = split_credentials(told[0])
    return name, before + suffixes, told[1]


def _block(parts: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """Tell from the lines of an author block the name's line, the specialty and the locality."""
    named = [part for part in parts if _names_somebody(part)] or [part for part in parts[:1] if _split_name(part)[2]]
    rest = [part for part in parts if part not in named[:1]]
    trades = [part for part in rest if split_profession(part)]
    others = [part for part in rest if part not in trades]
    if not named and others and (trades or len(others) > 1 or _is_name(others[0])):
        named, others = others[:1], others[1:]
    name = named[0] if named else None
    places = [part for part in others if name and is_place(part)]
    others = [part for part in others if not (name and is_place(part))]
    locality, specialty = (split_profession(trades[0]) or (None, None)) if trades else (None, None)
    if specialty is None and not (name and _split_name(name)[2]):
        specialty = others[0] if others else None
    elif name and not places:
        behind = parts[parts.index(trades[0] if trades else name) + 1 :]
        places = [part for part in behind[:1] if part in others and may_be_town(part)]
    return name, specialty, locality or (places[0] if places else None)


def _names_somebody(part: str) -> bool:
    """Whether a line tells a name by degrees behind it, a title before it, or "by"."""
    return bool(split_credentials(part)[1]) or without_title(part) != part or without_byline(part) != part


def _is_name(line: str) -> bool:
    """Whether the one line of a block that is no known profession is a name: a user name, or without a trade's word.

    >>> [_is_name(line) for line in ("dentalmom", "Nurse_Jackie", "DentalMom", "Dermatology Collective", "Ida Voss")]
    [True, True, True, False, True]
    """
    return _USER_NAME.fullmatch(line) is not None or _TRADE.search(line) is None
