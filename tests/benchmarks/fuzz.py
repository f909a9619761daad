"""Fuzzing, guided by coverage: does anything that strangers write make a reader fail, or keep it for a second?

Each target runs in a process of its own, as atheris ends it by leaving. `FUZZ_INPUTS` sets how many inputs each gets.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.tables import Table, publish

INPUTS = 10_000
"""For each target: over all of them more than 100,000."""
HANG = 1.0  # seconds
_MOST_FAULTS = 20
_PROJECT = Path(__file__).parents[2]


def main() -> None:
    """Fuzz every target, one after the other."""
    if find_spec("atheris") is None:
        print("fuzz: atheris is not installed (`pip install .[bench]`, on Linux)", file=sys.stderr)
        return
    from tests.fuzz.targets import TARGETS

    inputs = int(os.environ.get("FUZZ_INPUTS") or INPUTS)
    rows: list[list[str | float | None]] = []
    faults: list[str] = []
    for name in os.environ.get("FUZZ", "").split(",") if os.environ.get("FUZZ") else TARGETS:
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder, "told.json")
            line = [sys.executable, "-m", "tests.benchmarks.fuzz", name, str(inputs), folder]
            done = subprocess.run(line, cwd=_PROJECT, capture_output=True, text=True, check=False)
            if not told.exists():
                faults.append(f"{name}: the process ended with {done.returncode}: {done.stderr[-300:]}")
                rows.append([name, 0.0, None, None, 1.0])
                continue
            found = json.loads(told.read_text())
        slowest = found["slowest"] * 1000
        rows.append([name, float(found["inputs"]), found["seconds"], slowest, float(len(found["faults"]))])
        faults += [f"{name}: {fault}" for fault in found["faults"]]
    rows.append(["all", *(sum(float(row[place] or 0) for row in rows) for place in (1, 2)), None, float(len(faults))])
    headings = ["reader", "inputs", "seconds", "slowest (ms)", "faults"]
    title = "Fuzzing, guided by coverage"
    publish("fuzz", [Table(title=title, headings=headings, rows=rows, notes=faults)])


def _fuzz(name: str, inputs: int, folder: Path) -> None:
    """Feed one target, and leave what was found in a file: the process ends as soon as the inputs do."""
    import atheris

    with atheris.instrument_imports(include=["crawler"]):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[name]
    seeds = folder / "seeds"
    seeds.mkdir()
    for number, seed in enumerate(target.seeds):
        (seeds / str(number)).write_bytes(seed)
    random.seed(0)
    faults: dict[str, str] = {}
    count = 0
    slowest = 0.0
    began = time.monotonic()

    def tell() -> None:
        seconds = time.monotonic() - began
        found = {"inputs": count, "seconds": seconds, "slowest": slowest, "faults": list(faults.values())}
        (folder / "told.json").write_text(json.dumps(found))

    def one(body: bytes) -> None:
        nonlocal count, slowest
        start = time.process_time()
        try:
            target.read(body)
        except Exception as error:
            trace = error.__traceback__
            while trace and trace.tb_next:
                trace = trace.tb_next
            place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
            if len(faults) < _MOST_FAULTS:
                faults.setdefault(f"{type(error)}{place}", f"{error!r:.200} at {place} for {body!r:.300}")
        took = time.process_time() - start
        slowest = max(slowest, took)
        if took > HANG and len(faults) < _MOST_FAULTS:
            faults.setdefault(f"slow{len(body).bit_length()}", f"{took:.1f} s for {body!r:.300}")
        count += 1
        if count >= inputs:
            tell()
            os._exit(0)  # atheris counts what it asks for itself as well

    limits = [f"-max_len={target.longest}", "-rss_limit_mb=1024", "-timeout=60"]
    atheris.Setup([sys.argv[0], *limits, "-seed=1", f"-artifact_prefix={folder}/", str(seeds)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    _fuzz(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
