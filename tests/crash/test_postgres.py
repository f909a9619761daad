"""The kill test on PostgreSQL: some of the named points, and what can only happen where several crawlers work."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL

import psycopg
import pytest

from crawler.demo.faults import Rule, Slow
from tests.crash.bench import STYLES, Bench, Child, Ground, child
from tests.crash.campaign import campaign
from tests.crash.checks import Reference, Verdict, check
from tests.crash.orders import Plant
from tests.crash.scenario import RANDOM_TIME
from tests.frontier.postgres import Postgres, postgres_server

_POINTS = (
    "inside a commit of the start",
    "before a tail is cut",
    "after lease",
    "after fetch",
    "half an exchange written",
    "after raw write",
    "links added",
    "inside commit",
    "committed, not acknowledged",
    "rotating: a file made",
    "leases given back, not committed",
    RANDOM_TIME,
)
_AFTER_RAW_WRITE = Plant(point="after raw write", call=6, delay=0)
_SLOW = (Rule(play=Slow(0.2)),)
_COMMITS_THAT_TAKE_A_SECOND = """
    CREATE FUNCTION rest() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(1); RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER slow AFTER INSERT OR UPDATE ON files DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION rest()
"""


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with postgres_server() as running:
        yield running


@pytest.fixture(scope="module")
def other() -> Iterator[Child]:
    with child() as running:
        yield running


@pytest.fixture
def ground(postgres: Postgres, tmp_path: Path) -> Ground:
    return Ground(tmp_path / "output", postgres.fresh())


def test_a_kill_loses_nothing_and_doubles_nothing(
    bench: Bench, wanted: Reference, postgres: Postgres, other: Child, tmp_path: Path
) -> None:
    kills = Counter(_POINTS)

    def fresh(number: int) -> Ground:
        return Ground(tmp_path / str(number), postgres.fresh())

    for played in campaign(bench, wanted, fresh, kills, seed=1, company=other):
        assert played.verdict == Verdict(), played.killed
    assert +kills == Counter()


def test_another_crawler_finishes_the_work_of_a_killed_one(
    bench: Bench, wanted: Reference, other: Child, ground: Ground
) -> None:
    bench.begin()
    bench.server.play(_SLOW)
    other.start(ground, bench.crawl_command(ground, "doctor_panel"), _AFTER_RAW_WRITE)
    _wait_for_requests(bench)
    survivor = bench.crawl(ground, "doctor_panel")
    assert (other.ended().status, survivor.status) == (-SIGKILL, 0), ground.told
    assert _writers(ground) == 2
    _finish(bench, ground, wanted, "doctor_reply")


def test_the_tails_of_two_killed_crawlers_are_cut_by_one(
    bench: Bench, wanted: Reference, other: Child, ground: Ground
) -> None:
    bench.begin()
    bench.server.play(_SLOW)
    other.start(ground, bench.crawl_command(ground, "doctor_reply"), _AFTER_RAW_WRITE)
    _wait_for_requests(bench)
    assert bench.crawl(ground, "doctor_panel", _AFTER_RAW_WRITE).status == -SIGKILL
    assert other.ended().status == -SIGKILL
    assert _writers(ground) == 2
    _finish(bench, ground, wanted, *STYLES)


def test_a_commit_under_way_when_its_crawler_is_killed_is_waited_for(
    bench: Bench, wanted: Reference, other: Child, ground: Ground
) -> None:
    bench.begin()
    first = bench.crawl(ground, "doctor_panel", Plant(point="committed, not acknowledged", call=1, delay=0))
    with psycopg.connect(ground.frontier, autocommit=True) as connection:
        connection.execute(_COMMITS_THAT_TAKE_A_SECOND)
        other.start(ground, bench.crawl_command(ground, "doctor_panel"))
        while not _commits_under_way(connection):
            time.sleep(0.01)
        os.kill(int((ground.output / ".crawl" / "lock-0").read_text()), SIGKILL)
        second = other.ended()
        assert _commits_under_way(connection) == 1
        third = bench.crawl(ground, "doctor_panel", Plant(point="leased, not committed", call=1, delay=0))
        connection.execute("DROP TRIGGER slow ON files")
    assert [first.status, second.status, third.status] == 3 * [-SIGKILL], ground.told
    _finish(bench, ground, wanted, *STYLES)


def _commits_under_way(connection: psycopg.Connection) -> int:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE query = 'COMMIT' AND state = 'active'"
    (number,) = connection.execute(asked).fetchone() or (0,)
    return int(number)


def _wait_for_requests(bench: Bench) -> None:
    seen = len(bench.server.access_log)
    while len(bench.server.access_log) == seen:
        time.sleep(0.01)


def _writers(ground: Ground) -> int:
    """How many crawlers have left raw records."""
    return len({path.name.split(".")[1] for path in (ground.output / "raw").iterdir()})


def _finish(bench: Bench, ground: Ground, wanted: Reference, *styles: str) -> None:
    assert [bench.crawl(ground, style).status for style in styles] == [0] * len(styles), ground.told
    verdict = Verdict()
    check(bench, ground, wanted, verdict)
    assert verdict == Verdict()
