"""Detector of phone numbers, checked with the numbering plans of the library phonenumbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import phonenumbers

from normalize.protect.digits import long_numbers
from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(
    r"(?:\+|\(\+)?\(?\d(?:\)?[ ./\u2010-\u2013-]{0,3}\(?\d){6,16}+(?:[ ]?(?:ext\.?|x|extension|分機|\#)[ ]?\d{1,5})?",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:phone|telephone|tele?|telp|tlf|tfn|fon|hand(?:y|phone)|celular|celphone|cellphone|cp|m|t|p|txt|msg|wa"
    r"|watsapp|whatapp|cell|mobile|mob|fax|call(?: me| us| him| her| them)?|text(?: me| us)?|sms|whats ?app|"
    r"wechat|viber|line|dial|ring|pager|contact|contact me|reach(?:ed)?|hotline|helpline|toll[- ]free|office|"
    r"handphone|hp|"
    r"landline|number is|number:|appointment|appointments|at|on|ph|電話|手機)\b[^\w\n]{0,4}"
    r"(?:(?:me|us|him|her|or|and|to|via|after|any|time|please|pls|plz|us|back|text|txt|call|whats ?app|sms|message"
    r"|msg|number|numbers|num|nos|nr|#|no|line|is|was|at|on|or|the|my|our|office|home|work|cell|mobile|phone"
    r"|directly|"
    r"toll|free|reach|contact|today|now|anytime)\b[^\w\n]{0,3}){0,8}\(?\+?\(?$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"phone|tel|cell|mobile|mob\b|fax|call|text|sms|whats|wechat|viber|dial|ring|pager|contact|reach|line|"
    r"hand(?:y|phone)|ph\b|hp\b|cp\b|txt|wa\b|watsapp|whatapp|telp|fon\b|celular|msg|number|appointment|office|電話|手機",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"\b(?:nct|pmid|pmc|doi|icd|cpt|ndc|lot|batch|serial|model|ref|catalog(?:ue)?|part|isbn|issn|cas|version|"
    r"item|sku|ssn|mrn|nhs|passport|account|policy|member|id|case|chart|record|accession)\b[^\w\n]{0,3}"
    r"(?:(?:number|num|no|id|code|is)\b[^\w\n]{0,3}){0,2}[(+]{0,2}$",
    re.IGNORECASE,
)
_NORTH_AMERICA = re.compile(r"(?:\+?1[ .-]?)?(?:\([2-9]\d\d\)[ ]?\d{3}[ .-]\d{4}|[2-9]\d\d([-.])\d{3}\1\d{4})(?!\d)")
_DATED = re.compile(
    r"(?:19|20)\d\d-\d{6}-\d\d|(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ]\d|\d\d?[-./]\d\d?[-./](?:19|20)\d\d"
)
_UNIT = re.compile(
    r"[ ]?(?:mg|mcg|µg|ug|g|kg|ml|cc|l|iu|units?|mm|cm|%|°|cells|copies|kcal|x|×|/|days?|weeks?|years?|-year)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_TAIWAN = re.compile(
    r"\(?0(?:9\d{2}[- ]?\d{3}[- ]?\d{3}|[2-8]\d?\)?[- ]\d{3,4}[- ]?\d{4}|[3-8]\d?\)?[- ]\d{3}[- ]?\d{4})"
)
_TRUNK = re.compile(
    r"\(?0\d{1,4}\)?(?:[ ./-]\d\d){4}|\(?0\d{1,4}\)?(?:[ ./-]\d{2,4}){1,3}[ ./-]\d{3,4}|\(?0\d{2,4}\)?[ /-]\d{5,8}|"
    r"0[1-9]\d{8,9}"
)
_INDIA = re.compile(r"0?[6-9]\d{4}[ -]\d{5}")
_SPACED = re.compile(r"(?:1 )?[2-9]\d\d [2-9]\d\d \d{4}")
_AUSTRALIA = re.compile(r"(?:1[38]00[ -]\d{3}[ -]\d{3}|04\d\d[ -]?\d{3}[ -]?\d{3})")
_TEN_FIGURES = re.compile(r"(?:1|0|91)?[2-9]\d{9}")
_NEAR_CALL = re.compile(
    r"\b(?:phone|tel|telephone|cell|cellphone|mobile|mob|fax|call|callback|text|txt|sms|whats ?app|viber|telegram"
    r"|dial|ring|contact|"
    r"reach|reply|respond|email|e-mail|mail|number|hp|ph|cp|wa|get back)\b(?!-[a-z2-7]{8}\])[^\n]{0,56}$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r",[ ]\[(?:ADDRESS|EMAIL)-")
_HELPLINES = frozenset(["+18002738255", "+18002221222", "+18006624357", "+18007997233", "+18003311234", "+18006334227"])
"""Of authorities: crisis lines, poison control, SAMHSA, domestic violence, Medicare."""
_JOINED = ("-", "_", "@", "#", "$", "€", "£", "¥", "/", "HP:", "GO:")
_LONGEST_LOCAL = 8
_CALLED_AFTER = re.compile(
    r"[ ](?:is|was)[ ](?:my|our|the|her|his)[ ](?:\w+[ ])?(?:no\b|number|phone|mobile|cell|contact|line\b|hp\b"
    r"|whats ?app|fax|tel\b"
    r"|landline)|[ ]?[,(-]?[ ]?(?:hp|whats ?app|viber|telegram|mobile|cell|office line|landline)\b",
    re.IGNORECASE,
)
_REGIONS = (
    "US",
    "TW",
    "GB",
    "IN",
    "AU",
    "DE",
    "FR",
    "CA",
    "SG",
    "HK",
    "MY",
    "PH",
    "NZ",
    "IE",
    "ZA",
    "BR",
    "MX",
    "ES",
    "IT",
    "NL",
    "CN",
    "JP",
    "KR",
)
"""Whose national forms a number with a label is tried in, in this order."""


def phones(text: str) -> Iterator[Finding]:
    """Find phone and fax numbers: international ones, national ones in a form of their own, others by their label.

    A form of North America's or Taiwan's needs no label, a bare row of figures does. Stops at amounts with a unit,
    dates, and numbers with a label of another kind.

    >>> [found.value for found in phones("Call 555-0142, (415) 555-0132 or +886 2 2345 6789.")]
    ['5550142', '+14155550132', '+886223456789']
    >>> list(phones("PMID 12345678, 2016-09-14 10:30, 120 80 72 98, 400 000/µL, WBC 10500"))
    []
    """
    done = 0
    for number in long_numbers(text):
        start = number.start
        while start > done and text[start - 1] in "(+":
            start -= 1
        match = _NUMBER.match(text, start)
        if match is None or start < done:
            continue
        done = match.end()
        before = text[max(0, start - 64) : start]
        if finding := _checked(text, match, before[before.rfind("\n") + 1 :]):
            yield finding


def _checked(text: str, match: re.Match[str], before: str) -> Finding | None:
    written, start, end = match[0], match.start(), match.end()
    if before[-1:].isalnum() or before.endswith(_JOINED) or text[end : end + 1].isalnum():
        return None
    if before.endswith(".") and before[-2:-1].isdigit():
        return None
    if _OTHER_NUMBER.search(before) or _UNIT.match(text, end) or _DATED.match(written.lstrip("(+")):
        return None
    if told := _by_form(written):
        return None if told[0] in _HELPLINES else Finding(start, end, *told)
    label = _CALL.search(before)
    called = label is not None and _STRONG.search(label[0]) is not None
    if _TEN_FIGURES.fullmatch(written) and _NEAR_CALL.search(before):
        called = True
    if _BESIDE.match(text, end):
        called = True
    if not called and (written.lstrip("(").startswith("+") or not _CALLED_AFTER.match(text, end)):
        return None
    local = len(_digits(written)) < _LONGEST_LOCAL
    value = None if local else _national(written)
    return Finding(start, end, value or _digits(written), "label")


def _by_form(written: str) -> tuple[str, str] | None:
    """The number in the form that all its writings share, and whose form it has; None where only a label can tell."""
    if written.lstrip("(").startswith("+"):
        value = _e164(written, None)
        return (value, "international form") if value else None
    if _NORTH_AMERICA.match(written):
        return _e164(written, "US") or _digits(written), "form of North America"
    if _TAIWAN.fullmatch(written) and (value := _e164(written, "TW")):
        return value, "form of Taiwan"
    if written.startswith("00") and (value := _e164("+" + _digits(written)[2:], None)):
        return value, "international form"
    if _TRUNK.fullmatch(written) and len(_digits(written)) > _LONGEST_LOCAL:
        return _national(written) or _digits(written), "form with a trunk prefix"
    if _INDIA.fullmatch(written) and (value := _e164(written, "IN")):
        return value, "form of India"
    if _SPACED.fullmatch(written) or _AUSTRALIA.fullmatch(written):
        return _national(written) or _digits(written), "form of one country"
    return None


def _national(written: str) -> str | None:
    return next(filter(None, (_e164(written, region) for region in _REGIONS)), None)


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))


def _e164(written: str, region: str | None) -> str | None:
    """Give a number in the one form that all its writings share (ITU-T E.164); None where no plan has it."""
    try:
        parsed = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
