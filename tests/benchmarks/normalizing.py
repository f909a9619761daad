"""Normalize with everything on, beside datatrove's pipeline of the same steps, each with one process and with two.

Records of 6.6 KB of people's words, 5 % of them near copies. datatrove is given its documents ready made, text and id
alone; ours reads raw records and does all else besides: fields, ledger, graph, splits, checks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import msgspec

from crawler.records import RawRecord
from tests.benchmarks import datatrove_steps, merging, peers
from tests.benchmarks.contest import Contest, Entrant, Quality, Sample
from tests.benchmarks.forms import Form
from tests.benchmarks.limits import timed
from tests.benchmarks.peers import Outcome
from tests.benchmarks.planted import Planted
from tests.benchmarks.planted_long import plant_long, write_documents
from tests.benchmarks.running import PROJECT, run
from tests.benchmarks.trust import judge, outcome_of
from tests.benchmarks.turns import sample_of, take_turns

_SEED = 20260511
_ENOUGH, _TWO_ENOUGH, _PEER_ENOUGH = 1_500, 1.8, 10.0
_KEY = {"MEDQA_PSEUDONYM_KEY": "one key for all runs of the benchmark"}
_PROCESSES = {1: "one process", 2: "two processes"}
_LOOPS = 20_000_000
_ARITHMETIC = f"total = 0\nfor number in range({_LOOPS}): total += number * number % 7"


def main(form: Form) -> list[Contest]:
    """Plant, run by turns, judge."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        planted = plant_long(folder / "raw", form.long_records, _SEED)
        write_documents(planted, folder / "documents")
        return _compare(planted, folder, form.long_rounds)


def _compare(planted: Planted, folder: Path, rounds: int) -> list[Contest]:
    kept: dict[str, Outcome] = {}
    lines = [line for path in sorted(planted.folder.iterdir()) for line in path.read_bytes().splitlines(keepends=True)]
    ways: dict[str, Callable[[], Sample]] = {
        f"ours, {count}": partial(_ours, planted, folder, workers, kept) for workers, count in _PROCESSES.items()
    }
    if has_datatrove := not peers.missing("datatrove"):
        for workers, count in _PROCESSES.items():
            ways[f"datatrove, {count}"] = partial(_datatrove, planted, folder, workers, kept)
    limits: dict[str, Callable[[], Sample]] = {
        "limit: JSON decode + encode": lambda: timed(lambda _: _recode(lines), len(lines)),
        "limit: disk write alone": lambda: timed(lambda at: _write(folder / "size", at), len(lines)),
    }
    arithmetic = {f"arithmetic, {count}": partial(_count, workers) for workers, count in _PROCESSES.items()}
    samples = take_turns({**ways, **limits, **arithmetic}, rounds)
    size = sum(map(len, planted.words.values())) / planted.lines

    def entrant(name: str, demanded: float | None = None) -> Entrant:
        quality = judged(planted, kept[name]) if name in kept else ()
        return Entrant(name=name, samples=samples[name], quality=quality, demanded=demanded)

    contests: list[Contest] = []
    for workers, count in _PROCESSES.items():
        others = [entrant(f"ours, {_PROCESSES[1]}", _TWO_ENOUGH)] if workers > 1 else []
        others += [entrant(f"datatrove, {count}", _PEER_ENOUGH)] if has_datatrove else []
        others += [entrant(name) for name in limits] if workers == 1 else []
        contests.append(
            Contest(
                title=f"normalize: {planted.lines:,} records of {size / 1000:.1f} KB, {count}",
                unit="records/s",
                ours=entrant(f"ours, {count}"),
                others=others,
                demanded=_ENOUGH if workers == 1 else None,
            )
        )
    one, two = arithmetic
    title = "normalize: what a second process gives on this machine"
    contests.append(Contest(title=title, unit="loops/s", ours=entrant(two), others=[entrant(one)]))
    return contests


def judged(planted: Planted, outcome: Outcome) -> list[Quality]:
    """How near copies were merged, and what became of people's words and names."""
    verdict = judge(planted, outcome, outcome)
    lost = verdict.lost or 0
    there = planted.questions - lost - verdict.rejected
    return [
        *merging.judged((identity for identity, _ in outcome.kept), planted.near_of, there),
        Quality(name="names and e-mails left", value=verdict.private, most=0),
        Quality(name="characters lost", value=verdict.characters, most=0),
        Quality(name="records lost", value=lost, most=0),
    ]


def _ours(planted: Planted, folder: Path, workers: int, kept: dict[str, Outcome]) -> Sample:
    output = folder / "output"
    (output / "raw").mkdir(parents=True)
    for path in planted.folder.iterdir():
        os.link(path, output / "raw" / path.name)
    command = [sys.executable, "-m", "normalize", "--output", str(output), "--workers", str(workers)]
    took = run([command], PROJECT, folder / "log", _KEY)
    kept.setdefault(f"ours, {_PROCESSES[workers]}", outcome_of(output))
    raw = sum(path.stat().st_size for path in planted.folder.iterdir())
    whole = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    (folder / "size").write_text(str(whole - raw))
    rmtree(output)
    return sample_of(took, planted.lines)


def _datatrove(planted: Planted, folder: Path, workers: int, kept: dict[str, Outcome]) -> Sample:
    at = folder / "datatrove"
    at.mkdir()
    (at / "documents").symlink_to(folder / "documents")
    command = [sys.executable, "-m", "tests.benchmarks.datatrove_steps", str(at), str(workers)]
    took = run([command], PROJECT, folder / "log")
    documents = datatrove_steps.written(at, "kept")
    merged = frozenset(document.id for document in datatrove_steps.written(at, "merged"))
    outcome = Outcome(kept=[(each.id, each.text) for each in documents], merged=merged)
    kept.setdefault(f"datatrove, {_PROCESSES[workers]}", outcome)
    rmtree(at)
    return sample_of(took, planted.lines)


def _recode(lines: Sequence[bytes]) -> None:
    decode, encode = msgspec.json.Decoder(RawRecord).decode, msgspec.json.Encoder().encode
    for line in lines:
        encode(decode(line))


def _write(told: Path, at: Path) -> None:
    """Write as many bytes as a run of ours, made durable once."""
    part = bytes(1 << 20)
    left = int(told.read_text())
    with (at / "content").open("wb") as file:
        while left > 0:
            left -= file.write(part[:left])
        file.flush()
        os.fsync(file.fileno())


def _count(processes: int) -> Sample:
    """Let so many processes add numbers side by side."""
    with TemporaryDirectory(prefix="bench-") as folder:
        took = run([[sys.executable, "-c", _ARITHMETIC]] * processes, PROJECT, Path(folder, "log"))
    return Sample(rate=_LOOPS * processes / took.seconds)
