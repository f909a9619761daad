"""Finds a number by the label before it: "MRN: 48-22130", "passport no. X1234567"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.digits import before_numbers, long_numbers
from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_MARK = (
    r"(?:(?:numbers?|num|nummer|num[eé]ro|nr|no|n[\u00ba\u00b0o]|id|ids|code|ref(?![-/]?\d)|reference)\b\.?"
    r"|n\.(?=[ ]?\d)|[#:\u2116\uff1a]|"
    r"[號号][碼码]?|番号|[编編][号號])"
)
_JOINT_WORD = (
    r"\b(?:is|was|are|card|file|of mine|ending in|in full|under|the|at|there|here|for|on|my|given|being|still|reads|"
    r"which|(?:with|from) (?:the|my|our) [a-z]{2,20}|"
    r"sheet|slip|record|de|du|della)\b"
)
_VALUE = (
    r"(?:[A-Z]{1,6}+[-/]){0,2}+(?:[A-Z]{1,6}[-/:. ]{0,2}+)?+\d[\dA-Za-z]*+"
    r"(?:[-/.:\u2013](?=[\dA-Za-z])[\dA-Za-z]++|[ ](?-i:[A-Z]{1,2})[ ](?=\d{3})\d++|"
    r"[ ](?=\d)(?!\d{1,6}(?:[./,:%-]\d|%|[ ]?(?:mg|mcg|ml|g|kg|mm|cm|cc|iu|units?|"
    r"years?|yo|weeks?|days?|months?|times|x|am|pm)\b))\d{1,9}+(?![A-Za-z]{2})){0,7}+"
    r"(?:\([\dA-Z]\)|[ ][A-Z]{1,2}(?=[.,;)\n]|$)|[ ](?-i:(?!A |I |IN |IU |MG |ML )[A-Z]{1,2})(?=[ ]))?"
)
_JOINT = re.compile(
    rf"(?:s|'s)?\.?(?P<joint>(?:[ ]{{0,2}}+(?:{_MARK}|[=(-]|\n"
    rf"|{_JOINT_WORD})){{0,6}}+)[ \n]{{0,2}}+(?P<value>{_VALUE})",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?P<joint>)(?P<value>{_VALUE})", re.IGNORECASE)
_ANY_LABEL = re.compile(
    r"(?:(?P<before>[^\W\d_]{2,20})[ ])?(?P<noun>(?<!\w)[^\W\d_]{2,24}|(?<!\w)[A-Z]{1,3})(?:[ ](?:card|file"
    r"|sheet|slip|form))?[ ]?"
    r"(?:(?<!\w)(?i:no|nr|num|number|nummer|id|ref|reference)\b\.?|n[\u00ba\u00b0]\.?|[#\u2116])[ ]?[:#=-]?[ ]?"
    r"(?:(?:is|was)[ ])?(?P<letters>(?:[A-Z]{1,6}[-/:. ]?)?)$"
)
_BEHIND = re.compile(r"[ ]?(?:(?:is|was|as|being)[ ](?:my|the|his|her|our|their)[ ]|\()", re.IGNORECASE)
_MARKED = re.compile(_MARK, re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"(?:19|20)\d\d[-./]{_DAY}(?:[-./]{_DAY})?$|{_DAY}[-./]{_DAY}[-./](?:(?:19|20)\d\d|\d\d)$|\d\d?:\d\d(?::\d\d)?$"
)
_UNIT = re.compile(
    r"[ ]?(?:mg|mcg|µg|ug|g|kg|ml|cc|l|iu|units?|mm|cm|kcal|steps|patients|cases|people|years?|yo|days?|weeks?|months?|"
    r"hours?|dollars|usd|ntd?|calories|copies|cells|women|men|children|participants|subjects|kb|mb)\b|[ ]?[%\u20ac$]",
    re.IGNORECASE,
)
_CATALOGUED = re.compile(
    r"(?:NM|NC|NP|NR|XM|NG|GSE|GSM|SRR|PRJ\w*|NCT|PMC|PMID|ICD|CPT|ISRCTN|EUDRACT|DOI|SKU|LOT|rs|ISBN|ISSN)[-_ :.]?\d",
    re.IGNORECASE,
)
_OF_SCIENCE = re.compile(
    r"\b(?:genbank|sequences?|ncbi|clinvar|refseq|strains?|isolates?|pdb|proteins?|drugbank|chembl|dbsnp|snomed|omim|gisaid|registry|"
    r"trials?|protocol|uniprot|ensembl|genome|gene|geo|arrayexpress|sra)\b[^.;\n]{0,24}$",
    re.IGNORECASE,
)
_QUANTITY = re.compile(r"\d{1,5}[-/.\u2013]\d{1,5}|\d{1,5}|\d+[a-z]+|[a-z]\d{1,4}(?:\.\d{1,4})?[a-z]?", re.IGNORECASE)
_OF_A_PRODUCT = re.compile(
    r"\b(?:implants?|expanders?|devices?|lens|model|catalog(?:ue)?|cat|lot|batch|prosthes[ie]s|screws?|plates?|mesh|catheter|"
    r"stents?|product|item|part|pump|valve|serial|sizer|allergan|mentor|natrelle|sientra|motiva|silimed|device'?s|"
    r"patent|version|article|paper|guideline|trial|gene|page|figure|table|chapter|bylaw|regulation|journal)\b"
    r"[^.;\n]{0,16}$",
    re.IGNORECASE,
)
_LISTED_NO_LABELS = """
phone telephone tel cell mobile mob fax contact whatsapp line hotline helpline call dial pager text extension ext hp
emergency lot batch serial model catalog catalogue cat part version isbn issn cas item sku ndc din cpt icd hcpcs
doi pmid pmc nct ec rs gene total large small great high low any a an the of in at by that this house flat door plot
street road lane platelet sperm copy follicle egg embryo count atomic channel gate shoe size bra figure table page
chapter section zip postal post pin area dress colour color shade ref isrctn eudract registry trial trials
patent upc gtin udi un e ce dea dose version edition volume vol issue article bus train flight hotel product device
implant lens article our your my their his her to and or is was pregnancy contact direct hot and whats whatsapp viber
office home work landline handphone toll free omim snomed strain isolate clinvar hpo drugbank
protocol dbsnp orpha orphanet pdb genbank refseq uniprot loinc rxcui pubchem chembl unii atc mesh kegg hgnc ensembl ncbi
fda pma nda anda aust pzn artg mbs tariff fee benefit revenue drg procedure diagnosis code billing einecs kinesiology
ombudsman police ambulance level grade stage grade type class step round night
"""
_NO_LABELS = frozenset(_LISTED_NO_LABELS.split())
_FREE = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "at",
        "by",
        "that",
        "this",
        "our",
        "your",
        "my",
        "their",
        "his",
        "her",
        "to",
        "and",
        "or",
        "is",
        "was",
    ]
)
_LONGEST_QUANTITY = 5
_FEWEST = 4


def lowered(text: str) -> str:
    """Lower the case of a text without moving any character; a text where that can't be done stays as it is."""
    small = text.lower()
    return small if len(small) == len(text) else text


