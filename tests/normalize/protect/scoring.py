"""Scores privacy rules against the labelled snippets: what had to be hidden, and what had to stay.

From the repository's root: `python -m tests.normalize.protect.scoring package.module:rules_for`, where `rules_for`
takes a Snippet and gives its rules.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pkgutil import resolve_name
from typing import NamedTuple, get_args

import msgspec

from normalize.text.ledger import Cut, Rule, apply_rules
from tests.normalize.protect.labelled.snippets import (
    Half,
    Hide,
    HideKind,
    Interval,
    Keep,
    KeepKind,
    Snippet,
    locate,
    read,
)

RulesFor = Callable[[Snippet], Sequence[Rule]]


def original_intervals(text: str, cuts: Iterable[Cut]) -> list[Interval]:
    """What each cut took from the text before any rule; a cut of what a rule wrote stands for all that rule replaced.

    >>> first, second = Cut("shorten", 0, 3, "Mr.", "M"), Cut("name", 2, 5, "Lin", "X")
    >>> original_intervals("Mr. Lin", [first, second])
    [Interval(start=0, end=3), Interval(start=4, end=7)]
    """
    origins = [Interval(at, at + 1) for at in range(len(text))]
    taken: list[Interval] = []
    for _, of_one_rule in groupby(cuts, lambda cut: cut.rule):
        now: list[Interval] = []
        done = 0
        for cut in of_one_rule:
            if cut.start < cut.end:
                whole = Interval(origins[cut.start].start, max(origin.end for origin in origins[cut.start : cut.end]))
            else:
                at = origins[cut.start].start if cut.start < len(origins) else len(text)
                whole = Interval(at, at)
            taken.append(whole)
            now += (*origins[done : cut.start], *(whole for _ in cut.now))
            done = cut.end
        origins = now + origins[done:]
    return taken


class Miss(NamedTuple):
    """A span that the rules got wrong: a Hide of which something stayed, or a Keep of which something went."""

    span: Hide | Keep
    snippet: Snippet


class Stray(NamedTuple):
    """A cut that touches no label at all: what it took, and where."""

    rule: str
    taken: str
    snippet: Snippet


class Score(msgspec.Struct, frozen=True):
    """The outcome: `hide` and `keep` count the labels by kind, the lists hold what went wrong."""

    hide: dict[HideKind, int]
    keep: dict[KeepKind, int]
    missed: list[Miss]
    harmed: list[Miss]
    stray: list[Stray]

    @property
    def found(self) -> int:
        """The number of Hide labels all of whose letters and digits were cut."""
        return sum(self.hide.values()) - len(self.missed)

    @property
    def recall(self) -> float:
        """Found labels of those to hide; 1 where nothing is to be hidden."""
        wanted = sum(self.hide.values())
        return self.found / wanted if wanted else 1.0

    @property
    def precision(self) -> float:
        """Found labels of found ones, harmed ones and stray cuts; 1 where nothing was cut."""
        cut = self.found + len(self.harmed) + len(self.stray)
        return self.found / cut if cut else 1.0


def score(rules_for_snippet: RulesFor, snippets: Iterable[Snippet]) -> Score:
    """Apply each snippet's rules to its text and compare the cuts with its labels."""
    hide: dict[HideKind, int] = dict.fromkeys(get_args(HideKind), 0)
    keep: dict[KeepKind, int] = dict.fromkeys(get_args(KeepKind), 0)
    outcome = Score(hide, keep, [], [], [])
    for snippet in snippets:
        text = snippet.text
        cuts = apply_rules(text, rules_for_snippet(snippet))[1]
        taken = original_intervals(text, cuts)
        gone = {at for interval in taken for at in range(*interval)}
        labels: list[Interval] = []
        for wanted in snippet.hide:
            hide[wanted.kind] += 1
            labels.append(locate(text, wanted))
            if any(text[at].isalnum() and at not in gone for at in range(*labels[-1])):
                outcome.missed.append(Miss(wanted, snippet))
        for kept in snippet.keep:
            keep[kept.kind] += 1
            labels.append(locate(text, kept))
            if any(interval.touches(labels[-1]) for interval in taken):
                outcome.harmed.append(Miss(kept, snippet))
        outcome.stray.extend(
            Stray(cut.rule, text[slice(*interval)], snippet)
            for cut, interval in zip(cuts, taken, strict=True)
            if not any(interval.touches(label) for label in labels)
        )
    return outcome


def table(score: Score) -> str:
    """By kind, how many labels there are and how many the rules got wrong, then recall and precision."""
    missed = Counter(miss.span.kind for miss in score.missed)
    harmed = Counter(miss.span.kind for miss in score.harmed)
    lines = [f"{'to hide':20}{'labels':>8}{'missed':>8}{'recall':>9}"]
    for hidden, total in score.hide.items():
        share = f"{1 - missed[hidden] / total:.4f}" if total else "-"
        lines.append(f"{hidden:20}{total:8}{missed[hidden]:8}{share:>9}")
    lines += ["", f"{'to keep':20}{'labels':>8}{'harmed':>8}"]
    lines += [f"{kept:20}{total:8}{harmed[kept]:8}" for kept, total in score.keep.items()]
    return "\n".join((
        *lines, "",
        f"recall     {score.recall:.4f}   {score.found} of {sum(score.hide.values())}",
        f"precision  {score.precision:.4f}   {len(score.harmed)} harmed, {len(score.stray)} cuts that touch no label",
    ))  # fmt: skip


def mistakes(score: Score) -> Iterator[str]:
    """One line for each missed label, harmed label and stray cut, with the whole text."""
    for what, misses in (("missed", score.missed), ("harmed", score.harmed)):
        for span, snippet in misses:
            yield f"{what} {span.kind} {span.text!r}, asker {snippet.asker!r}, in {snippet.text!r}"
    for rule, taken, snippet in score.stray:
        yield f"stray {rule} {taken!r}, asker {snippet.asker!r}, in {snippet.text!r}"


def main(arguments: Sequence[str] | None = None, rules_for: RulesFor | None = None) -> None:
    """Print the table of `rules_for`, or of the function that the command line names, and what went wrong.

    Only the development half's mistakes are shown; elsewhere they are counted.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.normalize.protect.scoring")
    if rules_for is None:
        parser.add_argument("rules", help="package.module:function, from a Snippet to its rules")
    parser.add_argument("--half", choices=get_args(Half), default="development")
    chosen = parser.parse_args(arguments)
    if rules_for is None:
        try:
            rules_for = resolve_name(chosen.rules)
        except (ImportError, AttributeError, ValueError) as error:
            parser.error(f"no function {chosen.rules}: {error}")
    outcome = score(rules_for, read(chosen.half))
    print(table(outcome))
    if chosen.half == "development":
        print("", *mistakes(outcome), sep="\n")


if __name__ == "__main__":
    main()
