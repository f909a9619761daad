"""The proof of every corpus line by itself, and where each stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from normalize.corpus import LedgerEntry
from normalize.holdings import Holdings
from normalize.manifest import Counts
from normalize.proof.artefacts import find_artefact, texts_of
from normalize.records import SCHEMA_VERSION, Question

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from normalize.progress import Advance
    from normalize.proof.failures import Failures

_decode_question = msgspec.json.Decoder(Question).decode
_decode_entry = msgspec.json.Decoder(LedgerEntry).decode


class Place(NamedTuple):
    """Where a record and its ledger entry stand: files, byte offsets."""

    corpus: Path
    at: int
    ledger: Path
    ledger_at: int

    def read(self) -> tuple[Question, LedgerEntry]:
        """Read both.

        Raises:
            ValueError: one of them does not decode.
        """
        with self.corpus.open("rb") as file:
            file.seek(self.at)
            question = _decode_question(file.readline())
        with self.ledger.open("rb") as file:
            file.seek(self.ledger_at)
            return question, _decode_entry(file.readline())


@dataclass(slots=True)
class Census:
    """What the corpora and ledgers themselves tell."""

    places: dict[str, Place] = field(default_factory=dict)
    """By record id."""
    sites: dict[str, Counts] = field(default_factory=dict)
    holdings: Holdings = field(default_factory=Holdings)
    extractors: set[str] = field(default_factory=set)
    cuts: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    groups: dict[str, str] = field(default_factory=dict)
    """By record id."""
    splits: dict[str, str] = field(default_factory=dict)
    """By group; of one that is in two splits the first."""
    split_counts: Counter[str] = field(default_factory=Counter)
    names: int = 0
    """Records with an asker's name."""


def take_census(output: Path, failures: Failures, advance: Advance) -> Census:
    """Read every corpus with its ledger, line by line."""
    census = Census()
    for corpus in sorted(output.glob("*.jsonl")):
        counts = census.sites[corpus.stem] = Counts()
        ledger = output / "ledger" / corpus.name
        last = ""
        pairs = zip_longest(_lines(corpus, output, failures), _lines(ledger, output, failures))
        for number, (line, entry_line) in enumerate(pairs, 1):
            where = f"{corpus.name} line {number}"
            advance(len(line[1]) if line else 0)
            if line is None:
                failures.add(f"ledger/{corpus.name} line {number}", "an entry without a record")
                continue
            question = _question(line[1], where, failures)
            if question is None:
                continue
            _prove_alone(question, last, corpus.stem, f"{where} ({question.id})", failures)
            last = question.id
            counts.kept += 1
            counts.answers += len(question.answers)
            census.holdings.count(question)
            census.extractors.add(question.provenance.extractor)
            census.warnings.update(question.warnings)
            _count_group(census, question, where, failures)
            census.names += question.author is not None and question.author.name is not None
            entry = _entry(entry_line, question.id, f"ledger/{corpus.name} line {number}", failures)
            if entry is not None and entry_line is not None:
                census.cuts.update(cut.rule for cuts in entry.cuts.values() for cut in cuts)
                census.places[question.id] = Place(corpus, line[0], ledger, entry_line[0])
    return census


def _lines(path: Path, output: Path, failures: Failures) -> Iterator[tuple[int, bytes]]:
    """Read a file's lines with their byte offsets."""
    try:
        with path.open("rb") as file:
            at = 0
            for line in file:
                yield at, line
                at += len(line)
    except FileNotFoundError:
        failures.add(path.relative_to(output).as_posix(), "missing")


def _question(line: bytes, where: str, failures: Failures) -> Question | None:
    try:
        question = _decode_question(line)
    except (ValueError, RecursionError) as error:
        failures.add(where, f"not of the schema: {error}")
        return None
    if msgspec.json.encode(question) + b"\n" != line:
        failures.add(f"{where} ({question.id})", "not as it was written: keys, their order or white space differ")
    return question


def _prove_alone(question: Question, last: str, site: str, where: str, failures: Failures) -> None:
    if question.id <= last:
        failures.add(where, "not sorted by id, or twice")
    if question.schema != SCHEMA_VERSION:
        failures.add(where, f"schema {question.schema!r}, not {SCHEMA_VERSION!r}")
    if question.site != site or not question.id.startswith(f"{site}:"):
        failures.add(where, f"a record of another site: {question.site!r}")
    if question.warnings != sorted(set(question.warnings)):
        failures.add(where, "warnings not sorted, or twice")
    if len({answer.id for answer in question.answers}) < len(question.answers):
        failures.add(where, "two answers with one id")
    for name, text in texts_of(question):
        if artefact := find_artefact(text, is_title=name.endswith(("name", "headline"))):
            failures.add(where, f"{name} holds {artefact[:120]!r}")


def _count_group(census: Census, question: Question, where: str, failures: Failures) -> None:
    group, split = question.group, question.split
    if group is None or split is None:
        failures.add(f"{where} ({question.id})", "no group, or no split")
        return
    census.groups[question.id] = group
    census.split_counts[split] += 1
    if census.splits.setdefault(group, split) != split:
        failures.add(f"{where} ({question.id})", f"in {split}, but others of its group are in {census.splits[group]}")


def _entry(line: tuple[int, bytes] | None, identity: str, where: str, failures: Failures) -> LedgerEntry | None:
    if line is None:
        failures.add(where, f"missing: the entry of {identity}")
        return None
    try:
        entry = _decode_entry(line[1])
    except (ValueError, RecursionError) as error:
        failures.add(where, f"not a ledger entry: {error}")
        return None
    if msgspec.json.encode(entry) + b"\n" != line[1]:
        failures.add(f"{where} ({entry.id})", "not as it was written: keys, their order or white space differ")
    if entry.id != identity:
        failures.add(where, f"the entry of {entry.id}, not of {identity}")
        return None
    return entry
