"""Detectors of the numbers that offices, insurers and hospitals give to people.

A number is told by its own form where that form can be checked (a check digit, a fixed grouping), else by its label.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.announcements import IDENTITY, LOOSE_IDENTITY, LOOSE_RECORD, RECORD
from normalize.protect.digits import Number, long_numbers
from normalize.protect.labels import labelled, numbered
from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_PEOPLE = frozenset(word for label in (*IDENTITY, *LOOSE_IDENTITY) for word in label.split()) - {
    "file",
    "no",
    "health",
}
_NOT_A_PERSONS = re.compile(
    r"\b(?:nct|pmid|pmc|doi|icd|cpt|hcpcs|ndc|atc|lot|batch|serial|s/n|sn|model|ref|catalog(?:ue)?|cat|part|isbn|issn|"
    r"cas|rs|omim|version|page|genbank|snomed|loinc|din|upc|item|sku|eudract|isrctn)"
    r"(?:[ \t]{0,2}+(?:number|num|no|id|code|is)\b\.?|[ \t]{0,2}+[#:.-]){0,3}+[ \t]{0,2}+(?:[A-Z]{1,5}[- ]?)?$",
    re.IGNORECASE,
)
_SSN = re.compile(r"(?!000)\d{3}-(?!00)\d\d-(?!0000)\d{4}")
_CARD = re.compile(r"[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}|3[47]\d\d([ -]?)\d{6}\2\d{5}")
_NINO = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ]?\d\d[ ]?\d\d[ ]?\d\d[ ]?[A-D](?!\w)"
)
_EHIC = re.compile(r"(?<!\w)(?:UK[ ]?)?8082[ ]?6000(?:[ ]?\d{4}){3}(?!\w)")
_CPF = re.compile(r"\d{3}\.\d{3}\.\d{3}-\d\d")
_TAIWAN_ID = re.compile(r"[A-Z][1289]\d{8}")
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_TAIWAN_WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
_SHORTEST_IBAN = 8
_IBAN = re.compile(r"(?<![A-Za-z\d])[A-Z]{2}\d\d(?:[ ]?[A-Z\d]{4}){2,7}+(?:[ ]?[A-Z\d]{1,3})?(?![A-Za-z\d])")


def identifiers(text: str) -> Iterator[Finding]:
    """Find numbers that tell who somebody is: by label, US SSN, CPF, Taiwan's ID, payment cards (Luhn), IBAN (mod 97).

    Stops at dates, years, amounts with a unit, and at numbers of products, trials, papers and codes.

    >>> [found.evidence for found in identifiers("219-09-9999, A123456789, passport no. X1234567")]
    ['form of a US SSN', "check digit of Taiwan's ID", 'label passport']
    >>> list(identifiers("Lot no. 4471982, NCT04280705, 12000 units, member since 2016-09-14"))
    []
    """
    for number in long_numbers(text):
        if told := _by_form(text, number):
            yield told
    if long_numbers(text):
        yield from (Finding(*form.span(), _plain(form[0]), "form of a British NINO") for form in _NINO.finditer(text))
        yield from (Finding(*form.span(), _plain(form[0]), "form of a British EHIC") for form in _EHIC.finditer(text))
    if sum(len(number.written) for number in long_numbers(text)) >= _SHORTEST_IBAN:
        for form in _IBAN.finditer(text):
            if _iban(plain := _plain(form[0])):
                yield Finding(*form.span(), plain, "check digits of an IBAN")
    yield from labelled(text, IDENTITY, LOOSE_IDENTITY)


def record_numbers(text: str) -> Iterator[Finding]:
    """Find the numbers of medical records, charts, cases, files and samples, told by their label.

    >>> sorted({(found.value, found.evidence) for found in record_numbers("MRN: 48-22130. Case no. A77120, in 2016.")})
    [('4822130', 'label MRN'), ('A77120', 'label Case')]
    >>> list(record_numbers("Case report 2016, accession number NM_000059.4"))
    []
    """
    yield from labelled(text, RECORD, LOOSE_RECORD)
    yield from numbered(text, _OF_PEOPLE)


def _by_form(text: str, number: Number) -> Finding | None:
    start, _, written, before = number
    if _NOT_A_PERSONS.search(before):
        return None
    if not (text[max(0, start - 1) : start].isalnum() or text[max(0, start - 1) : start] in ("_", "@", ".", "-")):
        for form, evidence in (
            (_SSN, "form of a US SSN"),
            (_CPF, "form of a CPF"),
            (_CARD, "check digit of a payment card"),
        ):
            told = form.match(written)
            if told and _ends(text, start + told.end()) and (form is not _CARD or _luhn(_plain(told[0]))):
                return Finding(start, start + told.end(), _plain(told[0]), evidence)
    told = _TAIWAN_ID.match(text, max(0, start - 1))
    if told is None or told.start() == start or text[max(0, start - 2) : start - 1].isalnum():
        return None
    if _ends(text, told.end()) and _taiwan_id(told[0]):
        return Finding(*told.span(), told[0], "check digit of Taiwan's ID")
    return None


def _ends(text: str, end: int) -> bool:
    return not (
        text[end : end + 1].isalnum() or (text[end : end + 1] in ("-", ".", "/") and text[end + 1 : end + 2].isdigit())
    )


def _plain(written: str) -> str:
    return "".join(filter(str.isalnum, written)).upper()


def _luhn(digits: str) -> bool:
    """Check a payment card's last digit (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _taiwan_id(written: str) -> bool:
    """Check an ID of Taiwan: its letter counts 10 to 35, and the weighted sum of all figures ends in 0."""
    figures = str(10 + _TAIWAN_LETTERS.index(written[0])) + written[1:]
    return sum(int(figure) * weight for figure, weight in zip(figures, _TAIWAN_WEIGHTS, strict=True)) % 10 == 0


def _iban(plain: str) -> bool:
    """Check an account number by ISO 13616: the first four come last, letters count 10 to 35, modulo 97 is 1."""
    if not (15 <= len(plain) <= 34 and plain.isascii()):
        return False
    return int("".join(str(int(char, 36)) for char in plain[4:] + plain[:4])) % 97 == 1
