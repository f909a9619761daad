"""Text rules for a site's own lines among its authors' words. All look at whole lines: in a sentence they are prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.text.ledger import Edit
from normalize.text.regions import BLANKS, BULLETS, code, fences, outside, removals

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLAGS = re.MULTILINE | re.IGNORECASE
READ_MORE = re.compile(rf"^[{BLANKS}]*+\[Read More\][^\n]{{0,300}}+$", _FLAGS)
_SHARE_BAR = re.compile(rf"^[{BLANKS}]*+Share to[{BLANKS}]?[:：][{BLANKS}]*+$", _FLAGS)
_MIGHT_LIKE = re.compile(rf"^[{BLANKS}]*+You might also like[{BLANKS}]?(?:\.{{2,3}}|…|:)?[{BLANKS}]*+$", _FLAGS)
SITE_LINE = "|".join(line.pattern for line in (READ_MORE, _SHARE_BAR, _MIGHT_LIKE))
_VOTE_LINES = re.compile(rf"\A[{BLANKS}\n]*+(?:[+\u2212-]\d{{1,6}}[{BLANKS}]*+\n[{BLANKS}\n]*+)+(?=\S)")
_NOTICE = r"These answers are for educational purposes\b"
_ANYTHING = r"(?:(?!relationship|\n\n).)"
DISCLAIMER = re.compile(
    rf"{_NOTICE}{_ANYTHING}{{0,400}}\bmedical emergency\b"
    rf"{_ANYTHING}{{0,250}}relationship(?:[^\n.!?]|\n(?!\n)){{0,60}}\.?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_DISCLAIMER = 800
_NOTICE_LINE = re.compile(rf"^[{BLANKS}]*+(?={_NOTICE})", _FLAGS)
_BULLET = re.compile(
    rf"^[{BLANKS}]*+(?:[{BULLETS[:6]}][{BLANKS}]*+(?=\w)|[{BULLETS}][{BLANKS}]++(?=\S)|[{BULLETS[:6]}]\n(?=\w))"
    rf"|^[{BLANKS}]++(?=-[{BLANKS}]++\S)",
    re.MULTILINE,
)


def read_more(text: str) -> Iterator[Edit]:
    r"""A line that begins with "[Read More]": a link to another page and that page's title.

    Stops at lines of more than 300 characters, which are somebody's prose.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Rest well.\n[Read More] Numb toes", [read_more])[0]
    'Rest well.'
    """
    yield from _whole_lines(text, READ_MORE)


def share_bar(text: str) -> Iterator[Edit]:
    r"""The line "Share to:", whose buttons have no text.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Share to:\nNumb toes", [share_bar])[0]
    'Numb toes'
    """
    yield from _whole_lines(text, _SHARE_BAR)


def might_like(text: str) -> Iterator[Edit]:
    r"""The line "You might also like..." between answers.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Rest well.\nYou might also like…", [might_like])[0]
    'Rest well.'
    """
    yield from _whole_lines(text, _MIGHT_LIKE)


def _whole_lines(text: str, line: re.Pattern[str]) -> Iterator[Edit]:
    yield from removals(text, (found.span() for found in outside(line.finditer(text), code(text))))


def vote_line(text: str) -> Iterator[Edit]:
    r"""Signed numbers that stand alone on the text's first lines: the votes above an answer.

    Stops at any other line, at numbers without a sign, and where nothing would be left.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("+2\nThe change since May:\n+2", [vote_line])[0]
    'The change since May:\n+2'
    """
    votes = _VOTE_LINES.match(text)
    if votes:
        yield Edit(0, votes.end(), "")


def disclaimer(text: str) -> Iterator[Edit]:
    r"""The site's disclaimer in the text's last paragraphs, told by a few of its fixed phrases in their order.

    Stops at a disclaimer in an author's own words, and at the site's where the author goes on after it.

    >>> from normalize.text.ledger import apply_rules
    >>> notice = "These answers are for educational purposes. In a medical emergency call for help. No relationship."
    >>> apply_rules("Rest well.\n\n" + notice, [disclaimer])[0]
    'Rest well.'
    """
    end = kept = _rstrip(text, len(text))
    while kept:
        starts = [line.end() for line in _NOTICE_LINE.finditer(text, max(0, kept - _LONGEST_DISCLAIMER), kept)]
        if not starts or not DISCLAIMER.fullmatch(text, starts[-1], kept):
            break
        kept = _rstrip(text, starts[-1])
    if kept < end:
        yield Edit(kept, len(text), "")


def _rstrip(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def bullets(text: str) -> Iterator[Edit]:
    r"""A list item begins with "- ", whatever the page printed before it or above it, and is not indented.

    Stops at numbers and at fenced code.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("  • Rest\n  • Ice > heat\n1. Walk", [bullets])[0]
    '- Rest\n- Ice > heat\n1. Walk'
    """
    for bullet in outside(_BULLET.finditer(text), fences(text)):
        yield Edit(bullet.start(), bullet.end(), "- " if bullet[0].strip() else "")
