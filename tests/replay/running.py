"""Replays as a user starts them: in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from crawler.records import RawRecord
from crawler.rejects import Reject
from tests.servers.commands import MOST_SECONDS, Done, warm

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Replayed:
    """How a replay ended, and what it left."""

    status: int
    out: str
    err: str
    output: Path

    def records(self) -> dict[str, RawRecord]:
        """Every raw record by its source."""
        lines = [
            line for path in sorted((self.output / "raw").glob("*.jsonl")) for line in path.read_bytes().splitlines()
        ]
        records = [msgspec.json.decode(line, type=RawRecord) for line in lines]
        assert len({record.source for record in records}) == len(records)
        return {record.source: record for record in records}

    def rejects(self) -> dict[str, Reject]:
        """Every row of rejects/ by its source."""
        lines = [
            line
            for path in sorted((self.output / "rejects").glob("*.jsonl"))
            for line in path.read_bytes().splitlines()
        ]
        return {row.source: row for row in (msgspec.json.decode(line, type=Reject) for line in lines)}

    def files(self) -> dict[str, bytes]:
        """Every file by its path below the output directory, but for what keeps it out of git."""
        paths = [path for path in self.output.rglob("*") if path.is_file() and path.name != ".gitignore"]
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in paths}

    def refusal(self) -> str:
        """The one clear line with which the command was refused."""
        assert (self.status, self.out) == (2, ""), self.err
        said = [line for line in self.err.splitlines() if not line.startswith("replaying: ")]
        assert len(said) == 1, self.err
        return said[0].removeprefix("scrapy replay: ")


def command(*arguments: str | Path, output: str | Path) -> list[str]:
    return [sys.executable, "-m", "scrapy", "replay", *map(str, arguments), "-s", f"OUTPUT={output}"]


def replay(*arguments: str | Path, output: Path, before: tuple[str, ...] = ()) -> Replayed:
    """Replay to the end; `before` is a command that runs the replay in turn, from its first import on."""
    line = command(*arguments, output=output)
    if before:
        ran = subprocess.run(
            [*before, *line], cwd=PROJECT, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
        )
        done = Done(ran.returncode, ran.stdout, ran.stderr)
    else:
        done = warm().run(*line[2:])
    assert "Traceback" not in done.err, done.err
    return Replayed(done.status, done.out, done.err, output)
