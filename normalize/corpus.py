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

from normalize.manifest import WrittenFile, written_file
from normalize.records import Question
from normalize.text.ledger import Cut
from normalize.whole_file import PRIVATE, PUBLIC, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from normalize.assemble import Assembled


class LedgerEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of `ledger/<site>.jsonl`: a record's cuts by field, in the order in which they were made.

    A field without cuts is not there: its text stands in the corpus as the page prints it.
    """

    id: str
    cuts: dict[str, list[Cut]]


@dataclass(slots=True)
class Corpora:
    """What was written: the files, and what their records tell."""

    files: list[WrittenFile] = field(default_factory=list)
    extractors: set[str] = field(default_factory=set)
    cuts: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)

    def count(self, question: Question, cuts: dict[str, list[Cut]]) -> None:
        """Take a record into the counts."""
        self.extractors.add(question.provenance.extractor)
        self.cuts.update(cut.rule for made in cuts.values() for cut in made)
        self.warnings.update(question.warnings)


def schema_json() -> bytes:
    """Give the JSON Schema of a corpus line."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Question), order="sorted")) + b"\n"


def write_corpora(output: Path, records: Iterable[Assembled]) -> Corpora:
    """Write the corpus and the ledger of every site, and the schema; `records` are sorted by site and id."""
    corpora = Corpora()
    for site, questions in groupby(records, key=lambda record: record.question.site):
        paths = (output / f"{site}.jsonl", PUBLIC), (output / "ledger" / f"{site}.jsonl", PRIVATE)
        with ExitStack() as stack:
            files = [stack.enter_context(whole_file(path, mode)) for path, mode in paths]
            corpus, ledger = (jsonlines.Writer(file, dumps=msgspec.json.encode) for file in files)
            for record in questions:
                corpus.write(record.question)
                ledger.write(LedgerEntry(id=record.question.id, cuts=record.cuts))
                corpora.count(record.question, record.cuts)
        corpora.files += [written_file(output, path, file) for (path, _), file in zip(paths, files, strict=True)]
    with whole_file(output / "corpus.schema.json") as file:
        file.write(schema_json())
    corpora.files.append(written_file(output, output / "corpus.schema.json", file))
    return corpora
