"""Splits, and what leaks between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.report.charts import stripe
from normalize.report.masked import Masked
from normalize.report.shown import Picture, Record, Share, Table, share

if TYPE_CHECKING:
    from normalize.graph.leak import Leak
    from normalize.report.sources import Sources

_SPLITS = ("train", "validation", "test")


@dataclass(frozen=True, slots=True)
class Splits:
    """Records by split, and the leak report."""

    picture: Picture
    sites: Table
    leak: Leak
    largest: Share
    other: Share
    mean: Share
    leaking: Share
    record: Record | None
    other_record: Record | None
    shingle_words: str
    groups: int
    largest_group: int
    borrowed: int


def splits(sources: Sources) -> Splits:
    """Compute the splits' sizes, and name the records that leak most."""
    manifest, leak = sources.manifest, sources.manifest.leak
    names = [*_SPLITS, *sorted(set(manifest.splits) - set(_SPLITS))]
    counts = [(name, manifest.splits.get(name, 0)) for name in names]
    tallies = sources.tallies.sites
    rows = tuple(
        (site, *(cell for name in names for cell in (tally.splits[name], share(tally.splits[name], tally.records))))
        for site, tally in tallies.items()
    )
    head = ("Site", *(cell for name in names for cell in (name, f"Share of {name}")))
    return Splits(
        picture=stripe("splits", "Records by split", "Split", counts),
        sites=Table("Splits by site", head, rows),
        leak=leak,
        largest=Share(leak.largest_share),
        other=Share(leak.other_share),
        mean=Share(leak.mean_share),
        leaking=share(leak.leaking, leak.records),
        record=_named(sources, leak.id),
        other_record=_named(sources, leak.other_id),
        shingle_words=str(manifest.settings.get("shingle_words", 5)),
        groups=manifest.groups,
        largest_group=manifest.largest_group,
        borrowed=manifest.borrowed_names,
    )


def _named(sources: Sources, identity: str | None) -> Record | None:
    if identity is None:
        return None
    sample = sources.tallies.named.get(identity)
    return Record(identity) if sample is None else Masked(sample).record
