"""Processes of this machine; one that dies costs nothing but the time for its tasks to be run again."""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Generic, TypeVar

from normalize.engines.errors import WorkersDiedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

AHEAD = 4
"""Tasks given out for each worker before the oldest result is taken: so many results wait in memory at most."""
TRIES = 3
"""How often workers may die, one after another, before a task is given up."""


@dataclass(slots=True)
class _Given(Generic[_Task, _Result]):
    task: _Task
    future: Future[_Result]


def run_in_processes(
    function: Callable[[_Task], _Result], tasks: Sequence[_Task], workers: int | None = None
) -> Iterator[_Result]:
    """Apply a function to every task and yield the results in the order of the tasks, whoever is done first.

    Args:
        function: what to do; it and the tasks must be picklable, and a task may be run more than once.
        tasks: the tasks.
        workers: processes; None: as many as there are tasks, at most one a core. One: this process.

    Raises:
        WorkersDiedError: worker processes died several times, without a result in between.
    """
    processes = min(workers or os.cpu_count() or 1, len(tasks))
    if processes <= 1:
        yield from map(function, tasks)
        return
    left = iter(tasks)
    given: deque[_Given[_Task, _Result]] = deque()
    pool = _start_pool(processes)
    deaths = 0
    try:
        while True:
            for task in islice(left, processes * AHEAD - len(given)):
                given.append(_Given(task, _submit(pool, function, task)))
            if not given:
                return
            try:
                result = given[0].future.result()
            except BrokenProcessPool:  # a worker died, and the pool has ended all others
                deaths += 1
                if deaths == TRIES:
                    raise WorkersDiedError(
                        f"worker processes died {TRIES} times, one after another (out of memory?): "
                        "try fewer with --workers, or --set shard_bytes=4000000"
                    ) from None
                pool.shutdown()
                pool = _start_pool(processes)
                for each in given:
                    if _is_lost(each.future):
                        each.future = _submit(pool, function, each.task)
            else:
                deaths = 0
                given.popleft()
                yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _start_pool(processes: int) -> ProcessPoolExecutor:
    # Not fork: the progress display runs a thread, and a fork may copy a lock that it holds.
    context = get_context("forkserver")
    context.set_forkserver_preload(["normalize.pipeline"])
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_die_with_parent)


def _submit(pool: ProcessPoolExecutor, function: Callable[[_Task], _Result], task: _Task) -> Future[_Result]:
    try:
        return pool.submit(function, task)
    except BrokenProcessPool as error:
        broken: Future[_Result] = Future()
        broken.set_exception(error)
        return broken


def _is_lost(future: Future[_Result]) -> bool:
    return not future.done() or isinstance(future.exception(), BrokenProcessPool)


def _die_with_parent() -> None:
    """End this worker when the process that gives it work is gone: killed, it can't tell its workers."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
