"""Landmarks: lines of a fixed wording that tell where a page's regions begin and end, under any markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crawler.reading.blocks import Block

# A landmark is a line of its own; longer lines are somebody's prose.
_LONGEST = 160


class Landmark(NamedTuple):
    """A landmark found: the blocks `start` up to `end` (exclusive) and what the pattern matched."""

    start: int
    end: int
    match: re.Match[str]


def match_at(
    blocks: Sequence[Block], at: int, pattern: re.Pattern[str], across: int = 3, longest: bool = False
) -> Landmark | None:
    """Match whole lines from `at` on: one line, else up to `across` neighbouring lines joined by a blank.

    Markup parts a landmark at will ("Ask Date:" in one cell, the date in the next), so its lines are joined; never
    inside a line, so the same words in a sentence are no landmark. Pictures' labels count as text before their line.
    `longest` takes as many lines as match, for landmarks whose end may be missing ("4.9 out of 5 stars", "39 reviews").
    """
    found = None
    text = ""
    for end in range(at, min(at + across, len(blocks))):
        line = labelled(blocks[end])
        text = f"{text} {line}" if text else line
        if len(text) > _LONGEST:
            break
        match = pattern.fullmatch(text) or (pattern.fullmatch(blocks[end].line) if end == at else None)
        if match:
            found = Landmark(at, end + 1, match)
            if not longest:
                break
    return found


def labelled(block: Block) -> str:
    """The line with the labels of its pictures before it."""
    return " ".join((*block.labels, block.line)) if block.labels else block.line


def find_all(
    blocks: Sequence[Block],
    pattern: re.Pattern[str],
    start: int = 0,
    end: int | None = None,
    across: int = 3,
    longest: bool = False,
) -> list[Landmark]:
    """Every place in `blocks[start:end]` where the pattern matches, none overlapping."""
    found: list[Landmark] = []
    within = blocks[start:end]
    at = 0
    while at < len(within):
        landmark = match_at(within, at, pattern, across, longest)
        if landmark:
            found.append(Landmark(start + at, start + landmark.end, landmark.match))
            at = landmark.end
        else:
            at += 1
    return found
