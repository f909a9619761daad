"""Processes of this machine; one that dies costs nothing but the time for its tasks to be run again."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import forkserver, get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, TypeVar

from normalize.engines.errors import WorkersDiedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

AHEAD = 4
"""Tasks given out for each worker before the oldest result is taken: so many results wait in memory at most."""
TRIES = 3
"""How often workers may die, one after another, before a task is given up."""

_ENDING = (signal.SIGINT, signal.SIGTERM)


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
    stop, stopped = get_context("forkserver").Pipe(duplex=False)
    pool = _start_pool(processes, stop)
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
                pool = _start_pool(processes, stop)
                for each in given:
                    if _is_lost(each.future):
                        each.future = _submit(pool, function, each.task)
            else:
                deaths = 0
                given.popleft()
                yield result
    except BaseException:
        stopped.close()  # nobody wants the results of the tasks that are under way
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        stopped.close()
        stop.close()


def _start_pool(processes: int, stop: Connection) -> ProcessPoolExecutor:
    # Not fork: the progress display runs a thread, and a fork may copy a lock that it holds.
    context = get_context("forkserver")
    context.set_forkserver_preload(["normalize.pipeline"])
    _start_fork_server()
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_end_in_time, initargs=(stop,))


def _start_fork_server() -> None:
    """Start the process that makes the workers, all of them deaf to Ctrl-C: it is this process that ends them."""
    resource_tracker.ensure_running()  # which would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _submit(pool: ProcessPoolExecutor, function: Callable[[_Task], _Result], task: _Task) -> Future[_Result]:
    try:
        with _signals_put_off():  # it starts workers
            return pool.submit(function, task)
    except BrokenProcessPool as error:
        broken: Future[_Result] = Future()
        broken.set_exception(error)
        return broken


@contextmanager
def _signals_put_off() -> Iterator[None]:
    """Have Ctrl-C and SIGTERM wait: a worker that is being started complains when its parent turns away meanwhile."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        if came:
            signal.raise_signal(came[0])


def _is_lost(future: Future[_Result]) -> bool:
    return not future.done() or isinstance(future.exception(), BrokenProcessPool)


def _end_in_time(stop: Connection) -> None:
    """End this worker when it is told to, or when the process that gives it work is gone, whatever it is doing."""
    threading.Thread(target=_wait_for_end, args=(stop,), daemon=True).start()


def _wait_for_end(stop: Connection) -> None:
    parent = parent_process()
    if parent is not None:
        wait([stop, parent.sentinel])
        os._exit(1)
