"""Where a text may be changed: code keeps out of the text rules' reach, and what goes takes its line with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.text.ledger import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]
"""Start and end of a piece of a text, as in a slice."""

BLANKS = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Every character that is only space within a line (Unicode's Zs, and the tabulator)."""

BULLETS = "•◦▪‣●∙*–·"
"""What pages print before a list item, besides "- " and numbers."""

_FENCE = re.compile(rf"^[{BLANKS}]*+(`{{3,}}+)([^`\n]*+)$", re.MULTILINE)
_TICKS = re.compile(r"`+|\n{2,}")
_CLOSES_UP = ".,;:!?)]"


def fences(text: str) -> list[Span]:
    r"""The fenced blocks, fence lines included; a fence that nobody closes is no fence.

    >>> fences("Run:\n```sh\nls  -l\n```\nDone.")
    [(5, 21)]
    """
    if "```" not in text:
        return []
    lines = [(line.start(), line.end(), len(line[1]), not line[2].strip()) for line in _FENCE.finditer(text)]
    longest_close = [0] * (len(lines) + 1)
    for at in range(len(lines) - 1, -1, -1):
        _, _, ticks, bare = lines[at]
        longest_close[at] = max(longest_close[at + 1], ticks if bare else 0)
    spans: list[Span] = []
    at = 0
    while at < len(lines):
        start, _, ticks, _ = lines[at]
        at += 1
        if longest_close[at] < ticks:
            continue
        while not (lines[at][3] and lines[at][2] >= ticks):
            at += 1
        spans.append((start, lines[at][1]))
        at += 1
    return spans


def code(text: str) -> list[Span]:
    """The fenced blocks and what stands between backticks in one paragraph.

    >>> code("Type `{{ name }}` there.")
    [(5, 17)]
    """
    if "`" not in text:
        return []
    spans: list[Span] = []
    done = 0
    for start, end in [*fences(text), (len(text), len(text))]:
        paragraph: list[re.Match[str]] = []
        for ticks in _TICKS.finditer(text, done, start):
            if ticks[0][0] == "`":
                paragraph.append(ticks)
            else:
                spans += _pairs(paragraph)
                paragraph = []
        spans += [*_pairs(paragraph), (start, end)]
        done = end
    return spans[:-1]


def _pairs(ticks: Sequence[re.Match[str]]) -> Iterator[Span]:
    """Each run of backticks with the next run of the same length, as CommonMark pairs them."""
    partner: dict[int, int] = {}
    close = [0] * len(ticks)
    for at in range(len(ticks) - 1, -1, -1):
        length = len(ticks[at][0])
        close[at] = partner.get(length, 0)
        partner[length] = at
    at = 0
    while at < len(ticks):
        if close[at]:
            yield ticks[at].start(), ticks[close[at]].end()
            at = close[at]
        at += 1


def outside(matches: Iterable[re.Match[str]], spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches that touch none of the spans; both in order."""
    if not spans:
        yield from matches
        return
    at = 0
    for match in matches:
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at == len(spans) or match.end() <= spans[at][0]:
            yield match


def neighbours(text: str, spans: Iterable[Span]) -> list[tuple[list[Span], bool]]:
    """The spans in groups with nothing but blanks between them, and whether a group has its line to itself."""
    groups: list[list[Span]] = []
    for start, end in spans:
        if groups and all(char in BLANKS for char in text[groups[-1][-1][1] : start]):
            groups[-1].append((start, end))
        else:
            groups.append([(start, end)])
    found = []
    floor = 0
    for group in groups:
        left, right = _widened(text, group[0][0], group[-1][1], floor)
        floor = right
        found.append((group, _opens_line(text, left) and _closes_line(text, right)))
    return found


def removals(text: str, spans: Iterable[Span]) -> Iterator[Edit]:
    r"""Take the spans out: with its line break where nothing else stands on the line, else leaving one space.

    What touches three backticks stays: without it they might open or close a fence.

    >>> list(removals("a\n[x]\nb [x] c", [(2, 5), (8, 11)]))
    [Edit(start=2, end=6, now='', evidence=''), Edit(start=7, end=12, now=' ', evidence='')]
    """
    floor = 0
    for group, alone in neighbours(text, spans):
        left, right = _widened(text, group[0][0], group[-1][1], floor)
        if text.startswith("```", right) or text.endswith("```", floor, left):
            continue
        now = ""
        if alone and right < len(text):
            right += 1
        elif alone and left > floor:
            left -= 1
        elif not (
            _opens_line(text, left)
            or _closes_line(text, right)
            or text[right] in _CLOSES_UP
            or (text[left - 1] in "([" and left < right)
        ):
            now = " "
        yield Edit(left, right, now)
        floor = right


def _widened(text: str, left: int, right: int, floor: int) -> Span:
    while left > floor and text[left - 1] in BLANKS:
        left -= 1
    while right < len(text) and text[right] in BLANKS:
        right += 1
    return left, right


def _opens_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _closes_line(text: str, at: int) -> bool:
    return at == len(text) or text[at] == "\n"
