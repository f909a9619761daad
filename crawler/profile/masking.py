"""Samples of a page for the eyes of whoever drafts a profile: short, and without the names of people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.manners.evidence import printable

_MOST = 60
"""Characters of a sample."""
_WORD = re.compile(r"(\w)[\w'’.@-]{1,80}+")
_GREETED = re.compile(r"\b((?:Hi|Hello|Hey|Dear|Thanks|Thank you),? )(\w)[\w'’-]{1,40}+", re.IGNORECASE)
_FEWEST = 3
"""Letters of a word that is masked wherever it stands: shorter ones are words of everybody's."""


def masked(names: str) -> str:
    """A line that is somebody's name.

    >>> masked("Ifeoma Okonjo, MD")
    'I… O…, M…'
    """
    return _WORD.sub(r"\1…", printable(names[: 4 * _MOST]))[:_MOST]


def sample(text: str, names: Iterable[str] = ()) -> str:
    """The beginning of a text, with the words of these names masked, and who is greeted.

    >>> sample("Dear Petra, as Dr. Okonjo said: rest.", ["Ifeoma Okonjo"])
    'Dear P…, as Dr. O… said: rest.'
    """
    told = _GREETED.sub(r"\1\2…", " ".join(printable(text[: 4 * _MOST]).split()))
    for word in sorted({word for name in names for word in re.findall(r"\w+", name[:200]) if len(word) >= _FEWEST}):
        told = re.sub(rf"\b{re.escape(word)}\b", f"{word[0]}…", told)
    return told[:_MOST]
