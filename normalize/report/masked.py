"""What may be shown of a record: its texts and cuts, with whatever tells who asks masked on both sides of a cut."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from normalize.protect.masking import MASK, PRIVACY_RULES, Mask
from normalize.protect.pseudonyms import STAND_IN
from normalize.report.shown import Record
from normalize.report.visible import shortened
from normalize.text.ledger import restore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.report.tallies import Sample
    from normalize.text.ledger import Cut

_TRIES = 3
_CONTEXT = 70
_LONGEST_CUT = 240
_LONGEST_TITLE = 120
_MASKED_FOR_A_TITLE = 4_000
"""Characters: masking takes time, and a name that is broken off there stands far behind what is shown."""
_SPACE = re.compile(r"[^\S \n\t]")


class Example(NamedTuple):
    """A cut in its place: the text around it, what stood there and what stands there now."""

    record: Record
    field: str
    left: str
    was: str
    now: str
    right: str
    evidence: str


class Masked:
    """Shows a record.

    Args:
        sample: the record.
    """

    def __init__(self, sample: Sample) -> None:
        self._question, self._entry = sample.question, sample.entry
        self._mask = Mask(sample.question, sample.entry)

    @property
    def record(self) -> Record:
        """The record's name."""
        question = self._question
        title = question.name or question.headline or question.text or ""
        return Record(
            question.id, question.url, shortened(self.text(title[:_MASKED_FOR_A_TITLE]), _LONGEST_TITLE) or None
        )

    def text(self, clean: str) -> str:
        """Mask a clean text: the pseudonyms and placeholders in it as well, since another key makes others."""
        return self._mask.hide(STAND_IN.sub(MASK, clean))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Give title, question and answers by what they are, masked."""
        question = self._question
        named = (("Title", question.name), ("Question", question.text))
        yield from ((label, self.text(text)) for label, text in named if text)
        for answer in question.answers:
            yield f"Answer {answer.position}", self.text(answer.text)

    def example(self, rule: str, evidence: str | None = None) -> Example | None:
        """Show one of the first cuts by a rule (on an evidence) that shows no part of a name; None if there is none."""
        made = (
            (field, cuts, at)
            for field, cuts in self._entry.cuts.items()
            for at, cut in enumerate(cuts)
            if cut.rule == rule and evidence in (None, cut.evidence)
        )
        shown = (self._in_place(*place) for place in islice(made, _TRIES))
        return next((example for example in shown if example is not None), None)

    def _in_place(self, field: str, cuts: list[Cut], at: int) -> Example | None:
        first = at
        while first and cuts[first - 1].rule == cuts[at].rule and cuts[first - 1].end <= cuts[first].start:
            first -= 1
        try:
            given = restore(self._clean(field), cuts[first:])
        except ValueError:
            return None  # the ledger is another record's: `verify` tells
        cut = cuts[at]
        left, right = given[: cut.start], given[cut.end :]
        hidden = [self._mask.hide(part) for part in (left, cut.was, right)]
        if cut.rule not in PRIVACY_RULES and "".join(hidden) != self._mask.hide(given):
            return None  # a name that reaches over the cut's edge
        if cut.rule in PRIVACY_RULES and not _is_parted(left, cut.was, right):
            return None
        shown = self._mask.cut(cut)
        return Example(
            record=self.record,
            field=field,
            left=_last(hidden[0]),
            was=_with_spaces(shortened(shown.was, _LONGEST_CUT)),
            now=_with_spaces(shortened(shown.now, _LONGEST_CUT)),
            right=shortened(hidden[2], _CONTEXT),
            evidence=shown.evidence,
        )

    def _clean(self, field: str) -> str:
        """Give the clean text of a field by its name in the ledger; what has none was cut whole."""
        question = self._question
        kind, _, rest = field.partition("/")
        position, _, part = rest.partition("/")
        if kind == "answers":
            answers = [answer for answer in question.answers if str(answer.position) == position]
            return ((answers[0].text if part == "text" else answers[0].name) if answers else "") or ""
        if rest:
            return self._listed(kind, position) if part == "name" else ""
        return {
            "name": question.name,
            "headline": question.headline,
            "text": question.text,
            "site_text": question.site_text,
        }.get(field) or ""

    def _listed(self, kind: str, position: str) -> str:
        """Give the name of a keyword or a teaser, which stand in the record without the nameless ones."""
        names = [each.name for each in (self._question.keywords if kind == "keywords" else self._question.related)]
        at = int(position) - 1 if position.isdigit() else -1
        return names[at] if 0 <= at < len(names) else ""


def _is_parted(left: str, was: str, right: str) -> bool:
    """Whether what a privacy rule took out is no part of a longer word."""
    return not (left[-1:].isalnum() and was[:1].isalnum()) and not (was[-1:].isalnum() and right[:1].isalnum())


def _with_spaces(text: str) -> str:
    r"""Show white space that would look like nothing: line breaks, tabs, spaces of other kinds, spaces by themselves.

    >>> _with_spaces(" "), _with_spaces("5\u00a0mg"), _with_spaces("5 mg")
    ('␣', '5⟨U+00A0⟩mg', '5 mg')
    """
    text = text.replace(" ", "␣") if text.isspace() else text
    return _SPACE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text).replace("\n", "↵\n").replace("\t", "⇥")


def _last(text: str) -> str:
    """Give the end of a text, from a word's beginning.

    >>> _last("Rest.")
    'Rest.'
    """
    if len(text) <= _CONTEXT:
        return text
    kept = text[-_CONTEXT:]
    return "…" + (kept.partition(" ")[2] or kept)
