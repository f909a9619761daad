"""What a run did, for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.set_aside import STAGE, rejects_by_stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from normalize.manifest import Manifest


def summary(manifest: Manifest, output: Path) -> str:
    """Tell what came in, what became of it and where it stands."""
    return "\n".join(_lines(manifest, output))


def _lines(manifest: Manifest, output: Path) -> Iterator[str]:
    total = manifest.total
    elsewhere = {key: count for key, count in rejects_by_stage(output).items() if key[0] != STAGE}
    yield f"Corpora in {output}, askers' names {_NAMES[manifest.privacy]}"
    yield _row("raw records", total.read, "" if total.lost else "all accounted for below")
    yield _row("questions kept", total.kept, _list({site: counts.kept for site, counts in manifest.sites.items()}))
    yield _row("answers", total.answers, _list({site: counts.answers for site, counts in manifest.sites.items()}))
    yield _row("merged", total.merged, "other copies of pages that were kept")
    yield _row("rejected", total.rejected, _list(manifest.rejected))
    yield _row("quarantined", total.quarantined, f"unreadable lines: {output / 'quarantine'}" * bool(total.quarantined))
    for stage in sorted({stage for stage, _ in elsewhere}):
        reasons = {reason: count for (named, reason), count in elsewhere.items() if named == stage}
        yield _row("set aside before", sum(reasons.values()), f"{_list(reasons)} ({stage})")
    yield from _table("cuts by rule", manifest.cuts)
    yield from _table("warnings", manifest.warnings)
    yield "  files written"
    for file in manifest.files:
        yield f"    {output / file.path}  ({_size(file.bytes)})"
    for rows in manifest.shared:
        yield f"    {output / rows.path}  ({rows.rows} row(s))"
    yield f"    {output / 'manifest.json'}"


_NAMES = {"pseudonymize": "left out (not yet where a text greets them)", "keep": "kept"}


def _row(name: str, count: int, note: str) -> str:
    return f"  {name:<22}{count:>9,}  {note}".rstrip()


def _list(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items() if count)


def _table(name: str, counts: Mapping[str, int]) -> Iterator[str]:
    if counts:
        yield _row(name, sum(counts.values()), "")
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
