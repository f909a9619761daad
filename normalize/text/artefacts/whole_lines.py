"""Lines of words and bindings that a site repeats: without their bindings the words would be nobody's sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.text.artefacts.candidates import Line, candidate_lines, has_opening
from normalize.text.artefacts.subject import speaks_of_templates
from normalize.text.artefacts.told import NOTHING_TOLD, Told, shape
from normalize.text.regions import removals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.text.ledger import Edit
    from normalize.text.regions import Span


def template_lines(text: str, told: Told = NOTHING_TOLD) -> Iterator[Edit]:
    r"""A line of words and bindings that the site repeats, words and all: "{{ n }} readers found this helpful".

    Stops at lines with code, and at texts about templates.

    >>> told = Told(repeated=frozenset({("{{n}}people", "whole")}))
    >>> list(template_lines("Rest.\n{{ n }} people\n{{ n }} patients", told))
    [Edit(start=6, end=21, now='', evidence='repeated')]
    """
    if not told.repeated or not has_opening(text):
        return
    known: list[Span] = []
    spans: list[Span] = []
    for line in candidate_lines(text):
        if _is_known(text, line, told):
            known.append(line.span)
            spans.append(line.span)
        else:
            spans += [each[:2] for each in line.candidates]
    if known and not speaks_of_templates(text, spans):
        for edit in removals(text, known):
            yield edit._replace(evidence="repeated")


def _is_known(text: str, line: Line, told: Told) -> bool:
    written = text[slice(*line.span)]
    return bool(line.rest) and "`" not in written and (shape(written), "whole") in told.repeated
