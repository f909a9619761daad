"""Normalize and the proof of what it made, on generated records with planted troubles; `BENCH_RECORDS` says how many.

Raises where the proof fails: a corpus that can't be proved has no speed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from normalize.manifest import read_manifest
from tests.benchmarks.planted import LINE_LIMIT, plant
from tests.benchmarks.running import BenchmarkError, Run, run
from tests.benchmarks.tables import Table, publish

_RECORDS = 20_000
_SEED = 20250304


def main() -> None:
    """Plant, normalize with one and with two workers, verify; the table goes to stdout and `$(OUTPUT)/bench/`."""
    records = int(os.environ.get("BENCH_RECORDS", _RECORDS))
    with TemporaryDirectory() as named:
        folder = Path(named)
        planted = plant(folder / "raw", records, _SEED)
        steps = [
            ("normalize, one process", ["--output", named, "--workers", "1"]),
            ("normalize, two processes", ["--output", named, "--workers", "2"]),
            ("verify, one process", ["verify", "--output", named, "--workers", "1"]),
            ("verify, two processes", ["verify", "--output", named, "--workers", "2"]),
        ]
        rows, files = [], []
        for name, arguments in steps:
            limit = [] if arguments[0] == "verify" else ["--set", f"line_limit={LINE_LIMIT}"]
            took = run([[sys.executable, "-m", "normalize", *arguments, *limit]], folder, folder / "log")
            rows.append(_row(name, took, planted.lines))
            files.append(read_manifest(folder).files)
        if any(made != files[0] for made in files):
            raise BenchmarkError("one and two processes do not give the same bytes")
    publish("proof", [Table(title=f"{planted.lines:,} records", headings=_HEADINGS, rows=rows)])


_HEADINGS = ("", "records/s", "seconds", "CPU ms/record", "MiB")


def _row(name: str, took: Run, records: int) -> tuple[str, float, float, float, float]:
    return name, records / took.seconds, took.seconds, took.cpu_seconds * 1000 / records, took.mib
