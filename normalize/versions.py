"""Records with the same id are versions of one page; one is kept, and always the same one."""

from __future__ import annotations

import heapq
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from normalize.shard import order, read_run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from normalize.accounts import Accounts
    from normalize.progress import Advance
    from normalize.shard import RunRow


def newest_versions(runs: Sequence[Path], accounts: Accounts, advance: Advance) -> Iterator[RunRow]:
    """Merge sorted runs and yield the newest version of every record, sorted; the others are merged."""
    rows = heapq.merge(*(read_run(run, advance) for run in runs), key=order)
    for (site, _), versions in groupby(rows, key=order):
        kept, *others = versions
        for version in others:
            before, kept = kept, newer(kept, version)
            dropped = version if kept is before else before
            accounts.files[dropped.file].merged += 1
            accounts.sites[site].merged += 1
        yield kept


def newer(one: RunRow, other: RunRow) -> RunRow:
    """Choose a version: fetched last, then most answers, then smallest page_sha256, then smallest source and bytes.

    Replayed files have no time and are older than any that have. Versions that differ in nothing but the raw file
    that they stand in are told apart by it, so it does not matter in which order versions meet.
    """
    for a, b in ((one, other), (other, one)):
        if _age(a) > _age(b):
            return a
    return min(one, other, key=_tie)


def _age(row: RunRow) -> tuple[str, int]:
    question = row.record.question
    return question.provenance.fetched_at or "", len(question.answers)


def _tie(row: RunRow) -> tuple[str, str, bytes, bytes, str, int]:
    told = row.record.question.provenance
    question, ledger = (msgspec.json.encode(part) for part in (row.record.question, row.record))
    return told.page_sha256, told.source, question, ledger, row.file, row.offset
