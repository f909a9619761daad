"""The corpora, their schema and their ledgers."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

import jsonlines
import msgspec
from msgspec import Struct

from normalize.holdings import Holdings
from normalize.manifest import WrittenFile, written_file
from normalize.records import Question
from normalize.text.ledger import Cut
from normalize.whole_file import PRIVATE, PUBLIC, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from normalize.derive import DerivedRow
    from normalize.graph.verdicts import Edge


class LedgerEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of `ledger/<site>.jsonl`: what of a raw record does not stand in the clean one as it was printed."""

    id: str
    cuts: dict[str, list[Cut]]
    """By text, in the order in which they were made. A text without cuts stands in the corpus as the page prints it."""
    parsed: dict[str, str]
    """What was read into typed fields, as printed: author blocks, dates, counts, links, by the raw record's paths."""


@dataclass(slots=True)
class Corpora:
    """What was written: the files, and what their records tell."""

    files: list[WrittenFile] = field(default_factory=list)
    holdings: Holdings = field(default_factory=Holdings)
    extractors: set[str] = field(default_factory=set)
    cuts: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    splits: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    """Records by group."""

    def count(self, question: Question, cuts: dict[str, list[Cut]]) -> None:
        """Take a record into the counts."""
        self.holdings.count(question)
        self.extractors.add(question.provenance.extractor)
        self.cuts.update(cut.rule for made in cuts.values() for cut in made)
        self.warnings.update(question.warnings)
        self.splits[question.split or ""] += 1
        self.groups[question.group or ""] += 1


def write_edges(output: Path, edges: Iterable[Edge]) -> WrittenFile:
    """Write `graph/edges.jsonl`: how the pages hang together, by id; the edges come in their order."""
    path = output / "graph" / "edges.jsonl"
    with whole_file(path) as file, jsonlines.Writer(file, dumps=msgspec.json.encode) as writer:
        writer.write_all(edges)
    return written_file(output, path, file)


def schema_json() -> bytes:
    """Give the JSON Schema of a corpus line."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Question), order="sorted")) + b"\n"


def write_corpora(output: Path, rows: Iterable[DerivedRow]) -> Corpora:
    """Write the corpus and the ledger of every site, and the schema; `rows` are sorted by site and id."""
    corpora = Corpora()
    for site, questions in groupby(rows, key=lambda row: row.question.site):
        paths = (output / f"{site}.jsonl", PUBLIC), (output / "ledger" / f"{site}.jsonl", PRIVATE)
        with ExitStack() as stack:
            files = [stack.enter_context(whole_file(path, mode)) for path, mode in paths]
            corpus, ledger = (jsonlines.Writer(file, dumps=msgspec.json.encode) for file in files)
            for row in questions:
                corpus.write(row.question)
                ledger.write(row.entry)
                corpora.count(row.question, row.entry.cuts)
        corpora.files += [written_file(output, path, file) for (path, _), file in zip(paths, files, strict=True)]
    with whole_file(output / "corpus.schema.json") as file:
        file.write(schema_json())
    corpora.files.append(written_file(output, output / "corpus.schema.json", file))
    return corpora
