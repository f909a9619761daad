"""What a rule must leave alone, as data: one text, one rule, one reason."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from normalize.text import HUMAN_TEXT_RULES, human_text_rules
from normalize.text.artefacts import bindings, erb_tags, script_debris, template_literals
from normalize.text.ledger import apply_rules


class Case(msgspec.Struct):
    rule: str
    why: str
    text: str


FOLDER = Path(__file__).parents[2] / "cases"
CASES = [
    case
    for name in ("artefacts", "boilerplate", "characters")
    for case in msgspec.json.decode((FOLDER / f"{name}_untouched.json").read_bytes(), type=list[Case])
]
RULES = {rule.__name__: rule for rule in human_text_rules(soft_line_breaks=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.why}")
def test_rule_leaves_it_alone(case: Case) -> None:
    assert list(RULES[case.rule](case.text)) == []


ARTEFACT_RULES = [bindings, erb_tags, template_literals, script_debris]
ARTEFACT_CASES = [case for case in CASES if RULES[case.rule] in ARTEFACT_RULES]


@pytest.mark.parametrize("case", ARTEFACT_CASES, ids=lambda case: f"{case.rule}: {case.why}")
def test_no_other_rule_takes_its_braces(case: Case) -> None:
    clean, _ = apply_rules(case.text, HUMAN_TEXT_RULES)
    assert clean.split() == case.text.split()


REAL_PAGES = Path(__file__).parents[4] / "shared" / "real_pages" / "index.json"


@pytest.mark.skipif(not REAL_PAGES.exists(), reason="the saved pages are not part of the project")
def test_pages_about_templates_and_formulas_keep_their_braces() -> None:
    pages = msgspec.json.decode(REAL_PAGES.read_bytes())
    for page in pages:
        clean, _ = apply_rules(page["main_text"], ARTEFACT_RULES)
        assert clean == page["main_text"], page["file"]
    assert sum("{{" in page["main_text"] for page in pages) >= 2


def test_every_rule_has_negatives() -> None:
    assert {case.rule for case in CASES} == set(RULES)
