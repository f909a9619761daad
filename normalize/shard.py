"""One shard from raw lines to a sorted run of assembled records: the part that several processes share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import jsonlines
import msgspec
from msgspec import structs

from normalize.accounts import Accounts
from normalize.assemble import Assembled, assemble
from normalize.privacy import protect_asker
from normalize.quarantine import Quarantined
from normalize.raw import decode, read_lines
from normalize.set_aside import STAGE, Reject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from crawler.records import RawRecord
    from normalize.progress import Advance
    from normalize.raw import Line, Shard
    from normalize.settings import Settings

    Step = Callable[[Assembled, Settings], Assembled]


class RejectedError(Exception):
    """Leaves the steps: the record goes to `rejects/<reason>.jsonl`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def protect_people(record: Assembled, settings: Settings) -> Assembled:
    """Keep askers' names out of the corpora."""
    author = protect_asker(record.question.author, settings.privacy)
    if author is record.question.author:
        return record
    return structs.replace(record, question=structs.replace(record.question, author=author))


def reject_empty_question(record: Assembled, settings: Settings) -> Assembled:
    """Set aside what asks nothing."""
    if record.question.name is None and record.question.text is None:
        raise RejectedError("empty_question", "neither a title nor a text is left")
    return record


RECORD_STEPS: tuple[Step, ...] = (protect_people, reject_empty_question)


def run_steps(raw: RawRecord, file: str, settings: Settings) -> Assembled:
    """Assemble a raw record of a raw file and take it through all steps.

    Raises:
        RejectedError: a step refuses it.
    """
    record = assemble(raw, file)
    for step in RECORD_STEPS:
        record = step(record, settings)
    return record


@dataclass(slots=True)
class ShardOutcome:
    """What became of a shard's lines; those that passed all steps stand in the run."""

    run: Path
    size: int
    accounts: Accounts = field(default_factory=Accounts)
    rejects: list[Reject] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)


def normalize_shard(shard: Shard, settings: Settings, spool: Path) -> ShardOutcome:
    """Read a shard, assemble its records and write those that pass all steps to a run, sorted by site and id."""
    outcome = ShardOutcome(run=spool / f"{shard.number}.jsonl", size=shard.size)
    records = [
        record
        for line in read_lines(shard, settings.line_limit)
        if (record := _normalize_line(line, settings, outcome)) is not None
    ]
    records.sort(key=order)
    with outcome.run.open("wb") as file, jsonlines.Writer(file, dumps=msgspec.json.encode) as run:
        run.write_all(records)
    return outcome


def _normalize_line(line: Line, settings: Settings, outcome: ShardOutcome) -> Assembled | None:
    file = outcome.accounts.files[line.file]
    file.read += 1
    try:
        raw = decode(line.content)
        record = run_steps(raw, line.file, settings)
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
    return record


def order(record: Assembled) -> tuple[str, str]:
    """How runs and corpora are sorted."""
    return record.question.site, record.question.id


_decode_run = msgspec.json.Decoder(Assembled).decode


def read_run(path: Path, advance: Advance) -> Iterator[Assembled]:
    """Read a run back, one record at a time, telling how many bytes each took."""

    def lines(file: BinaryIO) -> Iterator[bytes]:
        for line in file:
            yield line
            advance(len(line))

    with path.open("rb") as file:
        yield from jsonlines.Reader(lines(file), loads=_decode_run)
