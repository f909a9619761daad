"""User names of those who answer: hidden where they are called, quoted or sign, and words of prose left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.protect import PseudonymKey, find_asker_names, protect_doctor, rules_for
from normalize.protect.clinicians import clinician_names
from normalize.protect.mentions import is_nobodys, small_name, without_marks
from normalize.records import Doctor
from normalize.text.ledger import apply_rules, restore

KEY = PseudonymKey(b"a key for tests only")


def taken(text: str, *clinicians: str) -> list[str]:
    """What the detector of clinicians takes, without those told by a title or a degree."""
    found = clinician_names(clinicians)(text)
    return [text[start:end] for start, end, _, evidence in sorted(found) if evidence not in ("title", "credentials")]


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("hope", "Hi Hope, I hope it heals.", ["Hope"]),
        ("hope", "I am with @hope in this.", ["@hope"]),
        ("hope", "It hurts.@HOPE rest it.", ["@HOPE"]),
        ("hope", "hope said: it hurts.\nThere is hope.", ["hope"]),
        ("hope", "> Hope wrote on Friday: it hurts.", ["Hope"]),
        ("hope", "Originally posted by hope\nIt hurts.", ["hope"]),
        ("mark", "It left a mark.\n\nRegards,\nMark", ["Mark"]),
        ("mark", "It left a mark.\nmark", ["mark"]),
        ("mark", "Thanks, Mark. The mark is gone.", ["Mark"]),
        ("Mark", "Mark the spot. Dear Mark: it heals.", ["Mark"]),
        ("grace", "Thank you for the tip, Grace!", ["Grace"]),
        ("Will", "Good morning Will, will it heal?", ["Will"]),
        ("dentalmom", "As dentalmom said, rest it. Here dentalmom stays.", ["dentalmom"]),
        ("dentalmom", "dentalmom, I agree with you.", ["dentalmom"]),
        ("dentalmom", "In reply to dentalmom, yes.", ["dentalmom"]),
        ("hope (not verified)", "Hi hope, rest it.", ["hope"]),
    ],
)
def test_a_name_that_may_be_prose_is_taken_where_somebody_is_meant(name: str, text: str, names: list[str]) -> None:
    assert taken(text, name) == names


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hope", "I hope so. Hope it heals, there is hope. Thanks, hope this helps."),
        ("hope", "Write to nia@hope.example, or see heels.example/@hope about it."),
        ("hope", "@hopeful and @hope_77 are others."),
        ("mark", "It left a mark. Mark the spot, then mark."),
        ("rest", "Yes, rest. Please rest. Rest, ice.\nNo, rest."),
        ("mom", "My mom said: it is nothing, and so did her mom."),
        ("will", "It will heal, if you will."),
        ("dentalmom", "I am a dentalmom myself, and dentalmoms know."),
        ("system", "Hi system, the immune system.\n\nRegards,\nsystem"),
        ("Guest", "Guest said:\nIt hurts. Hello Guest, rest it. @Guest"),
        ("[deleted]", "[deleted] said:\nIt hurts."),
        ("Anonymous (not verified)", "Dear Anonymous, rest it."),
        ("Moderator", "Moderator wrote: it hurts."),
        ("Customer", "Dear Customer, rest it."),
        ("(OP)", "Dear OP, rest it. (OP)"),
    ],
)
def test_prose_and_what_is_nobodys_stay(name: str, text: str) -> None:
    assert taken(text, name) == []


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("Okafor", "So Okafor told me.", ["Okafor"]),
        ("heel_walker", "So heel_walker told me.", ["heel_walker"]),
        ("amy77", "So amy77 told me.", ["amy77"]),
        ("CardioDoc", "So CardioDoc told me.", ["CardioDoc"]),
        ("Hope Lund", "So Hope Lund told me, and I hope.", ["Hope Lund"]),
        ("Mia Okafor (OP)", "So Mia Okafor told me.", ["Mia Okafor"]),
        ("bo brandt", "So bo brandt told me.", ["bo brandt"]),
    ],
)
def test_other_names_are_taken_wherever_they_stand(name: str, text: str, names: list[str]) -> None:
    assert taken(text, name) == names


@pytest.mark.parametrize("text", ["Hi HOPE, rest it.", "hope said: it hurts.", "Rest it.\n\nRegards,\nHope"])
def test_text_and_field_share_a_pseudonym(text: str) -> None:
    doctor = Doctor(
        name="hope", honorific_suffix=[], medical_specialty=None, address_locality=None,
        rating_value=None, review_count=None, url=None,
    )  # fmt: skip
    hidden = protect_doctor(doctor, KEY)
    assert hidden is not None
    _, cuts = apply_rules(text, rules_for(None, ["hope"], KEY, hide_clinicians=True))
    assert [cut.now for cut in cuts] == [hidden.name]


@pytest.mark.parametrize("asker", ["Guest", "Anonymous (not verified)", "[deleted]", "system", "Customer", "(OP)"])
@pytest.mark.parametrize(
    "text", ["{0} said:\nIt hurts.", "Hello {0}, rest it.", "The {0} heals.", "Posted by {0}\nIt hurts."]
)
def test_an_asker_without_a_name_is_looked_for_nowhere(asker: str, text: str) -> None:
    written = text.format(without_marks(asker).strip("[]") or "OP")
    assert apply_rules(written, rules_for(asker, [], KEY, hide_clinicians=False))[1] == []


@pytest.mark.parametrize("text", ["@Guest rest it.", "Hi Customer, rest it.", "Dear Guest, rest it."])
def test_nobody_is_found_greeted(text: str) -> None:
    assert find_asker_names([], [text], []) == ()


@pytest.mark.parametrize("mark", [" (not verified)", " (Guest)", " (OP)", " (OP) (not verified)", " [OP]"])
@pytest.mark.parametrize("text", ["@{}, rest it.", "{} said:\nIt hurts.", "Hi {}, rest it."])
def test_marks_behind_an_askers_name_are_no_part_of_it(mark: str, text: str) -> None:
    (cut,) = apply_rules(text.format("amyb"), rules_for(f"amyb{mark}", [], KEY, hide_clinicians=False))[1]
    assert "amyb" in cut.was
    assert without_marks(f"amyb{mark}") == "amyb"


@pytest.mark.parametrize(
    "name", ["Amy (Leeds)", "(not verified) amyb", "Guest House Bo", "amyb (77)", "OP", "not verified"]
)
def test_what_is_no_mark(name: str) -> None:
    assert without_marks(name) == name


@pytest.mark.parametrize("text", ["\u0130t hurts, @AmyB: rest it.", "Bo's.@amyb, rest it.", "@amyb's test came back."])
def test_a_call_is_taken_beside_letters_that_grow_and_full_stops(text: str) -> None:
    _, cuts = apply_rules(text, rules_for("amyb", [], KEY, hide_clinicians=False))
    assert [(cut.rule, cut.was.lower()) for cut in cuts] == [("asker_mention", "@amyb")]


NAMES = ("hope", "Mark", "dentalmom", "amyb (OP)", "Guest", "\u0130a", "x", "@", "(OP)", "", "Mia Okafor")
PIECES = (
    "@", " ", "\n", " said: ", " wrote", ":", "> ", "Posted by ", "Hi ", "Thanks, ", "Regards,\n", ", ", ".", "'s", "-",
    "Clinician-abcdefg2", "\u0130", "Dr. ", *NAMES,
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.lists(st.sampled_from(NAMES), max_size=3), TEXTS)
def test_all_can_be_put_back_and_twice_is_once(names: list[str], text: str) -> None:
    rules = rules_for(None, names, KEY, hide_clinicians=True)
    clean, cuts = apply_rules(text, rules)
    assert restore(clean, cuts) == text
    once, _ = apply_rules(text, rules[-1:])
    assert apply_rules(once, rules[-1:]) == (once, [])
    assert apply_rules(text, rules_for(None, names[::-1], KEY, hide_clinicians=True))[0] == clean


@given(st.text() | TEXTS)
def test_any_name_is_read(name: str) -> None:
    bare = without_marks(name)
    assert without_marks(bare) == bare or bare.count("(") + bare.count("[") > 1
    assert small_name(name) is None or not is_nobodys(name)


@pytest.mark.parametrize("name", ["hope", "aaa", "dentalmom"])
@pytest.mark.parametrize(
    "around", ["{}", "{} ", "@{}", "{} said ", "{}:\n", "thanks {}, ", "Hi {}, ", "Regards,\n{}\n"]
)
def test_hostile_repetition_takes_linear_time(name: str, around: str) -> None:
    piece = around.format(name)
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    list(clinician_names([name, f"{name} lund"])(text))
    assert time.process_time() - started < 4
