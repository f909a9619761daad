"""Detector of postal addresses of the European continent, Latin America and South Asia."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.address_parts import CAPITAL, PARTICLE, TAIL, TELLING
from normalize.protect.digits import STREET_BEGINNINGS, STREET_ENDINGS
from normalize.protect.late import LatePattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEADING = "|".join(re.escape(word.rstrip()) for word in STREET_BEGINNINGS)
_PARTS = rf"(?:{PARTICLE}[ ]|(?:l|d|dell|nell)['\u2019])"
_STREET_FIRST = LatePattern(
    rf"(?<![\w.,/-])(?P<before>(?:No\.?[ ])?\d{{1,4}}(?:[ ]?(?:bis|ter)|[a-zA-Z])?,?[ ])?"
    rf"(?P<kind>{_LEADING})[ ]?(?<![A-Za-z\u00e9](?=[A-Z])){_PARTS}{{0,3}}+{CAPITAL}(?:/\d{{1,4}}[A-Z]?)?+"
    rf"(?:[ ]{_PARTS}{{0,2}}+{CAPITAL}){{0,4}}+"
    r"(?P<behind>,?[ ](?:n[\u00bao\u00b0]\.?[ ]?|#[ ]?)?\d{1,4}(?:[/-][\dA-Z]{1,4})?[a-zA-Z]?(?![\w.%]))?"
    rf"(?P<tail>{TAIL})"
)
_UNSURE_KINDS = frozenset(["via", "place", "plaza", "route", "square", "cours", "largo", "ronda", "camino", "corso"])
_STREET_LAST = LatePattern(
    rf"(?<!\w)(?P<street>(?:{CAPITAL}[ ])?{CAPITAL})\.?[ ]\d{{1,4}}(?:-\d{{1,3}})?(?:[a-z]"
    rf"|[ ][A-Z])?(?![\w%])(?P<tail>{TAIL})"
)
_CODED = LatePattern(
    rf"(?<![\w.])(?:{CAPITAL}|(?:am|an|im|auf|zum|zur))(?:[ ](?:{_PARTS}{{0,2}}+{CAPITAL}|dem)){{0,3}}+[ ]\d{{1,4}}"
    rf"(?:-\d{{1,3}}|[/][A-Z\d]{{1,3}})?(?:[a-z]|[ ][A-Z])?,[ ](?:[A-Z]{{1,2}}-)?\d{{4,5}}(?:[ ][A-Z]{{2}})?"
    rf"(?:[ ]\d\d)?[ ]{CAPITAL}"
)
_FLAT = LatePattern(
    r"(?<!\w)(?:H\.?[ ]?No\.?|House(?:[ ]No\.?)?|Flat(?:[ ]No\.?)?|Plot(?:[ ]No\.?)?|Block|[Bb]lk\.?|Door[ ]No\.?|"
    r"Villa|(?P<weak>(?<!, )Apartment|Apt\.?|Unit))[ ]?#?\d[\w/-]{0,9}+"
    rf"(?:,?[ ](?:-[ ])?(?:(?:No|Rd|St|Ave|Sec|Opp)\.|{CAPITAL}(?:/\d{{1,4}})?(?:\(\d{{4,6}}\))?|\#?\d(?!\d*"
    r"(?:[.,]\d+)?[ ]?(?:m[gl]|mcg|cc|IU)\b)[\w/-]{0,9}+)){2,12}+"
)
_CODE = re.compile(r"(?<!\d)\d{5,6}(?!\d)\)?")
_COMMA_CODE = re.compile(r",[ ](?:[A-Z]{1,2}-)?\d{4}")
_PIN = re.compile(r"[1-9]\d\d[ ]?\d{3}")
"""What the two patterns for addresses with a postcode need, and few texts have."""
_PINNED = LatePattern(
    r"(?<![\w.])(?:#[ ]?|[A-Z]{1,2}[-/])?\d{1,5}(?:[-/]\d{1,4}){0,3}(?:[-/]?[A-Z])?(?:,[ ]?|[ ])"
    rf"(?:(?:{CAPITAL}|-?\d{{1,4}}(?:st|nd|rd|th)?(?![\w.%])|[A-Z]-\d{{1,4}}(?![\w.%])|-(?=[ ])|\u2013|of|the"
    rf"|near|opp\.?)"
    r",?[ ]){2,14}?(?:[-\u2013][ ])?[1-9]\d{2}[ ]?\d{3}(?!\w|[.,]\d|[ ]?(?:/|cells|iu|copies))"
)
_OF_INDIA = re.compile(
    r"\b(?:Nagar|Colony|Road|Rd|Sector|Street|Cross|Main|Phase|Layout|Vihar|Marg|Enclave|Society|Apartments?|Niketan|"
    r"Bhavan|Chowk|Bazaa?r|Extension|Extn|Gali|Mohalla|Ward|Village|Dist|Delhi|Mumbai|Bengaluru|Bangalore|Hyderabad|"
    r"Chennai|Kolkata|Pune|Noida|Gurgaon|Gurugram|Lane|Floor|Singapore|Avenue|Ave|Salai|Puram|Park|Town)\b"
)
_FLAT_GATES = ("No.", "No ", "House ", "Flat ", "Plot ", "Block ", "Blk", "blk", "Villa ", "Apartment ", "Apt", "Unit ")


def world_addresses(text: str, near: str) -> Iterator[tuple[int, int]]:
    """Find addresses as written on the European continent, in Latin America and in South and South-East Asia.

    Gives where they start and end; `near` is what stands around the text's house numbers. Each needs a number beside
    the street's name, and where the word for the street has other meanings, a postcode or a word that tells an
    address. Stops at streets without a number.

    >>> text = "Lindenstr. 5, 10115 Berlin; 12 rue de la Paix, 75002 Paris; B-20, Asha Nagar, Pune 411001"
    >>> sorted({text[start:end] for start, end in world_addresses(text, text)})
    ['12 rue de la Paix, 75002 Paris', 'B-20, Asha Nagar, Pune 411001', 'Lindenstr. 5, 10115 Berlin']
    """
    if any(map(near.__contains__, _FLAT_GATES)):
        for found in _FLAT.finditer(text):
            if ("," in found[0] or "(" in found[0]) and (not found["weak"] or _told(text, found.start())):
                code = _CODE.search(text, found.start(), found.end())
                yield found.start(), code.end() if code else found.end()
    if any(map(near.__contains__, STREET_BEGINNINGS)):
        for found in _STREET_FIRST.finditer(text):
            sure = found["kind"].lower() not in _UNSURE_KINDS
            if (found["before"] or found["behind"]) and (
                sure or any(map(str.isdigit, found["tail"])) or _told(text, found.start())
            ):
                yield found.span()
    yield from (found.span() for found in (_CODED.finditer(text) if _COMMA_CODE.search(text) else ()))
    if any(f"{ending} " in near or f"{ending}. " in near for ending in STREET_ENDINGS):
        for found in _STREET_LAST.finditer(text):
            if found["street"].rstrip(".").endswith(STREET_ENDINGS):
                yield found.span()
    for found in _PINNED.finditer(text) if "," in text and _PIN.search(text) else ():
        if "," in found[0] and _OF_INDIA.search(found[0]):
            yield found.span()


def _told(text: str, start: int) -> bool:
    return TELLING.search(text, max(0, start - 50), start) is not None
