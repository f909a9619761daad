"""What was merged: how much into how many, and some of it side by side with what was kept."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from normalize.assemble import assemble
from normalize.context import Context
from normalize.corpus import LedgerEntry
from normalize.protect.key import PseudonymKey
from normalize.report.masked import Masked
from normalize.report.shown import Record, Table
from normalize.report.tallies import Sample
from normalize.report.visible import shortened
from normalize.settings import recorded
from normalize.text.repeated import Repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.records import RawRecord
    from normalize.report.sources import Sources
    from normalize.settings import Settings

_COPIES = 3
_TEXTS = 8
_LONGEST = 1_200
_NO_KEY = PseudonymKey(bytes(16))  # what takes the place of names is masked
_KINDS = {"exact": "the same words", "near": "as good as the same words"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words; `mark` is `ins` for what stands here alone, `del` for what the kept record has instead, or empty."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a record: which, and its words."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A record that was merged; no texts where its raw line was not found."""

    record: Record
    kind: str
    score: float | None
    texts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A kept record beside those that were merged into it."""

    kept: Record
    texts: tuple[Said, ...]
    copies: tuple[Copy, ...]
    more: int
    """Copies that are not shown."""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Merged records."""

    sizes: Table | None
    clusters: tuple[Cluster, ...]
    has_raw: bool


def duplicates(sources: Sources) -> Duplicates:
    """Compute how big the clusters are, and show some."""
    manifest = sources.manifest
    settings = recorded(manifest.settings, output=Path(), privacy=manifest.privacy)
    sizes = tuple((str(size + 1), count) for size, count in sorted(sources.tallies.clusters.items()))
    table = Table("Clusters of duplicates by size", ("Records in one", "Clusters"), sizes) if sizes else None
    clusters = tuple(_cluster(sample, sources, settings) for sample in sources.tallies.clusters_shown)
    return Duplicates(table, clusters, sources.raw is not None)


def _cluster(sample: Sample, sources: Sources, settings: Settings) -> Cluster:
    kept = Masked(sample)
    said = dict(islice(kept.texts(), _TEXTS))
    ids = sample.question.duplicate_ids
    return Cluster(
        kept=kept.record,
        texts=tuple(Said(label, (Piece(shortened(text, _LONGEST)),)) for label, text in said.items()),
        copies=tuple(_copy(each, said, sources, settings) for each in ids[:_COPIES]),
        more=max(0, len(ids) - _COPIES),
    )


def _copy(identity: str, kept: dict[str, str], sources: Sources, settings: Settings) -> Copy:
    edge = sources.merges.get(identity)
    kind, score = ("", None) if edge is None else (_KINDS.get(edge.kind, edge.kind), edge.score)
    raw = None if sources.raw is None else sources.raw.found.get(identity)
    if raw is None:
        return Copy(Record(identity), kind, score, ())
    masked = Masked(_assembled(raw, settings))
    texts = tuple(
        Said(label, tuple(compared(shortened(kept.get(label, ""), _LONGEST), shortened(text, _LONGEST))))
        for label, text in islice(masked.texts(), _TEXTS)
    )
    return Copy(masked.record, kind, score, texts)


def _assembled(raw: RawRecord, settings: Settings) -> Sample:
    """Clean a raw record; what only the whole site tells of its debris is not known here."""
    record = assemble(raw, Context(settings, _NO_KEY, Repeated()))
    return Sample(record.question, LedgerEntry(id=record.question.id, cuts=record.cuts, parsed=record.parsed))


def compared(kept: str, other: str) -> Iterator[Piece]:
    """Tell, word by word, in what another text differs from the one that is kept.

    >>> [(piece.text, piece.mark) for piece in compared("Take 5 mg daily", "Take 50 mg daily")]
    [('Take ', ''), ('5 ', 'del'), ('50 ', 'ins'), ('mg daily', '')]
    """
    before, after = _words(kept), _words(other)
    if not before:
        yield Piece(other)
        return
    for action, start, end, other_start, other_end in SequenceMatcher(None, before, after, False).get_opcodes():
        if action == "equal":
            yield Piece("".join(after[other_start:other_end]))
            continue
        if start < end:
            yield Piece("".join(before[start:end]), "del")
        if other_start < other_end:
            yield Piece("".join(after[other_start:other_end]), "ins")


def _words(text: str) -> list[str]:
    return [word + " " for word in text.split(" ")[:-1]] + ([text.split(" ")[-1]] if text else [])
