"""What a crawl or a replay leaves behind: `raw/<site>.<run>.jsonl` and its rows of `rejects/<reason>.jsonl`."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

import jsonlines
import msgspec
from msgspec import Struct

from crawler.extract import EXTRACTOR_FAULT
from crawler.records import RawRecord, SetAside


class Reject(Struct, frozen=True, kw_only=True):
    """One line of `rejects/<reason>.jsonl`; `stage` tells whose line it is."""

    stage: str
    source: str
    reason: str
    detail: str | None


@dataclass(slots=True)
class Outcome:
    """What a run found: question pages and answers by site style, pages set aside by reason."""

    questions: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)

    @property
    def faults(self) -> int:
        """Pages that our own code failed on."""
        return self.set_aside[EXTRACTOR_FAULT]

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(self.questions + other.questions, self.answers + other.answers, self.set_aside + other.set_aside)

    def __str__(self) -> str:
        return "\n".join(
            (
                f"Pages           {self.questions.total() + self.set_aside.total():>9,}",
                *(
                    f"  {site:<14}{count:>9,} questions, {self.answers[site]:,} answers"
                    for site, count in sorted(self.questions.items())
                ),
                *(f"  set aside     {count:>9,} {reason}" for reason, count in sorted(self.set_aside.items())),
            )
        )


def check_writable(output: Path) -> None:
    """Make the folders of the output directory and prove that they take files.

    Raises:
        OSError: they can't be made or written.
    """
    for folder in (output / "raw", output / "rejects"):
        folder.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()


class RawFiles:
    """The output of one run, which takes the place of what the same run left before.

    Nothing is to be seen until `close`: records grow in temporary files, which are then fsynced and renamed.

    Args:
        output: the output directory.
        run: names the run ("demo", "replay-5f2c11a0"): the same name, the same files.
        site: the one site style that the run reads; None for a run that may meet any.

    Raises:
        OSError: the output can't be written.
    """

    def __init__(self, output: Path, run: str, site: str | None = None) -> None:
        self.outcome = Outcome()
        self._run, self._site = run, site
        self._raw, self._rejects = output / "raw", output / "rejects"
        self._parts: dict[Path, BinaryIO] = {}
        self._writers: dict[str, jsonlines.Writer] = {}
        self._rows: dict[str, list[Reject]] = defaultdict(list)
        check_writable(output)

    def write(self, found: RawRecord | SetAside) -> None:
        """Take in one page's record, or the reason why there is none."""
        if isinstance(found, SetAside):
            self.outcome.set_aside[found.reason] += 1
            row = Reject(stage=self._stage, source=found.source, reason=found.reason, detail=found.detail)
            self._rows[found.reason].append(row)
            return
        site = found.question.site
        self.outcome.questions[site] += 1
        self.outcome.answers[site] += len(found.question.answers)
        if site not in self._writers:
            part = self._begin(self._raw / f"{site}.{self._run}.jsonl")
            self._writers[site] = jsonlines.Writer(part, dumps=msgspec.json.encode)
        self._writers[site].write(found)

    def close(self) -> None:
        """Make everything durable, and only then put it in place of what this run left before."""
        stale = set(self._raw.glob(f"{self._site or '*'}.{self._run}.jsonl")) - self._parts.keys()
        for path in {*self._rejects.glob("*.jsonl"), *(self._rejects / f"{reason}.jsonl" for reason in self._rows)}:
            before = path.read_bytes() if path.exists() else b""
            rows = sorted(self._rows.get(path.stem, []), key=lambda row: row.source)
            after = b"".join((*self._others(before), *(msgspec.json.encode(row) + b"\n" for row in rows)))
            if not after:
                stale.add(path)
            elif after != before:
                self._begin(path).write(after)
        for part in self._parts.values():
            part.flush()
            os.fsync(part.fileno())
            part.close()
        for path in self._parts:
            _part(path).replace(path)
        for path in stale:
            path.unlink(missing_ok=True)
        for folder in (self._raw, self._rejects):
            _sync(folder)

    def discard(self) -> None:
        """Leave no trace of the run: it can't be finished."""
        for path, part in self._parts.items():
            with suppress(OSError):  # what is still in memory does not fit a full disk
                part.close()
            _part(path).unlink(missing_ok=True)

    @property
    def _stage(self) -> str:
        return f"{self._run} {self._site}" if self._site else self._run

    def _begin(self, path: Path) -> BinaryIO:
        # What the pages say holds the names of people who asked for advice: for its owner's eyes alone.
        opened = os.open(_part(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        part = self._parts[path] = os.fdopen(opened, "wb")
        return part

    def _others(self, rows: bytes) -> Iterator[bytes]:
        """The rows of other runs and other stages, byte for byte, each with the line break that ends it."""
        for row in rows.splitlines(keepends=True):
            if _stage_of(row) != self._stage:
                yield row if row.endswith(b"\n") else row + b"\n"


class _Stage(Struct):
    stage: str | None = None


def _stage_of(line: bytes) -> str | None:
    with suppress(ValueError):
        return msgspec.json.decode(line, type=_Stage).stage
    return None


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
