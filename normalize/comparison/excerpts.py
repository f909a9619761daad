"""Two values side by side, short, with every character that can't be seen written out."""

from __future__ import annotations

from os.path import commonprefix

import msgspec

_BEFORE = 20
"""Characters shown before the first that differs."""
_LONGEST = 60


def excerpts(old: object, new: object) -> tuple[str, str]:
    r"""Show where two values of a field differ.

    What can't be seen (control characters, zero-width ones, changes of direction) is written as in Python; what is left
    out is "…".

    >>> excerpts("It is 5 mm wide.", "It is 5 mm\u202e wide.")
    ("'It is 5 mm wide.'", "'It is 5 mm\\u202e wide.'")
    >>> excerpts("word " * 40 + "left", "word " * 40 + "right")
    ("…'word word word word left'", "…'word word word word right'")
    >>> excerpts(None, ["spam_like"])
    ('null', '["spam_like"]')
    """
    if not (isinstance(old, str) and isinstance(new, str)):
        return _shown(old), _shown(new)
    start = max(len(commonprefix((old, new))) - _BEFORE, 0)  # noqa: RUF071 – texts, not paths
    if max(len(old), len(new)) <= _LONGEST:
        start = 0
    return _window(old, start), _window(new, start)


def visible(text: str) -> str:
    r"""Write out what can't be seen, and leave the rest as it is.

    >>> visible("qa_page:one\u202etwo")
    'qa_page:one\\u202etwo'
    """
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def _shown(value: object) -> str:
    """Show a whole value: a text as an excerpt of its beginning, everything else as JSON."""
    if isinstance(value, str):
        return _window(value, 0)
    json = msgspec.json.encode(value).decode()
    return visible(json[: 2 * _LONGEST]) + "…" * (len(json) > 2 * _LONGEST)


def _window(text: str, start: int) -> str:
    part = text[start : start + _LONGEST]
    return f"{'…' if start else ''}{part!r}{'…' if start + _LONGEST < len(text) else ''}"
