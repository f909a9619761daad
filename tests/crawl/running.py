"""Crawls as a user starts them: in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from crawler.records import RawRecord
from crawler.rejects import Reject
from tests.servers.commands import MOST_SECONDS, warm

PROJECT = Path(__file__).parents[2]
CONTACT = "crawl-owner@example.org"
AT_ONCE = ("-s", "DOWNLOAD_DELAY=0")
"""The test's own server need not be spared."""
ALLOWED = ("-s", "ALLOW_PRIVATE=127.0.0.1")
"""The test's own server is on loopback."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """How a crawl ended, and what it left."""

    status: int
    out: str
    err: str
    output: Path

    def records(self) -> list[RawRecord]:
        """Every raw record, by its source."""
        lines = [line for path in (self.output / "raw").glob("*.jsonl") for line in path.read_bytes().splitlines()]
        return sorted((msgspec.json.decode(line, type=RawRecord) for line in lines), key=lambda record: record.source)

    def titles(self) -> list[str]:
        """Every question's title."""
        return sorted(record.question.title or "" for record in self.records())

    def reasons(self) -> dict[str, str]:
        """Why each page that was set aside was, by the page's path."""
        lines = [line for path in (self.output / "rejects").glob("*.jsonl") for line in path.read_bytes().splitlines()]
        rows = [msgspec.json.decode(line, type=Reject) for line in lines]
        return {"/" + row.source.split("/", 3)[3]: row.reason for row in rows}

    def refusal(self) -> str:
        """The one clear line with which the command was refused."""
        assert (self.status, self.out) == (2, ""), self.err
        assert self.err.count("\n") == 1, self.err
        return self.err.strip()


def command(output: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "scrapy", *arguments, "-s", f"OUTPUT={output}"]


def run(output: Path, *arguments: str, before: Sequence[str] = ()) -> Crawled:
    """Run one of Scrapy's commands to the end; `before` is a command that runs it in turn, from its first import on."""
    if not before:
        ended = warm().run(*command(output, *arguments)[2:])
        return Crawled(ended.status, ended.out, ended.err, output)
    line = [*before, *command(output, *arguments)]
    done = subprocess.run(line, cwd=PROJECT, capture_output=True, text=True, timeout=MOST_SECONDS, check=False)
    return Crawled(done.returncode, done.stdout, done.stderr, output)


def live(urls: str, *options: str, style: str = "doctor_reply") -> list[str]:
    """The arguments of a live crawl."""
    return ["crawl", style, "-a", f"urls={urls}", "-s", f"CONTACT={CONTACT}", *AT_ONCE, *ALLOWED, *options]
