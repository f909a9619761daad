"""The proof by doing it again: raw lines, settings and key must give the same records, ledger and graph once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from normalize.graph.human_text import human_text
from normalize.graph.leak import measure_leak
from normalize.set_aside import own_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from msgspec import Struct

    from normalize.derive import Derived, DerivedRow
    from normalize.graph.leak import Leak
    from normalize.progress import Advance
    from normalize.proof.corpora import Census
    from normalize.proof.failures import Failures
    from normalize.proof.raw_lines import Where
    from normalize.settings import Settings


def prove_derivation(
    settings: Settings, derived: Derived, census: Census, folder: Path, failures: Failures, advance: Advance
) -> tuple[dict[Where, str], Leak]:
    """Compare what the raw lines come to with what stands there: where each record's raw line is, and the leak."""
    kept: dict[Where, str] = {}

    def proved() -> Iterator[tuple[str, str, list[str]]]:
        for row in derived.rows(advance):
            kept[row.file, row.offset] = row.question.id
            _prove_row(row, census, failures)
            yield row.question.id, row.question.split or "", human_text(row.question).words

    leak = measure_leak(proved(), folder, settings, settings.sort_memory)
    for identity in sorted(census.places.keys() - set(kept.values())):
        failures.add(identity, "no raw record says this: run `make normalize` again?")
    _prove_rows(settings.output / "graph" / "edges.jsonl", derived.graph.edges(), failures)
    rows = sorted(msgspec.json.encode(row) + b"\n" for row in derived.quarantined)
    if own_lines(settings.output / "quarantine" / "index.jsonl") != rows:
        failures.add("quarantine/index.jsonl", "not the raw lines that can't be read")
    rejects: dict[str, list[bytes]] = {path.stem: [] for path in (settings.output / "rejects").glob("*.jsonl")}
    for reject in derived.rejects:
        rejects.setdefault(reject.reason, []).append(msgspec.json.encode(reject) + b"\n")
    for reason, rows in sorted(rejects.items()):
        if own_lines(settings.output / "rejects" / f"{reason}.jsonl") != sorted(rows):
            failures.add(f"rejects/{reason}.jsonl", "not the raw records that the settings reject")
    return kept, leak


def _prove_row(row: DerivedRow, census: Census, failures: Failures) -> None:
    identity = row.question.id
    place = census.places.get(identity)
    if place is None:
        failures.add(
            f"{row.question.site}.jsonl", f"{identity} is missing, which raw/{row.file} at byte {row.offset} says"
        )
        return
    question, entry = place.read()
    for told, found in ((row.question, question), (row.entry, entry)):
        if told != found:
            failures.add(identity, f"{_first_difference(told, found)}: not what its raw record gives")


def _first_difference(told: Struct, found: Struct) -> str:
    """Name the first field in which two records differ; of a dict the first key, of a list the first place."""
    for name in told.__struct_fields__:
        one, other = getattr(told, name), getattr(found, name)
        if one == other:
            continue
        if isinstance(one, dict) and isinstance(other, dict):
            return next(str(key) for key in sorted(one.keys() | other.keys()) if one.get(key) != other.get(key))
        return str(name)
    raise AssertionError("there is none")


def _prove_rows(path: Path, rows: Iterator[Struct], failures: Failures) -> None:
    name = path.relative_to(path.parents[1]).as_posix()
    try:
        with path.open("rb") as file:
            for number, row in enumerate(rows, 1):
                told = msgspec.json.encode(row)
                if file.readline() != told + b"\n":
                    failures.add(f"{name} line {number}", f"not what the pages give: {told.decode()}")
                    return
            if file.read(1):
                failures.add(name, "more lines than the pages give")
    except FileNotFoundError:
        failures.add(name, "missing")
