"""The kill test on SQLite: every named point once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from signal import SIGKILL

import msgspec

from crawler.records import RawRecord
from tests.crash.bench import STYLES, Bench, Ground
from tests.crash.campaign import campaign
from tests.crash.checks import Reference, Verdict, check, remember
from tests.crash.orders import Plant
from tests.crash.points import BY_NAME
from tests.crash.scenario import RANDOM_TIME


def test_an_uninterrupted_run_has_every_kind_of_ending(wanted: Reference) -> None:
    assert wanted.records.total() == len(wanted.records) == 24
    assert wanted.rejects
    assert {state for state, _, _ in wanted.states.values()} == {"done", "failed"}


def test_a_kill_at_any_point_loses_nothing_and_doubles_nothing(bench: Bench, wanted: Reference, tmp_path: Path) -> None:
    kills = Counter([*BY_NAME, RANDOM_TIME])
    for played in campaign(bench, wanted, lambda number: Ground(tmp_path / str(number)), kills, seed=1):
        assert played.verdict == Verdict(), played.killed
    assert +kills == Counter()  # each point was reached


def test_a_killed_round_of_revisits_goes_on_where_it_was(bench: Bench, tmp_path: Path) -> None:
    wanted = remember(bench, _visited_twice(bench, tmp_path / "uninterrupted", ()), {})
    ground = _visited_twice(bench, tmp_path / "killed", ("half an exchange written", "after raw write", "after lease"))
    verdict = Verdict()
    check(bench, ground, wanted, verdict)
    assert verdict == Verdict()
    pages = {msgspec.json.decode(record, type=RawRecord).source for record in wanted.records}
    assert len(pages) < wanted.records.total()  # some have changed


def _visited_twice(bench: Bench, output: Path, points: Sequence[str]) -> Ground:
    """A crawl of the sites, and one of what they became later, which is killed at each of the points."""
    ground = Ground(output)
    bench.begin()
    try:
        for edition in (0, 1):
            bench.server.show(edition)
            ground.recrawl = "1" if edition else ""
            for style in STYLES:
                for point in points if edition else ():
                    assert bench.crawl(ground, style, Plant(point=point, call=2, delay=0)).status == -SIGKILL
                assert bench.crawl(ground, style).status == 0, ground.told
    finally:
        bench.server.show(0)
    return ground
