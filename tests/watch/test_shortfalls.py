"""What a whole crawl lacks, whether or not it changed on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.records import RawAnswer, RawRecord
from crawler.sites import styles
from crawler.watch.alarms import Kind
from crawler.watch.watch import Watch
from tests.watch.pages import HOST, STYLES, crawl, read_site


def records(style: str, pages: int = 48) -> list[RawRecord]:
    return [one for one in read_site(style, pages) if isinstance(one, RawRecord)]


def stripped(record: RawRecord, part: str) -> RawRecord:
    question = record.question
    match part:
        case "answers":
            question = replace(question, answers=[])
        case "dates":
            question = replace(question, answers=[replace(each, date_line=None) for each in question.answers])
        case "authors":
            question = replace(question, answers=[replace(each, author_lines=[]) for each in question.answers])
        case "title":
            question = replace(question, title=None)
        case "all answers":
            question = replace(question, answers=question.answers[:1], answer_count_line="Doctor Answers 11")
    return replace(record, question=question)


@pytest.mark.parametrize(
    ("style", "part", "kind"),
    [
        *((style, part, Kind.COVERAGE) for style in STYLES for part in ("title", "answers", "authors")),
        ("doctor_reply", "dates", Kind.COVERAGE),
        ("doctor_panel", "all answers", Kind.DECLARED),
    ],
)
def test_a_part_that_no_page_shows_is_missed(style: str, part: str, kind: Kind) -> None:
    alarms = crawl(style, [stripped(record, part) for record in records(style)])
    (alarm,) = (alarm for alarm in alarms if alarm.what == f"pages with {part}")
    assert (alarm.kind, alarm.share < alarm.expected, len(alarm.examples)) == (kind, True, 3)


@pytest.mark.parametrize("style", STYLES)
def test_text_full_of_templates_is_told_also_where_it_always_was(style: str) -> None:
    broken = [
        replace(one, question=replace(one.question, answers=[RawAnswer(text="{{ answer.text }}")]))
        for one in records(style)
    ]
    alarms = {alarm.topic: alarm.kind for alarm in crawl(style, broken)}
    assert alarms["pages with template syntax in their text"] is Kind.COVERAGE


@pytest.mark.parametrize(
    ("statuses", "kinds"),
    [
        ([200] * 40, set()),
        ([200] * 30 + [404] * 5 + [304] * 40, set()),
        ([403] * 8, {Kind.STATUS, Kind.ERRORS}),
        ([200, 200, 503] * 40, {Kind.STATUS}),
        ([200, 404] * 100, {Kind.ERRORS}),
        ([200] * 40 + [403] * 20, {Kind.DRIFT, Kind.STATUS, Kind.ERRORS}),
        ([503, 503], set()),
        ([None, None, 200], set()),
        ([None] * 30, {Kind.ERRORS}),
    ],
)
def test_statuses_and_failures(statuses: list[int | None], kinds: set[Kind]) -> None:
    watch = Watch({})
    for number, status in enumerate(statuses):
        is_failed = status is None or status >= 400
        watch.visited(HOST, f"https://{HOST}/{number}", status, is_failed=is_failed)
    found = {alarm.kind for alarm in watch.alarms}
    assert found <= kinds
    assert bool(found) == bool(kinds)
    assert Kind.DRIFT not in kinds or Kind.DRIFT in found


def test_retries_that_come_together_at_the_end_are_no_change() -> None:
    watch = Watch({})
    for number in range(1000):
        watch.visited(HOST, f"https://{HOST}/{number}", 200, is_failed=False)
    for number in range(30):
        watch.visited(HOST, f"https://{HOST}/down/{number}", 503, is_failed=True, is_retry=True)
    assert watch.alarms == ()


def test_every_other_page_of_an_unknown_style_is_a_change() -> None:
    for first in range(2):
        watch = Watch({})
        for number in range(100):
            if number > 60 and number % 2 == first:
                watch.unknown(HOST, f"https://{HOST}/{number}")
            else:
                watch.read(HOST, records("doctor_reply")[0])
            watch.visited(HOST, f"https://{HOST}/{number}", 200, is_failed=False)
        assert [(alarm.kind, alarm.topic) for alarm in watch.alarms] == [
            (Kind.DRIFT, "question pages of an unknown style")
        ]


def test_pages_of_an_unknown_style_are_told() -> None:
    watch = Watch({})
    for number in range(10):
        watch.unknown(HOST, f"https://{HOST}/{number}")
        watch.visited(HOST, f"https://{HOST}/{number}", 200, is_failed=False)
    (alarm,) = watch.alarms
    assert (alarm.kind, alarm.share, alarm.pages) == (Kind.UNKNOWN_STYLE, 1.0, 10)


def test_a_site_that_made_room_for_others_is_not_forgotten() -> None:
    watch = Watch({})
    for number in range(10):
        watch.unknown("first.test", f"https://first.test/{number}")
    for number in range(100):
        watch.visited(f"{number}.test", f"https://{number}.test/", 200, is_failed=False)
    assert [alarm.host for alarm in watch.alarms] == ["first.test"]


@pytest.mark.parametrize("style", STYLES)
def test_expectations_are_shares(style: str) -> None:
    assert styles()[style].expected
    assert all(0 <= share < 1 for share in styles()[style].expected.values())
