"""Ten, a hundred, a thousand thousand records through normalize: does the time grow with them, and the memory not?

Records of 2.3 KB of people's words, 5 % of them near copies, everything on, all cores. The files stand where
temporary files do (TMPDIR); a million records need some 40 GB there.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.benchmarks import merging
from tests.benchmarks.contest import Contest, Entrant, Quality
from tests.benchmarks.forms import Form
from tests.benchmarks.many import Truth, short_page, write_many
from tests.benchmarks.running import PROJECT, Run, run
from tests.benchmarks.turns import sample_of

_SEED = 20260901
_STEEPEST = 1.05
_MOST_MIB = 2048.0
_KEY = {"MEDQA_PSEUDONYM_KEY": "one key for all runs of the benchmark"}


class _Kept(msgspec.Struct):
    id: str


def main(form: Form) -> list[Contest]:
    """Run one size after the other."""
    contests: list[Contest] = []
    before: tuple[int, Run] | None = None
    for size in form.sizes:
        with TemporaryDirectory(prefix="bench-") as name:
            folder = Path(name)
            truth = write_many(folder / "raw", size, _SEED, short_page)
            took = run([[sys.executable, "-m", "normalize", "--output", name]], PROJECT, folder / "log", _KEY)
            contests.append(_contest(truth, took, merging.judged(kept(folder), truth.copies, truth.questions), before))
        print(contests[-1].table(), flush=True)
        before = size, took
    return contests


def kept(folder: Path) -> Iterator[str]:
    """The id of every record of the corpora."""
    decode = msgspec.json.Decoder(_Kept).decode
    for path in sorted(folder.glob("*.jsonl")):
        with path.open("rb") as lines:
            for line in lines:
                yield decode(line).id


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """How time grows with a size: n to so many.

    >>> exponent((1_000, 2.0), (10_000, 20.0)), exponent((10, 1.0), (20, 4.0))
    (1.0, 2.0)

    Args:
        small: a size, and the time that it took.
        large: a larger one, likewise.
    """
    (size, seconds), (larger, longer) = small, large
    return round(math.log(longer / seconds) / math.log(larger / size), 12)


def _contest(truth: Truth, took: Run, merges: Sequence[Quality], before: tuple[int, Run] | None) -> Contest:
    quality = [*merges, Quality(name="peak MiB", value=round(took.mib), most=_MOST_MIB)]
    if before is not None:
        size, earlier = before
        by_clock = exponent((size, earlier.seconds), (truth.records, took.seconds))
        by_cpu = exponent((size, earlier.cpu_seconds), (truth.records, took.cpu_seconds))
        quality.append(Quality(name="exponent", value=by_clock, most=_STEEPEST))
        quality.append(Quality(name="exponent of CPU time", value=by_cpu))
    return Contest(
        title=f"scale: {truth.records:,} records of {truth.characters / truth.records / 1000:.1f} KB",
        unit="records/s",
        ours=Entrant(name="ours", samples=[sample_of(took, truth.records)], quality=quality),
        others=[],
        notes=[f"{took.seconds:,.1f} s, {took.cpu_seconds:,.1f} CPU s, {truth.bytes / 1e9:.2f} GB raw"],
    )
