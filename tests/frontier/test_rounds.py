"""Another round over the pages of a crawl."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from crawler.frontier.rounds import requeue, start_round
from crawler.frontier.states import Lease, Settlement, State
from crawler.frontier.tables import requests
from tests.frontier.databases import Database, OneCrawler
from tests.frontier.pages import SPIDER, failure, listing, new, numbers, page, retry

ELSEWHERE = new(5, "elsewhere.test", refused="other_host")


@pytest.fixture
def crawler(database: Database) -> OneCrawler:
    """A crawl that has come to its end: pages 0 and 1 done, 2 failed, 3 forbidden, 4 on another of its hosts."""
    crawler = database.crawler()
    crawler.add(*(new(number) for number in range(4)), new(4, "b.test"), ELSEWHERE)
    for lease in crawler.look().leases:
        crawler.end(ended(lease))
    return crawler


def ended(lease: Lease) -> Settlement:
    match numbers([lease]):
        case [2]:
            return failure(lease)
        case [3]:
            return Settlement(lease=lease, state=State.SKIPPED, reason="forbidden_by_robots")
    return page(lease)


def test_a_round_visits_every_page_again_but_those_of_other_hosts(database: Database, crawler: OneCrawler) -> None:
    assert start_round(database.engine, SPIDER, None, due_only=False) == 5
    database.check_counts()
    assert database.states() == {new(number).url: "pending" for number in range(4)} | {
        new(4, "b.test").url: "pending",
        ELSEWHERE.url: "skipped",
    }
    leases = crawler.look().leases
    assert sorted(numbers(leases)) == [0, 1, 2, 3, 4]
    known = {numbers([lease])[0]: lease.last for lease in leases}
    assert known[0] is not None
    assert known[0].etag == '"Stretch the calf."'
    assert known[2] is known[3] is None  # these were never fetched
    rows = database.rows()
    assert {rows[lease.url].attempts for lease in leases} == {1}


def test_a_round_of_some_hosts(database: Database, crawler: OneCrawler) -> None:
    assert start_round(database.engine, SPIDER, ["b.test"], due_only=False) == 1
    assert start_round(database.engine, SPIDER, ["nobody.test"], due_only=False) == 0
    assert start_round(database.engine, "doctor_panel", None, due_only=False) == 0
    assert [lease.host for lease in crawler.look().leases] == ["b.test"]


def test_a_round_of_what_is_due(database: Database, crawler: OneCrawler) -> None:
    """What could not be fetched is due at once, the others in seven days."""
    assert start_round(database.engine, SPIDER, None, due_only=True) == 2
    assert sorted(numbers(crawler.look().leases)) == [2, 3]
    database.check_counts()


def test_the_time_of_a_page_comes(database: Database, crawler: OneCrawler) -> None:
    with database.engine.begin() as connection:
        connection.execute(update(requests).where(requests.c.url == new(1).url).values(due=1.0))
    assert start_round(database.engine, SPIDER, None, due_only=True) == 3
    assert sorted(numbers(crawler.look().leases)) == [1, 2, 3]


def test_sitemaps_are_read_in_every_round(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(7, priority=10), new(8))
    for _ in range(2):
        crawler.end(*(listing(lease) for lease in crawler.look().leases))
    assert start_round(database.engine, SPIDER, None, due_only=True) == 1
    assert numbers(crawler.look().leases) == [7]


@pytest.mark.parametrize("due_only", [False, True])
def test_a_round_that_was_interrupted_is_gone_on_with(database: Database, due_only: bool) -> None:
    crawler = database.crawler()
    crawler.add(new(1), new(2))
    one, two = crawler.look().leases
    crawler.end(page(one))
    assert start_round(database.engine, SPIDER, None, due_only) == 0  # page 2 is under way
    crawler.end(retry(two, 600))
    assert start_round(database.engine, SPIDER, None, due_only) == 0  # page 2 waits
    assert database.states() == {one.url: "done", two.url: "pending"}


def test_hosts_that_are_still_being_crawled_keep_none_of_the_others_waiting(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(1), new(2, "b.test"))
    (one,) = crawler.look(names=["a.test"]).leases
    crawler.end(page(one))
    assert start_round(database.engine, SPIDER, ["a.test"], due_only=False) == 1
    assert start_round(database.engine, SPIDER, ["a.test", "b.test"], due_only=False) == 0


@pytest.mark.parametrize(
    ("spider", "reason", "again"),
    [
        (None, None, [2]),
        (SPIDER, None, [2]),
        ("doctor_panel", None, []),
        (None, "timeout", [2]),
        (None, "forbidden_by_robots", [3]),
        (None, "other_host", []),
        (None, "no such reason", []),
    ],
)
def test_what_failed_is_tried_again_when_somebody_says_so(
    database: Database, crawler: OneCrawler, spider: str | None, reason: str | None, again: list[int]
) -> None:
    assert requeue(database.engine, spider, reason) == len(again)
    database.check_counts()
    assert numbers(crawler.look().leases) == again
