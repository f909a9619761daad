"""Detector of postal addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.address_parts import CAPITAL, IN_FRONT, NUMBER, POSTCODE_WITH_LETTERS, TAIL, TELLING
from normalize.protect.digits import house_numbers
from normalize.protect.east_addresses import east_addresses, han_addresses
from normalize.protect.late import LatePattern
from normalize.protect.pseudonyms import Finding
from normalize.protect.words import gate, words_of
from normalize.protect.world_addresses import world_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

_SURE = (
    r"Street|Avenue|Nagar|Marg|Colony|Vihar|Enclave|Estate|Residency|Apartments|Boulevard|Road|Lane|Parkway|"
    r"Highway|Crescent|Terrace|Drive|Court|Close|Mews|Esplanade|Turnpike|Parade|"
    r"Str\.|Ave\.?|Blvd\.?|Bvd\.?|Rd\.?|Ln\.?|Pkwy\.?|Hwy\.?|Cres\.?|Pde\.?|Tce\.?|Cct\.?"
)
_UNSURE = (
    r"St\.?+|Dr\.?+|Ct\.?+|Pl\.?+|Place|Square|Sq\.?+|Way|Circle|Cir\.?+|Gardens|Grove|Row|Walk|Loop|Trail|Alley|Hill|"
    r"Plaza|Pike|Quay|Wharf|Circuit|Wynd|Ter\.?+"
)
_RARE = (
    r"Green|Rise|Heights|View|Vale|Bank|Gate|Hollow|Common|Meadows?|Fields|Chase|Mount|End|Yard|Path|Run|Ridge|Point|"
    r"Landing|Crossing|Approach|Drove|Brae|Promenade|Arcade|Towers?|House|Cottages?"
)
_CLOSED = (
    r"(?=(?:[ ](?:[NSEW]{1,2}|North|South|East|West)\b\.?)?(?:[ ]?(?:$|[,;:!?)\n#]|\.(?:\s|$)|\d)|"
    r"[ ](?:in|and|or|near|is|was|at|on|with|but|for|where|which|if|to|so|because|Apt|Unit|Suite|Flat|please|pls|that"
    r"|this|i|we)\b))"
)
_NAME = (
    rf"(?:(?:[NSEW]{{1,2}}\.?|North|South|East|West|Upper|Lower|Old|New|The)[ ])?+"
    rf"(?:(?:{CAPITAL}|\d{{1,3}}(?:st|nd|rd|th))[ ]){{0,4}}?"
)
_STREET = LatePattern(
    rf"{IN_FRONT}{NUMBER}(?P<name>{_NAME})(?:(?<=[ ])(?:(?:{_SURE})(?![\w-])|(?:{_UNSURE})(?![\w-]){_CLOSED}"
    rf"|(?P<rare>{_RARE})(?![\w-]){_CLOSED}))"
    rf"(?:[ ](?:[NSEW]{{1,2}}|North|South|East|West)\b\.?)?{TAIL}"
)
_LOWER = LatePattern(
    rf"{NUMBER}(?P<name>(?:[nsew]\.?[ ])?(?:(?:[A-Za-z]{{2,20}}|\d{{1,3}}(?:st|nd|rd|th))[ ]){{1,3}}?)"
    rf"(?:street|avenue|road|boulevard|lane|st|ln|ct|pl|way|dr|ave|blvd|rd|drive|court|crescent|close|terrace|"
    rf"parade|hwy|highway)(?!\w){TAIL}"
)
_MORE = re.compile(r"\b(?:apt|suite|unit|flat|#)[ #]?\d|\b[A-Z]{2} \d{5}\b", re.IGNORECASE)
_ROUTE = LatePattern(
    rf"{NUMBER}(?:[NSEW]\.?[ ])?(?i:County Road|County Rd\.?|Highway|Hwy\.?|State Route|State Road|Route|Rt\.?|"
    rf"Rte\.?|Farm Road|FM)[ ]\d{{1,4}}(?!\w){TAIL}"
)
_POSTCODED = LatePattern(
    rf"(?<![\w/$\u20ac\u00a3#:%+-])(?P<number>\d{{1,5}}(?:[/-]\d{{1,4}})?[A-Za-z]?,?[ ])?"
    rf"(?P<words>(?:(?:(?![A-Z]{{1,2}}\d){CAPITAL}|on|upon|the|le),?[ ]){{1,9}}+){POSTCODE_WITH_LETTERS}"
)
_BOX = LatePattern(
    rf"\b(?:(?:P\.?[ ]?O\.?|Post Office|Postal|GPO|Locked)[ ]?|(?:RR|Rural Route|HC|R\.R\.)[ ]?\d{{1,3}},?[ ]"
    rf"(?:Site[ ]\d{{1,3}},?[ ])?)(?:Box|Bag)[ ]?(?:No\.?[ ]|#[ ]?)?\d{{1,7}}(?:-\d{{3,6}})?(?!\w)(?-i:{TAIL})",
    re.IGNORECASE,
)
_LISTED_NO_STREET = """
minute min hour day week month year mile miles km kilometer meter metre block slice star point stage grade degree step
way lane mg ml cc am pm time gauge percent units sessions weeks months hours days years minutes in on at for of a
an and or to from per january february march april may june july august september october november december jan feb mar
apr jun jul aug sep sept oct nov dec dr tablets pills times
"""
_NO_STREET = frozenset(_LISTED_NO_STREET.split())
_NO_LOWER_STREET = _NO_STREET | {"the", "old"}
_LOWER_GATES = (
    "street", "avenue", "road", " lane", "boulevard", " ave", " rd", " drive", " court", " st", " ln", " way", " hwy",
    "highway", "crescent", " close", "terrace", "parade", " dr ", " dr,", " ct", " pl ", " pl,",
)  # fmt: skip
_STREET_START = re.compile(r"\d(?:[A-Za-z]|[ ]bis)?,? (?:[A-Z]|\d{1,3}(?:st|nd|rd|th) )")
_ROUTE_GATE = gate("county highway hwy state route rt rte farm fm")
_LETTERED = re.compile(r"[A-Z]\d")
"""Every postcode with letters has a figure behind one."""
_FIGURE = re.compile(r"\d")
_SHORT = {
    "st": "street", "ave": "avenue", "rd": "road", "blvd": "boulevard", "ln": "lane", "dr": "drive", "ct": "court",
    "pl": "place", "pkwy": "parkway", "hwy": "highway", "sq": "square", "apt": "apartment", "ste": "suite",
}  # fmt: skip


def addresses(text: str) -> Iterator[Finding]:
    """Find street addresses with a number, P.O. boxes and their like in other countries.

    City, state and postcode belong to it where they follow. Stops at places without a street and a number, and at
    "Dr." and "St." before a name.

    >>> text = "It went to 12 Elm Street, Apt 4, Boise, ID 83702. Thanks."
    >>> [text[start:end] for start, end, *_ in addresses(text)]
    ['12 Elm Street, Apt 4, Boise, ID 83702']
    >>> list(addresses("After 2 Botox Dr. Lind sent me to Boise General; a 64 Slice CT; 20 Minute Drive"))
    []
    """
    if not may_have_addresses(text):
        return
    yield from (_finding(text, start, end) for start, end in han_addresses(text))
    near = house_numbers(text)
    if not near:
        return
    if _STREET_START.search(near):
        for found in _STREET.finditer(text):
            if _is_street(text, found):
                yield _finding(text, *found.span())
    yield from _of_rare_forms(text)
    lowered = near.lower()
    if "box" in lowered or "bag" in lowered:
        yield from (_finding(text, *found.span()) for found in _BOX.finditer(text))
    if any(map(lowered.__contains__, _LOWER_GATES)):
        for found in _LOWER.finditer(text):
            here = is_told(text, found.start()) or _MORE.search(found[0])
            if here and not _NO_LOWER_STREET.intersection(found["name"].lower().split()):
                yield _finding(text, *found.span())
    yield from (_finding(text, start, end) for start, end in world_addresses(text, near))
    yield from (_finding(text, start, end) for start, end in east_addresses(text, near))


def _of_rare_forms(text: str) -> Iterator[Finding]:
    """Find numbers on highways, and what ends with a postcode that has letters."""
    if not _ROUTE_GATE.isdisjoint(words_of(text)):
        yield from (_finding(text, *found.span()) for found in _ROUTE.finditer(text))
    if _LETTERED.search(text):
        for found in _POSTCODED.finditer(text):
            if found["number"] or "," in found["words"].rstrip(" ,"):
                yield _finding(text, *found.span())


def may_have_addresses(text: str) -> bool:
    """Whether a text has a figure: every address has a number."""
    return _FIGURE.search(text) is not None


def is_told(text: str, start: int) -> bool:
    """Whether what stands before a place in a text tells an address: "I live at", "send to"."""
    return TELLING.search(text, max(0, start - 50), start) is not None


def _is_street(text: str, found: re.Match[str]) -> bool:
    words = [word.strip(".'-,").lower() for word in found["name"].split()]
    if not words or words[0] in _NO_STREET or "dr" in words:
        return False
    if found["rare"] or words == ["the"]:
        return is_told(text, found.start()) or any(map(str.isdigit, found[0][found.end("name") - found.start() :]))
    return True


def _finding(text: str, start: int, end: int) -> Finding:
    written = text[start:end].rstrip(" ,.;:\n")
    plain = " ".join(re.sub(r"[.,#]", " ", written).split())
    return Finding(start, start + len(written), _spelt_out(plain))


def _spelt_out(plain: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in plain.lower().split())
