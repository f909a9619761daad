"""Laws that hold for every text: nothing raises, twice is once, prose survives, the ledger gives the raw text back."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text import HUMAN_TEXT_RULES, SITE_TEXT_RULES, TITLE_RULES, human_text_rules
from normalize.text.artefacts import Told, artefact_rules
from normalize.text.ledger import Rule, apply_rules, restore
from normalize.text.whitespace import blank_lines, one_line, sentence_breaks, spaces

SOFT_RULES = human_text_rules(soft_line_breaks=True)
ALL_RULES = tuple(dict.fromkeys((*SOFT_RULES, *TITLE_RULES)))
TOLD = Told(
    {"{{n}}": "cloak", "{{voteCount}}": "twin", "[[a&&b]]": "cloak"},
    frozenset(
        (binding, place)
        for binding in ("{{n}}", "{%if%}", "{{#ifvoteCount}}", "${a&&b}", "{#note#}", "<%=x%>")
        for place in ("line", "start", "end")
    )
    | {("a{{n}}", "whole"), ("{{n}}a", "whole"), ("5mg{{voteCount}}", "whole")},
)
"""What a page and its site may tell of the bindings among the pieces below."""
TOLD_RULES = artefact_rules(TOLD)
LISTS = {"title": TITLE_RULES, "human": HUMAN_TEXT_RULES, "soft": SOFT_RULES, "site": SITE_TEXT_RULES}

PIECES: list[str] = msgspec.json.decode((Path(__file__).parents[2] / "cases" / "text_pieces.json").read_bytes())
"""What the rules look for and what stands around it: chains of these reach what random text never does."""
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
PROSE = st.text(st.characters(categories=["L", "N", "Sm", "Sc"], max_codepoint=0x24F), max_size=60)
DOSES = st.from_regex(r"\A[0-9]{1,3}([.,][0-9]{1,2})?(½|¼|²|³)? ?(mg|µg|mcg|mL|10³/µL|°C|IU/L|×2|±5%|mm²)\Z")
HOSTILE = (
    *(
        "`",
        "```\n",
        "```a\n",
        "{{",
        "{{ a ",
        "}}",
        "<%",
        "<% a",
        "${",
        " ",
        "\u00a0",
        "\n",
        " \n",
        "Ãƒ",
        "ÃÂƒ",
        "\u00adÃ©",
    ),
    *("• ", "•\n", "+1\n", "\\痛", "{{ voteCount }} ", "[object Object] ", "[Read More] HTML\n", "?", "a:b "),
    "These answers are for educational purposes. A medical emergency. A relationship.\n",
)
RULE_SETS = st.lists(st.sampled_from(ALL_RULES), unique=True)


@given(TEXTS, RULE_SETS)
def test_the_ledger_gives_the_raw_text_back(raw: str, rules: list[Rule]) -> None:
    clean, cuts = apply_rules(raw, rules)
    assert restore(clean, cuts) == raw


@given(TEXTS)
def test_the_ledger_gives_the_raw_text_back_whatever_was_told(raw: str) -> None:
    clean, cuts = apply_rules(raw, human_text_rules(soft_line_breaks=True, told=TOLD))
    assert restore(clean, cuts) == raw


@pytest.mark.parametrize(
    "rule",
    [*ALL_RULES, *TOLD_RULES],
    ids=[*(rule.__name__ for rule in ALL_RULES), *(f"{rule.__name__} told" for rule in TOLD_RULES)],
)
@given(raw=TEXTS)
def test_a_rule_yields_edits_in_order_and_twice_is_once(rule: Rule, raw: str) -> None:
    done = 0
    for start, end, *_ in rule(raw):
        assert done <= start <= end <= len(raw)
        done = end
    clean, _ = apply_rules(raw, [rule])
    assert apply_rules(clean, [rule]) == (clean, [])


@pytest.mark.parametrize("name", LISTS)
@given(raw=TEXTS)
def test_a_list_twice_is_once(name: str, raw: str) -> None:
    clean, _ = apply_rules(raw, LISTS[name])
    assert apply_rules(clean, LISTS[name]) == (clean, [])


@given(TEXTS)
def test_every_cut_of_an_artefact_names_its_evidence(raw: str) -> None:
    _, cuts = apply_rules(raw, TOLD_RULES)
    known = {"cloak", "twin", "operator", "count", "repeated", "tag", "alone"}
    assert all(cut.evidence and known.issuperset(cut.evidence.split("+")) for cut in cuts)


@pytest.mark.parametrize("rule", [spaces, blank_lines, one_line, sentence_breaks], ids=lambda rule: rule.__name__)
@given(raw=TEXTS)
def test_white_space_rules_keep_every_visible_character(rule: Rule, raw: str) -> None:
    clean, _ = apply_rules(raw, [rule])
    assert "".join(clean.split()) == "".join(raw.split())


@given(
    st.text(st.characters(categories=["L", "N", "Sm", "Sc"], max_codepoint=0x24F), max_size=60),
    st.sampled_from(list(LISTS)),
)
def test_letters_and_figures_of_prose_survive(words: str, name: str) -> None:
    prose = f"Take {words.replace('`', '')} daily."
    clean, cuts = apply_rules(prose, LISTS[name])
    if not any(cut.rule == "mojibake" for cut in cuts):
        assert "".join(clean.split()) == unicodedata.normalize("NFC", "".join(prose.split()))


@given(
    st.from_regex(r"\A[0-9]{1,3}([.,][0-9]{1,2})?(½|¼|²|³)? ?(mg|µg|mcg|mL|10³/µL|°C|IU/L|×2|±5%|mm²)\Z"),
    st.sampled_from(list(LISTS)),
)
def test_doses_are_never_touched(dose: str, name: str) -> None:
    assert apply_rules(f"I took {dose} at noon.", LISTS[name]) == (f"I took {dose} at noon.", [])


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("name", LISTS)
def test_hostile_repetition_takes_linear_time(name: str, piece: str) -> None:
    text = "x" + piece * (200_000 // len(piece)) + "x"
    started = time.process_time()
    apply_rules(text, LISTS[name])
    assert time.process_time() - started < 20
