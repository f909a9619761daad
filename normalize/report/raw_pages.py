"""The raw files once more: how many pages gave questions, and what was merged into the records that are shown."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec import Struct

from crawler.records import RawQuestion, RawRecord
from normalize.identity import question_id
from normalize.raw import MissingInputError, decode, find_shards, read_lines
from normalize.report.chosen import rank
from normalize.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from normalize.progress import Progress
    from normalize.raw import Line


class _HeadQuestion(Struct):
    site: str
    url: str | None = None
    part: str | None = None


class _Head(Struct):
    """As much of a raw line as tells which record it is: the rest is passed over."""

    question: _HeadQuestion
    source: str
    page_sha256: str


@dataclass(slots=True)
class RawPages:
    """What the raw files hold now."""

    lines: int = 0
    pages: int = 0
    """Different pages that gave questions: URLs, or replayed files."""
    found: dict[str, RawRecord] = field(default_factory=dict)
    """The wanted records by id, of several versions the newest."""


def read_raw_pages(folder: Path, wanted: AbstractSet[str], progress: Progress) -> RawPages | None:
    """Read the heads of all raw lines, and the wanted records whole; None where there are no raw files.

    Args:
        folder: the output directory.
        wanted: ids.
        progress: shows how far the work has come.

    Raises:
        OSError: a file can't be read.
    """
    settings = Settings(output=folder)
    try:
        shards = find_shards(folder / "raw", settings.shard_bytes)
    except MissingInputError:
        return None
    raw = RawPages()
    sources = array("Q")
    decode_head = msgspec.json.Decoder(_Head).decode
    with progress("reading raw records", sum(shard.size for shard in shards)) as advance:
        for shard in shards:
            for line in read_lines(shard, settings.line_limit):
                raw.lines += 1
                advance(line.length)
                if line.content is None or line.fault:
                    continue
                try:
                    head = decode_head(line.content)
                except (ValueError, RecursionError):
                    continue  # normalize has quarantined it
                sources.append(rank(head.source))
                if wanted and (identity := _identity(head)) in wanted:
                    _take(raw.found, identity, line)
    raw.pages = len(np.unique(np.frombuffer(sources, np.uint64)))
    return raw


def _identity(head: _Head) -> str:
    told = head.question
    page = RawQuestion(site=told.site, title=None, question=None, url=told.url, part=told.part)
    return question_id(RawRecord(question=page, source="", page_sha256=head.page_sha256))


def _take(found: dict[str, RawRecord], identity: str, line: Line) -> None:
    """Keep the newest version; of those that are equally new, the same one in any order of the lines."""
    try:
        record = decode(line)
    except ValueError:
        return  # normalize has quarantined it
    before = found.get(identity)
    if before is None or _age(record) > _age(before):
        found[identity] = record
    elif _age(record) == _age(before):
        found[identity] = min(before, record, key=lambda each: (each.page_sha256, each.source))


def _age(record: RawRecord) -> tuple[str, int]:
    return record.fetched_at or "", len(record.question.answers)
