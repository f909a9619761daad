"""What has changed since the run before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from normalize.report.shown import Change, Share, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from normalize.manifest import Manifest
    from normalize.report.shown import Cell
    from normalize.report.sources import Sources


@dataclass(frozen=True, slots=True)
class Drift:
    """Differences between two manifests; none of either where there was no other run to compare."""

    has_last: bool
    counts: Table | None
    words: Table | None
    """Settings, extractors, privacy, key: what is no count."""


def drift(sources: Sources) -> Drift:
    """Compare the manifest with the last one."""
    if sources.last is None:
        return Drift(False, None, None)
    before, now = sources.last, sources.manifest
    counts, old_counts = dict(_counts(now)), dict(_counts(before))
    rows: list[tuple[Cell, ...]] = []
    for name in (*counts, *(each for each in old_counts if each not in counts)):
        old, new = old_counts.get(name, 0), counts.get(name, 0)
        if old != new:
            rows.append((*name, old, new, Change(old, new)))
    said = [*_words(before, now)]
    return Drift(
        has_last=True,
        counts=Table("Counts that have changed", _HEAD, tuple(rows)) if rows else None,
        words=Table("What else has changed", ("What", "Before", "Now"), tuple(said)) if said else None,
    )


_HEAD = ("Count", "Of", "Before", "Now", "Change")


def _counts(manifest: Manifest) -> Iterator[tuple[tuple[str, str], int]]:
    """Give all counts by their part of the manifest and name."""
    for site, told in (("all sites", manifest.total), *manifest.sites.items()):
        for name, count in msgspec.to_builtins(told).items():
            yield (name, site), count
    parts: dict[str, Mapping[str, int]] = {
        "split": manifest.splits,
        "warning": manifest.warnings,
        "cuts by rule": manifest.cuts,
        "rejected as": manifest.rejected,
        "ties": manifest.edges,
        "links found by": manifest.links,
    }
    for part, told_counts in parts.items():
        for name, count in told_counts.items():
            yield (name, part), count
    yield ("groups", "graph"), manifest.groups
    yield ("records in the largest group", "graph"), manifest.largest_group
    yield ("records that share words with another split", "leak"), manifest.leak.leaking


def _words(before: Manifest, now: Manifest) -> Iterator[tuple[Cell, ...]]:
    """Give what is no count and differs."""
    pairs: list[tuple[str, str, str]] = [
        ("schema", before.schema, now.schema),
        ("extractors", "; ".join(before.extractors), "; ".join(now.extractors)),
        ("privacy", before.privacy, now.privacy),
        ("fingerprint of the key", before.key or "none", now.key or "none"),
        ("largest leak", str(Share(before.leak.largest_share)), str(Share(now.leak.largest_share))),
    ]
    pairs += (
        (f"setting {name}", _value(before.settings.get(name)), _value(now.settings.get(name)))
        for name in sorted({*before.settings, *now.settings})
    )
    yield from ((name, old, new) for name, old, new in pairs if old != new)


def _value(value: object) -> str:
    return "not set" if value is None else msgspec.json.encode(value).decode()
