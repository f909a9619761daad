"""Crawlers that share the hosts of one crawl: they join, die, are held up; no page is lost, and none is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from signal import SIGCONT, SIGINT, SIGKILL, SIGSTOP

import pytest

from tests.cluster.running import Running, Starter
from tests.cluster.sites import (
    Gated,
    asked_for,
    by_contact,
    crawl,
    looking,
    many_hosts,
    never_two_at_once,
    pages,
    records,
    turns,
    wait_for,
)
from tests.crawl.running import live
from tests.crawl.web import Web, article, serving
from tests.frontier.postgres import Postgres

HOSTS, PAGES = 4, 6
GATE = "/en/article/1003"
"""A page of the first host, at which a crawl is held up in its middle."""
SMALL = ("-s", "FRONTIER_BATCH=4", "-s", "FRONTIER_LEASE_SECONDS=2")
FIRST, SECOND = "first@example.org", "second@example.org"


@pytest.fixture(scope="module")
def all_webs() -> Iterator[list[Web]]:
    with many_hosts(HOSTS, PAGES) as running:
        yield running


@pytest.fixture(scope="module")
def wanted(all_webs: list[Web], warm: Starter, tmp_path_factory: pytest.TempPathFactory) -> Counter[bytes]:
    """What one crawler finds on SQLite."""
    output = tmp_path_factory.mktemp("alone")
    assert warm.start(*crawl(output, all_webs, "", "alone@example.org")).wait() == 0
    found = records(output)
    assert len(found) == found.total() == HOSTS * PAGES
    return found


@pytest.fixture
def webs(all_webs: list[Web], wanted: Counter[bytes]) -> Iterator[list[Web]]:
    """The hosts, with a gate in the first."""
    for web in all_webs:
        web.log.clear()
    all_webs[0].replies = gate = Gated(pages(1_000, PAGES), GATE)
    yield all_webs
    gate.let_go()


def gate(webs: list[Web]) -> Gated:
    assert isinstance(webs[0].replies, Gated)
    return webs[0].replies


def ended_well(*crawls: Running) -> bool:
    assert [running.wait() for running in crawls] == [0] * len(crawls), [running.told for running in crawls]
    assert not any("Traceback" in running.told for running in crawls)
    return True


@pytest.mark.parametrize(("number", "shared"), [(2, False), (4, False), (4, True)])
def test_crawlers_that_join_get_a_share_and_nothing_is_asked_for_twice(
    webs: list[Web],
    wanted: Counter[bytes],
    postgres: Postgres,
    start: Starter,
    tmp_path: Path,
    number: int,
    shared: bool,
) -> None:
    named = postgres.fresh()
    outputs = [tmp_path / ("out" if shared else f"out-{one}") for one in range(number)]
    commands = [crawl(output, webs, named, f"{one}@example.org", *SMALL) for one, output in enumerate(outputs)]
    crawls = [start.start(*commands[0])]
    gate(webs).reached()
    crawls += [start.start(*command) for command in commands[1:]]
    wait_for(lambda: looking(named) == number)
    gate(webs).let_go()
    assert ended_well(*crawls)
    assert records(*set(outputs)) == wanted
    assert {times for web in webs for times in asked_for(web).values()} == {1}
    assert all(never_two_at_once(web) for web in webs)
    assert len(by_contact(webs)) > 1


@pytest.mark.parametrize("shared", [False, True], ids=["own", "shared"])
def test_the_others_finish_what_a_killed_crawler_had(
    webs: list[Web], wanted: Counter[bytes], postgres: Postgres, start: Starter, tmp_path: Path, shared: bool
) -> None:
    named = postgres.fresh()
    outputs = [tmp_path / "one", tmp_path / ("one" if shared else "other")]
    first = crawl(outputs[0], webs, named, FIRST, *SMALL)
    killed = start.start(*first)
    gate(webs).reached()
    other = start.start(*crawl(outputs[1], webs, named, SECOND, *SMALL))
    wait_for(lambda: looking(named) == 2)
    killed.send(SIGKILL)
    gate(webs).let_go()
    assert ended_well(other)
    assert killed.wait() == -SIGKILL
    assert "another crawler was not heard of any more" in other.told or shared
    if not shared:  # its own directory is put in order by its next crawl
        assert ended_well(start.start(*first))
    assert records(*set(outputs)) == wanted
    assert looking(named) == 0


def test_a_crawler_that_is_held_up_for_longer_than_its_lease_drops_what_it_had(
    webs: list[Web], wanted: Counter[bytes], postgres: Postgres, start: Starter, tmp_path: Path
) -> None:
    named = postgres.fresh()
    outputs = [tmp_path / "one", tmp_path / "other"]
    late = start.start(*crawl(outputs[0], webs, named, FIRST, *SMALL))
    gate(webs).reached()
    late.send(SIGSTOP)
    other = start.start(*crawl(outputs[1], webs, named, SECOND, *SMALL))
    wait_for(lambda: asked_for(webs[0])[GATE] == 2, lambda: other.told)  # its leases have gone to the other
    late.send(SIGCONT)
    wait_for(lambda: "not heard of for too long" in late.told, lambda: late.told)
    gate(webs).let_go()
    assert ended_well(late, other)
    assert records(*outputs) == wanted
    assert looking(named) == 0


def test_a_host_rests_when_a_crawler_leaves_it_to_another(postgres: Postgres, start: Starter, tmp_path: Path) -> None:
    one, other = "/en/article/1", "/en/article/2"
    slowly = ("-s", "DOWNLOAD_DELAY=1", "-s", "RANDOMIZE_DOWNLOAD_DELAY=False", "-s", f"FRONTIER={postgres.fresh()}")
    with serving() as web:
        web.replies = held = Gated({one: article(1, other), other: article(2)}, one)
        line = ["scrapy", *live(web.address + one, *slowly)]
        first = start.start(*line, "-s", f"OUTPUT={tmp_path}/first", "-s", f"CONTACT={FIRST}")
        held.reached()
        second = start.start(*line, "-s", f"OUTPUT={tmp_path}/second", "-s", f"CONTACT={SECOND}")
        wait_for(lambda: looking(slowly[-1].partition("=")[2]) == 2)
        first.send(SIGINT)
        held.let_go()
        assert (first.wait(), second.wait()) == (130, 0)
        assert turns(web.log) == [FIRST, SECOND]
        last = max(asked.time for asked in web.log if FIRST in asked.user_agent)
        assert min(asked.time for asked in web.log if SECOND in asked.user_agent) - last >= 1
    assert records(tmp_path / "first", tmp_path / "second").total() == 2
