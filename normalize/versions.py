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
    from normalize.assemble import Assembled
    from normalize.progress import Advance


def newest_versions(runs: Sequence[Path], accounts: Accounts, advance: Advance) -> Iterator[Assembled]:
    """Merge sorted runs and yield the newest version of every record, sorted; `accounts` takes the others in."""
    records = heapq.merge(*(read_run(run, advance) for run in runs), key=order)
    for (site, _), versions in groupby(records, key=order):
        kept: Assembled | None = None
        for version in versions:
            before, kept = kept, version if kept is None else newer(kept, version)
            if before is not None:
                dropped = version if kept is before else before
                accounts.files[dropped.raw_file].merged += 1
                accounts.sites[site].merged += 1
        if kept is not None:
            for books in (accounts.files[kept.raw_file], accounts.sites[site]):
                books.kept += 1
                books.answers += len(kept.question.answers)
            yield kept


def newer(one: Assembled, other: Assembled) -> Assembled:
    """Choose a version: fetched last, then most answers, then smallest page_sha256, then smallest source and bytes.

    Replayed files have no time and are older than any that have. The order is total, so it does not matter in which
    order versions meet.
    """
    for a, b in ((one, other), (other, one)):
        if _age(a) > _age(b):
            return a
    return min(one, other, key=_tie)


def _age(record: Assembled) -> tuple[str, int]:
    return record.question.provenance.fetched_at or "", len(record.question.answers)


def _tie(record: Assembled) -> tuple[str, str, bytes]:
    provenance = record.question.provenance
    return provenance.page_sha256, provenance.source, msgspec.json.encode(record.question)
