"""What Scrapy's components post is gathered into batches; a thread makes each durable while the next one fills."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar

from crawler.frontier.journal import Batch, Journal, LeasesLostError
from crawler.frontier.leases import Wanted
from crawler.frontier.states import Leased, NewRequest, Settlement

_GATHERING = 0.05
"""Seconds for which a batch gathers: a transaction costs as much for one visit as for ten, and nobody waits for it."""
_HEARTBEATS = 12
"""An idle crawler is heard of at least this often in the length of a lease."""

_T = TypeVar("_T")

logger = logging.getLogger(__name__)


class Worker(Protocol):
    """Who looks for work at the outbox: a scheduler."""

    def wants(self) -> Wanted:
        """What to look for."""

    def under_way(self) -> list[int]:
        """The ids of all leases that it holds."""

    def receive(self, leased: Leased) -> None:
        """What was found."""

    def forget(self) -> None:
        """All leases have been lost."""


@dataclass(slots=True)
class _Posted:
    settlements: list[Settlement] = field(default_factory=list)
    new: list[NewRequest] = field(default_factory=list)
    done: list[asyncio.Future[None]] = field(default_factory=list)


class Outbox:
    """Group commit: while one transaction is being made durable, the next one gathers.

    Args:
        journal: makes batches durable.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._posted = _Posted()
        self._workers: list[tuple[Worker, Callable[[Exception], None]]] = []
        self._wake = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, "frontier")
        self._task: asyncio.Task[None] | None = None
        self._error: Exception | None = None
        self._is_busy = False

    @property
    def is_empty(self) -> bool:
        """Whether everything that was posted is durable."""
        return not self._is_busy and not self._posted.settlements and not self._posted.new

    def join(self, worker: Worker, broken: Callable[[Exception], None]) -> None:
        """Serve a scheduler from now on; `broken` is told the error for which nothing can be made durable any more."""
        self._workers.append((worker, broken))
        if self._task is None:
            self._task = asyncio.ensure_future(self._run())
        self.wake()

    async def leave(self, worker: Worker) -> None:
        """Serve a scheduler no more, once everything that was posted is durable."""
        await self.flush()
        self._workers = [(one, broken) for one, broken in self._workers if one is not worker]

    def wake(self) -> None:
        """Somebody wants work."""
        self._wake.set()

    def post(self, settlement: Settlement) -> asyncio.Future[None]:
        """Take in how a visit ended; the result is there when that is durable.

        The future raises the error for which it can't be made durable.
        """
        done = asyncio.get_running_loop().create_future()
        if self._error is not None:
            _answer([done], self._error)
            return done
        self._posted.settlements.append(settlement)
        self._posted.done.append(done)
        self._wake.set()
        return done

    def add(self, request: NewRequest) -> None:
        """Take in a request that comes from no visit: a start URL."""
        self._posted.new.append(request)
        self._wake.set()

    async def flush(self) -> None:
        """Wait until everything that was posted is durable, or can't be made so."""
        while not self.is_empty and self._error is None:
            self._wake.set()
            await asyncio.sleep(0.01)

    async def call(self, step: Callable[[], _T]) -> _T:
        """Run a step of its own in the thread that has the journal."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, step)

    def close(self) -> Exception | None:
        """End the thread; the result is the error for which something could not be made durable."""
        if self._task is not None:
            self._task.cancel()
        self._thread.shutdown(wait=True)
        return self._error

    async def _run(self) -> None:
        while self._error is None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), self._journal.lease_seconds / _HEARTBEATS)
            if self._may_gather():
                await asyncio.sleep(_GATHERING)
            self._wake.clear()
            posted, self._posted = self._posted, _Posted()
            workers = [worker for worker, _ in self._workers]
            batch = Batch(
                settlements=posted.settlements,
                new=posted.new,
                wanted=[worker.wants() for worker in workers],
                under_way=[lease for worker in workers for lease in worker.under_way()],
            )
            self._is_busy = True
            try:
                found = await self.call(partial(self._journal.commit, batch))
            except LeasesLostError as lost:
                await self._begin_anew(posted, lost)
            except Exception as error:  # whatever it is, nothing more can be made durable
                self._fail(error, posted)
            else:
                _answer(posted.done, None)
                for worker, leased in zip(workers, found, strict=True):
                    worker.receive(leased)
            finally:
                self._is_busy = False

    def _may_gather(self) -> bool:
        """Whether there is more to come; where the last visit under way has ended, everybody waits for the commit."""
        is_last = self._posted.settlements and not self._posted.new
        return not is_last or any(worker.under_way() for worker, _ in self._workers)

    async def _begin_anew(self, posted: _Posted, lost: LeasesLostError) -> None:
        """Nobody's visits count that had begun by now; start URLs come from no visit, and are posted again."""
        logger.warning("not heard of for too long: what was leased has gone to other crawlers; going on with the rest")
        try:
            await self.call(self._journal.register)
        except Exception as error:
            self._fail(error, posted)
            return
        _answer([*posted.done, *self._posted.done], lost)
        self._posted = _Posted(new=[*posted.new, *self._posted.new])
        for worker, _ in self._workers:
            worker.forget()
        self.wake()

    def _fail(self, error: Exception, posted: _Posted) -> None:
        self._error = error
        _answer([*posted.done, *self._posted.done], error)
        for _, broken in self._workers:
            broken(error)


def _answer(futures: list[asyncio.Future[None]], error: Exception | None) -> None:
    for future in futures:
        if future.done():
            continue
        if error is None:
            future.set_result(None)
        else:
            future.set_exception(error)
            future.exception()  # nobody need wait for it
