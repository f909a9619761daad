"""Evidence that a candidate and its line bring themselves; "" for none."""

from __future__ import annotations

import re
from collections.abc import Callable

from normalize.text.artefacts.candidates import Line
from normalize.text.artefacts.expressions import is_count, is_evaluated, is_tag, without_control

Own = Callable[[str, Line], str]
"""From a candidate as written and its line to the evidence's name."""

_VALUE = re.compile(r"[+-]?\d[\d.,]{0,14}[kKmM]?")
_SHELL = re.compile(r"\$|(?:^|\s)-[a-z]{1,2}\s")


def own_of_tag(written: str, line: Line) -> str:
    """Of `{% … %}`; a comment has none.

    >>> own_of_tag("{% if votes > 1 %}", Line([], "Rest.", 0, 0)), own_of_tag("{# a > b #}", Line([], "", 0, 0))
    ('operator', '')
    """
    if written.startswith("{#"):
        return ""
    expression = without_control(written[2:-2].strip("-+~ \n"))
    return "operator" if is_evaluated(expression) else _lone_count(expression, line)


def own_of_erb_tag(written: str, line: Line) -> str:
    """Of `<% … %>`: no prose has it, so its form is enough where it does not read like prose.

    >>> own_of_erb_tag("<%= views %>", Line([], "Seen by people.", 0, 0))
    'tag'
    """
    if not is_tag(written[:-2]):
        return ""
    expression = without_control(written[2:-2].lstrip("=-@#!"))
    return "operator" if is_evaluated(expression) else _lone_count(expression, line) or "tag"


def own_of_binding(written: str, line: Line) -> str:
    """Of `{{ … }}`: beside a count its value may stand, rendered.

    >>> own_of_binding("{{ votes | number }}", Line([], "30", 0, 1))
    'twin'
    """
    expression = written[2:-2]
    if is_evaluated(expression):
        return "operator"
    if is_count(expression) and len(line.candidates) < 2 and _VALUE.fullmatch(line.rest):
        return "twin"
    return _lone_count(without_control(expression.strip("{}")), line)


def own_of_literal(written: str, line: Line) -> str:
    """Of `${ … }` and `#{ … }`: in a sentence they may be prices or variables of a shell.

    >>> own_of_literal("${a && b}", Line([], "", 1, 1)), own_of_literal("${a && b}", Line([], "It cost", 0, 1))
    ('operator', '')
    """
    if line.rest:
        return ""
    return "operator" if is_evaluated(written[2:-1]) else _lone_count(written[2:-1], line)


def own_of_square(written: str, line: Line) -> str:
    """Of `[[ … ]]`: in a sentence it is a link of a wiki, and a shell has conditions of this form.

    >>> line = Line([], "", 1, 1)
    >>> own_of_square("[[a.votes >= 1]]", line), own_of_square("[[ $a -ge 1 && -f b ]]", line)
    ('operator', '')
    """
    if line.rest:
        return ""
    expression = written[2:-2]
    evaluated = is_evaluated(expression) and not _SHELL.search(expression)
    return "operator" if evaluated else _lone_count(expression, line)


def _lone_count(expression: str, line: Line) -> str:
    return "count" if not line.rest and is_count(expression) else ""
