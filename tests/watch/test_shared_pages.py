"""Pages with several questions are one page each to the watch."""

from __future__ import annotations

from dataclasses import replace

from crawler.records import RawRecord
from crawler.watch.alarms import Alarm, Kind
from crawler.watch.watch import Watch
from tests.watch.pages import HOST, a_watch
from tests.watch.test_drift import page

NEW = "Consult a colleague nearby"


def questions(number: int, *texts: str) -> list[RawRecord]:
    """A page with as many questions as texts, each with one answer."""
    return [
        replace(each, source=f"https://ask.test/en/article/{number}", question=replace(each.question, part=f"q{at}"))
        for at, text in enumerate(texts)
        for each in [page(number * 101 + at, text)]
    ]


def undated(record: RawRecord) -> RawRecord:
    answers = [replace(answer, date_line=None) for answer in record.question.answers]
    return replace(record, question=replace(record.question, answers=answers))


def read(watch: Watch, *records: RawRecord) -> tuple[Alarm, ...]:
    return watch.read(HOST, *records) + watch.visited(HOST, records[0].source, 200, is_failed=False)


def test_a_new_line_is_noticed_by_pages_and_not_by_questions() -> None:
    watch = a_watch("doctor_reply")
    for number in range(60):
        assert read(watch, *questions(number, "", "", "")) == ()
    assert read(watch, *questions(60, *[NEW] * 90)) == ()
    assert read(watch, *questions(61, *[NEW] * 90)) == ()
    alarms = [alarm for number in range(62, 92) for alarm in read(watch, *questions(number, "", NEW, ""))]
    assert [alarm.topic for alarm in alarms] == [f"pages with the line “{NEW}”"]
    assert len(set(alarms[0].examples)) == len(alarms[0].examples) == 3


def test_a_page_shows_what_most_of_its_questions_show() -> None:
    most, few = a_watch("doctor_reply"), a_watch("doctor_reply")
    for number in range(60):
        first, second, third = questions(number, "", "", "")
        read(most, first, second, undated(third))
        read(few, first, undated(second), undated(third))
    assert most.alarms == ()
    (alarm,) = few.alarms
    assert (alarm.kind, alarm.topic, alarm.pages) == (Kind.COVERAGE, "pages with dates", 60)


def test_template_syntax_in_any_question_is_the_pages() -> None:
    watch = a_watch("doctor_reply")
    for number in range(60):
        read(watch, *questions(number, "", "", "say {{ name }} there"))
    assert "pages with template syntax in their text" in {alarm.topic for alarm in watch.alarms}
