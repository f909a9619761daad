"""Text rules for what a template engine or a script left in a page. What is doubtful stays.

Removing every pair of double braces damages pages about templates, Ansible or LaTeX; a binding whose expression has a
ternary, comparison or logic operator is hardly ever prose (measured on real pages), nor is a vote count that has a
line to itself. Code, and every text that speaks of templates, is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.text.boilerplate import DISCLAIMER, READ_MORE, SITE_LINE
from normalize.text.regions import code, neighbours, outside, removals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.text.ledger import Edit
    from normalize.text.regions import Span

_ABOUT_TEMPLATES = re.compile(
    r"\{%|%\}|\{#|\bng-[a-z]|\bv-(?:if|for|bind)\b"
    r"|\b(?:angular ?js|angular \d|vue\.?js|jinja2?|handlebars\.js|ansible|playbooks?|django|nunjucks|home assistant"
    r"|java ?script|typescript|yaml|html|ruby on rails|erb|ejs|jsp|lodash|webpack|latex|shell script"
    r"|curly brac(?:es?|kets?)"
    r"|(?:angular|vue|handlebars|mustache|liquid|twig|template) (?:syntax|engines?|literals?|variables?|expressions?"
    r"|bindings?|tags?|languages?|files?|components?|helpers?|filters?|apps?)"
    r"|(?:in|your|my|page|email) templates?|template strings?|string interpolation)\b",
    re.IGNORECASE,
)
"""Words of somebody who writes about templates; none that medicine uses ("angular artery", "liquid", "mustache")."""

_BRACES = re.compile(rf"\{{{{2,}}+|\}}{{2,}}+|\n\n|{SITE_LINE}", re.MULTILINE | re.IGNORECASE)
_TAGS = re.compile(rf"<%|%>|\n\n|{SITE_LINE}", re.MULTILINE | re.IGNORECASE)
_QUOTED = re.compile(r"'[^']*+'|\"[^\"]*+\"")
_OPERATOR = re.compile(r"\?[^:?]*+:|[=!<>]=|&&|\|\||\?\?|\s[<>]\s")
_CALL = re.compile(r"\bnew [A-Z]\w*+\(")
_PROSE = re.compile(r"[^\W\d_]{2}\s+[^\W\d_]{2}|\\|://")
_PATH = re.compile(r"\s*+(?:::)?\s*+[\w$.]++\s*+")
_FILTER = re.compile(r"\s*+\w[\w\s:'\".-]*+")
_COUNT = re.compile(r"(?:(?:\b|_|up|down)(?:votes?|likes?|counts?|helpful)|Votes?|Likes?|Counts?|Helpful)(?![a-z])")

_TAG_MARK = re.compile(r"<%[=@#!-]?\s*+(?:(?:if|unless|elsif|else|end|for|while)\b)?+")
_LITERAL = re.compile(r"\$\{(?:[^{}\n]|\n(?!\n)){1,300}+\}")
_DEBRIS = re.compile(r"\[object [A-Z][A-Za-z]{0,30}\]|(?:NaN|undefined)[ \u00a0]?%?")


def _is_about_templates(text: str) -> bool:
    """Whether the author writes about templates; a line that is the site's own tells nothing of it."""
    for word in _ABOUT_TEMPLATES.finditer(text):
        start = text.rfind("\n", 0, word.start()) + 1
        if not (READ_MORE.match(text, start) or DISCLAIMER.match(text, start)):
            return True
    return False


def bindings(text: str) -> Iterator[Edit]:
    r"""Unrendered `{{ … }}` whose expression has an operator, or which is a count alone on its line.

    Stops at code, at braces within braces, at expressions that read like prose, and at texts about templates.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Rest.\n{{ likes > 0 ? '+' + likes : likes }}\nWrite {{ name }} here.", [bindings])[0]
    'Rest.\nWrite {{ name }} here.'
    """
    if "{{" not in text or _is_about_templates(text):
        return
    unrendered = []
    for group, alone in neighbours(text, _balanced(text, _BRACES)):
        for start, end in group:
            expression = text[start + 2 : end - 2]
            if _is_evaluated(expression) or (alone and _is_count(expression)):
                unrendered.append((start, end))
    yield from removals(text, unrendered)


def _balanced(text: str, marks: re.Pattern[str]) -> Iterator[Span]:
    """From an opening mark to its closing one, no paragraph, code or line of the site between; the outermost only."""
    opened: list[int] = []
    for mark in outside(marks.finditer(text), code(text)):
        if mark[0][0] in "{<":
            opened.append(mark.start())
        elif mark[0][0] not in "}%":
            opened.clear()
        elif opened:
            start = opened.pop()
            if not opened:
                yield start, mark.end()


def _is_evaluated(expression: str) -> bool:
    bare = _QUOTED.sub("''", expression)
    if "{" in bare or "}" in bare:
        return False
    if _CALL.search(bare):
        return True
    return bool(_OPERATOR.search(bare)) and not _PROSE.search(bare)


def _is_count(expression: str) -> bool:
    path, *filters = expression.split("|")
    return bool(_PATH.fullmatch(path) and _COUNT.search(path)) and all(_FILTER.fullmatch(part) for part in filters)


def erb_tags(text: str) -> Iterator[Edit]:
    r"""Unrendered `<% … %>`, `<%= … %>` of ERB, EJS, JSP or ASP. Stops at code, at tags within tags, at what reads
    like prose, and at texts about templates.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Seen by <%= views %> people.", [erb_tags])[0]
    'Seen by people.'
    """
    if "<%" in text and not _is_about_templates(text):
        yield from removals(text, (tag for tag in _balanced(text, _TAGS) if _is_tag(text[tag[0] : tag[1] - 2])))


def _is_tag(tag: str) -> bool:
    expression = _QUOTED.sub("''", _TAG_MARK.sub("", tag, count=1))
    return "<%" not in expression and not _PROSE.search(expression)


def template_literals(text: str) -> Iterator[Edit]:
    r"""Unrendered `${ … }` with an operator, alone on its line. Stops at code, shell and texts about templates.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Drink more.\n${likes === 1 ? 'like' : 'likes'}", [template_literals])[0]
    'Drink more.'
    """
    if "${" in text and not _is_about_templates(text):
        literals = (literal.span() for literal in outside(_LITERAL.finditer(text), code(text)))
        unrendered = [
            span
            for group, alone in neighbours(text, literals)
            if alone and all(_is_evaluated(text[start + 2 : end - 1]) for start, end in group)
            for span in group
        ]
        yield from removals(text, unrendered)


def script_debris(text: str) -> Iterator[Edit]:
    r"""`[object Object]`, `NaN%`, `undefined` where a line holds nothing else: a script printed what it did not have.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Helpful?\nNaN%\nThe cause is undefined.", [script_debris])[0]
    'Helpful?\nThe cause is undefined.'
    """
    if "[object " in text or "NaN" in text or "undefined" in text:
        debris = (piece.span() for piece in outside(_DEBRIS.finditer(text), code(text)))
        alone = [span for group, alone in neighbours(text, debris) if alone for span in group]
        yield from removals(text, alone)
