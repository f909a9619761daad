"""From raw lines to what the corpora hold, all but writing it: the proof does the same once more and compares."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from normalize.accounts import Accounts
from normalize.context import Context
from normalize.corpus import LedgerEntry
from normalize.graph.cards import CardFile
from normalize.graph.connect import connect
from normalize.kept import KeptFile, KeptRow
from normalize.shard import ShardOutcome, count_shard, normalize_shard
from normalize.storage import Remote
from normalize.text.repeated import Repeated
from normalize.versions import newest_versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from normalize.engine import RunTasks
    from normalize.graph.splits import Published
    from normalize.graph.verdicts import Graph, Verdict
    from normalize.progress import Advance, Progress
    from normalize.protect.key import PseudonymKey
    from normalize.quarantine import Quarantined
    from normalize.raw import Shard
    from normalize.records import Question, Related
    from normalize.set_aside import Reject
    from normalize.settings import Settings
    from normalize.storage import Place
    from normalize.workplace import Workplace


@dataclass(frozen=True, slots=True)
class DerivedRow:
    """A record as its corpus holds it, its ledger entry, and where its raw line stands."""

    question: Question
    entry: LedgerEntry
    file: str
    offset: int


@dataclass(slots=True)
class Derived:
    """What a run's raw lines come to."""

    accounts: Accounts
    rejects: list[Reject]
    quarantined: list[Quarantined]
    graph: Graph
    _kept: KeptFile

    @property
    def size(self) -> int:
        """About as many bytes as `rows` reads."""
        return self._kept.size

    def rows(self, advance: Advance) -> Iterator[DerivedRow]:
        """Yield all rows in the order of the corpora."""
        for verdict, row in zip(self.graph.verdicts, self._kept.rows(advance), strict=True):
            if verdict.merged_into is None:
                question = row.record.question
                entry = LedgerEntry(id=question.id, cuts=row.record.cuts, parsed=row.record.parsed)
                yield DerivedRow(placed(question, verdict), entry, row.file, row.offset)


@contextmanager
def derive(
    shards: Sequence[Shard],
    place: Workplace,
    run_tasks: RunTasks,
    key: PseudonymKey | None,
    published: Mapping[str, Published],
    progress: Progress,
) -> Iterator[Derived]:
    """Work on all raw lines of an output directory, and have the outcome at hand.

    Args:
        shards: the raw lines.
        place: what to do, and where; its temporary files are read as long as the outcome is used.
        run_tasks: the engine that works on the shards.
        key: of the pseudonyms; None where names are kept.
        published: the group and split of every record that an earlier run published, by id.
        progress: shows how far the work has come.

    Raises:
        UnaccountedError: a raw line is unaccounted for.
        OSError: a file can't be read or written.
    """
    settings, spool = place.settings, place.spool
    size = sum(shard.size for shard in shards)
    with progress("looking for template debris", size) as advance:
        repeated = _repeated(shards, run_tasks, settings, advance)
    work = partial(normalize_shard, context=Context(settings, key, repeated.pruned()), runs=place.runs)
    outcomes: list[ShardOutcome] = []
    runs: list[Path] = []
    accounts = Accounts()
    with progress("reading raw records", size) as advance:
        for outcome in run_tasks(work, shards):
            outcomes.append(outcome)
            runs.append(_at_hand(outcome.run, spool))
            accounts.add(outcome.accounts)
            advance(outcome.size)
    with closing(KeptFile(spool / "kept.jsonl")) as kept, closing(CardFile(spool / "cards.jsonl")) as cards:
        with progress("merging versions", sum(run.stat().st_size for run in runs)) as advance:
            for row in newest_versions(runs, accounts, advance):
                kept.append(KeptRow(record=row.record, file=row.file, offset=row.offset))
                cards.append(row.card)
        for run in runs:
            run.unlink()
        with progress("connecting pages", kept.size) as advance:
            graph = connect(cards, kept.question, settings, published, spool, settings.sort_memory)
            advance(kept.size)
        with progress("accounting for every record", kept.size) as advance:
            _account(graph.verdicts, kept, accounts, advance)
        yield Derived(
            accounts=accounts,
            rejects=[row for outcome in outcomes for row in outcome.rejects],
            quarantined=[row for outcome in outcomes for row in outcome.quarantined],
            graph=graph,
            _kept=kept,
        )


def _at_hand(run: Place, spool: Path) -> Path:
    """Move a run to this machine if it is on a storage: all runs are open together while they are merged."""
    if not isinstance(run, Remote):
        return run
    local = spool / run.name
    run.get(local)
    run.remove()
    return local


def _repeated(shards: Sequence[Shard], run_tasks: RunTasks, settings: Settings, advance: Advance) -> Repeated:
    repeated = Repeated()
    count = partial(count_shard, line_limit=settings.line_limit)
    for shard, counted in zip(shards, run_tasks(count, shards), strict=True):
        repeated.update(counted)
        advance(shard.size)
    return repeated


def _account(verdicts: Sequence[Verdict], kept: KeptFile, accounts: Accounts, advance: Advance) -> None:
    """Count every row as kept, or as merged where it is a duplicate, and see that the books balance."""
    for verdict, row in zip(verdicts, kept.rows(advance), strict=True):
        question = row.record.question
        for books in (accounts.files[row.file], accounts.sites[question.site]):
            if verdict.merged_into is None:
                books.kept += 1
                books.answers += len(question.answers)
            else:
                books.merged += 1
    accounts.check()


def placed(question: Question, verdict: Verdict) -> Question:
    """Give a record its place among the others: duplicates, group, split, and where its links lead."""
    return structs.replace(
        question,
        duplicate_ids=list(verdict.duplicate_ids),
        group=verdict.group,
        split=verdict.split,
        related=[_resolved(link, *told) for link, told in zip(question.related, verdict.links, strict=True)],
    )


def _resolved(link: Related, question_id: str | None, match: str | None) -> Related:
    return structs.replace(link, question_id=question_id, match=match)
