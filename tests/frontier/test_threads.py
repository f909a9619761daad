"""Crawlers that really run at the same time, each with a connection of its own."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import update

from crawler.frontier.states import Lease, Settlement
from crawler.frontier.tables import crawlers
from tests.frontier.databases import Database, OneCrawler, raw_records
from tests.frontier.pages import listing, new, page

HOSTS = 5
PAGES = 12


@dataclass(slots=True)
class Running:
    """A crawler that visits pages in a thread until none is left, or until it is to die with leases in its hands."""

    crawler: OneCrawler
    dies_after: int = 10_000
    held: list[Lease] = field(default_factory=list)
    """In the order in which it got them."""
    died_with: list[Lease] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)

    def run(self) -> None:
        try:
            while True:
                leased = self.crawler.look(room=4)
                self.held.extend(leased.leases)
                if len(self.held) > self.dies_after:
                    self.died_with = leased.leases
                    self.expire()
                    return
                if not leased.leases and not leased.counts.open:
                    return
                self.crawler.end(*(self.visit(lease) for lease in leased.leases))
        except BaseException as error:
            self.errors.append(error)

    def expire(self) -> None:
        """Nothing has been heard of it for too long: what the test need not wait for."""
        with self.crawler.engine.begin() as connection:
            own = crawlers.c.id == self.crawler.journal.crawler
            connection.execute(update(crawlers).where(own).values(expires=1.0))

    @staticmethod
    def visit(lease: Lease) -> Settlement:
        """Even pages lead to others on every host."""
        number = int(lease.url.rpartition("/")[2])
        if number % 2:
            return page(lease)
        links = [new(number + step, f"{host}.test") for step in (1, 2) for host in range(HOSTS)]
        return listing(lease, *(link for link in links if int(link.url.rpartition("/")[2]) < PAGES))


def run_all(them: list[Running]) -> None:
    threads = [threading.Thread(target=one.run) for one in them]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [one.errors for one in them] == [[]] * len(them)


def test_no_url_is_leased_twice_however_four_crawlers_interleave(on_server: Database) -> None:
    them = [Running(on_server.crawler(number)) for number in range(1, 5)]
    them[0].crawler.add(*(new(0, f"{host}.test") for host in range(HOSTS)))
    run_all(them)
    leased = Counter(lease.url for one in them for lease in one.held)
    assert leased == dict.fromkeys(leased, 1)
    assert len(leased) == HOSTS * PAGES
    assert set(on_server.states().values()) == {"done"}
    written = [record.source for one in them for record in raw_records(one.crawler.output)]
    assert len(written) == len(set(written)) == HOSTS * PAGES // 2
    on_server.check_counts()


def test_the_others_finish_what_a_dead_crawler_had_and_lease_nothing_else_twice(on_server: Database) -> None:
    dying = Running(on_server.crawler(1), dies_after=5)
    them = [dying, *(Running(on_server.crawler(number, lease_seconds=4)) for number in (2, 3))]
    them[0].crawler.add(*(new(0, f"{host}.test") for host in range(HOSTS)))
    run_all(them)
    assert dying.died_with
    leased = Counter(lease.url for one in them for lease in one.held)
    assert leased == dict.fromkeys(leased, 1) | dict.fromkeys((lease.url for lease in dying.died_with), 2)
    assert set(on_server.states().values()) == {"done"}
    written = [record.source for one in them for record in raw_records(one.crawler.output)]
    assert len(written) == len(set(written)) == HOSTS * PAGES // 2
    on_server.check_counts()
