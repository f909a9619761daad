"""How long a server asks to be left alone (Retry-After: RFC 9110, 10.2.3)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

LONGEST = 2.0**31
"""Seconds that stand for any larger number: what RFC 9111, 1.2.2, has a number count for that is too large."""

_DELTA_SECONDS = re.compile(r"[0-9]+")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
# RFC 9110, 5.6.7. Which weekday a date names is not held against it: the date itself says all.
_DATES = [
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"[a-z]{{3}}, (?P<day>[0-9]{{2}}) {_MONTH} (?P<year>[0-9]{{4}}) {_TIME} (?:GMT|UTC)",
        rf"[a-z]{{6,9}}, (?P<day>[0-9]{{2}})-{_MONTH}-(?P<year>[0-9]{{2}}) {_TIME} (?:GMT|UTC)",
        rf"[a-z]{{3}} {_MONTH} (?P<day>[0-9]{{2}}| [0-9]) {_TIME} (?P<year>[0-9]{{4}})",
    )
]
_LEAP_SECOND = 60
_SHORT_YEARS_AHEAD = 50


def retry_after(value: str | bytes | None, now: datetime) -> float | None:
    """Seconds from `now` (with its time zone) on; 0 for a date that is past; None for what is neither number nor date.

    >>> now = datetime(1994, 11, 6, 8, 49, tzinfo=UTC)
    >>> retry_after("120", now), retry_after(b"Sun, 06 Nov 1994 08:49:37 GMT", now), retry_after("soon", now)
    (120.0, 37.0, None)
    """
    text = (value.decode("latin-1") if isinstance(value, bytes) else value or "").strip(" \t")
    if _DELTA_SECONDS.fullmatch(text):
        return min(float(text), LONGEST)
    date = _http_date(text, now)
    return None if date is None else max(0.0, (date - now).total_seconds())


def _http_date(text: str, now: datetime) -> datetime | None:
    found = next(filter(None, (date.fullmatch(text) for date in _DATES)), None)
    if found is None:
        return None
    year, month = int(found["year"]), _MONTHS.index(found["month"].lower()) + 1
    if len(found["year"]) == len("94"):
        year += now.year // 100 * 100
        if year > now.year + _SHORT_YEARS_AHEAD:  # RFC 9110, 5.6.7: then it is a year of the past
            year -= 100
    second = int(found["second"])
    if second == _LEAP_SECOND:  # the grammar has it, the standard library has not
        second -= 1
    try:
        return datetime(year, month, int(found["day"]), int(found["hour"]), int(found["minute"]), second, tzinfo=UTC)
    except ValueError:
        return None
