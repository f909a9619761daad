"""Text rules for white space: one kind of space, one blank line between paragraphs. Fenced code keeps its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.text.ledger import Edit
from normalize.text.regions import BLANKS, BULLETS, fences, outside

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = re.compile(rf"(?<![{BLANKS}])(?:[{BLANKS}]{{2,}}+|[{BLANKS[1:]}]|(?<![^\n]) | (?![^\n]))")
_BLANK_LINES = re.compile(r"(?<!\n)\n{3,}+|\A\n++|(?<!\n)\n++\Z")
_BREAKS = re.compile(rf"(?<![{BLANKS}\n])(?:[{BLANKS}\n]{{2,}}+|[{BLANKS[1:]}\n]|\A | \Z)")
_ITEM = rf"- |[{BULLETS}](?!\S)|\d{{1,2}}[.)、](?!\d)|[\u2460-\u2473]"
_SOFT_BREAK = re.compile(rf"\n(?<=\S\n)(?=\S)(?!{_ITEM})")
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Scripts that are written without spaces between words (Korean is written with them)."""


def spaces(text: str) -> Iterator[Edit]:
    r"""No-break and thin spaces, tabulators and runs of them become one space; none at either end of a line.

    Stops at fenced code, whose indentation means something, and at line breaks.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("  5\u00a0mg,\u00a0 twice \na day", [spaces])[0]
    '5 mg, twice\na day'
    """
    for run in outside(_SPACES.finditer(text), fences(text)):
        at_edge = run.start() == 0 or text[run.start() - 1] == "\n" or run.end() == len(text) or text[run.end()] == "\n"
        yield Edit(run.start(), run.end(), "" if at_edge else " ")


def blank_lines(text: str) -> Iterator[Edit]:
    r"""One blank line between paragraphs, none at either end of the text. Stops at fenced code.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("\nHello.\n\n\n\nGoodbye.\n", [blank_lines])[0]
    'Hello.\n\nGoodbye.'
    """
    if "\n\n\n" not in text and text.strip("\n") == text:
        return
    for run in outside(_BLANK_LINES.finditer(text), fences(text)):
        at_edge = run.start() == 0 or run.end() == len(text)
        yield Edit(run.start() if at_edge else run.start() + 2, run.end(), "")


def one_line(text: str) -> Iterator[Edit]:
    r"""Every run of line breaks and spaces becomes one space: for titles, where even a fence is part of the line.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Numb toes:\n\nwhat now?\n", [one_line])[0]
    'Numb toes: what now?'
    """
    for run in _BREAKS.finditer(text):
        yield Edit(run.start(), run.end(), "" if run.start() == 0 or run.end() == len(text) else " ")


def sentence_breaks(text: str) -> Iterator[Edit]:
    r"""A single line break becomes a space, between two CJK characters nothing: for pages with a sentence a line.

    Stops at blank lines, before a list item ("- ", "1. "), after a bullet alone on its line, around fenced code.

    >>> from normalize.text.ledger import apply_rules
    >>> apply_rules("Good morning Dr.\nLin: two things.\n- Sleep\n- Pain", [sentence_breaks])[0]
    'Good morning Dr. Lin: two things.\n- Sleep\n- Pain'
    """
    if "\n" not in text:
        return
    blocks = fences(text)
    edges = {start - 1 for start, _ in blocks} | {end for _, end in blocks}
    for soft in outside(_SOFT_BREAK.finditer(text), blocks):
        at = soft.start()
        after_bullet = text[at - 1] in BULLETS and (at == 1 or text[at - 2] == "\n")
        if at not in edges and not after_bullet:
            joined = _UNSPACED.match(text[at - 1]) and _UNSPACED.match(text[at + 1])
            yield Edit(at, at + 1, "" if joined else " ")
