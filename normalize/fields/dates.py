"""Dates as pages print them, read to ISO 8601 dates."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_MONTH = r"(?P<m>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
_DAY = r"(?P<d>\d\d?)(?:st|nd|rd|th)?"
_NUMERIC = (
    re.compile(rf"(?<!\d){_YEAR} ?[-/.年] ?(?P<m>\d\d?) ?[-/.月] ?(?P<d>\d\d?)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<m>\d\d?)[-/.](?P<d>\d\d?)[-/.]{_YEAR}(?!\d)"),
)
_NAMED = (
    re.compile(rf"\b{_MONTH} {_DAY} ?,? {_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<!\d){_DAY}[ -](?:of )?{_MONTH},?[ -]{_YEAR}(?!\d)", re.IGNORECASE),
)
_LABEL = re.compile(
    r"\b(?:ask(?:ed)?|reply|replied|answer(?:ed)?|posted|published|created)(?: date| on| at)? ?[:：]", re.IGNORECASE
)
_CHANGED = re.compile(r"\b(?:updated|edited|modified)\b", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def read_date(line: str | None) -> str | None:
    """Read the line's date: after its last "Ask Date:" or the like, the last one before "updated" or "edited".

    A date has year, month and day and is one that exists. The day is the one that stands there, in the zone that the
    page writes in: times and zones do not move it, for markup without a zone could not be moved as well. None for what
    depends on today ("3 days ago"), for seconds since 1970, and for 03/04/2015, a day in March or in April.

    >>> read_date("Nia, 30~39 year old female. Ask Date: 2016/03/14")
    '2016-03-14'
    >>> read_date("Answered on Sept. 3rd, 2010"), read_date("2007年12月13日"), read_date("2007-12-13T23:50:00Z")
    ('2010-09-03', '2007-12-13', '2007-12-13')
    >>> read_date("2012-06-30 23:42:21.173-08:00"), read_date("Jul 13, 2024 at 8:48 PM"), read_date("1731094392")
    ('2012-06-30', '2024-07-13', None)
    >>> [read_date(line) for line in ("2007/02/30", "May 2010", "3 days ago", "03/04/2015", None)]
    [None, None, None, None, None]
    """
    text = " ".join((line or "").split())
    if labels := list(_LABEL.finditer(text)):
        text = text[labels[-1].end() :]
    if (changed := _CHANGED.search(text)) and _last(text[: changed.start()]):
        text = text[: changed.start()]
    found = _last(text)
    if found is None:
        return None
    return _numeric(found) if found["m"].isdigit() else _named(found)


def read_date_asked(asker_line: str | None, name: str | None, date_line: str | None) -> str | None:
    """Read when a question was asked: the asker line's date, else the date line's.

    A date that is part of the asker's name ("amy_12-25-1984") counts only where the date line tells none.

    >>> read_date_asked("Nia, 30 year old. Ask Date: 2016/03/14", "Nia", "2016-03-15T00:10:00Z")
    '2016-03-14'
    >>> read_date_asked("amy_12-25-1984", "amy_12-25-1984", "2024-07-13T20:48:00Z")
    '2024-07-13'
    """
    told = read_date(date_line)
    if told and read_date(name):
        return told
    return read_date(asker_line) or told


def _last(text: str) -> re.Match[str] | None:
    found = (match for pattern in _NUMERIC + _NAMED for match in pattern.finditer(text))
    return max(found, key=re.Match.end, default=None)


def _numeric(found: re.Match[str]) -> str | None:
    year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
    if found.start("y") > found.start("m"):
        if max(month, day) <= 12 and month != day:
            return None
        month, day = min(month, day), max(month, day)
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _named(found: re.Match[str]) -> str | None:
    """dateparser knows the names of months; the printed day and year must be what it read."""
    import dateparser  # it takes 0.15 s, and most pages print figures alone

    day, year = int(found["d"]), int(found["y"])
    parsed = dateparser.parse(
        f"{found['m']} {day} {year}",
        date_formats=["%b %d %Y", "%B %d %Y"],
        languages=["en"],
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True},
    )
    if parsed is None or (parsed.day, parsed.year) != (day, year):
        return None
    return parsed.date().isoformat()
