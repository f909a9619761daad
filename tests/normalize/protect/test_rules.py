"""What the privacy rules take, and what they leave, case by case; how the rules of a page play together."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
import pytest

from normalize.protect import PseudonymKey, find_asker_names, protect_asker, protect_doctor, rules_for
from normalize.records import Asker, Doctor
from normalize.text.ledger import Cut, apply_rules

KEY = PseudonymKey(b"a key for tests only")


class Case(msgspec.Struct, forbid_unknown_fields=True):
    """A text of a page and what is taken from it: pairs of rule and string, in the text's order of each rule."""

    text: str
    taken: list[tuple[str, str]] = []
    place: Literal["question", "answer"] = "answer"
    asker: str | None = None
    clinicians: list[str] = []
    hide_clinicians: bool = False


FILES = Path(__file__).parents[2] / "cases" / "privacy.json", Path(__file__).parent / "mentions.json"
CASES = [case for file in FILES for case in msgspec.json.decode(file.read_bytes(), type=list[Case])]


def cuts_of(case: Case) -> tuple[str, list[Cut]]:
    questions = [case.text] if case.place == "question" else []
    answers = [case.text] if case.place == "answer" else []
    found = find_asker_names(questions, answers, case.clinicians)
    rules = rules_for(case.asker, case.clinicians, KEY, hide_clinicians=case.hide_clinicians, found=found)
    return apply_rules(case.text, rules)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_case(case: Case) -> None:
    _, cuts = cuts_of(case)
    assert [(cut.rule, cut.was) for cut in cuts] == case.taken


def test_every_rule_has_cases() -> None:
    rules = {rule.__name__ for rule in rules_for("Nia", [], KEY, hide_clinicians=True)}
    assert {rule for case in CASES for rule, _ in case.taken} == rules


def test_a_name_greeted_in_one_answer_is_taken_everywhere_on_the_page() -> None:
    found = find_asker_names(["My heel hurts."], ["Dear Jenny, rest.", "I agree: Jenny's heel needs rest."], [])
    rules = rules_for(None, [], KEY, hide_clinicians=False, found=found)
    first, second = (apply_rules(text, rules) for text in ("Dear Jenny, rest.", "I agree: Jenny's heel needs rest."))
    assert first[1][0].now == second[1][0].now
    assert second[0] == f"I agree: {first[1][0].now}'s heel needs rest."
    assert [cut.evidence for cut in second[1]] == ["greeting"]


def test_asker_line_greeting_and_field_share_one_pseudonym() -> None:
    asker = Asker(name="Nia Lund", pseudonym=None, age_min=30, age_max=39, sex="female")
    protected = protect_asker(asker, KEY)
    assert protected is not None
    assert protected.name is None
    assert protected.age_min == 30
    rules = rules_for("Nia Lund", [], KEY, hide_clinicians=False, found=find_asker_names([], ["Hello Miss Lund:"], []))
    for text in ("Hello Miss Lund: rest.", "Dear nia, rest.", "So says Nia Lund."):
        (cut,) = apply_rules(text, rules)[1]
        assert cut.now == protected.pseudonym, text


def test_a_hidden_clinician_has_one_pseudonym_in_field_and_text() -> None:
    doctor = Doctor(
        name="Mia Okafor", honorific_suffix=["MD"], medical_specialty="Neurology", address_locality=None,
        rating_value=None, review_count=None, url="https://panel.test/dr/mia-okafor",
    )  # fmt: skip
    hidden = protect_doctor(doctor, KEY)
    assert hidden is not None
    assert hidden.url is None
    assert hidden.medical_specialty == "Neurology"
    rules = rules_for(None, ["Mia Okafor"], KEY, hide_clinicians=True)
    assert apply_rules("Dr. Okafor agrees.", rules)[0] == f"Dr. {hidden.name} agrees."


def test_nobody_stays_nobody() -> None:
    assert protect_asker(None, KEY) is None
    assert protect_doctor(None, KEY) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Write Nia@Post.example", "write nia@post.example"),
        ("nia (at) post dot example", "nia@post.example"),
        ("(415) 555-0132", "call +1 415-555-0132"),
        ("MRN: 48-22130", "mrn 4822130"),
        ("https://www.facebook.com/Nia.L/", "facebook.com/nia.l"),
        ("12 Elm St.", "12 Elm Street,"),
    ],
)
def test_writings_of_one_value_share_a_placeholder(one: str, other: str) -> None:
    rules = rules_for(None, [], KEY, hide_clinicians=False)
    assert {cut.now for text in (one, other) for cut in apply_rules(text, rules)[1]} == {
        apply_rules(one, rules)[1][0].now
    }


def test_another_key_gives_other_placeholders() -> None:
    rules = rules_for(None, [], PseudonymKey(b"another key for tests"), hide_clinicians=False)
    here = rules_for(None, [], KEY, hide_clinicians=False)
    assert apply_rules("nia@post.example", rules)[0] != apply_rules("nia@post.example", here)[0]
