"""A plain text is one that no rule changes."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from normalize.text import human_text_rules, site_text_rules, title_rules
from normalize.text.ledger import apply_rules
from normalize.text.plain import is_plain

_PIECES = (
    "Rest", "5 mg", " ", "  ", "\n", "\n\n", "- ", "* ", "\u2013 ", "+2", "\u2019", "\u201c", "\u2026", "Share to:",
    "[Read More] Gout", "You might also like...", "{{ votes }}", "{% if a > b %}", "<%= a %>", "[[ a.votes >= 1 ]]",
    "NaN", "null", "undefined", "\t", "\u00a0", "\u00ad", "e\u0301", "\u00e2\u20ac\u2122", "\u529f\\\u80fd", "`",
    "```\n", "1. ", "\u2022 ", ".",
    "These answers are for educational purposes. In a medical emergency call for help. No relationship.",
)  # fmt: skip
_ORDINARY = ("Rest", " ", "5 mg", "\n", "- ", ".", "\u2019", "\u2026", "(ice)", "\n\n", "* ", "1. ", "+2", "null")
_RULES = (*human_text_rules(soft_line_breaks=False), *site_text_rules(), *title_rules())
_LINE_RULES = ("one_line",)


def _texts() -> list[str]:
    rng = Random("plain texts")
    pairs = ["".join(pair) for pair in product(_PIECES, repeat=2)]
    prose = ("".join(rng.choices(_ORDINARY, k=rng.randint(3, 9))) for _ in range(4_000))
    return [*pairs, *prose, *("".join(rng.choices(_PIECES, k=rng.randint(3, 9))) for _ in range(4_000))]


def test_no_rule_changes_a_plain_text() -> None:
    plain = [text for text in _texts() if is_plain(text)]
    assert len(plain) > 100
    for text in plain:
        rules = [rule for rule in dict.fromkeys(_RULES) if "\n" not in text or rule.__name__ not in _LINE_RULES]
        assert apply_rules(text, rules) == (text, []), text


def test_soft_line_breaks_are_joined_and_nothing_else() -> None:
    for text in filter(is_plain, _texts()):
        soft = human_text_rules(soft_line_breaks=True)
        joined = [rule for rule in soft if rule.__name__ == "sentence_breaks"]
        assert apply_rules(text, soft) == apply_rules(text, joined), text


@pytest.mark.parametrize(
    "text", ["Rest, don\u2019t run.\n\n- Ice\n- Heat", "Is 5 \u2013 10 mg (twice) \u201cok\u201d?", ""]
)
def test_ordinary_prose_is_plain(text: str) -> None:
    assert is_plain(text)
