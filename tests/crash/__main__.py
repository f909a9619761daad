"""`python -m tests.crash`: the long form of the kill test, on SQLite and PostgreSQL; exit status 1 on any fault."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.crash.bench import Ground, bench, child
from tests.crash.campaign import campaign
from tests.crash.checks import reference
from tests.crash.points import BY_NAME
from tests.crash.scenario import BESIDE, RANDOM_TIME, Played
from tests.frontier.postgres import postgres_server

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


def main() -> int:
    """Kill, check, print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=240, help="at least so many in all (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="others bring other kills (default: %(default)s)")
    parser.add_argument("--backend", choices=[SQLITE, POSTGRESQL], help="one alone")
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="leave the crawl directories there")
    options = parser.parse_args()
    backends = [options.backend] if options.backend else [SQLITE, POSTGRESQL]
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(TemporaryDirectory(prefix="crash-")))
        urls = stack.enter_context(postgres_server()).fresh if POSTGRESQL in backends else None
        kills = divided(options.kills, len(backends), options.seed)
        threads = stack.enter_context(ThreadPoolExecutor(len(backends)))
        runs = [
            threads.submit(_run, name, folder / name, urls if name == POSTGRESQL else None, kills[number], options.seed)
            for number, name in enumerate(backends)
        ]
        all_played = {name: run.result() for name, run in zip(backends, runs, strict=True)}
    _print_table(all_played)
    faults = [fault for played in all_played.values() for one in played for fault in one.verdict.faults]
    killed = sum(len(one.killed) for played in all_played.values() for one in played)
    print(f"{killed} kills, {len(faults)} faults")
    return int(bool(faults) or killed < options.kills)


def divided(kills: int, backends: int, seed: int) -> list[Counter[str]]:
    """How often each backend's crawls are killed at each point: every point about equally often."""
    names = [*BY_NAME, RANDOM_TIME]
    shares: list[Counter[str]] = [Counter() for _ in range(backends)]
    for number in range(kills):
        backend = number % backends
        shares[backend][names[(number // backends + seed) % len(names)]] += 1
    return shares


def _run(backend: str, folder: Path, fresh: Callable[[], str] | None, kills: Counter[str], seed: int) -> list[Played]:
    folder.mkdir(parents=True, exist_ok=True)
    all_played, total, started = [], kills.total(), time.monotonic()
    with bench() as ours, child() as other:
        wanted = reference(ours, Ground(folder / "uninterrupted"))

        def ground(number: int) -> Ground:
            return Ground(folder / str(number), fresh() if fresh else "")

        for played in campaign(ours, wanted, ground, kills, seed, other if fresh else None):
            all_played.append(played)
            done = sum(len(one.killed) for one in all_played)
            seconds = time.monotonic() - started
            print(f"{backend}: directory {len(all_played)}, {done} kills of {total}, {seconds:.0f} s", file=sys.stderr)
            for fault in played.verdict.faults:
                print(f"{backend}: {' | '.join(played.killed)}: {fault[:2000]}", file=sys.stderr)
    return all_played


def _print_table(all_played: dict[str, list[Played]]) -> None:
    """What a directory lost counts for each point at which its crawls were killed."""
    table = Table("point", "backend", "kills", "lost", "duplicated", "refetched a kill", box=None)
    for column in table.columns[2:]:
        column.justify = "right"
    for name in [*BY_NAME, RANDOM_TIME, BESIDE]:
        for backend, played in all_played.items():
            here = [one for one in played if name in one.killed]
            if not here:
                continue
            kills = sum(len(one.killed) for one in here)
            numbers = (
                sum(one.killed.count(name) for one in here),
                sum(one.verdict.lost for one in here),
                sum(one.verdict.duplicated for one in here),
            )
            table.add_row(name, backend, *map(str, numbers), f"{sum(one.refetched for one in here) / kills:.1f}")
    for backend, played in all_played.items():
        kills = sum(len(one.killed) for one in played)
        numbers = (kills, sum(one.verdict.lost for one in played), sum(one.verdict.duplicated for one in played))
        refetched = sum(one.refetched for one in played) / max(kills, 1)
        table.add_row("all", backend, *map(str, numbers), f"{refetched:.1f}")
    Console(highlight=False, width=120).print(table)


if __name__ == "__main__":
    raise SystemExit(main())
