"""Detector of postal addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.digits import house_numbers
from normalize.protect.pseudonyms import Finding
from normalize.protect.world_addresses import chinese_addresses, world_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAP = r"[A-Z][\w'\u2019.-]{0,30}+"
_SURE = (
    r"Street|Avenue|Nagar|Marg|Colony|Vihar|Enclave|Estate|Residency|Apartments|Boulevard|Road|Lane|Parkway|"
    r"Highway|Crescent|Terrace|Drive|Court|Close|Mews|Esplanade|Turnpike|"
    r"Str\.|Ave\.?|Blvd\.?|Rd\.?|Ln\.?|Pkwy\.?|Hwy\.?|Cres\.?"
)
_UNSURE = (
    r"St\.?|Dr\.?|Ct\.?|Pl\.?|Place|Square|Sq\.?|Way|Circle|Cir\.?|Gardens|Grove|"
    r"Row|Walk|Loop|Trail|Alley|Hill|Plaza|Pike"
)
_UNIT = (
    r"(?:,?[ \n]{1,2}(?:(?:Apt|Apartment|Suite|Ste|Unit|Flat|Room|Rm|Bldg|Building|Floor)\b\.?[ ]?#?|"
    r"#[ ]?)[\dA-Z][\w-]{0,5}+"
    r"|,[ ]\d{1,3}(?:st|nd|rd|th)?[ ]?(?:F\b|Fl\b\.?|Floor))?+"
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|"
    "OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|AB|MB|SK|NS|NB|NL|NSW|VIC|QLD|ACT|TAS|"
    "Alabama|Alaska|Arizona|California|Colorado|Florida|Georgia|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Maine|"
    "Maryland|Michigan|Minnesota|Missouri|Montana|Nebraska|Nevada|New York|Ohio|Oklahoma|Ontario|Oregon|Tennessee|"
    "Texas|Utah|Vermont|Virginia|Washington|Wisconsin"
)
_POSTCODE = r"\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}|[A-Z]\d[A-Z][ ]?\d[A-Z]\d|\d{3,6}|\d{4}[ ][A-Z]{2}"
_CITY = r"[A-Z][\w'\u2019.-]{1,30}+(?:[ ][A-Z][\w'\u2019-]{1,30}+){0,2}?"
_AREA = (
    rf"(?:,?[ \n]{{1,2}}(?:in[ ])?{_CITY},?[ ](?:{_STATES})\b\.?(?:,?[ ](?:{_POSTCODE})\b)?"
    rf"|,?[ \n]{{1,2}}{_CITY},?[ ](?:{_POSTCODE})\b"
    rf"|,[ \n]{_CITY}(?:,[ ](?:[A-Z][\w'\u2019.-]{{1,20}}+[ ]?){{1,3}}){{0,3}}(?=[.,;:!?\n)]|$)"
    rf"|,?[ ](?:{_POSTCODE})\b)?+"
    r"(?:,[ ](?:USA|U\.S\.A\.|US|UK|Canada|Australia|Ireland|Taiwan|Germany|India|France)\b)?+"
)
_NUMBER = r"(?<![\w.,/$€£#:%+-])(?:\d{1,4}/)?\d{1,5}(?:-\d{1,4})?[A-Za-z]?,?[ ]"
_NAME = rf"(?:(?:[NSEW]{{1,2}}\.?|North|South|East|West)[ ])?(?:(?:{_CAP}|\d{{1,3}}(?:st|nd|rd|th))[ ]){{1,4}}?"
_STREET = re.compile(
    rf"{_NUMBER}(?P<name>{_NAME})(?:(?:{_SURE})(?!\w)|(?P<unsure>{_UNSURE})(?![\w-]))(?:[ ](?:[NSEW]{{1,2}}|North|"
    rf"South|East|West)\b\.?)?"
    rf"{_UNIT}{_AREA}"
)
_LOWER = re.compile(
    rf"{_NUMBER}(?P<name>(?:[nsew]\.?[ ])?(?:[A-Za-z]{{2,20}}[ ]){{1,3}}?)(?:street|avenue|road|boulevard|lane|st|"
    rf"ln|ct|pl|way|dr|ave|"
    rf"blvd|rd|drive|court)(?!\w){_UNIT}{_AREA}"
)
_MORE = re.compile(r"\b(?:apt|suite|unit|flat|#)[ #]?\d|\b[A-Z]{2} \d{5}\b", re.IGNORECASE)
_HERE = re.compile(
    r"\b(?:address|lives?|living|live|reside|home|house|mail|ship|send|moved|mailed|sent|deliver|visit|stay|"
    r"staying|parcel)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
_ROUTE = re.compile(
    rf"{_NUMBER}(?:[NSEW]\.?[ ])?(?:County Road|County Rd\.?|Highway|Hwy\.?|State Route|State Road|Route|Rt\.?|"
    rf"Rte\.?)[ ]"
    rf"\d{{1,4}}(?!\w){_UNIT}{_AREA}"
)
_POSTCODED = re.compile(
    rf"(?<![\w.,/$€£#:%+-])(?P<number>\d{{1,5}}(?:[/-]\d{{1,4}})?[A-Za-z]?,?[ ])?(?P<words>(?:{_CAP},?[ ]){{1,7}}+)"
    rf"(?:[A-Z]{{1,2}}\d[A-Z\d]?[ ]?\d[ABD-HJLNP-UW-Z]{{2}}|[A-CEGHJ-NPR-TVXY]\d[A-Z][ ]?\d[A-Z]\d)(?!\w)"
)
_BOX = re.compile(
    rf"\b(?:(?:P\.?[ ]?O\.?|Post Office|Postal)[ ]?|(?:RR|Rural Route|HC)[ ]\d{{1,3}},?[ ])Box[ ]?(?:No\.?[ ]|"
    rf"#[ ]?)?\d{{1,7}}(?!\w){_AREA}",
    re.IGNORECASE,
)
_LISTED_NO_STREET = """
minute min hour day week month year mile km kilometer meter metre block slice star point stage grade degree step way
lane mg ml cc am pm old time gauge percent units sessions weeks months hours days years minutes in on at for of the a
an and or to from per
"""
_NO_STREET = frozenset(_LISTED_NO_STREET.split())
_BEHIND_UNSURE = re.compile(
    r"[ ]?(?:$|[,;:!?)\n\d#]|\.(?:\s|$)|(?:in|and|or|near|is|was|at|on|with|but|for|where|which|if|to|so|because)\b)"
)
_STREET_START = re.compile(r"\d[A-Za-z]?,? (?:[A-Z]|\d{1,3}(?:st|nd|rd|th) )")
_SHORT = {
    "st": "street", "ave": "avenue", "rd": "road", "blvd": "boulevard", "ln": "lane", "dr": "drive", "ct": "court",
    "pl": "place", "pkwy": "parkway", "hwy": "highway", "sq": "square", "apt": "apartment", "ste": "suite",
}  # fmt: skip


def addresses(text: str) -> Iterator[Finding]:
    """Find street addresses with a number, P.O. boxes and their like in other countries.

    City, state and postcode belong to it where they follow. Stops at places without a street and a number, and at
    "Dr." and "St." before a name.

    >>> text = "Send it to 12 Elm Street, Apt 4, Boise, ID 83702. Thanks."
    >>> [text[start:end] for start, end, *_ in addresses(text)]
    ['12 Elm Street, Apt 4, Boise, ID 83702']
    >>> list(addresses("After 2 Botox Dr. Lind sent me to Boise General; a 64 Slice CT; 20 Minute Drive"))
    []
    """
    yield from (_finding(text, start, end) for start, end in chinese_addresses(text))
    near = house_numbers(text)
    if not near:
        return
    if _STREET_START.search(near):
        for found in _STREET.finditer(text):
            if _is_street(text, found):
                yield _finding(text, *found.span())
    yield from (_finding(text, *found.span()) for found in _ROUTE.finditer(text))
    for found in _POSTCODED.finditer(text):
        if found["number"] or "," in found["words"].rstrip(" ,"):
            yield _finding(text, *found.span())
    lowered = near.lower()
    if "box" in lowered:
        yield from (_finding(text, *found.span()) for found in _BOX.finditer(text))
    if any(
        gate in lowered
        for gate in (
            "street",
            "avenue",
            "road",
            " lane",
            "boulevard",
            " ave",
            " rd",
            " drive",
            " court",
            " st",
            " ln",
            " way",
        )
    ):
        for found in _LOWER.finditer(text):
            here = _HERE.search(text[max(0, found.start() - 50) : found.start()]) or _MORE.search(found[0])
            if here and not _NO_STREET.intersection(found["name"].lower().split()):
                yield _finding(text, *found.span())
    yield from (_finding(text, start, end) for start, end in world_addresses(text, near))


def _is_street(text: str, found: re.Match[str]) -> bool:
    words = [word.strip(".'-").lower() for word in found["name"].split()]
    if not words or words[0] in _NO_STREET or "dr" in words:
        return False
    return not found["unsure"] or _BEHIND_UNSURE.match(text, found.end("unsure")) is not None


def _finding(text: str, start: int, end: int) -> Finding:
    written = text[start:end].rstrip(" ,.;:\n")
    plain = " ".join(re.sub(r"[.,#]", " ", written).split())
    return Finding(start, start + len(written), _spelt_out(plain))


def _spelt_out(plain: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in plain.lower().split())
