"""What changed, for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.comparison.excerpts import visible
from normalize.summary import counted, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize.comparison.differences import Differences, Example


def told(differences: Differences) -> str:
    """Tell what changed: counts first, then the examples; what can't be seen is written out."""
    return "\n".join(map(visible, _lines(differences)))


def _lines(differences: Differences) -> Iterator[str]:
    yield f"{differences.old} -> {differences.new}: {'the same' if differences.is_same else 'different'}"
    total = differences.total()
    sites = differences.sites.items()
    yield row("records before", total.old, counted({name: site.old for name, site in sites}))
    yield row("records now", total.new, counted({name: site.new for name, site in sites}))
    for kind in ("same", "added", "removed", "changed"):
        yield row(kind, getattr(total, kind), counted({name: getattr(site, kind) for name, site in sites}))
    if differences.fetched_anew:
        yield f"  of these in nothing but provenance (when, where): {differences.fetched_anew:,}"
    yield from _changes(differences)
    for name, value in differences.manifest.items():
        yield f"  {name}: {value.old or 'not there'} -> {value.new or 'not there'}"
    if "key" in differences.manifest:
        yield "  other keys make other pseudonyms and ids: MEDQA_PSEUDONYM_KEY gives both folders one"
    if differences.files:
        yield f"  other files with other bytes: {', '.join(differences.files)}"
    for folder in differences.without_manifest:
        yield f"  no manifest in {folder}: settings, extractors, privacy and ledgers are not compared"
    yield from _named("first added", differences.added)
    yield from _named("first removed", differences.removed)
    if differences.changed:
        yield "  first changed"
        for example in differences.changed:
            yield from _example(example)


def _changes(differences: Differences) -> Iterator[str]:
    if differences.fields:
        yield "  changed fields, in records"
        for path, count in differences.fields.items():
            more = f"  ({count.times:,} times)" if count.times > count.records else ""
            yield f"    {path:<34}{count.records:>9,}{more}"
    if differences.moved:
        yield row("moved splits", sum(differences.moved.values()), counted(differences.moved, ": "))
    if differences.regrouped:
        yield row("other groups", differences.regrouped, "")
    for name, counts in (
        ("warnings added", differences.warnings_added),
        ("warnings removed", differences.warnings_removed),
    ):
        if counts:
            yield row(name, sum(counts.values()), counted(counts))


def _named(title: str, ids: Sequence[str]) -> Iterator[str]:
    if ids:
        yield f"  {title}"
        yield from (f"    {name}" for name in ids)


def _example(example: Example) -> Iterator[str]:
    yield f"    {example.id}"
    for excerpt in example.excerpts:
        yield f"      {excerpt.field}"
        yield f"        - {excerpt.old}"
        yield f"        + {excerpt.new}"
