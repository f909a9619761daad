"""A crawl without a network, to measure the frontier with: URLs by their number, visits that all go well."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random

from crawler.archive.exchange import Exchange
from crawler.frontier.journal import Batch, Journal
from crawler.frontier.leases import Wanted
from crawler.frontier.states import Lease, NewRequest, Settlement, State

LEASES = 64
LINKS = 10
_HOSTS = 20
_AT_ONCE = 2_000
"""URLs that come in with one transaction while the frontier is filled."""
_TRANSACTIONS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What was measured at one size."""

    urls: int
    milliseconds: float
    """A transaction's, median."""
    slowest: float
    """The 95th percentile."""
    cpu_milliseconds: float
    """Of this process, on the average: a database server's is not among it."""
    added: float | None
    """URLs a second, since the size before; None where the transactions had added as many already."""
    mib: float
    """Resident memory of this process, beyond what it had at the start."""
    bytes_a_url: float


class Crowd:
    """The crawl.

    Args:
        journal: takes in what it finds.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._numbers = count()
        self._found = 0
        self._chance = Random("frontier")
        self._leases: list[Lease] = []
        self._cpu = 0.0
        self._resident = _resident()

    def measure(self, size: int, room: Callable[[], int]) -> Point:
        """Fill the frontier up to a size, and time transactions there; `room` tells its bytes on the disk."""
        before, began = self._found, time.perf_counter()
        while self._found < size:
            self._journal.commit(Batch(new=[self._next() for _ in range(min(_AT_ONCE, size - self._found))]))
        seconds = time.perf_counter() - began
        self._turn()  # the first has nothing to settle
        cpu = self._cpu
        times = sorted(self._turn() for _ in range(_TRANSACTIONS))
        return Point(
            urls=size,
            milliseconds=statistics.median(times) * 1e3,
            slowest=times[int(len(times) * 0.95)] * 1e3,
            cpu_milliseconds=(self._cpu - cpu) / _TRANSACTIONS * 1e3,
            added=(size - before) / seconds if size > before else None,
            mib=_resident() - self._resident,
            bytes_a_url=room() / self._found,
        )

    def _turn(self) -> float:
        settlements = [self._visit(lease) for lease in self._leases]
        wanted = Wanted(spider="doctor_panel", names=None, room=LEASES)
        began, cpu = time.perf_counter(), time.process_time()
        leased = self._journal.commit(Batch(settlements=settlements, wanted=[wanted]))
        seconds = time.perf_counter() - began
        self._cpu += time.process_time() - cpu
        self._leases = leased[0].leases
        assert len(self._leases) == LEASES
        return seconds

    def _visit(self, lease: Lease) -> Settlement:
        known = [_request(self._chance.randrange(self._found)) for _ in range(LINKS // 2)]
        return Settlement(
            lease=lease,
            state=State.DONE,
            exchange=Exchange(
                url=lease.url,
                fetched_at="2026-03-04T08:15:00.042Z",
                method="GET",
                request_headers=(("Host", lease.host),),
                status=200,
                response_headers=(("Content-Type", "text/html"), ("ETag", '"0123456789abcdef"')),
                body=b"<!DOCTYPE html><title>A list</title>",
            ),
            links=[*known, *(self._next() for _ in range(LINKS - len(known)))],
        )

    def _next(self) -> NewRequest:
        self._found += 1
        return _request(next(self._numbers))


def _request(number: int) -> NewRequest:
    host = f"site-{number % _HOSTS:02}.test"
    return NewRequest(
        fingerprint=sha256(str(number).encode()).digest()[:16],
        spider="doctor_panel",
        host=host,
        url=f"https://{host}/question/some-words-as-they-stand-in-real-addresses-{number}",
        request=None,
    )


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
