"""The rules: candidates for which there is evidence are cut."""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING

from normalize.text.artefacts.candidates import Candidate, Line, candidate_lines, has_debris
from normalize.text.artefacts.own import Own, own_of_binding, own_of_erb_tag, own_of_literal, own_of_square, own_of_tag
from normalize.text.artefacts.subject import has_block_tags, speaks_of_templates
from normalize.text.artefacts.told import NOTHING_TOLD, Told, shape, squeezed
from normalize.text.artefacts.whole_lines import template_lines
from normalize.text.regions import removals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from normalize.text.ledger import Edit, Rule

_CONTROLS = re.compile(r"\{\{\{?\s*+(?:[#/^>!&]|else\b)|\{[%#]")


def block_tags(text: str, told: Told = NOTHING_TOLD) -> Iterator[Edit]:
    r"""Unrendered `{% … %}` and `{# … #}` of Jinja, Twig, Liquid or Django: an operator, a count alone on its line, or
    a tag that the site repeats; the other tags of the text go with it. Stops at code and at texts about templates.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Rest.\n{% if votes >= 1 %}\n{% endif %}\nIce {% or %} heat?", [block_tags])[0]
    'Rest.\nIce heat?'
    >>> apply_rules("Rest. {% if pain %}Ice.{% endif %}", [block_tags])[0]
    'Rest. {% if pain %}Ice.{% endif %}'
    """
    if "{" in text and ("{%" in text or "{#" in text):
        yield from _cuts(text, ("{%", "{#"), told, own_of_tag)


def erb_tags(text: str, told: Told = NOTHING_TOLD) -> Iterator[Edit]:
    r"""Unrendered `<% … %>`, `<%= … %>` of ERB, EJS, JSP or ASP. Stops at code, at tags within tags, at what reads
    like prose, and at texts about templates.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Seen by <%= views %> people.", [erb_tags])[0]
    'Seen by people.'
    """
    if "<" in text and "<%" in text:
        yield from _cuts(text, ("<%",), told, own_of_erb_tag)


def bindings(text: str, told: Told = NOTHING_TOLD) -> Iterator[Edit]:
    r"""Unrendered `{{ … }}` of Angular, Vue, Handlebars, Jinja and their like: marked so by the page, with an operator,
    beside its value, a count alone on its line, or repeated all over the site.

    Stops at code, at braces within braces, at expressions that read like prose, and, unless the page's own markup
    tells, at texts about templates.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Rest.\n{{ likes > 0 ? '+' + likes : likes }}\nWrite {{ name }} here.", [bindings])[0]
    'Rest.\nWrite {{ name }} here.'
    """
    if "{" in text and "{{" in text:
        yield from _cuts(text, ("{{",), told, own_of_binding)


def template_literals(text: str, told: Told = NOTHING_TOLD) -> Iterator[Edit]:
    r"""Unrendered `${ … }` and `#{ … }` with an operator, or a count, alone on its line. Stops at code, shell and texts
    about templates.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Drink more.\n${likes === 1 ? 'like' : 'likes'}", [template_literals])[0]
    'Drink more.'
    """
    if "{" in text and ("${" in text or "#{" in text):
        yield from _cuts(text, ("${", "#{"), told, own_of_literal)


def square_bindings(text: str, told: Told = NOTHING_TOLD) -> Iterator[Edit]:
    r"""Unrendered `[[ … ]]` of Polymer with an operator, or a count, alone on its line. Stops at code, at conditions of
    a shell, at wiki links and texts about templates.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Rest.\n[[ item.voteCount ]]\nSee [[Gout]].", [square_bindings])[0]
    'Rest.\nSee [[Gout]].'
    """
    if "[" in text and "[[" in text:
        yield from _cuts(text, ("[[",), told, own_of_square)


def script_debris(text: str, told: Told = NOTHING_TOLD) -> Iterator[Edit]:
    r"""`[object Object]`, `NaN%`, `undefined`, `null` where a line holds nothing else: a script printed what it did not
    have. Stops at code and at such words in a sentence; nothing that is told of a page changes that.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Helpful?\nNaN%\nThe cause is undefined.", [script_debris])[0]
    'Helpful?\nThe cause is undefined.'
    """
    if has_debris(text):
        alone = [
            (each, "alone")
            for line in candidate_lines(text)
            if not line.rest
            for each in line.candidates
            if not each.opening
        ]
        yield from _naming(text, alone)


_TELLABLE = (template_lines, block_tags, erb_tags, bindings, template_literals, square_bindings, script_debris)
ARTEFACT_RULES: tuple[Rule, ...] = _TELLABLE
"""In working order: lines before what stands on them; block tags make a text one about templates, so they go early."""


def artefact_rules(told: Told) -> tuple[Rule, ...]:
    """`ARTEFACT_RULES` with what a page and its site tell of the bindings of one text.

    >>> from normalize.text.ledger import apply_rules
    >>> told = Told(unrendered={"{{name}}": "cloak"})
    >>> apply_rules("Rest. {{ name }}", artefact_rules(told))[1][0].evidence
    'cloak'
    """
    return ARTEFACT_RULES if told == NOTHING_TOLD else tuple(_knowing(rule, told) for rule in _TELLABLE)


def _knowing(rule: Callable[[str, Told], Iterator[Edit]], told: Told) -> Rule:
    @wraps(rule)
    def knowing(text: str) -> Iterator[Edit]:
        return rule(text, told)

    return knowing


def _cuts(text: str, openings: tuple[str, ...], told: Told, own: Own) -> Iterator[Edit]:
    lines = candidate_lines(text)
    if not any(each.opening in openings for line in lines for each in line.candidates):
        return
    kept_out = _is_kept_out(text, lines, openings, told)
    found: list[tuple[Candidate, str]] = []
    controls: list[Candidate] = []
    reason = ""
    for line in lines:
        for at, each in enumerate(line.candidates):
            if each.opening not in openings:
                continue
            written = text[each.start : each.end]
            control = _CONTROLS.match(written) is not None
            evidence = told.unrendered.get(squeezed(written), "") if told.unrendered else ""
            if not evidence and not kept_out:
                evidence = own(written, line) or _repeated(written, line.place(at), told)
                reason = reason or (evidence if control else "")
            if evidence:
                found.append((each, evidence))
            elif control:
                controls.append(each)
    if reason:
        found = sorted((*found, *((each, reason) for each in controls)))
    yield from _naming(text, found)


def _is_kept_out(text: str, lines: list[Line], openings: tuple[str, ...], told: Told) -> bool:
    """Whether the text is about templates; what the site repeats on its pages tells nothing of that."""
    every = [each for line in lines for each in line.candidates]
    if speaks_of_templates(text, [each[:2] for each in every]):
        return True
    if "{%" in openings:
        return False
    known = [
        each[:2]
        for line in lines
        for at, each in enumerate(line.candidates)
        if each.opening not in ("{%", "{#") or _repeated(text[each.start : each.end], line.place(at), told)
    ]
    return has_block_tags(text, known)


def _repeated(written: str, place: str, told: Told) -> str:
    return "repeated" if told.repeated and (shape(written), place) in told.repeated else ""


def _naming(text: str, found: list[tuple[Candidate, str]]) -> Iterator[Edit]:
    """Take them out, each edit naming the evidence of all that it takes."""
    at = 0
    for edit in removals(text, (each[:2] for each, _ in found)):
        reasons: list[str] = []
        while at < len(found) and found[at][0].end <= edit.end:
            if found[at][0].start >= edit.start:
                reasons.append(found[at][1])
            at += 1
        yield edit._replace(evidence="+".join(dict.fromkeys(reasons)))
