"""What was cut from the texts, by rule, with examples before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.clean import department_of_title
from normalize.protect.masking import NOT_THE_PAGES_OWN
from normalize.report.charts import bars
from normalize.report.masked import Example, Masked
from normalize.report.shown import Picture, Table, by_count
from normalize.text import human_text_rules, site_text_rules, title_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalize.report.shown import Cell
    from normalize.report.sources import Sources
    from normalize.report.tallies import Sample

SHOWN = 3
_OTHERS = {
    "teaser_text": "The question and the answer of another page, in the list of similar ones: only the link stays",
    "disclaimer": "The site's disclaimer",
    "headline_without_text": "An answer's title without any answer",
    "url": "A link that leads to a person: a placeholder takes its place",
    "email": "An e-mail address: a placeholder takes its place",
    "handle": "An account's name on another site: a placeholder takes its place",
    "address": "A postal address: a placeholder takes its place",
    "record_number": "The number of a medical record: a placeholder takes its place",
    "identifier": "A number that tells who somebody is: a placeholder takes its place",
    "phone": "A phone number: a placeholder takes its place",
    "asker_mention": "The asker's name after @: the pseudonym takes its place",
    "asker_name": "The asker's name: the pseudonym takes its place",
    "clinician_name": "The name of who answers: the pseudonym takes its place",
}
"""Rules that are made for each page, and so have no docstring of their own."""


@dataclass(frozen=True, slots=True)
class RuleCuts:
    """The cuts of one rule."""

    rule: str
    says: str
    """What the rule does, in a sentence."""
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Cuts:
    """All cuts."""

    picture: Picture | None
    sites: Table
    rules: tuple[RuleCuts, ...]


def cuts(sources: Sources) -> Cuts:
    """Compute the cuts by rule, the commonest first."""
    counts = by_count(sources.manifest.cuts)
    tallies = sources.tallies
    says = _descriptions()
    rules = tuple(
        RuleCuts(rule, says.get(rule, ""), count, examples(tallies.cut_samples.of(rule), rule))
        for rule, count in counts
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (rule, *(tally.cuts[rule] for tally in tallies.sites.values()), count) for rule, count in counts
    )
    table = Table("Cuts by rule and site", ("Rule", *sources.sites, "All"), rows)
    return Cuts(bars("cuts", "Cuts by rule", "Rule", counts) if counts else None, table, rules)


def examples(samples: Iterable[Sample], rule: str, evidence: str | None = None) -> tuple[Example, ...]:
    """Show cuts of one rule in some records, no two that look the same."""
    found: list[Example] = []
    seen: set[tuple[str, str]] = set()
    for sample in samples:
        example = Masked(sample).example(rule, evidence)
        if example is not None and (example.left[-20:], example.was) not in seen:
            seen.add((example.left[-20:], example.was))
            found.append(example)
        if len(found) == (1 if rule in NOT_THE_PAGES_OWN else SHOWN):
            break
    return tuple(found)


def _descriptions() -> dict[str, str]:
    """Give for every rule the first sentence of its docstring."""
    rules = (*human_text_rules(soft_line_breaks=True), *title_rules(), *site_text_rules(), department_of_title)
    return {rule.__name__: _first_sentence(rule.__doc__ or "") for rule in rules} | _OTHERS


def _first_sentence(text: str) -> str:
    r"""Give a docstring's first sentence, on one line, without marks of code.

    >>> _first_sentence("Cut `x`, and\n    y. It stops\n\n    there.")
    'Cut x, and y'
    """
    return " ".join(text.partition("\n\n")[0].split()).partition(". ")[0].removesuffix(".").replace("`", "")
