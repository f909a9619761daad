"""Landmarks: lines of a fixed wording that tell where a page's regions begin and end, under any markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crawler.reading.blocks import Block

# A landmark is a line of its own; longer lines are somebody's prose.
_LONGEST = 160


class Wording(NamedTuple):
    """How a landmark is worded: a pattern, and a word in lower case that stands in whatever the pattern matches."""

    pattern: re.Pattern[str]
    word: str
    first: str = ""
    """What all that the pattern matches begins with, in lower case; a word at the most, as lines may part two."""


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
        match = pattern.fullmatch(text)
        if match is None and end == at and blocks[at].labels:
            match = pattern.fullmatch(blocks[at].line)
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
    wording: Wording | re.Pattern[str],
    start: int = 0,
    end: int | None = None,
    across: int = 3,
    longest: bool = False,
) -> list[Landmark]:
    """Every place in `blocks[start:end]` where the wording matches, none overlapping."""
    found: list[Landmark] = []
    within = blocks[start:end] if start or end is not None else blocks
    pattern = wording.pattern if isinstance(wording, Wording) else wording
    first = wording.first if isinstance(wording, Wording) else ""
    tried = 0
    for place in _near(within, wording):
        at = max(tried, place - across + 1)
        while at <= place:
            if first and not within[at].labels and not within[at].folded.startswith(first):
                at += 1
                continue
            landmark = match_at(within, at, pattern, across, longest)
            if landmark:
                found.append(Landmark(start + at, start + landmark.end, landmark.match))
            at = landmark.end if landmark else at + 1
        tried = at
    return found


def _near(blocks: Sequence[Block], wording: Wording | re.Pattern[str]) -> Iterable[int]:
    """The lines that any match takes in one of."""
    if isinstance(wording, Wording):
        word = wording.word
        return [at for at, block in enumerate(blocks) if word in block.folded]
    return range(len(blocks))
