"""Normalize is killed at any moment; the same command again gives what an undisturbed run gives, to the byte."""

from __future__ import annotations

import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from normalize.progress import silent
from normalize.verify import verify
from tests.benchmarks.planted import plant
from tests.normalize.child_processes import start_normalize

KEY = "a key for tests of normalize"
RECORDS = 300
KILLS = 3


def made(output: Path) -> dict[str, bytes]:
    files = (path for path in output.rglob("*") if path.is_file())
    named = {str(path.relative_to(output)): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith("raw/")}


def working_on(output: Path) -> list[int]:
    """The processes, workers too, that have a file of the output's temporary folder open, or were started for it."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                links = [str(link.readlink()) for link in (process / "fd").iterdir()]
            except OSError:
                continue
            if any(link.startswith(str(output)) for link in links):
                found.append(int(process.name))
    return found


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    output = tmp_path_factory.mktemp("undisturbed")
    plant(output / "raw", RECORDS, seed=3)
    began = time.monotonic()
    assert start_normalize(output, KEY, shard_bytes=225_000).wait(timeout=120) == 0
    return output, time.monotonic() - began


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("published", [False, True], ids=["first run", "over an earlier run"])
def test_killed_at_any_moment_and_run_again(
    undisturbed: tuple[Path, float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, published: bool
) -> None:
    reference, seconds = undisturbed
    output = tmp_path / "output"
    shutil.copytree(reference / "raw", output / "raw")
    if published:
        shutil.copytree(reference, output, dirs_exist_ok=True)
    chance = random.Random(published)
    killed = 0
    for _ in range(4 * KILLS):
        run = start_normalize(output, KEY, shard_bytes=225_000)
        time.sleep(seconds * (killed + chance.random()) / KILLS)
        run.send_signal(signal.SIGKILL)
        if run.wait() == -signal.SIGKILL:
            killed += 1
        else:
            seconds *= 0.8  # it was over before: a run takes longer on a machine that is busier
        until = time.monotonic() + 10
        while working_on(output) and time.monotonic() < until:
            time.sleep(0.05)
        assert not working_on(output), "workers live on"
        if killed == KILLS:
            break
    assert killed == KILLS
    assert start_normalize(output, KEY, shard_bytes=225_000).wait(timeout=120) == 0
    assert made(output) == made(reference)
    monkeypatch.setenv("MEDQA_PSEUDONYM_KEY", KEY)
    assert not verify(output, silent).failures
