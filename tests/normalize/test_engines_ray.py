"""The same corpora from a Ray cluster of two nodes, also when one of them is killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="Ray is in the extra `cluster`")

from normalize.engines.errors import EngineError
from normalize.engines.ray_cluster import ADDRESS, open_cluster
from tests.benchmarks.planted import plant
from tests.normalize.child_processes import SHOWN, children, title

ROOT = Path(__file__).parents[2]
KEY = {"MEDQA_PSEUDONYM_KEY": "a key for tests of engines"}
RECORDS = 300


@pytest.fixture(scope="module")
def cluster() -> Iterator[list[int]]:
    """Two nodes of one core each, whose address is in RAY_ADDRESS; the ids of their raylets, the head's first."""
    command = [sys.executable, "-m", "tests.normalize.two_nodes"]
    pipe, silence = subprocess.PIPE, subprocess.DEVNULL
    nodes = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=silence, text=True)
    assert nodes.stdin is not None
    assert nodes.stdout is not None
    with nodes, pytest.MonkeyPatch.context() as patch:
        address, *raylets = nodes.stdout.readline().split()
        patch.setenv(ADDRESS, address)
        patch.setenv("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")  # Ray takes 127.0.0.1 for the machine's own address else
        yield [*map(int, raylets)]
        nodes.stdin.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What processes of this machine make."""
    output = tmp_path_factory.mktemp("undisturbed")
    plant(output / "raw", RECORDS, seed=5)
    assert start(output, "local").wait(timeout=120) == 0
    return output


def start(output: Path, engine: str = "ray") -> subprocess.Popen[bytes]:
    told = ["--output", str(output), "--engine", engine, "--set", "shard_bytes=100000"]
    command = [sys.executable, "-W", "error", "-m", "normalize", *told]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | KEY, stdout=subprocess.DEVNULL)


def made(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def works(raylet: int) -> bool:
    """Tell whether one of a node's workers is at a task: Ray puts the function's name into its title."""
    return any("_call" in title(child) for child in children(raylet))


SCRIPT = """
import signal
from functools import partial
from normalize.engine import open_engine
from normalize.engines.errors import WorkersDiedError
from normalize.settings import Engine, Settings

with open_engine(Settings(engine=Engine.RAY)) as run_tasks:
    print(*run_tasks(partial(pow, 2), range(20)))
    results = run_tasks(partial(divmod, 7), [3, 2, 0])
    print(next(results), next(results))
    try:
        next(results)
    except ZeroDivisionError as error:
        print(type(error).__name__)
    try:
        next(run_tasks(signal.raise_signal, [signal.SIGKILL]))
    except WorkersDiedError as error:
        print(error)
"""


@pytest.mark.usefixtures("cluster")
def test_results_and_errors_are_those_of_the_function() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    powers, pairs, error, *deaths = done.stdout.splitlines()  # Ray itself tells of every death, too
    assert powers == " ".join(str(2**number) for number in range(20))
    assert pairs == "(2, 1) (3, 1)"
    assert error == "ZeroDivisionError"
    assert any(told.startswith("Ray gives a task up") for told in deaths)
    assert done.stderr == ""


def test_a_cluster_that_is_not_there_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS, "127.0.0.1:9")
    with pytest.raises(EngineError, match=r"no Ray cluster at 127\.0\.0\.1:9"), open_cluster(None):
        pass


@pytest.mark.skipif(not SHOWN, reason="looks at processes as Linux shows them")
def test_a_node_killed_in_mid_run_changes_nothing(cluster: list[int], undisturbed: Path, tmp_path: Path) -> None:
    plain, disturbed = tmp_path / "plain", tmp_path / "disturbed"
    for output in (plain, disturbed):
        shutil.copytree(undisturbed / "raw", output / "raw")
    assert start(plain).wait(timeout=120) == 0
    assert made(plain) == made(undisturbed)
    run = start(disturbed)
    _, node = cluster
    while run.poll() is None and not (any((disturbed / ".normalize").glob("[0-9]*.jsonl")) and works(node)):
        time.sleep(0.01)
    assert run.poll() is None, "it was over before the node had a task"
    os.kill(node, signal.SIGKILL)
    assert run.wait(timeout=120) == 0
    assert made(disturbed) == made(undisturbed)
