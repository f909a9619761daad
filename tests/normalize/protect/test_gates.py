"""What stands before a dear step must let all texts through in which that step finds something."""

from __future__ import annotations

from itertools import pairwise

import pytest

from normalize.protect import PseudonymKey, may_find, rules_for
from normalize.protect.greetings import greeted_names
from normalize.protect.kin import kin_named
from normalize.protect.signatures import own_names
from normalize.protect.spoken import begins_small, begins_with_prose
from normalize.protect.titles import PERSON_TITLES
from normalize.text.ledger import apply_rules
from tests.normalize.protect.labelled.snippets import read

_TEXTS = [snippet.text for name in ("development", "held_out", "fresh", "blind") for snippet in read(name)]
_RULES = rules_for("Nia", [], PseudonymKey(bytes(16)), hide_clinicians=False)
_GATED = [rule for rule in _RULES if not may_find(rule, "")]


@pytest.mark.parametrize("rule", _GATED, ids=lambda rule: rule.__name__)
def test_a_page_lets_through_what_a_text_of_it_needs(rule) -> None:  # type: ignore[no-untyped-def]
    found = 0
    for text, other in pairwise(_TEXTS):
        if apply_rules(text, [rule])[1]:
            found += 1
            assert may_find(rule, f"{other}\n{text}\n{other}"), text
    assert found or rule.__name__ == "asker_mention"


def test_no_name_is_found_where_prose_begins() -> None:
    names = 0
    for text in _TEXTS:
        for mention in own_names(text):
            names += 1
            assert not begins_with_prose(text, mention.start), mention
        for mention in (*greeted_names(text), *kin_named(text, answer=False)):
            *_, before = ["", *text[: mention.start].lower().split()]
            if before.rstrip(".") not in PERSON_TITLES:  # there the title is what is read first
                names += 1
                assert not begins_small(text, mention.start), mention
    assert names > len(_TEXTS) / 10
