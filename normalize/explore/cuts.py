"""A record's cuts as they may be looked at: before and after, in what stands around them now, with names masked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from normalize.protect.masking import NOT_THE_PAGES_OWN, Mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize.corpus import LedgerEntry
    from normalize.records import Question
    from normalize.text.ledger import Cut

EXAMPLES = 4
"""So many cuts of one rule in one text are shown; the others are counted."""
_AROUND = 60
_LONGEST_CUT = 2_000


class ShownCut(NamedTuple):
    """One cut: what stood there, what stands there now, and what stands around it."""

    left: str
    was: str
    now: str
    right: str
    evidence: str


class RuleCuts(NamedTuple):
    """What one rule cut from one text."""

    rule: str
    total: int
    examples: list[ShownCut]


class TextCuts(NamedTuple):
    """What was cut from one text, by rule, in the order in which the rules were applied."""

    field: str
    rules: list[RuleCuts]

    @property
    def is_of_others(self) -> bool:
        """The whole text is another page's, or the site's: nothing of it is shown."""
        return all(rule.rule in NOT_THE_PAGES_OWN for rule in self.rules)

    @property
    def total(self) -> int:
        """How many cuts there are."""
        return sum(rule.total for rule in self.rules)


def shown_cuts(question: Question, entry: LedgerEntry) -> list[TextCuts]:
    """Give all cuts of a record, text by text.

    What stands around a cut is the corpus's own text, so that it tells no more than that; the cut itself is masked.
    """
    mask = Mask(question, entry)
    clean = _clean_texts(question)
    return [TextCuts(field, _by_rule(clean.get(field, ""), cuts, mask)) for field, cuts in entry.cuts.items()]


def _clean_texts(question: Question) -> dict[str, str]:
    """Give the texts of which the record tells the ledger's name; that of a teaser's title only the raw page tells."""
    texts = {"name": question.name, "headline": question.headline, "text": question.text}
    texts["site_text"] = question.site_text
    for answer in question.answers:
        texts[f"answers/{answer.position}/name"] = answer.name
        texts[f"answers/{answer.position}/text"] = answer.text
    return {field: text for field, text in texts.items() if text}


def _by_rule(clean: str, cuts: Sequence[Cut], mask: Mask) -> list[RuleCuts]:
    groups = [list(made) for _, made in groupby(cuts, key=lambda cut: cut.rule)]
    return [
        RuleCuts(made[0].rule, len(made), _examples(made, groups[at + 1 :], clean, mask))
        for at, made in enumerate(groups)
    ]


def _examples(made: Sequence[Cut], later: Sequence[Sequence[Cut]], clean: str, mask: Mask) -> list[ShownCut]:
    examples: list[ShownCut] = []
    for cut, (start, end) in zip(made, _places(made), strict=True):
        left, right = clean[: _moved(start, later)], clean[_moved(end, later) :]
        shown = _shown(mask.cut(cut), left, right)
        if shown not in examples:
            examples.append(shown)
        if len(examples) == EXAMPLES:
            break
    return examples


def _places(made: Sequence[Cut]) -> Iterator[tuple[int, int]]:
    """Yield where what took each cut's place stands, once the rule has made all of them."""
    shift = 0
    for cut in made:
        start = cut.start + shift
        yield start, start + len(cut.now)
        shift += len(cut.now) - len(cut.was)


def _moved(position: int, later: Sequence[Sequence[Cut]]) -> int:
    """Follow a position through what later rules did; of one that was cut the end of what took its place remains."""
    for made in later:
        shift = 0
        for cut in made:
            if cut.start >= position:
                break
            shift += len(cut.now) - (min(cut.end, position) - cut.start)
        position += shift
    return position


def _shown(cut: Cut, left: str, right: str) -> ShownCut:
    if cut.rule in NOT_THE_PAGES_OWN:
        return ShownCut("", cut.was, "", "", cut.evidence)
    return ShownCut(_end_of(left), _bounded(cut.was), _bounded(cut.now), _start_of(right), cut.evidence)


def _end_of(text: str) -> str:
    return text if len(text) <= _AROUND else "…" + text[-_AROUND:]


def _start_of(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND] + "…"


def _bounded(text: str) -> str:
    return text if len(text) <= _LONGEST_CUT else f"{text[:_LONGEST_CUT]}… ({len(text):,} characters)"
