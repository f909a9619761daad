"""Laws of the rules that look for a user name where others call and quote it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.protect import PseudonymKey, rules_for
from normalize.text.ledger import apply_rules, restore

KEY = PseudonymKey(b"a key for tests only")
NAMES = ("amyb", "amy_b_77", "Amy B", "hope", "Dr. Lin", "said", "a.b", "77", "x", "@", "\u0130a")
PIECES = (
    "@", " ", "\n", "said", " said: ", " wrote", ":", ":\n", "> ", "Posted by ", "quote=", '"', "In reply to ", "'s",
    "-", ".", "Asker-abcdefg2", "[HANDLE-abcdefg2]", "agree with ", "\u0130", *NAMES,
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.sampled_from(NAMES), TEXTS)
def test_all_can_be_put_back_and_twice_is_once(name: str, text: str) -> None:
    rules = rules_for(name, ["Amy Lund"], KEY, hide_clinicians=False)
    clean, cuts = apply_rules(text, rules)
    assert restore(clean, cuts) == text
    for rule in rules:
        once, _ = apply_rules(text, [rule])
        assert apply_rules(once, [rule]) == (once, [])


@pytest.mark.parametrize("text", ["@{}, rest it.", "{} said:\nIt hurts.", "Posted by {}\nIt hurts.", "Hi {}, rest it."])
@pytest.mark.parametrize("name", ["amyb", "amy_b_77", "Amy Lund", "user123456", "Dr. Lin", "dentalmom"])
def test_call_quote_and_greeting_get_the_pseudonym_of_the_field_in_any_case(name: str, text: str) -> None:
    for written in (name, name.upper(), name.lower()):
        clean, cuts = apply_rules(text.format(written), rules_for(name, [], KEY, hide_clinicians=False))
        assert [cut.now for cut in cuts] == [
            apply_rules(f"@{name}", rules_for(name, [], KEY, hide_clinicians=False))[0]
        ]
        assert written not in clean


@pytest.mark.parametrize("name", ["aaa", "a b", "said", "hope", "amy_b_77"])
@pytest.mark.parametrize("around", ["{}", "{} ", "@{}", "@{} ", "{} said ", "{}:\n", "Posted by {} ", "> {}", "{}-"])
def test_hostile_repetition_takes_linear_time(name: str, around: str) -> None:
    piece = around.format(name)
    text = piece * (100_000 // len(piece))
    for rule in rules_for(name, [name + " lund"], KEY, hide_clinicians=False):
        started = time.process_time()
        list(rule(text))
        assert time.process_time() - started < 8, rule.__name__
