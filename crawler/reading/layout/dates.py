"""Dates as posts tell them: in the attributes of a start tag, or printed in a short line."""

from __future__ import annotations

import re

from crawler.reading.layout.ages import find_age
from crawler.reading.layout.changes import tells_change
from crawler.reading.layout.names import DATED, LEADS, SAYS_SO
from crawler.reading.start_tags import StartTag

_CREATED = re.compile(r"datePublished|dateCreated|dc:date|dc(?:terms)?:created")
_ENGLISH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_MONTHS = (
    "januar|jänner|februar|märz|maerz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre",
    "janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre",
    "janeiro|fevereiro|março|marco|maio|junho|julho|setembro|outubro|novembro|dezembro",
    "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre",
    "januari|februari|maart|mei|augustus",
)
"""Names of months in German, Spanish, French, Portuguese, Italian and Dutch, each of them once."""
_SHORT_MONTHS = (
    "jan|janv|jän|ene|gen|feb|févr?|fevr?|mär|mrz|mrt|mar|abr|apr|avr|mag|jun|jui|giu|juil?|jul|lug|aug|ago|août"
    "|sept?|set|okt|oct|out|ott|nov|dez|dic|déc|dec"
)
_MONTH = "|".join(_MONTHS)
_DAY = r"\b[0-3]?\d(?:er|\.|º|°|ª)?[ -](?:de )?"
_YEAR = r"(?:19|20)\d\d\b"
_DATE = re.compile(
    rf"\b\d{{4}}[-/.]\d\d?[-/.]\d\d?|\b\d\d?[-/.]\d\d?[-/.]\d{{2,4}}\b|\b{_ENGLISH} \d\d?(?:st|nd|rd|th)?\b"
    rf"|\b\d\d?(?:st|nd|rd|th)?[ -]{_ENGLISH},?[ -]'?\d{{2,4}}|\b{_ENGLISH},? '?\d{{2,4}}\b"
    rf"|{_DAY}(?:{_MONTH}|(?:{_SHORT_MONTHS})\b\.?),?[ -](?:del? )?{_YEAR}|\b(?:{_MONTH}) (?:de )?{_YEAR}"
    # Without a year only if nothing but the time follows: "am 3. März war ich beim Arzt" tells a story.
    rf"|{_DAY}(?:{_MONTH})\b(?=\W{{0,2}}\Z|,? (?:(?:um|à|a las|às|alle|om) )?\d\d?[:h.]\d\d)",
    re.IGNORECASE,
)
_BEHIND_DATE = re.compile(r" by\b| (?:von|por|par|door|da) (?=[A-ZÀ-Þ@])|[»|·•#(\]]|, [A-Za-z]{5}|\. [A-Z]")
_DIGIT = re.compile(r"\d")
_LONGEST_LINE, _LONGEST_DATE = 90, 60


def told_date(start: StartTag) -> tuple[int, str] | None:
    """The date that a start tag's attributes tell, and how surely it is the date of what it stands in."""
    told = start.attributes
    created = bool(_CREATED.search(f"{told.get('itemprop', '')} {told.get('property', '')}"))
    if not created and told.get("itemprop") in ("dateModified", "dateUpdated"):
        return None
    for name in DATED:
        value = told.get(name)
        if not value or len(value) > _LONGEST_DATE or (name == "content" and not created):
            continue
        match = _DATE.search(value)
        if match and not tells_change(value):
            behind = _BEHIND_DATE.search(value, match.end())
            rank = SAYS_SO if created else LEADS if name == "datetime" else 1
            return rank, value[: behind.start() if behind else len(value)].strip()
    return None


def printed_date(line: str) -> str | None:
    """The date in a short line, without what stands around it; an age is given as printed.

    >>> printed_date("answered Feb 12, 2011 at 1:01 by Dr. Ada")
    'Feb 12, 2011 at 1:01'
    >>> printed_date("Respondido el 3 de marzo de 2019 por Ada"), printed_date("Geschrieben vor 3 Jahren")
    ('3 de marzo de 2019', 'vor 3 Jahren')
    >>> printed_date("Mitglied seit März 2015"), printed_date("Am 3. März war ich beim Arzt.")
    (None, None)
    """
    if len(line) > _LONGEST_LINE:
        return None
    match = (_DATE.search(line) if _DIGIT.search(line) else None) or find_age(line)
    if match is None or tells_change(line[: match.start()]):
        return None
    behind = _BEHIND_DATE.search(line, match.end())
    return line[match.start() : behind.start() if behind else len(line)].strip(" ,-–")


def tells_date(line: str) -> bool:
    """Whether a date or an age stands in the beginning of a line, whatever it is the date of.

    >>> tells_date("joined Feb 12, 2011"), tells_date("joined 2 days ago"), tells_date("joined")
    (True, True, False)
    """
    beginning = line[:_LONGEST_LINE]
    return _DATE.search(beginning) is not None or find_age(beginning) is not None
