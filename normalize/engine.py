"""Where the shards are worked on: here, in one process or in several."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


def run_tasks(
    function: Callable[[_Task], _Result], tasks: Sequence[_Task], workers: int | None = None
) -> Iterator[_Result]:
    """Apply a function to every task and yield the results in the order of the tasks, whoever is done first.

    Args:
        function: what to do; it and the tasks must be picklable.
        tasks: the tasks.
        workers: processes; None: as many as there are tasks, at most one a core.

    Raises:
        BrokenProcessPool: a worker process died.
    """
    processes = min(workers or os.cpu_count() or 1, len(tasks))
    if processes <= 1:
        yield from map(function, tasks)
        return
    # Not fork: the progress display runs a thread, and a fork may copy a lock that it holds.
    context = get_context("forkserver")
    context.set_forkserver_preload(["normalize.pipeline"])
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_die_with_parent) as pool:
        yield from pool.map(function, tasks)


def _die_with_parent() -> None:
    """End this worker when the process that gives it work is gone: killed, it can't tell its workers."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
