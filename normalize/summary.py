"""What a run did, for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.set_aside import STAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from normalize.graph.leak import Leak
    from normalize.manifest import Manifest
    from normalize.pipeline import Outcome
    from normalize.storage import Place


def summary(outcome: Outcome, output: Place) -> str:
    """Tell what came in, what became of it and where it stands."""
    return "\n".join(_lines(outcome, output))


def _lines(outcome: Outcome, output: Place) -> Iterator[str]:
    manifest = outcome.manifest
    total = manifest.total
    elsewhere = {key: count for key, count in outcome.set_aside.items() if key[0] != STAGE}
    yield f"Corpora in {output}, askers' names {_NAMES[manifest.privacy]}"
    yield row("raw records", total.read, "" if total.lost else "all accounted for below")
    yield row("questions kept", total.kept, counted({site: counts.kept for site, counts in manifest.sites.items()}))
    yield row("answers", total.answers, counted({site: counts.answers for site, counts in manifest.sites.items()}))
    yield row("merged", total.merged, _merged(manifest))
    yield row("rejected", total.rejected, counted(manifest.rejected))
    yield row("quarantined", total.quarantined, f"unreadable lines: {output / 'quarantine'}" * bool(total.quarantined))
    for stage in sorted({stage for stage, _ in elsewhere}):
        reasons = {reason: count for (named, reason), count in elsewhere.items() if named == stage}
        yield row("set aside before", sum(reasons.values()), f"{counted(reasons)} ({stage})")
    yield row("groups", manifest.groups, f"{counted(manifest.splits)}; the largest has {manifest.largest_group:,}")
    if manifest.largest_group > manifest.total.kept / 2 > 1:
        yield "    one group holds more than half: if that is by teasers, --set group_by_teasers=false parts it"
    yield row("links and ties", sum(manifest.edges.values()), counted(manifest.edges))
    yield _leak(manifest.leak)
    if outcome.moved:
        yield row(
            "moved", len(outcome.moved), "in another split than was published: groups merged, or settings changed"
        )
        for moved in outcome.moved[:_SHOWN]:
            yield f"    {moved.id}  {moved.published_split} -> {moved.split}"
    yield from _table("cuts by rule", manifest.cuts)
    yield from _table("warnings", manifest.warnings)
    yield "  files written"
    for file in manifest.files:
        yield f"    {output / file.path}  ({_size(file.bytes)})"
    for rows in manifest.shared:
        yield f"    {output / rows.path}  ({rows.rows} row(s))"
    yield f"    {output / 'manifest.json'}"


_NAMES = {"pseudonymize": "pseudonymized", "keep": "kept"}
_SHOWN = 10


def _merged(manifest: Manifest) -> str:
    duplicates = {kind: manifest.edges.get(kind, 0) for kind in ("exact", "near")}
    versions = manifest.total.merged - sum(duplicates.values())
    return counted(
        {"other versions of a page": versions, "copies": duplicates["exact"], "near copies": duplicates["near"]}
    )


def _leak(leak: Leak) -> str:
    share = f"{leak.largest_share:.1%}"
    where = f"of the runs of words of {leak.id} stand in another split, most in {leak.other_id}" if leak.id else ""
    return f"  {'largest leak':<22}{share:>9}  {where}".rstrip()


def row(name: str, count: int, note: str) -> str:
    """Give a line of a summary."""
    return f"  {name:<22}{count:>9,}  {note}".rstrip()


def counted(counts: Mapping[str, int], sign: str = " ") -> str:
    """List counts in one line, without those that are none.

    >>> counted({"exact": 1_200, "near": 0, "link": 3})
    'exact 1,200, link 3'
    """
    return ", ".join(f"{name}{sign}{count:,}" for name, count in counts.items() if count)


def _table(name: str, counts: Mapping[str, int]) -> Iterator[str]:
    if counts:
        yield row(name, sum(counts.values()), "")
        for slug, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
            yield f"    {slug:<20}{count:>9,}"


def _size(count: int) -> str:
    """Give a file's size in a unit that fits.

    >>> _size(999), _size(48_213), _size(7_300_000)
    ('999 B', '48.2 kB', '7.3 MB')
    """
    if count < 1000:
        return f"{count} B"
    return f"{count / 1e3:.1f} kB" if count < 1_000_000 else f"{count / 1e6:.1f} MB"
