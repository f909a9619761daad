"""The proof against the raw records: every line accounted for, every raw text restored from clean text and ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from normalize.accounts import Accounts
from normalize.identity import question_id
from normalize.proof.artefacts import find_teaser
from normalize.quarantine import read_rows
from normalize.raw import MissingInputError, decode, find_shards, read_lines
from normalize.set_aside import split_rows
from normalize.shard import RejectedError, run_steps
from normalize.text.ledger import restore
from normalize.text_fields import clean_texts, raw_texts

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.records import RawRecord
    from normalize.corpus import LedgerEntry
    from normalize.proof.corpora import Census
    from normalize.proof.failures import Failures
    from normalize.quarantine import Quarantined
    from normalize.raw import Line
    from normalize.records import Question
    from normalize.settings import Settings


@dataclass(slots=True)
class _Proof:
    """What is known while the raw lines pass by."""

    settings: Settings
    census: Census
    failures: Failures
    set_aside: dict[tuple[str, int], Quarantined]
    accounts: Accounts = field(default_factory=Accounts)
    proved: set[str] = field(default_factory=set)
    faults: dict[str, str] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        """Account for one raw line."""
        books = [self.accounts.files[line.file]]
        row = self.set_aside.pop((line.file, line.offset), None)
        if row is not None:
            _prove_quarantined(self.settings.output, row, line, self.failures)
            fate = "quarantined"
        else:
            try:
                raw = decode(line.content)
            except ValueError as error:
                self.failures.add(f"raw/{line.file} at byte {line.offset}", f"not read and not in quarantine: {error}")
                return
            books.append(self.accounts.sites[raw.question.site])
            fate = self._fate(raw)
        for counts in books:
            counts.read += 1
            setattr(counts, fate, getattr(counts, fate) + 1)

    def _fate(self, raw: RawRecord) -> str:
        """Tell whether a corpus has a raw record, another version of it, or neither; prove it if it does."""
        identity = question_id(raw)
        place = self.census.places.get(identity)
        if place is None:
            return "rejected"
        if identity not in self.proved:
            question, entry = place.read()
            if _is_origin(raw, question):
                fault = _fault(raw, question, entry)
                if fault is None:
                    self.proved.add(identity)
                    return "kept"
                self.faults.setdefault(identity, fault)
        try:
            run_steps(raw, "", self.settings)
        except RejectedError:
            return "rejected"
        return "merged"

    def finish(self) -> None:
        """Name the records that no raw record proves, and the rows of quarantine that no raw line explains."""
        for identity in sorted(self.census.places.keys() - self.proved):
            self.failures.add(
                identity, self.faults.get(identity, "no raw record says this: run `make normalize` again?")
            )
        for row in self.set_aside.values():
            self.failures.add("quarantine/index.jsonl", f"no line begins at byte {row.offset} of raw/{row.file}")


def prove_origin(settings: Settings, census: Census, failures: Failures) -> Accounts:
    """Read all raw lines again: prove each record against its own, and count what became of the lines."""
    rows = read_rows(split_rows(settings.output / "quarantine" / "index.jsonl")[0])
    set_aside = {(row.file, row.offset): row for row in rows}
    proof = _Proof(settings, census, failures, set_aside)
    try:
        shards = find_shards(settings.raw, settings.shard_bytes)
    except MissingInputError as error:
        failures.add("raw", str(error))
        shards = []
    for shard in shards:
        for line in read_lines(shard, settings.line_limit):
            proof.take(line)
    proof.finish()
    return proof.accounts


def _is_origin(raw: RawRecord, question: Question) -> bool:
    told = question.provenance
    return (raw.source, raw.fetched_at, raw.page_sha256, raw.extractor) == (
        told.source,
        told.fetched_at,
        told.page_sha256,
        told.extractor,
    )


def _fault(raw: RawRecord, question: Question, entry: LedgerEntry) -> str | None:
    """Tell what is wrong with a record, given the raw record that it came from."""
    clean = clean_texts(raw.question, question, entry.cuts)
    page = dict(raw_texts(raw.question))
    if strange := sorted((clean.keys() | entry.cuts.keys()) - page.keys()):
        return f"{strange[0]}: the page has no such text"
    for name, text in page.items():
        try:
            restored = restore(clean.get(name, ""), entry.cuts.get(name, []))
        except ValueError as error:
            return f"{name}: {error}"
        if restored != text:
            return f"{name}: clean text and ledger do not give the raw text back"
    if teaser := find_teaser(raw.question, question):
        return f"holds a teaser's text: {teaser[:80]!r}"
    return None


def _prove_quarantined(output: Path, row: Quarantined, line: Line, failures: Failures) -> None:
    copy = output / "quarantine" / row.copy_name
    try:
        same = row.length == line.length == copy.stat().st_size and (
            line.content is None or copy.read_bytes() == line.content
        )
    except FileNotFoundError:
        same = False
    if not same:
        failures.add(f"quarantine/{row.copy_name}", f"not the bytes of raw/{row.file} at {row.offset}")
