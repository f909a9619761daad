"""What may be a template engine's in a text: every marked span outside code, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from normalize.text.boilerplate import SITE_LINE
from normalize.text.regions import BLANKS, Span, code, outside

_BRACES = re.compile(rf"\{{{{2,}}+|\}}{{2,}}+|\n\n|{SITE_LINE}", re.MULTILINE | re.IGNORECASE)
_TAGS = re.compile(rf"<%|%>|\n\n|{SITE_LINE}", re.MULTILINE | re.IGNORECASE)
_BLOCK_TAG = re.compile(r"\{%(?:[^{}%\n]|\n(?!\n)){0,300}+%\}|\{#(?:[^{}#\n]|\n(?!\n)){0,300}+#\}")
_LITERAL = re.compile(r"[$#]\{(?:[^{}\n]|\n(?!\n)){1,300}+\}")
_SQUARE = re.compile(r"\[\[[^\[\]\n]{1,200}+\]\]")
_DEBRIS = re.compile(r"\[object [A-Z][A-Za-z]{0,30}\]|(?<!\w)(?:NaN|undefined|null)\b(?:[ \u00a0]?%)?")
_OPENINGS = ("{{", "{%", "{#", "<%", "${", "#{", "[[")


class Candidate(NamedTuple):
    """A span that has the form of a binding or a tag, and the two characters that open it; "" for a script's debris."""

    start: int
    end: int
    opening: str


class Line(NamedTuple):
    """Candidates that share a line, and what else stands on it."""

    candidates: list[Candidate]
    rest: str
    """The line's other text, stripped."""
    leading: int
    """How many of the candidates stand before all other text."""
    trailing: int
    """How many stand behind all of it."""
    span: Span = (0, 0)
    """Where the line stands, without its line break."""

    def place(self, at: int) -> str:
        """Where a candidate (counted from 0) stands: "line" for a line without other text, "start", "end", "within"."""
        if not self.rest:
            return "line"
        if at < self.leading:
            return "start"
        return "end" if at >= len(self.candidates) - self.trailing else "within"


def has_opening(text: str) -> bool:
    """Whether a text may have any candidate but debris. A single character is looked for first: most texts lack it."""
    return ("{" in text or "<" in text or "[" in text) and any(opening in text for opening in _OPENINGS)


def has_debris(text: str) -> bool:
    """Whether a text may have debris of a script."""
    return "null" in text or "undefined" in text or "NaN" in text or ("[" in text and "[object " in text)


def candidate_lines(text: str) -> list[Line]:
    r"""The candidates of a text, line by line; those within others are no candidates of their own.

    >>> [(line.rest, line.place(0)) for line in candidate_lines("30 {{ votes }}\n{{ a }} {{ b }}")]
    [('30', 'end'), ('', 'line')]
    """
    if not has_opening(text) and not has_debris(text):
        return []
    found = sorted(_candidates(text), key=lambda each: (each.start, -each.end))
    lines: list[list[Candidate]] = []
    done = 0
    for each in found:
        if each.start < done:
            continue
        if lines and "\n" not in text[done : each.start]:
            lines[-1].append(each)
        else:
            lines.append([each])
        done = each.end
    return [_line(text, line) for line in lines]


def _line(text: str, line: list[Candidate]) -> Line:
    start = text.rfind("\n", 0, line[0].start) + 1
    end = text.find("\n", line[-1].end)
    end = end if end >= 0 else len(text)
    edges = [(start, line[0].start), *((left.end, right.start) for left, right in pairwise(line))]
    parts = [text[left:right].strip(BLANKS) for left, right in edges]
    parts.append(text[line[-1].end : end].strip(BLANKS))
    leading = next((at for at, part in enumerate(parts) if part), len(line))
    trailing = next((at for at, part in enumerate(reversed(parts)) if part), len(line))
    return Line(line, " ".join(filter(None, parts)), leading, trailing, (start, end))


def _candidates(text: str) -> Iterator[Candidate]:
    spans = code(text)
    if "{{" in text:
        yield from (Candidate(start, end, "{{") for start, end in _balanced(text, _BRACES, spans))
    if "<%" in text:
        yield from (Candidate(start, end, "<%") for start, end in _balanced(text, _TAGS, spans))
    for opening, pattern in (("{%", _BLOCK_TAG), ("{#", _BLOCK_TAG), ("${", _LITERAL), ("#{", _LITERAL)):
        if opening in text:
            yield from _matches(text, pattern, opening, spans)
    if "[[" in text:
        yield from _matches(text, _SQUARE, "[[", spans)
    if has_debris(text):
        yield from _matches(text, _DEBRIS, "", spans)


def _matches(text: str, pattern: re.Pattern[str], opening: str, spans: list[Span]) -> Iterator[Candidate]:
    for found in outside(pattern.finditer(text), spans):
        if found[0].startswith(opening):
            yield Candidate(found.start(), found.end(), opening)


def _balanced(text: str, marks: re.Pattern[str], spans: list[Span]) -> Iterator[Span]:
    """From an opening mark to its closing one, no paragraph, code or line of the site between; the outermost only."""
    opened: list[int] = []
    for mark in outside(marks.finditer(text), spans):
        if mark[0][0] in "{<":
            opened.append(mark.start())
        elif mark[0][0] not in "}%":
            opened.clear()
        elif opened:
            start = opened.pop()
            if not opened:
                yield start, mark.end()
