"""Copies of crawlers' files, as they are brought together from many machines: whether they are there in whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from crawler.frontier.files import ARCHIVE
from crawler.frontier.leases import current_time
from crawler.frontier.raw_lines import FOLDER as RAW
from crawler.frontier.tables import crawlers, files, writers


@dataclass(slots=True, kw_only=True)
class WriterReport:
    """What the frontier knows of one writer's files, and what a folder holds of them; sizes are bytes."""

    name: str
    at_work: bool
    """It was heard of within the length of a lease: its files still grow."""
    number: int = 0
    """Of files."""
    counted: int = 0
    """That count, of all its files."""
    missing: int = 0
    """That count and are not in the folder."""
    behind: int = 0
    """In the folder, behind those that count or in files that do not: torn tails."""

    @property
    def is_whole(self) -> bool:
        """Whether the folder holds what counts, and nothing else."""
        return not self.missing and not self.behind


def writer_reports(connection: Connection, output: Path) -> list[WriterReport]:
    """Compare the files of a folder with what counts of them, writer by writer, by name."""
    alive = select(crawlers.c.name).where(crawlers.c.expires >= current_time(connection))
    at_work = set(connection.execute(alive).scalars())
    known = (
        select(writers.c.name, files.c.path, files.c.length)
        .join(files, files.c.writer == writers.c.id, isouter=True)
        .order_by(writers.c.name, files.c.path)
    )
    found: dict[str, WriterReport] = {}
    uncounted = {path for folder in (RAW, ARCHIVE) for path in (output / folder).glob("*")}
    for name, path, length in connection.execute(known):
        report = found.setdefault(name, WriterReport(name=name, at_work=name in at_work))
        if path is None:
            continue
        uncounted.discard(output / path)
        here = size_of(output / path)
        report.number += 1
        report.counted += length
        report.missing += max(length - here, 0)
        report.behind += max(here - length, 0)
    for path in uncounted:
        for report in found.values():
            report.behind += size_of(path) * _is_named(path.name, report.name)
    return list(found.values())


def _is_named(file: str, writer: str) -> bool:
    """Whether a file bears a writer's name.

    >>> _is_named("doctor_reply.crawl-5f0c-0.jsonl", "crawl-5f0c-0"), _is_named("crawl-5f0c-01.warc.gz", "crawl-5f0c-0")
    (True, False)
    """
    return file.endswith(f".{writer}.jsonl") or bool(re.fullmatch(rf"{re.escape(writer)}-\d{{5,}}\.warc\.gz", file))


def size_of(path: Path) -> int:
    """A file's bytes; none where it is not there.

    Raises:
        OSError: nobody can tell.
    """
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
