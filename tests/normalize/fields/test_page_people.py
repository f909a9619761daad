"""Which answers are by the person who asks, and that user names are names and nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.records import RawAnswer, RawQuestion
from normalize.fields.page_people import answers_by_asker, read_people
from normalize.fields.people import read_asker, read_doctor


def page(*answers: tuple[list[str], str | None], asker_line: str | None = None) -> RawQuestion:
    made = [RawAnswer(text="Rest.", author_lines=lines, profile_url=url) for lines, url in answers]
    return RawQuestion(site="heel_forum", title="Numb heel", question=None, asker_line=asker_line, answers=made)


def by(lines: list[str], asker: str, url: str | None = None) -> bool:
    return answers_by_asker(page((lines, url)), asker)[0]


@pytest.mark.parametrize(
    ("lines", "asker"),
    [
        (["amy_b_77"], "amy_b_77"),
        (["AMY_B_77 "], "amy_b_77"),
        (["Amy\u00a0 Lund"], "Amy Lund"),
        (["\uff21\uff4d\uff59"], "Amy"),
        (["@amyb"], "amyb"),
        (["by amyb"], "amyb"),
        (["amyb (OP)"], "amyb"),
        (["Senior Member", "amyb"], "amyb"),
        (["amyb\nSenior Member"], "amyb"),
        (["Dr. Lin"], "Dr. Lin"),
        (["12345"], "12345"),
        (["dentalmom"], "dentalmom"),
        (["amyb (not verified)"], "amyb"),
        (["amyb", "(OP)"], "amyb (Guest)"),
        (["amyb says:"], "amyb"),
        (["amyb, nurse"], "amyb"),
        (["by amyb (OP) - retired nurse"], "amyb"),
        (["amyb (nurse) |"], "amyb"),
    ],
)
def test_a_line_that_is_the_askers_name(lines: list[str], asker: str) -> None:
    assert by(lines, asker)


@pytest.mark.parametrize(
    ("lines", "asker"),
    [
        (["amy_b_78"], "amy_b_77"),
        (["amy_b_77_fan"], "amy_b_77"),
        (["Dr. Lin"], "Lin"),
        (["Dr. Lin reply Neurology"], "Lin"),
        (["Lin", "reply", "Neurology"], "Lin"),
        (["Dr. Lin, pharmacist"], "Lin"),
        (["Lin, MD, Dermatologist"], "Lin"),
        (["Lin Lund, pharmacist"], "Lin"),
        (["Mora, pharmacist", "Lin, MD"], "Mora"),
        (["Amy Lund, MD"], "Amy Lund"),
        (["Mia Okafor, MD", "Tampa"], "Tampa"),
        (["Anonymous"], "Anonymous"),
        (["[deleted]"], "[deleted]"),
        (["Guest User"], "guest user"),
        ([], "amyb"),
        (["", " "], ""),
        (["amyb"], ""),
        (["..."], "..."),
    ],
)
def test_somebody_else(lines: list[str], asker: str) -> None:
    assert not by(lines, asker)
    assert answers_by_asker(page((lines, None)), None) == [False]


@pytest.mark.parametrize(
    ("url", "lines", "told"),
    [
        ("https://heels.test/u/amy_b_77", [], True),
        ("https://heels.test/users/417/Amy-B-77?tab=profile", [], True),
        ("https://heels.test/member.php?u=amy_b_77", [], True),
        ("https://heels.test/members/amy_b_77.417/", ["Amy Lund"], True),
        ("https://heels.test/members/417-amy_b_77.html", [], True),
        ("https://heels.test/u/amy_b_77", ["Amy Lund"], True),
        ("https://heels.test/u/amy_b_777", [], False),
        ("https://amy_b_77.test/", [], False),
        ("https://heels.test/u/", [], False),
        ("no address", [], False),
    ],
)
def test_an_address_with_the_name_in_it(url: str, lines: list[str], told: bool) -> None:
    assert by(lines, "amy_b_77", url) is told


def test_a_plain_name_in_the_address_of_another_printed_name_tells_nothing() -> None:
    assert not by(["Dr. Mei Lin"], "Lin", "https://heels.test/doctors/lin")
    assert not by(["Mei"], "417", "https://heels.test/users/417/mei")


@pytest.mark.parametrize(
    "path",
    ["u/oakleyf", "user/OakleyF", "users/417/oakleyf", "member/oakleyf/", "members/oakleyf.123", "profile/oakleyf?t=1",
     "forum/profiles/oakleyf.html", "people/oakleyf#posts", "u/%6Fakleyf", "u/@oakleyf"],
)  # fmt: skip
def test_a_members_page_of_the_asker_under_another_printed_name(path: str) -> None:
    asked = page((["OakleyFerrant"], f"https://heels.test/{path}"), asker_line="oakleyf")
    people = read_people(asked)
    assert people.by_asker == [True]
    assert people.clinicians == []


@pytest.mark.parametrize(
    "path",
    ["dr/oakleyf", "doctors/oakleyf", "team/oakleyf", "experts/oakleyf", "doctors/profile/oakleyf", "experts/u/oakleyf",
     "team/members/oakleyf", "u/oakleyfan", "u/oakleyf/posts", "oakleyf", "topics/oakleyf", "u", "users/topics/oakleyf",
     "search?q=/u/oakleyf"],
)  # fmt: skip
def test_other_addresses_with_the_name_below_another_printed_name(path: str) -> None:
    assert not by(["OakleyFerrant"], "oakleyf", f"https://heels.test/{path}")


def test_a_members_page_tells_no_clinician_and_no_number_and_no_one_where_the_askers_own_is_another() -> None:
    url = "https://heels.test/u/lin"
    assert not by(["Dr. Mei Lin"], "Lin", url)
    assert not by(["Mei Lin, MD"], "Lin", url)
    assert not by(["Mei"], "417", "https://heels.test/users/417")
    assert not by(["Mei"], "u", "https://heels.test/users/u")
    assert not by(["Mei"], "Lin", "https://lin.test/")
    known = page((["Lin"], "https://heels.test/u/lin77"), (["Mei Lin"], url))
    assert answers_by_asker(known, "Lin") == [True, False]
    same = page((["Lin"], url), (["Mei Lin"], f"{url}/"))
    assert answers_by_asker(same, "Lin") == [True, True]


def test_an_address_that_only_the_asker_has_tells_where_no_name_is_printed() -> None:
    own, shared = "https://heels.test/users/417", "https://heels.test/members"
    told = page((["amyb"], own), ([], own), (["Bo"], "https://heels.test/users/5"), ([], None))
    assert answers_by_asker(told, "amyb") == [True, True, False, False]
    shared_by_all = page((["amyb"], shared), ([], shared), (["Bo"], shared))
    assert answers_by_asker(shared_by_all, "amyb") == [True, False, False]
    renamed = page((["amyb"], own), (["Bo"], own))
    assert answers_by_asker(renamed, "amyb") == [True, False]


def test_the_asker_is_no_clinician() -> None:
    people = read_people(page((["amyb"], None), (["Mia Okafor, MD"], None), ([], None), asker_line="amyb"))
    assert people.by_asker == [True, False, False]
    assert people.clinicians == ["Mia Okafor"]


@pytest.mark.parametrize(
    "line",
    [
        "amy_b_77", "Dr. Lin", "John", "user123456", "Boy_22", "old female", "Girl", "woman", "25yo_female", "m34",
        "male_25yo", "Mum of 2 year old", "Dad to 3 year old twins", "12345",
    ],
)  # fmt: skip
def test_a_user_name_alone_is_all_name(line: str) -> None:
    asker = read_asker(line)
    assert asker is not None
    assert (asker.name, asker.age_min, asker.age_max, asker.sex) == (line, None, None, None)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Guest", None),
        ("[deleted]", None),
        ("Anonymous (not verified)", None),
        ("system", None),
        ("Customer, 30 year old female", (None, 30, "female")),
        ("amyb (not verified)", ("amyb", None, None)),
        ("amyb (OP), 30 year old", ("amyb", 30, None)),
        ("Amy (Leeds)", ("Amy (Leeds)", None, None)),
        ("Guest1234", ("Guest1234", None, None)),
    ],
)
def test_nobodys_names_and_marks_are_no_names(
    line: str, known: tuple[str | None, int | None, str | None] | None
) -> None:
    asker = read_people(page(asker_line=line)).asker
    assert (asker and (asker.name, asker.age_min, asker.sex)) == known


@pytest.mark.parametrize("lines", [["amyb (not verified)"], ["amyb (Guest)"], ["amyb", "(OP)"], ["(OP)", "amyb"]])
def test_marks_are_no_part_of_an_authors_name(lines: list[str]) -> None:
    doctor = read_doctor(lines, None)
    assert doctor is not None
    assert (doctor.name, doctor.medical_specialty) == ("amyb", None)


@pytest.mark.parametrize(
    ("line", "name", "age", "sex"),
    [
        ("female", None, None, "female"),
        ("Girl. Ask Date: 2011/01/02", None, None, "female"),
        ("Mo, girl", "Mo", None, "female"),
        ("Boy_22, 22 year old male", "Boy_22", 22, "male"),
        ("Mum of 2 year old, 30 year old female", "Mum of 2 year old", 30, "female"),
    ],
)
def test_age_and_sex_beside_a_user_name_are_read(line: str, name: str | None, age: int | None, sex: str | None) -> None:
    asker = read_asker(line)
    assert asker is not None
    assert (asker.name, asker.age_min, asker.sex) == (name, age, sex)


@pytest.mark.parametrize("name", ["amy_b_77", "dentalmom", "Nurse_Jackie", "CardioDoc88", "DentalMom", "no_reply_77"])
def test_a_user_name_is_no_profession(name: str) -> None:
    doctor = read_doctor([name], None)
    assert doctor is not None
    assert (doctor.name, doctor.medical_specialty, doctor.honorific_suffix) == (name, None, [])


@pytest.mark.parametrize(
    "lines",
    [
        ["240 posts"],
        ["Joined 2019"],
        ["Posts: 1,204", "Joined: May 2019"],
        ["12 points \u00b7 Member since 2019"],
        ["says:"],
    ],
)
def test_what_a_board_counts_is_nobody(lines: list[str]) -> None:
    assert read_doctor(lines, None) is None


@pytest.mark.parametrize("line", ["joined_2019", "posts240", "240 Posts Road", "Joined", "Wrote", "Bywater"])
def test_a_name_like_a_boards_line_is_a_name(line: str) -> None:
    doctor = read_doctor([line], None)
    assert doctor is not None
    assert (doctor.name, doctor.medical_specialty, doctor.address_locality) == (line, None, None)


@pytest.mark.parametrize("line", ["Dermatology Collective", "Orthodontist", "Dentist", "dentist"])
def test_a_profession_alone_is_no_name(line: str) -> None:
    doctor = read_doctor([line], None)
    assert doctor is not None
    assert doctor.name is None


LINES = st.one_of(st.text(), st.sampled_from(["amyb", "by ", "(OP)", "Dr. Lin", "reply", "%ff", "https://[x/amyb"]))


@given(LINES, st.lists(st.tuples(st.lists(LINES, max_size=3), st.none() | LINES), max_size=4))
def test_any_names_and_addresses_are_compared(name: str, answers: list[tuple[list[str], str | None]]) -> None:
    told = answers_by_asker(page(*answers), name)
    turned = answers_by_asker(page(*reversed(answers)), name)
    assert told == turned[::-1]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "(op)",
        "by ",
        "a, nurse ",
        "a nurse\n",
        "A, UK\n",
        "A ",
        " says:",
        "1 posts|",
        "u/a/",
        "/",
        "%41",
        "\n",
        "u/",
        "a (",
        "Aa",
        "a_",
    ],
)
def test_people_are_read_in_linear_time(piece: str) -> None:
    long = piece * (100_000 // len(piece))
    started = time.process_time()
    read_people(page(([long], f"https://heels.test/{long}"), ([], long), asker_line=long))
    assert time.process_time() - started < 2
