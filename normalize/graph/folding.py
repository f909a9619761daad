"""Texts folded so that a teaser and the page that it is of compare equal: letters and digits alone."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = re.compile(r"[^\W_]+")
_ASCII_MARKS = {code: None for code in range(128) if not chr(code).isalnum()}
_CUT_MARK = re.compile(r"(?:\.\.\.|…)\s{0,8}\Z")
_UNDERSTANDING = "understanding"


def letters(text: str | None, most: int) -> str:
    """Fold a text's beginning to at most so many letters and digits, as its first `8 * most` characters give them.

    White space, list marks, quotes and the backslashes of mended charsets differ between a page and its teaser.

    >>> letters("Hello Dr.\\nYeh: > my left  eyelid", 40)
    'hellodryehmylefteyelid'
    """
    beginning = (text or "")[: 8 * most]
    if beginning.isascii():
        return beginning.lower().translate(_ASCII_MARKS)[:most]
    return "".join(_LETTERS.findall(unicodedata.normalize("NFKC", beginning).casefold()))[:most]


def is_cut(text: str | None) -> bool:
    """Tell whether a teaser's text ends with a cut mark.

    >>> is_cut("towards the early morning, and colle..."), is_cut("Sleep more.")
    (True, False)
    """
    return _CUT_MARK.search((text or "")[-12:]) is not None


def fold_title(title: str | None, most: int = 200) -> str:
    """Fold a title; a leading "Understanding" goes, which teasers have and pages lack.

    >>> fold_title("Understanding Eyelid Jumps: When to Ask") == fold_title("Eyelid jumps – when to ask?")
    True
    """
    folded = letters(title, most)
    return folded.removeprefix(_UNDERSTANDING) or folded


def common_prefix(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
