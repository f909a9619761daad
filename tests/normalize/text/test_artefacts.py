"""What goes, on which evidence, and what stays with a flag: as data, one text, one reason."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest

from normalize.text import HUMAN_TEXT_RULES, TITLE_RULES, human_text_rules, site_text_rules, title_rules
from normalize.text.artefacts import ARTEFACT_RULES, NOTHING_TOLD, Told, artefact_rules, doubtful_bindings
from normalize.text.ledger import apply_rules, restore

FOLDER = Path(__file__).parents[2] / "cases"


class Removed(msgspec.Struct):
    rule: str
    evidence: str
    why: str
    text: str
    clean: str
    unrendered: dict[str, str]
    repeated: list[tuple[str, str]]

    @property
    def told(self) -> Told:
        return Told(self.unrendered, frozenset(self.repeated))


class Doubtful(msgspec.Struct):
    why: str
    text: str
    found: list[str]


REMOVED = msgspec.json.decode((FOLDER / "artefacts_removed.json").read_bytes(), type=list[Removed])
DOUBTFUL = msgspec.json.decode((FOLDER / "artefacts_doubtful.json").read_bytes(), type=list[Doubtful])
NEED_TELLING = [case for case in REMOVED if case.told != NOTHING_TOLD]

by_case = pytest.mark.parametrize("case", REMOVED, ids=lambda case: f"{case.rule}: {case.why}")


@by_case
def test_it_goes_and_the_cut_names_its_evidence(case: Removed) -> None:
    clean, cuts = apply_rules(case.text, artefact_rules(case.told))
    assert clean == case.clean
    assert {(cut.rule, cut.evidence) for cut in cuts} == {(case.rule, case.evidence)}
    assert restore(clean, cuts) == case.text


@by_case
def test_nothing_is_left_to_cut_or_to_doubt(case: Removed) -> None:
    rules = human_text_rules(False, case.told)
    clean, _ = apply_rules(case.text, rules)
    assert apply_rules(clean, rules) == (clean, [])
    assert "{{" not in "".join(doubtful_bindings(clean))


@pytest.mark.parametrize("case", NEED_TELLING, ids=lambda case: f"{case.rule}: {case.why}")
def test_untold_it_stays(case: Removed) -> None:
    assert apply_rules(case.text, ARTEFACT_RULES)[0] == case.text


@pytest.mark.parametrize("case", NEED_TELLING, ids=lambda case: f"{case.rule}: {case.why}")
def test_in_code_it_stays_whatever_is_told(case: Removed) -> None:
    text = f"Rest.\n```\n{case.text}\n```"
    assert apply_rules(text, artefact_rules(case.told)) == (text, [])


def test_every_evidence_has_a_case_of_its_own() -> None:
    assert {case.evidence for case in REMOVED if "+" not in case.evidence} == {
        *("cloak", "twin", "operator", "count", "repeated", "tag", "alone")
    }
    assert {case.rule for case in REMOVED} == {rule.__name__ for rule in ARTEFACT_RULES}


@pytest.mark.parametrize(
    "told",
    [Told(repeated=frozenset({("{{name}}", "end")})), Told(repeated=frozenset({("{{age}}", "line")}))],
    ids=["another place", "another binding"],
)
def test_what_the_site_repeats_goes_at_its_own_place_alone(told: Told) -> None:
    text = "Rest.\n{{ name }}\nIce."
    assert apply_rules(text, artefact_rules(told)) == (text, [])


def test_what_the_site_repeats_stays_in_a_text_about_templates() -> None:
    told = Told(repeated=frozenset({("{{name}}", "line")}))
    text = "My Django page prints\n{{ name }}\nand no name."
    assert apply_rules(text, artefact_rules(told)) == (text, [])


@pytest.mark.parametrize("case", DOUBTFUL, ids=lambda case: case.why)
def test_what_is_doubtful_stays_and_is_found(case: Doubtful) -> None:
    clean, _ = apply_rules(case.text, HUMAN_TEXT_RULES)
    assert clean == case.text
    assert doubtful_bindings(clean) == case.found


def test_lists_with_nothing_told_are_the_ready_ones() -> None:
    assert title_rules() is TITLE_RULES
    assert human_text_rules(False) is HUMAN_TEXT_RULES
    told = Told(unrendered={"{{a}}": "cloak"})
    for rules in (title_rules(told), site_text_rules(told), human_text_rules(True, told)):
        assert apply_rules("b {{ a }}", rules)[0] == "b"


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "{% ",
            "{% if a > 1 %} ",
            "{# ",
            "#{",
            "#{a",
            "[[",
            "[[a",
            "[[ item.voteCount ]] ",
            "{{#if a}} ",
            "{{ a }} b ",
        ),
        *(
            "{{ a }} ",
            "{{ a }}\n",
            "undefined ",
            "null {{",
            "30 {{ likes }}\n",
            "${a} ",
            "<%= a %> ",
            "{{ {{ ",
            "{{a}}{%",
        ),
    ],
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    told = Told({"{{a}}": "cloak"}, frozenset({("{{a}}", "end"), ("{{b}}", "line")}))
    text = "x" + piece * (100_000 // len(piece)) + "x"
    started = time.process_time()
    apply_rules(text, artefact_rules(told))
    doubtful_bindings(text)
    assert time.process_time() - started < 20
