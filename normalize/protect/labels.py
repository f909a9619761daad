"""Finds a number by the label before it: "MRN: 48-22130", "passport no. X1234567"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.digits import before_numbers, long_numbers
from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_MARK = r"(?:numbers?|num|nummer|nr|no|n[\u00ba\u00b0]|id|ids|code)\b\.?|[#:\u2116\uff1a]"
_JOINT = re.compile(
    rf"(?:s|'s)?\.?(?P<joint>(?:[ ]{{0,2}}+(?:{_MARK}|[=(-]|\n|\b(?:is|was|are|card|file|of mine|ending in|in full|"
    rf"under|the|at|there|here|for|on|my|given|being|still|reads)\b)){{0,6}}+)[ \n]{{0,2}}+"
    r"(?P<value>(?:[A-Z]{1,6}[-/:. ]{0,2}+)?+\d[\dA-Za-z]*+"
    r"(?:[-/.:\u2013](?=[\dA-Za-z])[\dA-Za-z]++|[ ](?=\d)(?!\d{1,6}(?:[./,:%-]\d|%|[ ]?(?:mg|mcg|ml|g|kg|mm|cm|cc|"
    r"iu|units?|"
    r"years?|yo|weeks?|days?|months?|times|x|am|pm)\b))\d{1,6}+(?![A-Za-z]{2})){0,7}+"
    r"(?:\([\dA-Z]\)|[ ][A-Z](?=[.,;)\n]|$))?)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[ ]?(?:(?:is|was|as|being)[ ](?:my|the|his|her|our|their)[ ]|\()", re.IGNORECASE)
_MARKED = re.compile(_MARK, re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"(?:19|20)\d\d[-./]\d\d?(?:[-./]\d\d?)?$|\d\d?[-./]\d\d?[-./](?:19|20)?\d\d$|\d\d?:\d\d")
_UNIT = re.compile(
    r"[ ]?(?:mg|mcg|µg|ug|g|kg|ml|cc|l|iu|units?|mm|cm|kcal|steps|patients|cases|people|years?|yo|days?|weeks?|months?|"
    r"hours?|dollars|usd|ntd?|calories|copies|cells)\b|[ ]?[%\u20ac$]",
    re.IGNORECASE,
)
_CATALOGUED = re.compile(
    r"(?:NM|NC|NP|NR|XM|NG|GSE|GSM|SRR|PRJ\w*|NCT|PMC|PMID|ICD|CPT|ISRCTN|EUDRACT|DOI|rs|ISBN|ISSN)[-_ :.]?\d",
    re.IGNORECASE,
)
_QUANTITY = re.compile(r"\d{1,5}[-/.\u2013]\d{1,5}|\d{1,5}|\d+[a-z]+|[a-z]\d{1,4}(?:\.\d{1,4})?[a-z]?", re.IGNORECASE)
_LONGEST_QUANTITY = 5
_FEWEST = 4


def lowered(text: str) -> str:
    """Lower the case of a text without moving any character; a text where that can't be done stays as it is."""
    small = text.lower()
    return small if len(small) == len(text) else text


def labelled(text: str, sure: Collection[str], loose: Collection[str]) -> Iterator[Finding]:
    """Find the numbers behind labels, which are given in lower case; loose ones need "no.", "#", ":" or "ID" behind.

    A number has four figures at least, in groups or not, with letters before or among them. Dates, years, amounts
    with a unit and numbers of genes, papers and trials are none.

    >>> [(found.value, found.evidence) for found in labelled("Mrn 48-22130; case no. A 7712 0", ["mrn"], ["case"])]
    [('4822130', 'label Mrn'), ('A77120', 'label case')]
    >>> list(labelled("Case 44718, file from 2016, MRN: 2016-09-14, chart no. 5 mg", ["mrn"], ["case"]))
    []
    """
    near = before_numbers(text)
    if not near:
        return
    small = lowered(text)
    for labels, strict in ((sure, False), (loose, True)):
        for label in labels:
            at = small.find(label) if label in near else -1
            while at >= 0:
                end = at + len(label)
                if not small[at - 1 : at].isalnum() or at == 0:
                    yield from _number(text, at, end, strict)
                at = small.find(label, end)
    for number in long_numbers(text):
        if (behind := _BEHIND.match(text, number.end)) and (label := _first(small, behind.end(), (*sure, *loose))):
            value = _JOINT.match(text, number.start)
            if value and value.end("value") == number.end and not small[number.start - 1 : number.start].isalnum():
                plain = "".join(filter(str.isalnum, number.written)).upper()
                yield Finding(number.start, number.end, plain, f"label {label}")


def _first(small: str, at: int, labels: Collection[str]) -> str:
    return next((label for label in labels if small.startswith(label, at)), "")


def _is_code(found: re.Match[str]) -> bool:
    """Tell a number of an office from a quantity or a range: at once behind its label, in groups, or long."""
    value = found["value"]
    if found["joint"].strip() or _QUANTITY.fullmatch(value):
        return False
    return not value.isdigit() or len(value) > _LONGEST_QUANTITY


def _number(text: str, at: int, end: int, strict: bool) -> Iterator[Finding]:
    found = _JOINT.match(text, end)
    if (
        found is None
        or (found.start("value") == end and (strict or not text[end].isdigit()))
        or (strict and not (_MARKED.search(found["joint"]) or _is_code(found)))
    ):
        return
    value = found["value"]
    letters = value[: len(value) - len(value.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))]
    if letters and not letters.isupper():
        return
    if sum(map(str.isdigit, value)) < _FEWEST or _DATE.match(value) or _CATALOGUED.match(value):
        return
    if _YEAR.fullmatch(value) or _UNIT.match(text, found.end()) or text[found.end() : found.end() + 1] in ("_", "@"):
        return
    yield Finding(
        found.start("value"), found.end(), "".join(filter(str.isalnum, value)).upper(), f"label {text[at:end]}"
    )
