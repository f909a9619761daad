"""Texts in which no rule can find anything: most are, and one look spares them all rules."""

from __future__ import annotations

import re

_ODD = re.compile(r"[^ -;=-Z^-z|~\n\u2018\u2019\u201c\u201d\u2013\u2014\u2026]")
"""All but the letters, figures and marks of English prose; "[", "{", "<" and backslashes open what rules look for."""
_BESIDE = re.compile(r"[^\x00-\x7f]{2}")
"""Two characters beside each other outside ASCII may be mojibake."""
_MARKS = ("  ", " \n", "\n ", "\n\n\n", "\n*", "\n\u2013", "null", "undefined", "NaN")
_OF_SITES = ("share to", "might also like", "educational purposes")
"""What lines of a site's own hold, in lower case."""
_EDGES = (" ", "\n")
_STARTS = (*_EDGES, "+", "-", "*", "\u2013")


def is_plain(text: str) -> bool:
    r"""Tell a text of ordinary characters that has single spaces, no blank lines but between paragraphs, no list marks
    to mend and none of the words by which a rule knows a site's or a script's lines.

    No rule changes a plain text, but those that join its lines (`one_line`, `sentence_breaks`) and that which cuts a
    department. Stops at what only may be a rule's: then the rules look for themselves.

    >>> [is_plain(text) for text in ("Rest, don\u2019t run.\nIce?", "5  mg", "[Read More] Gout", "5 mg\n", "* Rest")]
    [True, False, False, False, False]
    """
    if text.startswith(_STARTS) or text.endswith(_EDGES) or _ODD.search(text):
        return False
    if not text.isascii() and _BESIDE.search(text):
        return False
    return not (any(map(text.__contains__, _MARKS)) or any(map(text.lower().__contains__, _OF_SITES)))
