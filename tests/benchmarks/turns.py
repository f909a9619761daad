"""Ways to do the same work, measured by turns."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from tests.benchmarks.contest import Sample
from tests.benchmarks.running import Run


def take_turns(ways: Mapping[str, Callable[[], Sample]], rounds: int) -> dict[str, list[Sample]]:
    """Measure each way once a round, so that a drift of the machine's speed meets them all."""
    found: dict[str, list[Sample]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            found[name].append(way())
            print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return found


def sample_of(took: Run, units: int) -> Sample:
    """What a run of programs comes to for each unit of its work."""
    return Sample(rate=units / took.seconds, cpu_seconds=took.cpu_seconds / units, mib=took.mib)
