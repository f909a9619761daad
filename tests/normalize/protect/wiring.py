"""The rules as a page of one text gets them: what the scorer of the labelled snippets asks for."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.protect import PseudonymKey, find_asker_names, rules_for
from normalize.text.ledger import Rule
from tests.normalize.protect.labelled.snippets import Snippet

KEY = PseudonymKey(b"a key for tests of the rules")


def rules_of(snippet: Snippet) -> Sequence[Rule]:
    """Give the rules for a snippet's text."""
    asked = [snippet.text] if snippet.place in ("question", "title") else []
    answered = [snippet.text] if snippet.place == "answer" else []
    found = find_asker_names(asked, answered, snippet.clinicians)
    return rules_for(snippet.asker, snippet.clinicians, KEY, hide_clinicians=False, found=found)
