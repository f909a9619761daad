from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from normalize.assemble import assemble
from normalize.context import Context
from normalize.corpus import LedgerEntry
from normalize.explore.cuts import EXAMPLES, TextCuts, shown_cuts
from normalize.protect import PseudonymKey
from normalize.protect.masking import MASK
from normalize.settings import Settings
from normalize.text.ledger import Cut, Edit, Rule, apply_rules
from normalize.text.repeated import Repeated
from tests.explore.pages import ASKER, PHONE, letter

BROKEN, SPACED = ASKER.replace("i", "i\u200b"), ASKER.replace(" ", "\u00a0 ")
CONTEXT = Context(settings=Settings(), key=PseudonymKey(bytes(16)), repeated=Repeated())


def cuts_of(question: str, answer: str = "Rest, please.") -> dict[str, TextCuts]:
    made = assemble(letter("https://letters.test/1", "Numb chin", question, answer), CONTEXT)
    entry = LedgerEntry(id=made.question.id, cuts=made.cuts, parsed=made.parsed)
    return {text.field: text for text in shown_cuts(made.question, entry)}


def told(texts: dict[str, TextCuts]) -> str:
    """All that is shown."""
    return "\n".join("".join(each) for text in texts.values() for rule in text.rules for each in rule.examples)


def test_a_cut_stands_in_what_is_there_now() -> None:
    (rule,) = cuts_of("My chin is numb.\nIt was not\u00a0 so before.")["text"].rules[-1:]
    example = rule.examples[0]
    assert example.left + example.now + example.right == "My chin is numb. It was not so before."


def test_many_cuts_of_one_rule_are_counted_and_a_few_shown() -> None:
    text = cuts_of("\n".join(f"Day {number} was bad." for number in range(30)))["text"]
    breaks = next(rule for rule in text.rules if rule.rule == "sentence_breaks")
    assert (breaks.total, len(breaks.examples)) == (29, EXAMPLES)
    assert text.total == sum(rule.total for rule in text.rules)


@pytest.mark.parametrize(
    "text",
    [
        f"Dear {ASKER},\nplease rest, {ASKER}.",
        f"Dear {BROKEN},\nplease rest.",
        f"Hello {SPACED},\ncall {PHONE}.\nRest.",
        f"Dear {ASKER}, is ItÃ¢â‚¬â„¢s ok\u00a0 ?\nBye {ASKER}",
        f"{ASKER}\n,\u00a0 rest {ASKER}",
    ],
)
def test_no_name_is_shown_in_or_around_a_cut(text: str) -> None:
    texts = cuts_of(text, f"Dear {ASKER},\n{text}")
    shown = told(texts)
    assert texts
    assert [part for part in (*ASKER.split(), "555 0143") if part in shown] == []
    assert MASK in shown


def test_texts_of_other_pages_are_counted_in_characters() -> None:
    entry = LedgerEntry(id="x", cuts={"related/1/question": [Cut("teaser_text", 0, 9, "My eyelid", "")]}, parsed={})
    made = assemble(letter("https://letters.test/1", "Numb chin", "Numb?", "Rest."), CONTEXT)
    (text,) = shown_cuts(made.question, entry)
    assert text.is_of_others
    assert text.rules[0].examples[0].was == "(9 characters)"


def edits(marks: str, now: str) -> Rule:
    def rule(given: str) -> Iterator[Edit]:
        return (Edit(at, at + 1, now) for at, char in enumerate(given) if char in marks)

    rule.__name__ = f"cut_{marks}"
    return rule


@given(
    st.text("abc .", max_size=40), st.lists(st.tuples(st.sampled_from("abc"), st.text("xyz", max_size=3)), max_size=4)
)
def test_left_now_and_right_are_the_clean_text_whatever_the_last_rule_cut(
    text: str, asked: list[tuple[str, str]]
) -> None:
    rules = {f"cut_{mark}": edits(mark, now) for mark, now in asked}
    clean, cuts = apply_rules(text, rules.values())
    made = assemble(letter("https://letters.test/1", "Numb chin", "Numb?", "Rest."), CONTEXT)
    question = structs.replace(made.question, text=clean)
    for shown in shown_cuts(question, LedgerEntry(id=question.id, cuts={"text": cuts} if cuts else {}, parsed={})):
        for example in shown.rules[-1].examples:
            assert clean == example.left + example.now + example.right
        for rule in shown.rules:
            for example in rule.examples:
                assert clean.startswith(example.left)
                assert clean.endswith(example.right)


def test_a_ledger_that_does_not_fit_does_no_harm() -> None:
    made = assemble(letter("https://letters.test/1", "Numb chin", "Numb?", "Rest."), CONTEXT)
    cuts = [Cut("spaces", 900, 901, " ", ""), Cut("spaces", 5, 2, "", "x"), Cut("nfc", -3, -1, "é", "é")]
    assert shown_cuts(made.question, LedgerEntry(id="x", cuts={"text": cuts, "answers/x": cuts}, parsed={}))


def test_a_long_record_takes_no_time() -> None:
    text = "Dear Nia.\n" * 10_000
    cuts = [Cut("sentence_breaks", at * 10 + 9, at * 10 + 10, "\n", " ") for at in range(10_000)]
    made = assemble(letter("https://letters.test/1", "Numb chin", "Numb?", "Rest."), CONTEXT)
    question = structs.replace(made.question, text=text.replace("\n", " "))
    before = time.process_time()
    shown_cuts(question, LedgerEntry(id=question.id, cuts={"text": cuts}, parsed={}))
    assert time.process_time() - before < 1
