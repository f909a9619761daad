"""A Ray cluster: an existing one that RAY_ADDRESS names, else one of its own on this machine, for this run alone."""

from __future__ import annotations

import importlib.util
import inspect
import logging
import os
import socket
from collections import deque
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from crawler.records import RawRecord
from normalize.engines.errors import EngineError, WorkersDiedError
from normalize.engines.processes import AHEAD, TRIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from normalize.engine import RunTasks

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_log = logging.getLogger(__name__)

ADDRESS = "RAY_ADDRESS"
_OWN = "local"
_PATIENCE = 10
"""Seconds for a cluster to answer."""
_OBJECT_STORE = 256 << 20
"""Bytes for what all tasks have in common, and for large results; a third of the memory else."""
_WHERE = "raw records are read on the Ray cluster %s: nodes %d, CPUs %d, tasks at a time %d"
_CODE = [str(Path(inspect.getfile(RawRecord)).parent), str(Path(__file__).parents[1])]
"""The packages that the nodes of an existing cluster are sent: `crawler`, for its records, and `normalize`."""
_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # its default warns at every start
}
_ALONE = {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # a cluster of one machine listens on the loopback interface alone
    "RAY_task_oom_retries": str(TRIES),  # without end else
}


@contextmanager
def open_cluster(workers: int | None) -> Iterator[RunTasks]:
    """Connect to the cluster that RAY_ADDRESS names, or start one here and stop it at the end.

    An existing cluster gets this project's code sent along; its nodes need the libraries, and the folders or URLs that
    hold the records under the same name.

    Args:
        workers: the most tasks at a time; None: one a core of the cluster.

    Raises:
        EngineError: Ray is not installed, or there is no cluster at that address.
    """
    if importlib.util.find_spec("ray") is None:
        raise EngineError("the engine ray needs Ray: pip install 'medqa-corpus[cluster]', or use --engine local")
    address = os.environ.get(ADDRESS) or _OWN
    for name, value in (_QUIET | (_ALONE if address == _OWN else {})).items():
        os.environ.setdefault(name, value)  # Ray reads them when it is imported
    import ray

    # Ray's sockets need short paths. It lets everybody into its folder, so that stands in one that is nobody else's.
    with TemporaryDirectory(prefix="medqa-ray-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        _log.info("connecting to a Ray cluster: %s", "one is started here" if address == _OWN else address)
        try:
            _connect(address, workers, f"{folder}/r")
        except (OSError, RuntimeError, ValueError) as error:
            raise EngineError(f"no Ray cluster at {address}: {error}") from None
        try:
            cores = int(ray.cluster_resources().get("CPU", 1))  # type: ignore[no-untyped-call]
            at_once = min(workers or cores, cores)
            nodes = sum(bool(node["Alive"]) for node in ray.nodes())  # type: ignore[no-untyped-call]
            _log.info(_WHERE, "started here" if address == _OWN else f"at {address}", nodes, cores, at_once)
            yield partial(_run, workers=at_once)
        finally:
            ray.shutdown()


def _knock(address: str) -> None:
    """See that somebody listens: Ray itself would try for four minutes."""
    host, _, port = address.rpartition(":")
    if host and port.isdecimal() and "/" not in host:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()


def _connect(address: str, workers: int | None, folder: str) -> None:
    import ray

    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.CRITICAL}
    if address == _OWN:
        ray.init(
            address=_OWN,
            num_cpus=workers or os.cpu_count(),
            include_dashboard=False,
            object_store_memory=_OBJECT_STORE,
            _temp_dir=folder,
            **quiet,
        )
    else:
        _knock(address)
        ray.init(address=address, runtime_env={"py_modules": _CODE, "excludes": ["__pycache__"]}, **quiet)


def _run(function: Callable[[_Task], _Result], tasks: Sequence[_Task], *, workers: int) -> Iterator[_Result]:
    """See `normalize.engine.RunTasks`; Ray itself runs again what was lost with a worker, or with a node."""
    import ray

    shared = ray.put(function)
    call: Any = ray.remote(max_retries=TRIES)(_call)
    given: deque[Any] = deque()
    for task in tasks:
        given.append(call.remote(shared, task))
        if len(given) >= workers * AHEAD:
            yield _result(given.popleft())
    while given:
        yield _result(given.popleft())


def _call(function: Callable[[_Task], _Result], task: _Task) -> _Result:
    return function(task)


def _result(reference: Any) -> Any:
    import ray
    from ray.exceptions import RayError, RayTaskError

    try:
        return ray.get(reference)
    except RayTaskError as error:
        raise error.cause from None
    except RayError as error:
        told = str(error).strip().partition("\n")[0]
        raise WorkersDiedError(
            f"Ray gives a task up ({type(error).__name__}: {told}): "
            "try fewer with --workers, or --set shard_bytes=4000000"
        ) from None
