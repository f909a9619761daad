"""Who may visit what, in which order, and until when."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from crawler.frontier.journal import Batch, LeasesLostError
from crawler.frontier.leases import Wanted, lease, leave, reclaim, register, still_held
from crawler.frontier.settle import settle
from crawler.frontier.states import Lease, Leased, Settlement, State
from crawler.frontier.store import Deltas, apply_deltas
from crawler.frontier.tables import crawlers, hosts, requests
from tests.frontier.databases import LONG, Database, raw_records
from tests.frontier.pages import SPIDER, failure, new, numbers, page, retry

HOSTS = ["a.test", "b.test", "c.test", "d.test", "e.test"]
NOW = 1_800_000_000.0
LONG_AGO = 1.0
NOT_SO_LONG_AGO = 2.0


class Clock:
    """Crawlers on one connection each, and a time that the test sets: what a transaction of each would do."""

    def __init__(self, database: Database) -> None:
        self.database, self.time = database, NOW

    def register(self, expires: float = LONG) -> int:
        with self.database.engine.begin() as connection:
            crawler = register(connection, "crawl", LONG)
            connection.execute(update(crawlers).where(crawlers.c.id == crawler).values(expires=self.time + expires))
        return crawler

    def look(
        self,
        crawler: int,
        room: int = 64,
        *,
        rests: dict[str, float] | None = None,
        busy: list[str] | None = None,
        patience: float = 10,
    ) -> Leased:
        wanted = Wanted(spider=SPIDER, names=None, room=room, busy=busy or [], rests=rests or {}, patience=patience)
        with self.database.engine.begin() as connection:
            return lease(connection, crawler, wanted, self.time)

    def visit(self, crawler: int, spider: str, room: int) -> None:
        """Look for work of one spider, and do it."""
        deltas: Deltas = defaultdict(Counter)
        with self.database.engine.begin() as connection:
            found = lease(connection, crawler, Wanted(spider=spider, names=None, room=room), self.time)
            done = [(Settlement(lease=one, state=State.DONE), None) for one in found.leases]
            settle(connection, done, {}, self.time, deltas)
            apply_deltas(connection, deltas)

    def reclaim(self) -> int:
        with self.database.engine.begin() as connection:
            return reclaim(connection, self.time)

    def leave(self, crawler: int, rests: dict[str, float] | None = None) -> None:
        with self.database.engine.begin() as connection:
            leave(connection, crawler, rests or {})

    def end(self, one: Lease, host_rests: float, state: State = State.PENDING) -> None:
        """A visit ends, and its host asks for a rest."""
        deltas: Deltas = defaultdict(Counter)
        with self.database.engine.begin() as connection:
            settle(
                connection, [(Settlement(lease=one, state=state, host_rests=host_rests), None)], {}, self.time, deltas
            )
            apply_deltas(connection, deltas)


@pytest.fixture
def clock(database: Database) -> Clock:
    return Clock(database)


def lay(database: Database, hosts: int, pages: int) -> None:
    """So many pages on each of so many hosts, which nobody has leased."""
    first = database.crawler()
    first.add(*(new(number, host) for host in HOSTS[:hosts] for number in range(pages)))
    first.leave()


def owners(database: Database) -> dict[str, int | None]:
    return {name: row.crawler for name, row in database.hosts().items()}


def hosts_of(leased: Leased) -> set[str]:
    return {one.host for one in leased.leases}


def test_urls_are_leased_by_priority_and_then_as_they_were_found(database: Database) -> None:
    crawler = database.crawler()
    for number, priority in ((1, -2), (2, 0), (3, -1), (4, 0), (5, -2)):
        crawler.add(new(number, priority=priority))
    assert numbers(crawler.look(room=3).leases) == [2, 4, 3]
    assert numbers(crawler.look(room=3).leases) == [1, 5]
    assert crawler.look().leases == []


def test_no_page_is_leased_beside_a_sitemap_of_its_host(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(1), new(2, priority=10), new(3, "b.test"))
    assert sorted(numbers(crawler.look().leases)) == [2, 3]
    assert crawler.look(reading=["a.test"]).leases == []
    assert numbers(crawler.look().leases) == [1]


def test_no_more_is_leased_than_there_is_room_for_and_evenly_from_the_hosts(database: Database) -> None:
    lay(database, hosts=3, pages=10)
    crawler = database.crawler()
    found = crawler.look(room=7)
    assert sorted(sum(one.host == host for one in found.leases) for host in HOSTS[:3]) == [2, 2, 3]
    assert (found.counts.pending, found.counts.leased) == (23, 7)
    assert crawler.look(room=0).leases == []


def test_what_one_host_has_too_few_of_the_others_make_up_for(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(1, "a.test"), *(new(number, "b.test") for number in range(9)))
    assert len(crawler.look(room=8).leases) == 8


def test_hosts_that_have_nothing_under_way_come_first(database: Database) -> None:
    lay(database, hosts=3, pages=3)
    crawler = database.crawler()
    found: list[str] = []
    for _ in range(3):
        found += [one.host for one in crawler.look(room=1, busy=found).leases]
    assert found == ["a.test", "b.test", "c.test"]
    assert len(crawler.look(room=6, busy=found).leases) == 6


def test_a_lease_tells_what_was_stored_and_counts_the_attempts(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(1, priority=-3))
    (first,) = crawler.look().leases
    assert (first.url, first.host, first.spider) == (new(1).url, "a.test", SPIDER)
    assert (first.priority, first.retries, first.last, first.request) == (-3, 0, None, None)
    crawler.end(retry(first, 0))
    (second,) = crawler.look().leases
    assert (second.id, second.retries, second.last) == (first.id, 1, None)
    assert database.rows()[first.url].attempts == 2


def test_what_is_not_due_yet_waits(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(1), new(2))
    leases = {one.url: one for one in crawler.look().leases}
    crawler.end(retry(leases[new(1).url], LONG), retry(leases[new(2).url], 0))
    found = crawler.look()
    assert numbers(found.leases) == [2]
    assert found.counts.open == 2  # there is still something to wait for


def test_only_the_hosts_that_were_asked_for_are_leased_from_and_counted(database: Database) -> None:
    lay(database, hosts=3, pages=2)
    found = database.crawler().look(names=["b.test"])
    assert hosts_of(found) == {"b.test"}
    assert found.counts.total == 2


def test_another_spiders_hosts_are_left_alone(database: Database) -> None:
    lay(database, hosts=1, pages=1)
    crawler = database.crawler()
    wanted = Wanted(spider="doctor_panel", names=None, room=9)
    (found,) = crawler.journal.commit(Batch(wanted=[wanted]))
    assert (found.leases, found.counts.total) == ([], 0)


def test_a_host_is_one_crawlers_at_a_time(clock: Clock) -> None:
    lay(clock.database, hosts=1, pages=10)
    one, other = clock.register(), clock.register()
    assert len(clock.look(one, room=4).leases) == 4
    assert clock.look(other).leases == []
    assert owners(clock.database) == {"a.test": one}


@pytest.mark.parametrize(("hosts", "crawlers", "share"), [(5, 1, 5), (5, 2, 3), (4, 2, 2), (5, 3, 2), (1, 3, 1)])
def test_each_crawler_has_its_share_of_the_hosts(clock: Clock, hosts: int, crawlers: int, share: int) -> None:
    lay(clock.database, hosts=hosts, pages=3)
    them = [clock.register() for _ in range(crawlers)]
    shares = [hosts_of(clock.look(crawler)) for crawler in them]
    assert len(shares[0]) == share
    assert max(map(len, shares)) == share
    assert sorted(host for hosts in shares for host in hosts) == HOSTS[:hosts]


def test_hosts_without_work_are_nobodys_share(clock: Clock) -> None:
    lay(clock.database, hosts=4, pages=1)
    with clock.database.engine.begin() as connection:
        connection.execute(update(hosts).where(hosts.c.name < "c.test").values(pending=0, done=1))
    assert hosts_of(clock.look(clock.register())) == {"c.test", "d.test"}


def test_dead_crawlers_have_no_share(clock: Clock) -> None:
    lay(clock.database, hosts=4, pages=1)
    clock.register(expires=-1)
    assert len(hosts_of(clock.look(clock.register()))) == 4


def test_hosts_beyond_the_share_go_to_a_crawler_that_joins(clock: Clock) -> None:
    lay(clock.database, hosts=4, pages=9)
    one = clock.register()
    assert len(hosts_of(clock.look(one, room=4))) == 4
    other = clock.register()
    assert clock.look(other).leases == []  # all are taken
    still = clock.look(one, room=4, busy=["a.test", "d.test"])
    assert hosts_of(still) == {"a.test", "b.test"}
    assert owners(clock.database) == {"a.test": one, "b.test": one, "c.test": None, "d.test": one}  # d is under way
    assert hosts_of(clock.look(other)) == {"c.test"}
    clock.look(one, busy=["a.test"])
    assert hosts_of(clock.look(other, busy=["c.test"])) == {"d.test"}
    assert set(owners(clock.database).values()) == {one, other}


def test_a_host_that_changes_hands_rests(clock: Clock) -> None:
    lay(clock.database, hosts=2, pages=9)
    one = clock.register()
    clock.look(one, room=2)
    other = clock.register()
    clock.look(one, rests={"b.test": 3.5})
    assert clock.database.hosts()["b.test"].rests_until == clock.time + 3.5
    clock.time += 3.4
    assert clock.look(other).leases == []
    clock.time += 0.2
    assert hosts_of(clock.look(other)) == {"b.test"}


def test_a_host_that_asks_for_a_rest_gets_it_from_all_crawlers(clock: Clock) -> None:
    lay(clock.database, hosts=2, pages=9)
    one = clock.register()
    first = next(lease for lease in clock.look(one, room=2).leases if lease.host == "a.test")
    clock.end(first, host_rests=30)
    clock.end(next(lease for lease in clock.look(one).leases if lease.host == "b.test"), host_rests=0)
    assert hosts_of(clock.look(one)) == {"b.test"}
    other = clock.register()
    clock.time += 29
    assert "a.test" not in hosts_of(clock.look(other)) | hosts_of(clock.look(one))
    clock.time += 2
    assert "a.test" in hosts_of(clock.look(one)) | hosts_of(clock.look(other))


def test_nobody_cuts_a_rest(clock: Clock) -> None:
    lay(clock.database, hosts=1, pages=9)
    one = clock.register()
    first, second = clock.look(one, room=2).leases
    clock.end(first, host_rests=60)
    clock.end(second, host_rests=5)
    clock.leave(one, {"a.test": 1})
    assert clock.database.hosts()["a.test"].rests_until == clock.time + 60


def test_pages_of_hosts_that_rest_for_long_are_counted(clock: Clock) -> None:
    lay(clock.database, hosts=2, pages=9)
    one = clock.register()
    clock.end(clock.look(one, room=1).leases[0], host_rests=30)
    rest_of_them = clock.look(one)
    assert (hosts_of(rest_of_them), rest_of_them.resting) == ({"b.test"}, 0)
    assert clock.look(one, patience=29).resting == 9
    assert clock.look(one, patience=31).resting == 0


def test_a_rest_is_kept_when_the_crawler_that_began_it_is_gone(clock: Clock) -> None:
    lay(clock.database, hosts=1, pages=9)
    one = clock.register(expires=1)
    clock.look(one, room=2)
    with clock.database.engine.begin() as connection:
        connection.execute(update(hosts).values(rests_until=clock.time + 60))
    clock.time += 2
    assert clock.reclaim() == 2
    assert clock.look(clock.register()).leases == []
    clock.time += 60
    assert len(clock.look(clock.register()).leases) == 9


def test_expired_crawlers_are_reclaimed_and_only_they(clock: Clock) -> None:
    lay(clock.database, hosts=4, pages=2)
    dead, alive = clock.register(expires=10), clock.register(expires=12)
    clock.look(dead)
    kept = clock.look(alive)
    clock.time += 11
    assert clock.reclaim() == 4
    assert clock.reclaim() == 0
    clock.database.check_counts()
    found = clock.look(clock.register())
    assert not {one.id for one in found.leases} & {one.id for one in kept.leases}
    assert alive in owners(clock.database).values()
    assert dead not in owners(clock.database).values()


def test_whoever_leaves_gives_back_what_was_not_visited(clock: Clock) -> None:
    lay(clock.database, hosts=2, pages=3)
    one, other = clock.register(), clock.register()
    clock.look(one)
    clock.look(other)
    clock.leave(one)
    clock.database.check_counts()
    clock.time += LONG
    assert len(clock.look(other, busy=["b.test"]).leases) == 3


@settings(max_examples=15)
@given(
    crawlers=st.lists(st.sets(st.sampled_from("XYZ"), min_size=1), min_size=1, max_size=4),
    hosts=st.lists(st.sampled_from("XYZ"), min_size=1, max_size=6),
    room=st.integers(1, 4),
)
def test_every_page_is_visited_in_the_end_whoever_crawls_what(
    tmp_path_factory: pytest.TempPathFactory, crawlers: list[set[str]], hosts: list[str], room: int
) -> None:
    """Some crawlers have several spiders, and some hosts have several crawlers; nobody waits for ever."""
    at_work = [spider for spider in hosts if any(spider in spiders for spiders in crawlers)]
    with Database(tmp_path_factory.mktemp("laws") / "out", "") as database:
        pages = [
            replace(new(number, f"{place}.test"), spider=spider)
            for place, spider in enumerate(at_work)
            for number in range(3)
        ]
        first = database.crawler()
        first.add(*pages)
        first.leave()
        clock = Clock(database)
        them = [(clock.register(), sorted(spiders)) for spiders in crawlers]
        for _ in range(len(pages) + 1):  # in each turn somebody finds something
            for crawler, spiders in them:
                for spider in spiders:
                    clock.visit(crawler, spider, room)
        assert set(database.states().values()) <= {"done"}
        database.check_counts()


def test_a_crawler_that_is_heard_of_keeps_its_leases(on_server: Database) -> None:
    one = on_server.crawler(lease_seconds=LONG)
    with on_server.engine.begin() as connection:
        connection.execute(update(crawlers).values(expires=LONG_AGO))  # long ago, but nobody has looked
        assert still_held(connection, one.journal.crawler, LONG, 7) is not None
        assert reclaim(connection, NOT_SO_LONG_AGO) == 0
    with on_server.engine.begin() as connection:
        connection.execute(update(crawlers).values(expires=LONG_AGO))
        assert reclaim(connection, NOT_SO_LONG_AGO) == 0
        assert still_held(connection, one.journal.crawler, LONG, 8) is None


def test_a_crawler_whose_leases_have_expired_settles_nothing_and_writes_nothing(on_server: Database) -> None:
    late, other = on_server.crawler(1), on_server.crawler(2)
    late.add(new(1), new(2))
    first, second = late.look().leases
    late.end(page(first))
    with on_server.engine.begin() as connection:
        connection.execute(update(crawlers).where(crawlers.c.id == late.journal.crawler).values(expires=LONG_AGO))
        assert reclaim(connection, NOT_SO_LONG_AGO) == 1
    lengths = on_server.lengths()
    with pytest.raises(LeasesLostError):
        late.end(page(second))
    assert on_server.states() == {first.url: "done", second.url: "pending"}
    assert on_server.lengths() == lengths
    late.journal.register()
    late.end(page(second))  # of the leases of old: passed over
    assert on_server.states()[second.url] == "pending"
    other.end(*(page(one) for one in other.look().leases))
    assert on_server.states() == {first.url: "done", second.url: "done"}
    assert [record.source for record in raw_records(late.output)] == [first.url]
    assert [record.source for record in raw_records(other.output)] == [second.url]
    on_server.check_counts()


def test_another_crawler_takes_over_after_the_time_of_a_lease(on_server: Database) -> None:
    dead, other = on_server.crawler(1, lease_seconds=0.05), on_server.crawler(2, lease_seconds=0.2)
    dead.add(new(1))
    assert len(dead.look().leases) == 1
    dead.die()
    while not (found := other.look()).leases:
        assert found.counts.open == 1
    other.end(failure(found.leases[0]))
    with on_server.engine.connect() as connection:
        assert connection.execute(requests.select()).one().attempts == 2
