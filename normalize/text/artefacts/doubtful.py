"""What reads like a binding and stays, because nothing but its form says that it is one."""

from __future__ import annotations

import re

from normalize.text.artefacts.candidates import candidate_lines, has_opening
from normalize.text.artefacts.expressions import is_evaluated, is_name, is_tag, without_control
from normalize.text.artefacts.subject import speaks_of_templates

_FORMULA = re.compile(r"[\w}^\\]\{\{|.?\{\{\w\}\}")
"""Groups of a formula: "\\text{{mean}}", "{{D}}"."""
_TAG_WORD = re.compile(r"\{%[-+~]?\s*+[a-z_]{2,20}\b")
_PARTS = re.compile(r"[a-z\d_][.|_]|[a-z][A-Z]")
"""What names of values have and links of a wiki do not: "item.name", "vote_count", "voteCount"."""


def doubtful_bindings(text: str) -> list[str]:
    """What reads like a binding in a clean text, outside code, unless the text is about templates.

    >>> doubtful_bindings("Dear {{ patient.name }}, take 5 mg. The codes are {{1}, {2, 3}}.")
    ['{{ patient.name }}']
    >>> doubtful_bindings("In Django I wrote {{ patient.name }}.")
    []
    """
    if not has_opening(text):
        return []
    every = [each for line in candidate_lines(text) for each in line.candidates]
    if speaks_of_templates(text, [each[:2] for each in every]):
        return []
    return [
        text[each.start : each.end]
        for each in every
        if not _FORMULA.match(text, max(0, each.start - 1))
        and _reads_like_one(each.opening, text[each.start : each.end])
    ]


def _reads_like_one(opening: str, written: str) -> bool:
    if opening == "{{":
        expression = written.strip("{}")
        held = without_control(expression)
        return is_evaluated(expression) or is_name(held) or (held != expression and not held.strip())
    if opening == "{%":
        return _TAG_WORD.match(written) is not None
    if opening == "<%":
        return is_tag(written[:-2])
    if opening in ("${", "#{"):
        return is_evaluated(written[2:-1]) or is_name(written[2:-1])
    if opening == "[[":
        return is_name(written[2:-2]) and _PARTS.search(written) is not None
    return False
