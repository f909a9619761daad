"""On what evidence template debris was cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.report.sections.cuts import examples
from normalize.report.shown import by_count
from normalize.text.artefacts import ARTEFACT_RULES

if TYPE_CHECKING:
    from normalize.report.masked import Example
    from normalize.report.sources import Sources

_SAYS = {
    "cloak": "the page's markup keeps it from sight, or hands it to a template engine",
    "twin": "the value that it stands for is printed beside it",
    "operator": "it has a ternary, a comparison, a logic operator or a constructor",
    "count": "a vote count that has its line to itself",
    "repeated": "pages all over the site have it at the same place",
    "tag": "a tag that no prose has",
    "alone": "what a script prints for a value that it does not have, alone on its line",
}
_RULES = tuple(rule.__name__ for rule in ARTEFACT_RULES)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Evidence:
    """Cuts by one rule on one evidence."""

    rule: str
    name: str
    says: str
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Artefacts:
    """Template debris: what was cut and why, and how many records have some that is doubtful and stayed."""

    cuts: int
    evidence: tuple[Evidence, ...]
    doubtful: int


def artefacts(sources: Sources) -> Artefacts:
    """Compute the cuts of the artefact rules by evidence."""
    tallies = sources.tallies
    counts = {f"{rule} {name}": count for (rule, name), count in tallies.evidence.items() if rule in _RULES}
    evidence = tuple(_evidence(sources, key, count) for key, count in by_count(counts)[:_SHOWN])
    total = sum(sources.manifest.cuts.get(rule, 0) for rule in _RULES)
    return Artefacts(total, evidence, sources.manifest.warnings.get("doubtful_artefact", 0))


def _evidence(sources: Sources, key: str, count: int) -> Evidence:
    rule, _, name = key.partition(" ")
    says = "; ".join(_SAYS[part] for part in name.split("+") if part in _SAYS)
    return Evidence(rule, name, says, count, examples(sources.tallies.cut_samples.of(key), rule, name))
