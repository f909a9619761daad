"""Dates and counts as markup and forums give them."""

from __future__ import annotations

import pytest

from normalize.fields.counts import read_answer_count, read_upvotes
from normalize.fields.dates import read_date, read_date_asked


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2024-11-08T19:33:12.173Z", "2024-11-08"),
        ("2012-06-30 19:42:21Z", "2012-06-30"),
        ("2024-10-01T05:33:23", "2024-10-01"),
        ("2024-11-08T23:33:12-08:00", "2024-11-08"),
        ("2024-11-08T00:10:00+0530", "2024-11-08"),
        ("2024-11-08", "2024-11-08"),
        ("Jul 13, 2024 at 8:48 PM", "2024-07-13"),
        ("asked Jul 13, 2024 at 8:48", "2024-07-13"),
        ("November 8, 2024, 7:33pm", "2024-11-08"),
        ("8 Nov 2024 at 19:33", "2024-11-08"),
        ("Fri, 08 Nov 2024 19:33:12 GMT", "2024-11-08"),
        ("Nov 8, 2024, edited Nov 10, 2024", "2024-11-08"),
        ("3 years ago", None),
        ("Asked 12 years, 4 months ago", None),
        ("yesterday at 8:48", None),
        ("1731094392", None),
        ("1731094392000", None),
        ("2024-11", None),
        ("2024-02-30T00:00:00Z", None),
        ("2024-13-01T00:00:00Z", None),
        ("Nov 8 at 7:33", None),
    ],
)
def test_dates(line: str, date: str | None) -> None:
    assert read_date(line) == date


@pytest.mark.parametrize(
    ("asker_line", "name", "date_line", "date"),
    [
        ("amyb", "amyb", "2024-07-13T20:48:00Z", "2024-07-13"),
        (None, None, "2024-07-13T20:48:00Z", "2024-07-13"),
        ("Nia. Ask Date: 2016/03/14", "Nia", "2016-03-15T00:10:00Z", "2016-03-14"),
        ("Nia. Ask Date: 2016/03/14", "Nia", "3 years ago", "2016-03-14"),
        ("Nia. Ask Date: soon", "Nia", "2016-03-15", "2016-03-15"),
        ("amy_12-25-1984", "amy_12-25-1984", "2024-07-13", "2024-07-13"),
        ("amyb", "amyb", "3 years ago", None),
        ("amyb", "amyb", None, None),
    ],
)
def test_when_it_was_asked(asker_line: str | None, name: str | None, date_line: str | None, date: str | None) -> None:
    assert read_date_asked(asker_line, name, date_line) == date


@pytest.mark.parametrize(
    ("vote_line", "vote_count", "votes"),
    [
        ("5", None, 5),
        (None, "5", 5),
        (None, "-2", -2),
        (None, "\u22122", -2),
        (None, " 7 ", 7),
        (None, "0", 0),
        ("1.2k", None, None),
        ("1.2k", "1234", 1234),
        (None, "1.2k", None),
        (None, "5.0", None),
        (None, "1e3", None),
        (None, "", None),
    ],
)
def test_votes(vote_line: str | None, vote_count: str | None, votes: int | None) -> None:
    assert read_upvotes(vote_line, vote_count) == votes


@pytest.mark.parametrize(
    ("line", "count"),
    [("11", 11), (" 0 ", 0), ("1,204", 1204), ("-1", None), ("\u22121", None), ("1.2k", None), ("11.0", None)],
)
def test_a_count_that_markup_declares(line: str, count: int | None) -> None:
    assert read_answer_count(line) == count
