"""The proof against the raw lines: each one's fate, and every character of it in the clean record or in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from normalize.proof.artefacts import find_teaser, find_unrendered
from normalize.proof.names import find_name
from normalize.quarantine import raw_parts, read_rows
from normalize.raw import decode, read_lines
from normalize.set_aside import own_lines
from normalize.settings import Privacy
from normalize.sources import SAME, printed_strings, text_name
from normalize.text.ledger import restore
from normalize.text_fields import clean_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from crawler.records import RawRecord
    from normalize.corpus import LedgerEntry
    from normalize.progress import Advance
    from normalize.proof.corpora import Census
    from normalize.proof.failures import Failures
    from normalize.quarantine import Quarantined
    from normalize.raw import Line, Shard
    from normalize.records import Question
    from normalize.settings import Settings
    from normalize.storage import Place

Where = tuple[str, int]
"""A raw line: its file, its byte offset."""


def prove_raw_lines(
    shards: Sequence[Shard],
    settings: Settings,
    kept: Mapping[Where, str],
    census: Census,
    failures: Failures,
    advance: Advance,
) -> None:
    """Read all raw lines again and restore those that a corpus has, given the record's id by where they stand."""
    rows = read_rows(own_lines(settings.output / "quarantine" / "index.jsonl"))
    set_aside = {(row.file, row.offset): row for row in rows}
    for shard in shards:
        for line in read_lines(shard, settings.line_limit):
            advance(line.length)
            where = line.file, line.offset
            row = set_aside.get(where)
            if row is not None:
                _prove_quarantined(settings, row, line, failures)
            place = census.places.get(kept.get(where, ""))
            if place is None:
                continue
            try:
                raw, (question, entry) = decode(line), place.read()
            except ValueError as error:
                failures.add(f"raw/{line.file} at byte {line.offset}", str(error))
                continue
            for fault in _faults(raw, question, entry, settings.privacy):
                failures.add(question.id, fault)


def _faults(raw: RawRecord, question: Question, entry: LedgerEntry, privacy: Privacy) -> Iterable[str]:
    """Tell what is wrong with a record, given the raw record that it came from."""
    clean = clean_texts(raw.question, question, entry.cuts)
    texts, parsed = set[str](), set[str]()
    for path, printed in printed_strings(raw.question):
        name = text_name(path)
        if path in SAME:
            if getattr(question, path) != printed:
                yield f"{path}: not as the raw record has it"
        elif name is None:
            parsed.add(path)
            if entry.parsed.get(path) != printed:
                yield f"{path}: the ledger does not have it as the page prints it"
        else:
            texts.add(name)
            try:
                restored = restore(clean.get(name, ""), entry.cuts.get(name, []))
            except ValueError as error:
                yield f"{name}: {error}"
                continue
            if restored != printed:
                yield f"{name}: clean text and ledger do not give the raw text back"
    for strange in sorted((clean.keys() | entry.cuts.keys()) - texts) + sorted(entry.parsed.keys() - parsed):
        yield f"{strange}: the page has no such text"
    told = msgspec.to_builtins(raw)
    del told["question"]
    if msgspec.to_builtins(question.provenance) != told:
        yield "provenance: not the raw record's"
    yield from _leftovers(raw, question, privacy)


def _leftovers(raw: RawRecord, question: Question, privacy: Privacy) -> Iterable[str]:
    """Tell what a record holds that no corpus may hold."""
    if teaser := find_teaser(raw.question, question):
        yield f"holds a teaser's text: {teaser[:80]!r}"
    if binding := find_unrendered(raw.question, question):
        yield f"holds a binding that the page marks as not rendered: {binding[:80]!r}"
    if privacy is not Privacy.KEEP and (greeting := find_name(raw.question, question)):
        yield f"holds the asker's name: {greeting[:80]!r}"


def _prove_quarantined(settings: Settings, row: Quarantined, line: Line, failures: Failures) -> None:
    copy = settings.output / "quarantine" / row.copy_name
    try:
        same = row.length == line.length == copy.stat().st_size and (
            _is_same(settings.raw / row.file, row, copy) if line.content is None else copy.read_bytes() == line.content
        )
    except FileNotFoundError:
        same = False
    if not same:
        failures.add(f"quarantine/{row.copy_name}", f"not the bytes of raw/{row.file} at {row.offset}")


def _is_same(raw: Place, row: Quarantined, copy: Path) -> bool:
    """Compare a line that is too long for the memory with its copy."""
    with copy.open("rb") as copied:
        return all(part == copied.read(len(part)) for part in raw_parts(raw, row))
