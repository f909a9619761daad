"""What an export holds, for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.comparison.excerpts import visible
from normalize.export.exported import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from normalize.export.exported import Exported, SplitCounts


def summary(exported: Exported, target: Path) -> str:
    """Tell what was exported, what was left out and why, and how to load it; what can't be seen is written out."""
    return "\n".join(map(visible, _lines(exported, target)))


def _lines(exported: Exported, target: Path) -> Iterator[str]:
    rows = "" if exported.unit == "records" else exported.unit
    yield f"Exported for {exported.choice.purpose} to {target}"
    yield f"  {'':<16}{'records':>12}{rows:>15}{'characters':>15}"
    for split, counts in exported.splits.items():
        yield _row(split, counts, bool(rows))
    yield _row("total", exported.total, bool(rows))
    if exported.without_known_rights:
        yield f"  of these {exported.without_known_rights:,} without known rights: --known-rights leaves them out"
    if exported.left_out:
        yield f"  {'left out':<16}{sum(exported.left_out.values()):>12,}"
        for reason, count in exported.left_out.items():
            yield f"    {reason:<14}  {count:>10,}"
    if exported.askers_answers:
        yield f"  {exported.askers_answers:,} of their answers left out: whoever asked wrote them"
    for warning in exported.absent_warnings:
        yield f"  no record has the warning {warning}: is it misspelt?"
    yield "  files written"
    for file in exported.files:
        yield f"    {target / file.path}"
    yield f"    {target / FILE}"
    yield "  to load it"
    yield f"    from datasets import load_dataset; dataset = load_dataset({str(target)!r})"


def _row(name: str, counts: SplitCounts, has_rows: bool) -> str:
    rows = f"{counts.rows:,}" if has_rows else ""
    return f"  {name:<16}{counts.records:>12,}{rows:>15}{counts.characters:>15,}"
