"""Text as it may stand in a page: what can't be seen, or turns what stands around it, is named in its place."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

from normalize.unseen import UNSEEN, code_point

_OPEN, _CLOSE = "\x02", "\x03"
SNIPPET_MARKS = (_OPEN, _CLOSE)
"""What SQLite is asked to put around the words that were found."""
_MARKS = re.compile(f"({_OPEN}|{_CLOSE})")
_SIGNS = {10: "⏎", 9: "⇥", 32: "·", 13: "␍", 160: "⍽"}
_CONTROLS = {0: "NULL", 8: "BACKSPACE", 13: "CARRIAGE RETURN", 27: "ESCAPE", 127: "DELETE"}


def visible(text: object) -> Markup:
    r"""Escape a text, with unseen characters by their code points.

    >>> visible("<b>\u202e5 mg")
    Markup('&lt;b&gt;<span class="unseen" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>5 mg')
    """
    parts: list[str] = []
    done = 0
    whole = str(text)
    for found in UNSEEN.finditer(whole):
        parts += (str(escape(whole[done : found.start()])), _named(found[0]))
        done = found.end()
    return Markup("".join((*parts, str(escape(whole[done:])))))  # noqa: S704 - every part is escaped


def marked(snippet: str) -> Markup:
    r"""Escape a snippet, with the words that were found marked; marks that are not SQLite's do no harm.

    >>> marked("take \x025 mg\x03 \x03 daily")
    Markup('take <mark>5 mg</mark>  daily')
    """
    parts: list[str] = []
    is_open = False
    for part in _MARKS.split(snippet):
        if part in SNIPPET_MARKS:
            if (part == _OPEN) != is_open:
                is_open = not is_open
                parts.append("<mark>" if is_open else "</mark>")
        else:
            parts.append(str(visible(part)))
    return Markup("".join((*parts, "</mark>" if is_open else "")))  # noqa: S704 - every part is escaped


def whitespace(text: str) -> Markup:
    r"""Escape a text that was cut, or took its place; one of nothing but space is shown by signs.

    >>> whitespace("\n "), whitespace("5 mg")
    (Markup('⏎·'), Markup('5 mg'))
    """
    return visible(text if text.strip() else text.translate(_SIGNS))


def _named(char: str) -> str:
    name = unicodedata.name(char, "") or _CONTROLS.get(ord(char), "CONTROL CHARACTER")
    return f'<span class="unseen" title="{escape(name)}">{code_point(char)}</span>'
