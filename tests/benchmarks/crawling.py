"""The two crawlers of the benchmark, ours and stock Scrapy's, told to crawl the same server at the same pace."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from crawler.demo.truth import Style
from tests.benchmarks.running import PROJECT
from tests.servers.fast import FastServer

AT_A_TIME = 8
"""Requests of one host under way: Scrapy's default, for both."""
_AT_FULL_SPEED = (
    *("-s", "CONTACT=crawl-owner@example.org", "-s", "DOWNLOAD_DELAY=0"),
    *("-s", f"CONCURRENT_REQUESTS_PER_DOMAIN={AT_A_TIME}"),
    *("-s", "TWISTED_DNS_RESOLVER=tests.benchmarks.loopback.LoopbackResolver"),
)


class _Source(msgspec.Struct):
    source: str


class Crawler(Protocol):
    """A program that crawls, and what it left in its folder."""

    @property
    def folder(self) -> Path:
        """Where it is started."""

    def command(self, server: FastServer) -> list[str]:
        """What to start; started again in the same way it goes on."""

    def sources(self) -> list[str]:
        """The page of every record that is there."""


@dataclass(frozen=True, slots=True)
class Ours:
    """`scrapy crawl` of this project, as `make crawl` starts it."""

    style: Style
    output: Path
    frontier: str = ""
    """A PostgreSQL database's URL; "" for SQLite."""

    @property
    def folder(self) -> Path:
        """See Crawler."""
        return PROJECT

    def command(self, server: FastServer) -> list[str]:
        """See Crawler."""
        started = [sys.executable, "-m", "scrapy", "crawl", self.style, "-a", f"urls={_fronts(server)}"]
        shared = ["-s", f"FRONTIER={self.frontier}"] if self.frontier else []
        return [*started, *_AT_FULL_SPEED, "-s", f"OUTPUT={self.output}", *shared]

    def sources(self) -> list[str]:
        """See Crawler."""
        return _sources(sorted((self.output / "raw").glob("*.jsonl")))


@dataclass(frozen=True, slots=True)
class Stock:
    """Stock Scrapy with parsel and a feed of JSON lines; with a `job` folder it keeps its state there (JOBDIR)."""

    style: Style
    items: Path
    job: Path | None = None

    @property
    def folder(self) -> Path:
        """See Crawler."""
        return PROJECT / "tests/benchmarks/stock"

    def command(self, server: FastServer) -> list[str]:
        """See Crawler."""
        started = [sys.executable, "-m", "scrapy", "crawl", self.style, "-a", f"urls={_fronts(server)}"]
        kept = ["-s", f"JOBDIR={self.job}"] if self.job else []
        return [*started, "-o", str(self.items), *kept]

    def sources(self) -> list[str]:
        """See Crawler."""
        return _sources([self.items] if self.items.exists() else [])


def wanted(server: FastServer) -> set[str]:
    """The URLs of all question pages."""
    return {f"http://{host}:{server.port}{path}" for host in server.hosts for path in server.question_paths}


def _fronts(server: FastServer) -> str:
    return " ".join(f"http://{host}:{server.port}/" for host in server.hosts)


def _sources(files: Sequence[Path]) -> list[str]:
    """Of every line that can be read; a kill may have left half of one."""
    found: list[str] = []
    for file in files:
        for line in file.read_bytes().splitlines():
            try:
                found.append(msgspec.json.decode(line, type=_Source).source)
            except msgspec.DecodeError:
                continue
    return found
