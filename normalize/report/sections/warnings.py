"""What a reader should know of some records: warnings, with records to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.quality.meanings import MEANINGS
from normalize.report.masked import Masked
from normalize.report.shown import Record, Share, Table, by_count, share

if TYPE_CHECKING:
    from normalize.report.shown import Cell
    from normalize.report.sources import Sources


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning."""

    slug: str
    says: str
    count: int
    share: Share
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Warnings:
    """All warnings, and declared against found answers."""

    all: tuple[Warned, ...]
    sites: Table | None
    declared: Table | None
    mismatched: Table | None


def warnings(sources: Sources) -> Warnings:
    """Compute the warnings, the commonest first."""
    manifest, tallies = sources.manifest, sources.tallies
    counts = by_count(manifest.warnings)
    warned = tuple(
        Warned(
            slug,
            MEANINGS.get(slug, ""),
            count,
            share(count, manifest.total.kept),
            tuple(Masked(sample).record for sample in tallies.warned.of(slug)),
        )
        for slug, count in counts
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (slug, *(tallies.warnings[slug, site] for site in sources.sites), count) for slug, count in counts
    )
    table = Table("Warnings by site", ("Warning", *sources.sites, "All"), rows) if rows else None
    return Warnings(warned, table, _declared(sources), _mismatched(sources))


def _declared(sources: Sources) -> Table | None:
    counts = sources.tallies.declared
    if not counts:
        return None
    said = {"same": "as many as are there", "more": "more than are there", "fewer": "fewer than are there"}
    total = counts.total()
    rows = tuple((text, counts[kind], share(counts[kind], total)) for kind, text in said.items())
    return Table("Questions by the number of answers that the page declares", ("Declared", "Questions", "Share"), rows)


def _mismatched(sources: Sources) -> Table | None:
    rows: list[tuple[Cell, ...]] = []
    for kind in ("more", "fewer"):
        for sample in sources.tallies.mismatched.of(kind):
            question = sample.question
            rows.append((Masked(sample).record, question.answer_count, len(question.answers)))
    head = ("Question", "Declared", "Found")
    return Table("Declared against found answers, some questions", head, tuple(rows)) if rows else None
