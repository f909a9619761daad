"""Cuts that may be shown: what a privacy rule took out is masked, wherever in a record it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from normalize.fields.people import read_asker
from normalize.protect import find_asker_names, rules_for
from normalize.protect.key import PseudonymKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.corpus import LedgerEntry
    from normalize.records import Question
    from normalize.text.ledger import Cut, Rule

PRIVACY_RULES = frozenset(
    {
        "url",
        "email",
        "asker_mention",
        "handle",
        "address",
        "record_number",
        "identifier",
        "phone",
        "asker_name",
        "clinician_name",
    }
)
"""The names of all rules of `normalize.protect`, as they stand in ledgers."""
NOT_THE_PAGES_OWN = frozenset({"teaser_text", "disclaimer"})
"""The rules that cut texts of other pages, or of the site: nothing protects who is named there."""
MASK = "█████"
"""As long for every name, so that nothing is told by it."""
_NO_KEY = PseudonymKey(bytes(16))  # what the rules would put in a name's place is not used
_SHORTEST = 2


class Mask:
    """Hides, in whatever is shown of one record's raw texts, what the privacy rules took out or would take out.

    Args:
        question: the record.
        entry: its ledger entry.
    """

    def __init__(self, question: Question, entry: LedgerEntry) -> None:
        asker = read_asker(entry.parsed.get("asker_line"))
        self._asker = asker.name if asker else None
        self._clinicians = [
            answer.author.name for answer in question.answers if answer.author is not None and answer.author.name
        ]
        taken = {cut.was for cuts in entry.cuts.values() for cut in cuts if cut.rule in PRIVACY_RULES}
        taken.update([self._asker] if self._asker else [])
        named = sorted((was for was in taken if len(was) >= _SHORTEST), key=lambda was: (-len(was), was))
        self._taken = re.compile("|".join(rf"(?<!\w){re.escape(was)}(?!\w)" for was in named) or r"(?!)")

    def hide(self, text: str) -> str:
        """Put the mask in the place of every name, number, address and link that tells who asks."""
        hidden = self._taken.sub(MASK, text)
        for rule in self._rules(hidden):
            hidden = _masked(hidden, rule)
        return hidden

    def cut(self, cut: Cut) -> Cut:
        """Give a cut as it may be shown; its offsets are those of the text as it was."""
        if cut.rule in PRIVACY_RULES:
            return structs.replace(cut, was=MASK, evidence=self.hide(cut.evidence))
        if cut.rule in NOT_THE_PAGES_OWN:
            return structs.replace(cut, was=f"({len(cut.was):,} characters)")
        return structs.replace(cut, was=self.hide(cut.was), now=self.hide(cut.now), evidence=self.hide(cut.evidence))

    def _rules(self, text: str) -> Sequence[Rule]:
        found = find_asker_names([text], [text], self._clinicians)
        return rules_for(self._asker, self._clinicians, _NO_KEY, hide_clinicians=False, found=found)


def _masked(text: str, rule: Rule) -> str:
    parts: list[str] = []
    done = 0
    for edit in rule(text):
        parts += (text[done : edit.start], MASK)
        done = edit.end
    return "".join((*parts, text[done:]))
