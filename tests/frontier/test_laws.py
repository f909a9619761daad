"""Laws of the frontier over random sequences of everything that crawlers do to it, on both databases."""

from __future__ import annotations

from collections import Counter
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import update

from crawler.frontier.journal import Batch, LeasesLostError
from crawler.frontier.leases import Wanted, reclaim
from crawler.frontier.rounds import requeue, start_round
from crawler.frontier.states import Lease, NewRequest, Settlement, State
from crawler.frontier.tables import crawlers
from tests.frontier.databases import LONG, Database, OneCrawler, lengths_on_disk, raw_records
from tests.frontier.pages import SPIDER, failure, listing, new, page, retry, shared_page
from tests.frontier.postgres import Postgres

HOSTS = ("a.test", "b.test", "c.test")
REFUSED = 9
"""The one page that is on no host of the start URLs."""
PAGES = st.sets(st.tuples(st.integers(1, REFUSED), st.sampled_from(HOSTS)), max_size=5)
ENDS = st.sampled_from(["a text", "another text", "links", "failure", "skipped", "retry", "retry later"])
WHO = st.integers(0, 2)


def found(pages: set[tuple[int, str]]) -> list[NewRequest]:
    return [new(number, host, refused="other_host" if number == REFUSED else None) for number, host in sorted(pages)]


