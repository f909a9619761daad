"""The ledger: every change to a text is a cut, and clean text + cuts give the raw text back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct


class Edit(NamedTuple):
    """What a rule asks for: `text[start:end]` becomes `now`; `evidence` tells why, where the rule's name does not."""

    start: int
    end: int
    now: str
    evidence: str = ""


Rule = Callable[[str], Iterator[Edit]]
"""A text rule: yields edits in order of `start`, none overlapping, for the text it is given; it never raises."""


class Cut(Struct, frozen=True, array_like=True):
    """One edit as it was made, at its offsets in the text that the rule was given."""

    rule: str
    start: int
    end: int
    was: str
    now: str
    evidence: str = ""


def apply_rules(text: str, rules: Iterable[Rule]) -> tuple[str, list[Cut]]:
    """Apply the rules one after another; a rule's name in the ledger is its function's.

    Raises:
        ValueError: two of the rules have one name; the ledger could not tell where the first one ends.

    >>> def no_tabs(text):
    ...     for at, char in enumerate(text):
    ...         if char == chr(9):
    ...             yield Edit(at, at + 1, " ")
    >>> apply_rules("5 mg" + chr(9) + "daily", [no_tabs])
    ('5 mg daily', [Cut(rule='no_tabs', start=4, end=5, was='\\t', now=' ', evidence='')])
    """
    cuts: list[Cut] = []
    names: set[str] = set()
    for rule in rules:
        if rule.__name__ in names:
            raise ValueError(f"two rules are named {rule.__name__}")
        names.add(rule.__name__)
        parts: list[str] = []
        done = 0
        for start, end, now, evidence in rule(text):
            was = text[start:end]
            if was == now:
                continue
            parts += (text[done:start], now)
            done = end
            cuts.append(Cut(rule.__name__, start, end, was, now, evidence))
        if parts:
            parts.append(text[done:])
            text = "".join(parts)
    return text, cuts


def restore(clean: str, cuts: Sequence[Cut]) -> str:
    """Undo the cuts, the last rule first: the raw text, exactly.

    Raises:
        ValueError: a cut does not fit the text.
    """
    text = clean
    groups: list[list[Cut]] = []
    for cut in cuts:
        if not groups or groups[-1][-1].rule != cut.rule or cut.start < groups[-1][-1].end:
            groups.append([])
        groups[-1].append(cut)
    for group in reversed(groups):
        parts: list[str] = []
        done = shift = 0
        for cut in group:
            start = cut.start + shift
            fits = text.startswith(cut.now, start) and cut.end - cut.start == len(cut.was)
            if not fits or start < done:
                raise ValueError(f"the ledger does not fit the text: {cut.rule} at {cut.start}")
            parts += (text[done:start], cut.was)
            done = start + len(cut.now)
            shift += len(cut.now) - len(cut.was)
        parts.append(text[done:])
        text = "".join(parts)
    return text
