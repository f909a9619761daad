"""Everything that a crawl writes beside its database: the archive and the raw records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from crawler.archive.writer import ArchiveWriter
from crawler.frontier.raw_lines import RawLines
from crawler.frontier.revisit import judge
from crawler.frontier.settle import Written
from crawler.frontier.states import Outcome, Settlement

ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who writes: an id in the database, and the name that its files bear."""

    id: int
    name: str


class Files:
    """The files of one writer; paths are below the output directory.

    Args:
        output: the output directory.
        writer: the name that the files bear.
        committed: how many bytes of each file count; what is behind that, and files that are not there, is cut off.
        archive_bytes: the length at which the archive goes on with a new file.

    Raises:
        ShortFileError: a file is shorter than what counts.
        OSError: a file can't be opened.
    """

    def __init__(self, output: Path, writer: str, committed: Mapping[str, int], archive_bytes: int) -> None:
        archived = {path.removeprefix(f"{ARCHIVE}/"): length for path, length in committed.items() if _is_archive(path)}
        raw = {path: length for path, length in committed.items() if not _is_archive(path)}
        self._archive = ArchiveWriter(output / ARCHIVE, writer, archived, archive_bytes)
        self._raw = RawLines(output, writer, raw)

    def write(self, settlement: Settlement) -> Written | None:
        """Write what a visit brought; None where no response came.

        Raises:
            OSError: it does not fit.
        """
        if settlement.exchange is None:
            return None
        judged = judge(settlement, settlement.exchange)
        position = self._archive.write(judged.exchange)
        raw = None
        if settlement.records and judged.outcome in (Outcome.NEW, Outcome.CHANGED):
            fetched_at = settlement.exchange.fetched_at
            raw = self._raw.write(
                [replace(record, fetched_at=fetched_at, archive=position) for record in settlement.records]
            )
        return Written(
            outcome=judged.outcome,
            archive=replace(position, file=f"{ARCHIVE}/{position.file}"),
            raw=raw,
            payload_digest=judged.payload_digest,
            refers_to_earlier=judged.exchange.original is not None,
            content=judged.content,
            interval=judged.interval,
        )

    def sync(self) -> dict[str, int]:
        """Make what was written durable; the result is the lengths of the files that have grown.

        Raises:
            OSError: it is not.
        """
        self._archive.sync()
        self._raw.sync()
        archived = {f"{ARCHIVE}/{name}": length for name, length in self._archive.lengths().items()}
        return archived | self._raw.lengths()

    def commit(self) -> None:
        """What was written counts from now on."""
        self._archive.commit()
        self._raw.commit()

    def cut(self) -> None:
        """Go back to the last commit."""
        self._archive.cut()
        self._raw.cut()

    def close(self) -> None:
        """Give the files back."""
        self._archive.close()
        self._raw.close()


def _is_archive(path: str) -> bool:
    return path.startswith(f"{ARCHIVE}/")
