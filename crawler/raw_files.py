"""What a replay leaves behind: `raw/<site>.<run>.jsonl` and its rows of `rejects/<reason>.jsonl`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

import jsonlines
import msgspec

from crawler.append_only import sync_folder
from crawler.outcome import Outcome
from crawler.records import RawRecord, SetAside
from crawler.rejects import Reject, replace_rows


def check_writable(output: Path) -> None:
    """Make the folders of the output directory and prove that they take files.

    A directory that is made here is kept out of git: it will hold names, and the key of the pseudonyms.

    Raises:
        OSError: they can't be made or written.
    """
    with suppress(FileExistsError):  # it was there, or another crawler has just made it
        output.mkdir(parents=True)
        (output / ".gitignore").write_text("*\n")
    for folder in (output / "raw", output / "rejects"):
        folder.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()


class RawFiles:
    """The output of one run, which takes the place of what the same run left before.

    Nothing is to be seen until `close`: records grow in temporary files, which are then fsynced and renamed.

    Args:
        output: the output directory.
        run: names the run ("replay-5f2c11a0"): the same name, the same files.

    Raises:
        OSError: the output can't be written.
    """

    def __init__(self, output: Path, run: str) -> None:
        self.outcome = Outcome()
        self._output, self._run = output, run
        self._raw = output / "raw"
        self._parts: dict[Path, BinaryIO] = {}
        self._writers: dict[str, jsonlines.Writer] = {}
        self._rows: list[Reject] = []
        check_writable(output)

    def write(self, found: Sequence[RawRecord] | SetAside) -> None:
        """Take in one page's records, or the reason why there are none."""
        if isinstance(found, SetAside):
            self.outcome.set_aside[found.reason] += 1
            self._rows.append(Reject(stage=self._run, source=found.source, reason=found.reason, detail=found.detail))
            return
        self.outcome.pages += 1
        for record in found:
            site = record.question.site
            self.outcome.questions[site] += 1
            self.outcome.answers[site] += len(record.question.answers)
            if site not in self._writers:
                part = self._begin(self._raw / f"{site}.{self._run}.jsonl")
                self._writers[site] = jsonlines.Writer(part, dumps=msgspec.json.encode)
            self._writers[site].write(record)

    def close(self) -> None:
        """Make everything durable, and only then put it in place of what this run left before."""
        stale = set(self._raw.glob(f"*.{self._run}.jsonl")) - self._parts.keys()
        for part in self._parts.values():
            part.flush()
            os.fsync(part.fileno())
            part.close()
        for path in self._parts:
            _part(path).replace(path)
        for path in stale:
            path.unlink(missing_ok=True)
        sync_folder(self._raw)
        replace_rows(self._output, self._run, self._rows)

    def others(self) -> int:
        """Count the raw files of other runs in the same folder."""
        return sum(not path.match(f"*.{self._run}.jsonl") for path in self._raw.glob("*.jsonl"))

    def discard(self) -> None:
        """Leave no trace of the run: it can't be finished."""
        for path, part in self._parts.items():
            with suppress(OSError):  # what is still in memory does not fit a full disk
                part.close()
            _part(path).unlink(missing_ok=True)

    def _begin(self, path: Path) -> BinaryIO:
        # What the pages say holds the names of people who asked for advice: for its owner's eyes alone.
        opened = os.open(_part(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        part = self._parts[path] = os.fdopen(opened, "wb")
        return part


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")
