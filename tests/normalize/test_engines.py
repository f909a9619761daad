"""Processes that work on shards: results in order, few at a time, and what happens when one of them is killed."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from normalize.engines.errors import WorkersDiedError
from normalize.engines.processes import AHEAD, TRIES, run_in_processes
from tests.benchmarks.planted import plant
from tests.normalize.child_processes import SHOWN, children, start_normalize

KEY = "a key for tests of engines"


def squared(number: int) -> int:
    time.sleep(0.02 * (number % 3))
    return number * number


def killed_at_first(folder: Path, number: int) -> int:
    """Kill the own process at the first try of every third number."""
    mark = folder / str(number)
    if number % 3 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def always_killed(folder: Path, number: int) -> int:
    """Kill the own process at every try of number 2, once the results of 0 and 1 have had time to be taken."""
    if number == 2:
        time.sleep(0.5)
        (folder / f"{time.monotonic_ns()}").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refused(number: int) -> int:
    if number == 5:
        raise ValueError("not five")
    return number


class Counted(list[int]):
    """Tasks that count how many of them were taken."""

    taken = 0

    def __iter__(self) -> Iterator[int]:
        for task in super().__iter__():
            self.taken += 1
            yield task


@pytest.mark.parametrize("workers", [1, 3, 100])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    assert list(run_in_processes(squared, range(12), workers)) == [number * number for number in range(12)]


def test_no_more_tasks_are_given_out_than_can_wait() -> None:
    tasks = Counted(range(100))
    results = run_in_processes(squared, tasks, 2)
    assert next(results) == 0
    assert tasks.taken == 2 * AHEAD
    assert sum(1 for _ in results) == 99
    assert tasks.taken == 100


def test_what_a_killed_worker_had_is_run_again(tmp_path: Path) -> None:
    results = run_in_processes(partial(killed_at_first, tmp_path), range(5), 2)
    assert list(results) == [0, 1, 4, 9, 16]
    assert sorted(mark.name for mark in tmp_path.iterdir()) == ["0", "3"]


def test_a_task_that_kills_its_workers_is_given_up(tmp_path: Path) -> None:
    results = run_in_processes(partial(always_killed, tmp_path), range(4), 2)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(WorkersDiedError, match="try fewer with --workers"):
        next(results)
    assert TRIES <= len(list(tmp_path.iterdir())) <= TRIES + 2  # the first tries may fall before the results of others


def test_an_error_of_a_task_is_raised_as_it_is() -> None:
    with pytest.raises(ValueError, match="not five"):
        list(run_in_processes(refused, range(8), 2))


def made(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.mark.skipif(not SHOWN, reason="looks at processes as Linux shows them")
def test_a_worker_killed_in_mid_run_changes_nothing(tmp_path: Path) -> None:
    plant(tmp_path / "one/raw", 300, seed=5)
    shutil.copytree(tmp_path / "one", tmp_path / "other")
    assert start_normalize(tmp_path / "one", KEY, shard_bytes=100_000).wait(timeout=120) == 0
    run = start_normalize(tmp_path / "other", KEY, shard_bytes=100_000)
    spool = tmp_path / "other" / ".normalize"
    killed = None
    while killed is None and run.poll() is None:
        if any(spool.glob("[0-9]*.jsonl")):
            killed = next(worker for started in children(run.pid) for worker in children(started))
            os.kill(killed, signal.SIGKILL)
        time.sleep(0.01)
    assert killed is not None
    assert run.wait(timeout=120) == 0
    assert made(tmp_path / "one") == made(tmp_path / "other")