def labelled(text: str, sure: Collection[str], loose: Collection[str]) -> Iterator[Finding]:
    """Find the numbers behind labels, which are given in lower case; loose ones need "no.", "#", ":" or "ID" behind.

    A number has four figures at least, in groups or not, with letters before or among them. Dates, years, amounts
    with a unit and numbers of genes, papers, trials and products are none.

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
                if at == 0 or not (small[at - 1].isalnum() and label[0].isascii()):
                    yield from _number(text, at, end, strict)
                at = small.find(label, end)
    for number in long_numbers(text):
        if (behind := _BEHIND.match(text, number.end)) and (label := _first(small, behind.end(), (*sure, *loose))):
            value = _JOINT.match(text, number.start)
            if value and value.end("value") == number.end and not small[number.start - 1 : number.start].isalnum():
                plain = "".join(filter(str.isalnum, number.written)).upper()
                yield Finding(number.start, number.end, plain, f"label {label}")


def numbered(text: str, others: Collection[str]) -> Iterator[Finding]:
    """Find the numbers behind any noun with "no.", "number", "#", "ID" or "ref", but for those of `others`.

    Stops where the noun counts or measures ("platelet number"), or names a phone, a product, a paper or a trial.

    >>> [(found.value, found.evidence) for found in numbered("Ticket no. A-77120; lot no. 77120", [])]
    [('A77120', 'label Ticket')]
    """
    for number in long_numbers(text):
        label = _ANY_LABEL.search(number.before)
        if label is None or label["noun"].lower() in _NO_LABELS or label["noun"].lower() in others:
            continue
        before = (label["before"] or "").lower()
        if before in others or before in _NO_LABELS - _FREE:
            continue
        value = _ALONE.match(text, number.start - len(label["letters"]))
        if value is None:
            continue
        if _is_number(text, value) and not any(
            told.search(number.before[: label.start("noun")]) for told in (_OF_A_PRODUCT, _OF_SCIENCE)
        ):
            yield _told(value, label["noun"])


def _first(small: str, at: int, labels: Collection[str]) -> str:
    return next(
        (
            label
            for label in labels
            if small.startswith(label, at) and not small[at + len(label) : at + len(label) + 1].isalpha()
        ),
        "",
    )


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
        or not _is_number(text, found)
    ):
        return
    label = text[at:end]
    before = text[max(0, at - 48) : at]
    if _OF_SCIENCE.search(before):
        return
    if label.lower().startswith("ref") and (label.isupper() or _OF_A_PRODUCT.search(before)):
        return
    yield _told(found, label)


def _is_number(text: str, found: re.Match[str]) -> bool:
    """Whether a value is a number that an office gives: with four figures, and no date, amount, gene or paper."""
    value = found["value"]
    letters = value[: len(value) - len(value.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))]
    if letters and not letters.isupper():
        return False
    if sum(map(str.isdigit, value)) < _FEWEST or _DATE.match(value) or _CATALOGUED.match(value):
        return False
    end = found.end()
    return not (_YEAR.fullmatch(value) or _UNIT.match(text, end) or text[end : end + 1] in ("_", "@"))


def _told(found: re.Match[str], label: str) -> Finding:
    value = "".join(filter(str.isalnum, found["value"])).upper()
    return Finding(found.start("value"), found.end(), value, f"label {label}")
