"""Crawls of the hostile site, as a user starts them, with all that is to be judged afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from crawler.demo.hostile import Arrival, Case
from crawler.demo.truth import Style
from crawler.version import PRODUCT
from tests.servers.hostile import HostileProcess, hostile_site

PROJECT = Path(__file__).parents[2]
SMALL_TIMES = (
    *("-s", "DOWNLOAD_DELAY=0"),
    *("-s", "DOWNLOAD_TIMEOUT=5", "-s", "RETRY_TIMES=1"),
)
LOOPBACK = ("-s", "TWISTED_DNS_RESOLVER=tests.security.resolver.HostileResolver")
SMALL_RESTS = ("-s", "RETRY_DELAY=0.05", "-s", "BACK_OFF=1", "-s", "HOST_PATIENCE=4")
SMALL_LIMITS = ("-s", "LINK_DEPTH=100", "-s", "PAGES_PER_HOST=150")
"""A trap has no end, so a small limit shows as much as a large one."""

_Files = Callable[[], list[Path]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunt:
    """How a crawl of some cases ended, and what is known of it."""

    status: int | None
    """None: it had to be killed when its time was over."""
    said: bytes
    """What it printed, on standard output and standard error."""
    mib: float
    """The most memory that it had resident; 0 where it was killed."""
    log: Sequence[Arrival]
    sources: frozenset[tuple[str, str]]
    """Host and path of every record."""
    connections: frozenset[tuple[str, int]]
    """Address and port of everything that it tried to connect to."""
    port: int


def ours(cases: Sequence[Case], style: Style, folder: Path, seconds: float) -> Hunt:
    """`scrapy crawl` of this project."""
    output = folder / "output"
    with hostile_site() as site:
        command = [
            *("crawl", style, "-a", f"urls={_fronts(cases, site)}", "-s", "CONTACT=crawl-owner@example.org"),
            *("-s", f"OUTPUT={output}", *SMALL_RESTS, *SMALL_LIMITS, *SMALL_TIMES, *LOOPBACK),
            *("-s", f"ALLOW_PRIVATE={' '.join(f'{case.host}:{site.port}' for case in cases if case.is_named)}"),
        ]
        return _hunt(command, PROJECT, folder, site, seconds, lambda: sorted((output / "raw").glob("*.jsonl")))


def stock(cases: Sequence[Case], style: Style, folder: Path, seconds: float) -> Hunt:
    """The plain Scrapy project of the benchmarks, at Scrapy's defaults but for small times and our name."""
    items = folder / "items.jsonl"
    with hostile_site() as site:
        command = ["crawl", style, "-a", f"urls={_fronts(cases, site)}", "-O", str(items), *SMALL_TIMES]
        command += ["-s", f"ROBOTSTXT_USER_AGENT={PRODUCT}"]
        at = PROJECT / "tests/benchmarks/stock"
        return _hunt(command, at, folder, site, seconds, lambda: [items] if items.exists() else [])


def _hunt(
    command: Sequence[str],
    at: Path,
    folder: Path,
    site: HostileProcess,
    seconds: float,
    files: Callable[[], list[Path]],
) -> Hunt:
    told, tried, peak = folder / "told", folder / "connections", folder / "connections.peak"
    tried.touch()
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    line = [sys.executable, "-m", "tests.security.watched", str(tried), *command]
    with told.open("wb") as out:
        process = subprocess.Popen(line, cwd=at, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    handle = os.pidfd_open(process.pid)
    alarm = threading.Timer(seconds, signal.pidfd_send_signal, (handle, signal.SIGKILL))
    alarm.start()
    _, status = os.waitpid(process.pid, 0)
    alarm.cancel()
    alarm.join()
    os.close(handle)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Hunt(
        status=None if process.returncode == -signal.SIGKILL else process.returncode,
        said=told.read_bytes(),
        mib=int(peak.read_text()) / 1024 if peak.exists() else 0,
        log=site.access_log(),
        sources=frozenset(_source(row) for file in files() for row in file.read_bytes().splitlines()),
        connections=frozenset(_address(row) for row in tried.read_text().splitlines()),
        port=site.port,
    )


def _fronts(cases: Sequence[Case], site: HostileProcess) -> str:
    return " ".join(f"http://{case.host}:{site.port}/" for case in cases)


def _source(row: bytes) -> tuple[str, str]:
    parts = urlsplit(msgspec.json.decode(row)["source"])
    return parts.hostname or "", f"{parts.path}?{parts.query}" if parts.query else parts.path


def _address(row: str) -> tuple[str, int]:
    address, port = row.rsplit(" ", 1)
    return address, int(port)
