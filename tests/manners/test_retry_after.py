"""Retry-After, in all the forms that it may have, and in those that it may not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.manners.retry_after import LONGEST, retry_after

NOW = datetime(1994, 11, 6, 8, 49, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (b"120", 120),
        (" 120\t", 120),
        ("007", 7),
        ("2147483648", LONGEST),
        ("9" * 400, LONGEST),
        ("9" * 5000, LONGEST),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 37),
        (b"Sun, 06 Nov 1994 08:49:37 GMT", 37),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 37),
        ("Sun Nov  6 08:49:37 1994", 37),
        ("Wed Nov 16 08:49:37 1994", 10 * 86400 + 37),
        ("sun, 06 nov 1994 08:49:37 gmt", 37),
        ("Sun, 06 Nov 1994 08:49:37 UTC", 37),
        ("Mon, 06 Nov 1994 08:49:37 GMT", 37),  # it was a Sunday
        ("Sun, 06 Nov 1994 08:48:60 GMT", 0),
        ("Sun, 06 Nov 1994 08:49:60 GMT", 59),
        ("Sun, 06 Nov 1994 08:48:37 GMT", 0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ],
)
def test_a_number_or_a_date_is_understood(value: str | bytes, seconds: float) -> None:
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize(
    "value",
    [
        None,
        *("", " ", b"", "soon", "-1", "+1", "1.5", "1e3", "0x10", "12s", "1 2", "120, 60", "1_000", "nan", "inf"),
        *("١٢", "²", "120\n", b"\xb2", b"\xff\xfe", "\ud800", "1" + "\0"),
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 EST",
        "Sun, 06 Nov 1994 08:49:37 +0000",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 0000 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:60:00 GMT",
        "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sun, 06 Now 1994 08:49:37 GMT",
        "Sun, 06 Nov 19945 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:50:37 GMT",
        "1994-11-06T08:49:37Z",
    ],
)
def test_what_is_neither_is_nothing(value: str | bytes | None) -> None:
    assert retry_after(value, NOW) is None


@pytest.mark.parametrize(
    ("year", "seconds_are_left"), [("26", True), ("76", True), ("77", False), ("99", False), ("00", False)]
)
def test_a_short_year_is_at_most_fifty_years_ahead(year: str, seconds_are_left: bool) -> None:
    told = retry_after(f"Tuesday, 15-Dec-{year} 12:00:00 GMT", LATER)
    assert told is not None
    assert (told > 0) is seconds_are_left


@given(MOMENTS, MOMENTS, st.integers(-14, 14))
def test_every_date_is_the_time_until_then(now: datetime, date: datetime, hours: int) -> None:
    now, date = now.replace(microsecond=0), date.replace(microsecond=0)
    expected = max(0.0, (date - now).total_seconds())
    elsewhere = now.astimezone(timezone(timedelta(hours=hours))) if datetime.min.year + 1 < now.year < 9999 else now
    assert retry_after(format_datetime(date, usegmt=True), elsewhere) == expected
    assert retry_after(f"{date:%a %b} {date.day:2} {date:%H:%M:%S} {date.year:04}", elsewhere) == expected


@given(st.integers(min_value=0))
@example(10**4299)
def test_every_number_is_itself_up_to_the_longest(number: int) -> None:
    assert retry_after(str(number), NOW) == min(number, LONGEST)


@given(st.binary() | st.text(st.characters()) | st.text("0123456789GMTSunNov:-, "), MOMENTS)
def test_whatever_it_says_it_is_never_negative_and_never_an_error(value: str | bytes, now: datetime) -> None:
    told = retry_after(value, now)
    assert told is None or told >= 0
