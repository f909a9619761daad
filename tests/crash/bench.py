"""What crawls are killed on: demo sites in a process that lives on, and a warmed-up child that runs the commands."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from crawler.demo.faults import Rule, Status
from crawler.demo.hosts import DEMO_DOWNLOAD_HANDLERS
from crawler.demo.server import page_key
from crawler.demo.truth import PANEL_HOST, REPLY_HOST
from tests.crash.orders import Ended, Order, Plant
from tests.servers.demo import DemoServer, demo_server

PROJECT = Path(__file__).parents[2]
PAGES = 12
STYLES = {"doctor_panel": f"https://{PANEL_HOST}/", "doctor_reply": f"https://{REPLY_HOST}/"}
LEASE_SECONDS = 0.5
"""What another crawler waits for on PostgreSQL, after each kill."""
_FAULTS = (Rule(play=Status(503), paths=("/question/*", "/en/article/*"), every=6, times=1),)
_SETTINGS: dict[str, object] = {
    "CONTACT": "crawl-owner@example.org",
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "RETRY_DELAY": 0.05,
    "BACK_OFF": 0.02,
    "HOST_MISSES": 1000,
    "DOWNLOAD_HANDLERS": json.dumps(DEMO_DOWNLOAD_HANDLERS),
    "FRONTIER_BATCH": 6,  # small, so that there are many transactions
    "FRONTIER_LEASE_SECONDS": LEASE_SECONDS,
    "ARCHIVE_FILE_BYTES": 40_000,  # so that several files are begun
}


@dataclass(slots=True)
class Ground:
    """One crawl directory, and how often each of its pages has been fetched so far."""

    output: Path
    frontier: str = ""
    """A PostgreSQL URL; "" for SQLite in the directory."""
    recrawl: str = ""
    """"1" where every page is to be visited again."""
    fetched: Counter[str] = field(default_factory=Counter)
    runs: int = 0

    def beside(self, name: str) -> Path:
        """A file next to the directory: nothing of the test's own stands inside."""
        return self.output.with_name(f"{self.output.name}.{name}")

    @property
    def writer(self) -> str:
        """What the files of its first crawler are called."""
        return f"crawl-{(self.output / '.crawl' / 'id').read_text()[:8]}-0" if self.frontier else "crawl"

    @property
    def synced(self) -> Path:
        """Notes of what the last run made durable."""
        return self.beside(f"synced-{self.runs}")

    @property
    def told(self) -> str:
        """What all runs have printed."""
        path = self.beside("told")
        return path.read_text(errors="replace") if path.exists() else ""


class Child:
    """A warmed-up process, which runs one command at a time."""

    def __init__(self, running: subprocess.Popen[bytes]) -> None:
        self._running = running

    def start(
        self, ground: Ground, arguments: list[str], where: Plant | None = None, seconds: float | None = None
    ) -> None:
        """Start a command; `ended` waits for its end."""
        ground.runs += 1
        order = Order(
            arguments=arguments,
            output=str(ground.output),
            told=str(ground.beside("told")),
            synced=str(ground.synced),
            plant=where,
            seconds=seconds,
        )
        assert self._running.stdin is not None
        self._running.stdin.write(msgspec.json.encode(order) + b"\n")
        self._running.stdin.flush()

    def ended(self) -> Ended:
        """Wait for the end of what was started."""
        assert self._running.stdout is not None
        return msgspec.json.decode(self._running.stdout.readline(), type=Ended)


@contextmanager
def child() -> Iterator[Child]:
    """A child that lives until the block ends."""
    command = [sys.executable, "-m", "tests.crash.child"]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        try:
            yield Child(running)
        finally:
            running.stdin.close()


class Bench:
    """A server and a child of its own, for one crawl at a time."""

    def __init__(self, server: DemoServer, runner: Child) -> None:
        self.server, self.child = server, runner
        self._seen = 0

    def begin(self) -> None:
        """The sites are as they were: the same faults are played again, from the first request on."""
        self.server.play(_FAULTS)
        self._seen = len(self.server.access_log)

    def crawl_command(self, ground: Ground, style: str) -> list[str]:
        """`scrapy crawl` of a style, as a user would type it."""
        settings = _SETTINGS | {
            "OUTPUT": ground.output,
            "FRONTIER": ground.frontier,
            "RECRAWL": ground.recrawl,
            "DEMO_PORT": self.server.port,
        }
        said = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
        return ["scrapy", "crawl", style, "-a", f"urls={STYLES[style]}", *said]

    def crawl(self, ground: Ground, style: str, where: Plant | None = None, seconds: float | None = None) -> Ended:
        """Crawl a style to the end, or until the kill."""
        self.child.start(ground, self.crawl_command(ground, style), where, seconds)
        ended = self.child.ended()
        self.count(ground)
        return ended

    def count(self, ground: Ground) -> None:
        """Count what has been fetched since the last look."""
        log = self.server.access_log
        pages = [one for one in log[self._seen :] if one.fault is None and one.path != "/robots.txt"]
        ground.fetched.update(f"{one.host}{page_key(one.path)}" for one in pages)
        self._seen = len(log)

    def normalize(self, ground: Ground) -> Ended:
        """Corpora from what was crawled."""
        command = ["normalize", "--output", str(ground.output), "--workers", "1", "--privacy", "keep"]  # keys differ
        self.child.start(ground, command)
        return self.child.ended()

    def replay(self, ground: Ground, output: Path) -> Ended:
        """Read the archive again, into another directory."""
        archive = str(ground.output / "archive")
        self.child.start(ground, ["scrapy", "replay", archive, "-s", f"OUTPUT={output}"])
        return self.child.ended()


@contextmanager
def bench() -> Iterator[Bench]:
    """A bench that stands until the block ends."""
    with ExitStack() as stack:
        runner = stack.enter_context(child())  # the longer of the two to start
        yield Bench(stack.enter_context(demo_server(PAGES)), runner)
