"""Where the shards are worked on: in processes of this machine, or on a Ray cluster."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from normalize.engines.processes import run_in_processes
from normalize.settings import Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from normalize.settings import Settings

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class RunTasks(Protocol):
    """Applies a function to every task and yields the results in the order of the tasks, whoever is done first.

    The function and the tasks must be picklable, and a task may be run more than once: again when who worked on it
    died. No more than a few results for each worker wait for their turn.
    """

    def __call__(self, function: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> Iterator[_Result]:
        """Run the tasks.

        Raises:
            WorkersDiedError: a task's worker died several times.
        """


@contextmanager
def open_engine(settings: Settings) -> Iterator[RunTasks]:
    """Have the engine that the settings name at hand.

    Raises:
        EngineError: it is not installed, or not there.
    """
    if settings.engine is Engine.LOCAL:
        yield partial(run_in_processes, workers=settings.workers)
        return
    from normalize.engines.ray_cluster import open_cluster  # it asks for Ray, which takes a second to import

    with open_cluster(settings.workers) as run_tasks:
        yield run_tasks
