"""What each field reader makes of a line, case by case from the data, and that none raises on any string."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.fields.counts import is_tally, read_answer_count, read_upvotes
from normalize.fields.dates import read_date
from normalize.fields.people import read_asker, read_doctor
from normalize.fields.titles import read_headline, read_language, read_specialty
from normalize.records import Asker, Doctor

T = TypeVar("T")


class DateCase(msgspec.Struct):
    line: str
    date: str | None


class AskerCase(msgspec.Struct):
    line: str
    name: str | None = None
    age_min: int | None = None
    age_max: int | None = None
    sex: str | None = None


class DoctorCase(msgspec.Struct):
    lines: list[str]
    name: str | None = None
    honorific_suffix: list[str] = []
    medical_specialty: str | None = None
    address_locality: str | None = None
    rating_value: float | None = None
    review_count: int | None = None


def cases(name: str, kind: type[T]) -> list[T]:
    content = (Path(__file__).parents[2] / "cases" / f"{name}.json").read_bytes()
    return list(msgspec.json.decode(content, type=list[kind]))  # type: ignore[valid-type]


@pytest.mark.parametrize("case", cases("dates", DateCase), ids=lambda case: case.line or "nothing")
def test_date(case: DateCase) -> None:
    assert read_date(case.line) == case.date


@pytest.mark.parametrize("case", cases("askers", AskerCase), ids=lambda case: case.line)
def test_asker(case: AskerCase) -> None:
    asker = read_asker(case.line)
    assert asker is not None
    assert asker.pseudonym is None
    assert (asker.name, asker.age_min, asker.age_max, asker.sex) == (case.name, case.age_min, case.age_max, case.sex)


@pytest.mark.parametrize("line", [None, "", " ", "Ask Date: 2011/01/02", ".", ", . Ask Date: 2011/01/02"])
def test_nobody_asks(line: str | None) -> None:
    assert read_asker(line) is None


@pytest.mark.parametrize("case", cases("doctors", DoctorCase), ids=lambda case: " / ".join(case.lines))
def test_doctor(case: DoctorCase) -> None:
    expected = msgspec.structs.asdict(case)
    del expected["lines"]
    assert read_doctor(case.lines, None) == Doctor(**expected, url=None)


@pytest.mark.parametrize(
    ("line", "name", "specialty"),
    [
        ("Nurse Yrsa Blom", "Yrsa Blom", "Nurse"),
        ("Nurse Kelly", "Kelly", "Nurse"),
        ("Nurse Practitioner Jo Leeland", "Jo Leeland", "Nurse Practitioner"),
        ("Therapist Lena Voss", "Lena Voss", "Therapist"),
        ("Dentist Boise", None, "Dentist Boise"),
        ("Physician Assistant", None, "Physician Assistant"),
        ("Dentist Implant Center", None, "Dentist Implant Center"),
    ],
)
def test_a_profession_may_stand_before_the_name(line: str, name: str | None, specialty: str) -> None:
    doctor = read_doctor([line], None)
    assert doctor is not None
    assert (doctor.name, doctor.medical_specialty) == (name, specialty)


def test_a_doctor_without_lines() -> None:
    assert read_doctor([], None) is None
    assert read_doctor(["", "\n"], "") is None
    linked = read_doctor([], "https://panel.test/dr/voss")
    assert linked is not None
    assert (linked.name, linked.url) == (None, "https://panel.test/dr/voss")


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Doctor Answers 11", 11),
        ("Doctor Answers (20)", 20),
        ("(20)", 20),
        ("Doctor Answers\n1,204", 1204),
        ("3 answers, 2 pages", 3),
        ("Doctor Answers", None),
        ("1.2k answers", None),
        ("Answers4you", None),
        ("9" * 5000, None),
        (None, None),
    ],
)
def test_answer_count(line: str | None, count: int | None) -> None:
    assert read_answer_count(line) == count


UNRENDERED = "{{ n >= 0 ? '+' + (n + 1) : (n + 1) }}"


@pytest.mark.parametrize(
    ("vote_line", "vote_count", "votes"),
    [
        ("+2", None, 2),
        ("-1", None, -1),
        ("\u22121", None, -1),
        ("0", None, 0),
        ("+1,204", None, 1204),
        ("2 people found this helpful", None, 2),
        ("One person found this helpful", None, 1),
        ("Helpful (4)", None, 4),
        ("12 helpful", None, 12),
        ("12 points", None, 12),
        ("1 point", None, 1),
        ("Score: 12", None, 12),
        ("score -12", None, -12),
        ("Useful: 12", None, 12),
        ("12 thanks", None, 12),
        ("3 of 4 found this helpful", None, 3),
        ("3 out of 1,204 people found this helpful", None, 3),
        ("5 of 4 found this helpful", None, None),
        ("3 of 4 points", None, None),
        ("12 helpful, 3 not", None, None),
        ("Score: 12/20", None, None),
        ("Score: 1.2k", None, None),
        ("1.2k points", None, None),
        ("12 helpful tips", None, None),
        ("+2", "3", 2),
        (UNRENDERED, None, None),
        (UNRENDERED, "3", 3),
        (UNRENDERED, "+3", 3),
        (UNRENDERED, "voteCount = 3", 3),
        (UNRENDERED, "open=false; vm.voteCount=-3", -3),
        (UNRENDERED, '{"id": 99, "likeCount":"3"}', 3),
        (UNRENDERED, '{"voteId": 12, "viewCount": 7}', None),
        (UNRENDERED, UNRENDERED, None),
        (None, "3 likes", 3),
        ("1.2k", None, None),
        ("<%= votes %>", None, None),
        ("Was this 1 helpful?", None, None),
        (None, None, None),
    ],
)
def test_upvotes(vote_line: str | None, vote_count: str | None, votes: int | None) -> None:
    assert read_upvotes(vote_line, vote_count) == votes


@pytest.mark.parametrize(
    ("title", "headline", "department"),
    [
        ("Sore Heels Explained - Orthopedics", "Sore Heels Explained", "Orthopedics"),
        ("Sore Heels \u2013 Causes - Family Medicine", "Sore Heels \u2013 Causes", "Family Medicine"),
        ("Sore Heels \u2014 Ear, Nose and Throat", "Sore Heels", "Ear, Nose and Throat"),
        ("Sore Heels - Obstetrics & Gynecology", "Sore Heels", "Obstetrics & Gynecology"),
        ("\u8173\u75db - \u9aa8\u79d1", "\u8173\u75db", "\u9aa8\u79d1"),
        ("Sore Heels - What Helps?", "Sore Heels - What Helps?", None),
        ("Sore Heels - Day 3", "Sore Heels - Day 3", None),
        (
            "Sore Heels - It went away by itself after some weeks",
            "Sore Heels - It went away by itself after some weeks",
            None,
        ),
        ("Post-op follow-up", "Post-op follow-up", None),
        (" - Neurology", None, "Neurology"),
        ("Neurology -", "Neurology -", None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_headline(title: str | None, headline: str | None, department: str | None) -> None:
    assert read_headline(title) == (headline, department)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("(Neurology)", "Neurology"),
        (" ( Family  Medicine ) ", "Family Medicine"),
        ("\uff08\u9aa8\u79d1\uff09", "\u9aa8\u79d1"),
        ("Neurology", "Neurology"),
        ("ENT (Ear)", "ENT (Ear)"),
        ("(A) and (B)", "(A) and (B)"),
        ("()", None),
        (None, None),
    ],
)
def test_specialty(printed: str | None, name: str | None) -> None:
    assert read_specialty(printed) == name


@pytest.mark.parametrize(
    ("lang", "code"),
    [
        ("en-US", "en"),
        ("zh_TW", "zh"),
        ("zh-Hant-TW", "zh"),
        (" EN ", "en"),
        ("english", None),
        ("xx", None),
        ("e", None),
        ("", None),
        ("en us", None),
        ("{{lang}}", None),
        (None, None),
    ],
)
def test_language(lang: str | None, code: str | None) -> None:
    assert read_language(lang) == code


LINES = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            cases("line_pieces", str),
        ),
        max_size=16,
    ).map("".join),
)


@given(LINES, LINES)
def test_no_reader_raises(line: str, other: str) -> None:
    date = read_date(line)
    assert date is None or date[:4] in line
    asker = read_asker(line)
    assert asker is None or isinstance(asker, Asker)
    doctor = read_doctor([line, other], None)
    assert doctor is None or doctor.rating_value is None or 0 <= doctor.rating_value <= 5
    count = read_answer_count(line)
    assert count is None or count >= 0
    read_upvotes(line, other)
    headline, department = read_headline(line)
    assert (headline or "") in line
    assert (department or "") in line
    read_specialty(line)
    assert read_language(line) is None or len(line.strip()) >= 2


@pytest.mark.parametrize("piece", cases("line_pieces", str))
def test_readers_take_linear_time(piece: str) -> None:
    line = "x" + piece * (100_000 // len(piece)) + "x"
    started = time.process_time()
    read_date(line)
    read_asker(line)
    read_doctor([line], None)
    read_answer_count(line)
    read_upvotes(line, line)
    is_tally(line)
    read_headline(line)
    assert time.process_time() - started < 2
