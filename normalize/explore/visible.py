"""Text as it may stand in a page: what can't be seen, or turns what stands around it, is named in its place."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from markupsafe import Markup, escape

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
    "|(?<=[\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\x7f])"
)
"""Control, format and bidi characters; joiners only beside ASCII, since Persian, Hindi and emoji are written with them.

Line feed and tab are layout. The ranges are those of Unicode 16's Default_Ignorable_Code_Point and general category C.
"""
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


def web_address(url: str | None) -> str | None:
    """Give a URL that may be linked to: of http or https, with a host; else None.

    >>> web_address("https://panel.test/question/numb"), web_address("javascript:alert(1)"), web_address("//panel.test")
    ('https://panel.test/question/numb', None, None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or UNSEEN.search(url or ""):
        return None
    return url


def _named(char: str) -> str:
    name = unicodedata.name(char, "") or _CONTROLS.get(ord(char), "CONTROL CHARACTER")
    return f'<span class="unseen" title="{escape(name)}">U+{ord(char):04X}</span>'
