"""One shard from raw lines to a sorted run of assembled records: the part that several processes share."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

import jsonlines
import msgspec
from msgspec import Struct

from normalize.accounts import Accounts
from normalize.assemble import Assembled, assemble
from normalize.graph.cards import Card, make_card
from normalize.quality import reject_reason
from normalize.quarantine import Quarantined
from normalize.raw import decode, read_lines
from normalize.set_aside import STAGE, Reject
from normalize.storage import Remote
from normalize.text.repeated import Repeated, count_bindings, shared_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from crawler.records import RawRecord
    from normalize.context import Context
    from normalize.progress import Advance
    from normalize.raw import Line, Shard
    from normalize.settings import Settings
    from normalize.storage import Place

    Step = Callable[[Assembled, Settings], Assembled]


class RejectedError(Exception):
    """Leaves the steps: the record goes to `rejects/<reason>.jsonl`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def reject_by_quality(record: Assembled, settings: Settings) -> Assembled:
    """Set aside what asks nothing, and what the settings do not want: spam, languages, questions without an answer."""
    if (why := reject_reason(record.question, settings)) is not None:
        raise RejectedError(*why)
    return record


RECORD_STEPS: tuple[Step, ...] = (reject_by_quality,)


def run_steps(raw: RawRecord, context: Context) -> Assembled:
    """Assemble a raw record and take it through all steps.

    Raises:
        RejectedError: a step refuses it.
    """
    record = assemble(raw, context)
    for step in RECORD_STEPS:
        record = step(record, context.settings)
    return record


class RunRow(Struct, frozen=True, kw_only=True):
    """A line of a run: a record, its card, and the raw line that it came from."""

    record: Assembled
    card: Card
    file: str
    """The raw file's name."""
    offset: int
    """Of the raw line in it, in bytes."""


@dataclass(slots=True)
class ShardOutcome:
    """What became of a shard's lines; those that passed all steps stand in the run."""

    run: Place
    size: int
    accounts: Accounts = field(default_factory=Accounts)
    rejects: list[Reject] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)


def count_shard(shard: Shard, line_limit: int) -> Repeated:
    """Count the bindings of a shard's pages: what its site repeats is known before any page is cleaned."""
    repeated = Repeated()
    for line in read_lines(shard, line_limit):
        try:
            raw = decode(line)
        except ValueError:
            continue  # the same line is quarantined when its record is wanted
        repeated.add(raw.question.site, count_bindings(raw.question), shared_page(raw))
    return repeated


def normalize_shard(shard: Shard, context: Context, runs: Place) -> ShardOutcome:
    """Read a shard, assemble its records and write those that pass all steps to a run, sorted by site and id.

    The run takes its place when it is whole: a shard may be worked on again, even by two at a time.
    """
    outcome = ShardOutcome(run=runs / f"{shard.number}.jsonl", size=shard.size)
    rows = [
        row
        for line in read_lines(shard, context.settings.line_limit)
        if (row := _normalize_line(line, context, outcome)) is not None
    ]
    rows.sort(key=order)
    _write_run(outcome.run, rows)
    return outcome


def _write_run(run: Place, rows: list[RunRow]) -> None:
    lines = (msgspec.json.encode(row) + b"\n" for row in rows)
    if isinstance(run, Remote):
        run.write(b"".join(lines))
        return
    handle, name = mkstemp(dir=run.parent, prefix=f".{run.name}.", suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.writelines(lines)
    Path(name).replace(run)


def _normalize_line(line: Line, context: Context, outcome: ShardOutcome) -> RunRow | None:
    file = outcome.accounts.files[line.file]
    file.read += 1
    try:
        raw = decode(line)
        record = run_steps(raw, context)
        card = make_card(raw, record, context.settings)
    except RejectedError as why:
        file.rejected += 1
        site = outcome.accounts.sites[raw.question.site]
        site.read += 1
        site.rejected += 1
        outcome.rejects.append(Reject(stage=STAGE, source=raw.source, reason=why.reason, detail=why.detail))
        return None
    except Exception as error:  # whatever is wrong with one line, all others come through
        file.quarantined += 1
        reason = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        outcome.quarantined.append(
            Quarantined(stage=STAGE, file=line.file, offset=line.offset, length=line.length, reason=reason)
        )
        return None
    outcome.accounts.sites[raw.question.site].read += 1
    return RunRow(record=record, card=card, file=line.file, offset=line.offset)


def order(row: RunRow) -> tuple[str, str]:
    """How runs and corpora are sorted."""
    return row.record.question.site, row.record.question.id


_decode_run = msgspec.json.Decoder(RunRow).decode


def read_run(path: Path, advance: Advance) -> Iterator[RunRow]:
    """Read a run back, one record at a time, telling how many bytes each took."""

    def lines(file: BinaryIO) -> Iterator[bytes]:
        for line in file:
            yield line
            advance(len(line))

    with path.open("rb") as file:
        yield from jsonlines.Reader(lines(file), loads=_decode_run)
