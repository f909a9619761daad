"""What was hidden, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.protect.masking import PRIVACY_RULES
from normalize.report.shown import Share, Table, by_count, share
from normalize.settings import Privacy

if TYPE_CHECKING:
    from normalize.report.shown import Cell
    from normalize.report.sources import Sources


@dataclass(frozen=True, slots=True)
class Hidden:
    """The privacy rules' counts."""

    keeps_names: bool
    keeps_clinicians: bool
    rules: Table
    evidence: Table | None
    total: int
    records: int
    """With a cut by a privacy rule."""
    share: Share
    pseudonyms: int
    """Records whose asker has a pseudonym."""


def privacy(sources: Sources) -> Hidden:
    """Compute the cuts of the privacy rules; the rules that found nothing are named as well."""
    manifest, tallies = sources.manifest, sources.tallies
    counts = {rule: manifest.cuts.get(rule, 0) for rule in PRIVACY_RULES}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (rule, *(tally.cuts[rule] for tally in tallies.sites.values()), count) for rule, count in by_count(counts)
    )
    found = {f"{rule} {name}": count for (rule, name), count in tallies.evidence.items() if rule in PRIVACY_RULES}
    told: list[tuple[Cell, ...]] = []
    for key, count in by_count(found):
        rule, _, name = key.partition(" ")
        told.append((rule, name, count))
    return Hidden(
        keeps_names=manifest.privacy == Privacy.KEEP,
        keeps_clinicians=manifest.settings.get("clinicians") == "keep",
        rules=Table("Hidden, by rule and site", ("Rule", *sources.sites, "All"), rows),
        evidence=Table("Hidden, by what told", ("Rule", "Told by", "Count"), tuple(told)) if told else None,
        total=sum(counts.values()),
        records=tallies.protected,
        share=share(tallies.protected, manifest.total.kept),
        pseudonyms=tallies.pseudonyms,
    )