class Frontier(RuleBasedStateMachine):
    """Up to three crawlers, and what should have become of every URL."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database
        self.crawlers = [database.crawler(number) for number in range(3 if database.is_server else 1)]
        self.held: list[list[Lease]] = [[] for _ in self.crawlers]
        self.lost: set[int] = set()
        self.states: dict[str, str] = {}
        self.resting: set[str] = set()
        self.texts: dict[str, str] = {}
        self.written: list[str] = []

    def crawler(self, who: int) -> tuple[int, OneCrawler]:
        """A crawler that knows whether it has lost its leases."""
        who %= len(self.crawlers)
        if who in self.lost:
            with pytest.raises(LeasesLostError):
                self.crawlers[who].end(*(page(one, "too late") for one in self.held[who]))
            self.crawlers[who].journal.register()
            self.crawlers[who].end(*(page(one, "much too late") for one in self.held[who]))
            self.lost.remove(who)
            self.held[who].clear()
        return who, self.crawlers[who]

    def know(self, pages: set[tuple[int, str]]) -> None:
        for number, host in pages:
            self.states.setdefault(new(number, host).url, "skipped" if number == REFUSED else "pending")

    @rule(who=WHO, pages=PAGES)
    def add(self, who: int, pages: set[tuple[int, str]]) -> None:
        _, crawler = self.crawler(who)
        crawler.add(*found(pages))
        self.know(pages)

    @rule(who=WHO, room=st.integers(0, 6), ends=st.lists(ENDS, max_size=6), pages=PAGES)
    def visit(self, who: int, room: int, ends: list[str], pages: set[tuple[int, str]]) -> None:
        """One transaction: some visits end, with links, and work is looked for."""
        who, crawler = self.crawler(who)
        ending, self.held[who] = self.held[who][: len(ends)], self.held[who][len(ends) :]
        settlements = [self.end(one, how, pages) for one, how in zip(ending, ends, strict=False)]
        busy = {one.host for one in self.held[who]}
        wanted = Wanted(spider=SPIDER, names=None, room=room, busy=busy)
        batch = Batch(settlements=settlements, wanted=[wanted])
        (leased,) = crawler.journal.commit(batch)
        assert len(leased.leases) <= room
        for lease in leased.leases:
            assert self.states[lease.url] == "pending"
            assert lease.url not in self.resting
            self.states[lease.url] = "leased"
        self.held[who].extend(leased.leases)
        assert leased.counts.open == sum(state in ("pending", "leased") for state in self.states.values())

    def end(self, lease: Lease, how: str, pages: set[tuple[int, str]]) -> Settlement:
        match how:
            case "links":
                self.states[lease.url] = "done"
                self.know(pages)
                return listing(lease, *found(pages))
            case "failure":
                self.states[lease.url] = "failed"
                return failure(lease)
            case "skipped":
                self.states[lease.url] = "skipped"
                return Settlement(lease=lease, state=State.SKIPPED, reason="forbidden_by_robots")
            case "retry" | "retry later":
                self.states[lease.url] = "pending"
                if how == "retry later":
                    self.resting.add(lease.url)
                return retry(lease, LONG if how == "retry later" else 0)
        self.states[lease.url] = "done"
        texts = [how] * ((lease.id + len(how)) % 4)  # a page has one question, or several, and others later
        if self.texts.get(lease.url) != how:
            self.texts[lease.url] = how
            self.written.extend([lease.url] * max(1, len(texts)))
        return shared_page(lease, *texts) if texts else page(lease, how)

    @rule(who=WHO)
    def expire(self, who: int) -> None:
        """Nothing was heard of a crawler for too long; SQLite has one crawler, which was killed."""
        who %= len(self.crawlers)
        if who in self.lost:
            return
        self.give_back(who)
        if not self.database.is_server:
            self.crawlers[who].die()
            self.crawlers[who] = self.database.crawler()
            self.held[who].clear()
            return
        with self.database.engine.begin() as connection:
            late = crawlers.c.id == self.crawlers[who].journal.crawler
            connection.execute(update(crawlers).where(late).values(expires=1.0))
            assert reclaim(connection, 2.0) == len(self.held[who])
        self.lost.add(who)

    @rule(who=WHO)
    def leave(self, who: int) -> None:
        """A crawler is interrupted, and started again."""
        who, crawler = self.crawler(who)
        crawler.leave()
        self.give_back(who)
        self.held[who].clear()
        self.crawlers[who] = self.database.crawler(who)

    def give_back(self, who: int) -> None:
        self.states.update(dict.fromkeys((lease.url for lease in self.held[who]), "pending"))

    @precondition(lambda self: {"pending", "leased"}.isdisjoint(self.states.values()))
    @rule()
    def another_round(self) -> None:
        self.again(start_round(self.database.engine, SPIDER, None, due_only=False), set(State))

    @precondition(lambda self: not {"pending", "leased"}.isdisjoint(self.states.values()))
    @rule()
    def no_round_before_the_last_has_ended(self) -> None:
        assert start_round(self.database.engine, SPIDER, None, due_only=False) == 0

    @rule()
    def try_failures_again(self) -> None:
        self.again(requeue(self.database.engine, None, None), {State.FAILED})

    def again(self, number: int, states: set[State]) -> None:
        chosen = [url for url, state in self.states.items() if state in states and not url.endswith(f"/{REFUSED}")]
        assert number == len(chosen)
        self.states.update(dict.fromkeys(chosen, "pending"))
        self.resting.difference_update(chosen)

    @invariant()
    def every_url_is_in_the_state_in_which_it_should_be(self) -> None:
        assert self.database.states() == self.states

    @invariant()
    def the_hosts_counts_are_those_of_their_urls(self) -> None:
        self.database.check_counts()

    @invariant()
    def a_host_is_one_crawlers(self) -> None:
        owners = {row.id: row.crawler for row in self.database.hosts().values()}
        assert all(row.crawler == owners[row.host] for row in self.database.rows().values() if row.crawler is not None)

    @invariant()
    def every_record_is_written_once_and_every_byte_counts(self) -> None:
        written = [record.source for crawler in self.crawlers for record in raw_records(crawler.output)]
        assert Counter(written) == Counter(self.written)
        on_disk = [length for crawler in self.crawlers for length in lengths_on_disk(crawler).values()]
        assert sum(on_disk) == sum(row.length for row in self.database.files())

    def teardown(self) -> None:
        for crawler in self.crawlers:
            crawler.die()
        self.database.__exit__(None, None, None)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_laws(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    server: Postgres | None = request.getfixturevalue("postgres") if kind == "postgresql" else None
    numbers = count()

    class Fresh(Frontier):
        def __init__(self) -> None:
            super().__init__(Database(tmp_path / f"out{next(numbers)}", server.fresh() if server else ""))

    # Shrinking would take minutes: a sequence of 25 steps can be read as it is.
    phases = [Phase.explicit, Phase.generate]
    run_state_machine_as_test(Fresh, settings=settings(max_examples=8, stateful_step_count=25, phases=phases))
