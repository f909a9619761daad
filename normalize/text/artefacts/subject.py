"""Whether a text is about templates: then what looks like a binding is most likely its author's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.text.boilerplate import DISCLAIMER, READ_MORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.text.regions import Span

_WORDS = re.compile(
    r"\bng-[a-z]|\bv-(?:if|for|bind)\b"
    r"|\b(?:angular ?js|angular \d|vue\.?js|jinja2?|handlebars\.js|ansible|playbooks?|django|nunjucks|home assistant"
    r"|java ?script|typescript|yaml|html|ruby on rails|erb|ejs|jsp|lodash|webpack|latex|shell script"
    r"|curly brac(?:es?|kets?)"
    r"|(?:angular|vue|handlebars|mustache|liquid|twig|template) (?:syntax|engines?|literals?|variables?|expressions?"
    r"|bindings?|tags?|languages?|files?|components?|helpers?|filters?|apps?)"
    r"|(?:in|your|my|page|email) templates?|template strings?|string interpolation)\b",
    re.IGNORECASE,
)
"""Words of somebody who writes about templates; none that medicine uses ("angular artery", "liquid", "mustache")."""
_TAGS = re.compile(r"\{%|%\}|\{#")


def speaks_of_templates(text: str, candidates: Sequence[Span]) -> bool:
    """Whether the author's words tell of templates; those within a candidate or a line of the site's own do not.

    >>> speaks_of_templates("My Django page shows {{ votes }}.", [(21, 32)])
    True
    >>> speaks_of_templates("Rest. {{ post.html }}", [(6, 21)])
    False
    """
    for word in _outside(_WORDS, text, candidates):
        start = text.rfind("\n", 0, word.start()) + 1
        if not (READ_MORE.match(text, start) or DISCLAIMER.match(text, start)):
            return True
    return False


def has_block_tags(text: str, candidates: Sequence[Span]) -> bool:
    """Whether block tags stand in it besides the candidates: pages print values, people who explain print tags."""
    return any(True for _ in _outside(_TAGS, text, candidates))


def _outside(pattern: re.Pattern[str], text: str, spans: Sequence[Span]) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    at = 0
    for match in pattern.finditer(text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at == len(spans) or match.end() <= spans[at][0]:
            found.append(match)
    return found
