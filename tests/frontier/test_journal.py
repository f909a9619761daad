"""Transactions of the journal: all of a batch or nothing, and the files as far as the database says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.engine import Connection

from crawler.append_only import ShortFileError
from crawler.frontier.database import FrontierError
from crawler.frontier.journal import Batch
from crawler.frontier.leases import Wanted
from crawler.frontier.tables import crawlers, hosts
from tests.frontier.databases import Database, OneCrawler, lengths_on_disk, raw_records
from tests.frontier.pages import SPIDER, listing, new, numbers, page

ANY = Wanted(spider=SPIDER, names=None, room=64)


def test_one_transaction_settles_adds_and_leases(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(1))
    (lease,) = crawler.look().leases
    batch = Batch(settlements=[listing(lease, new(2))], new=[new(3, "b.test")], wanted=[ANY, ANY])
    first, second = crawler.journal.commit(batch)
    assert sorted(numbers(first.leases)) == [2, 3]
    assert second.leases == []
    assert (second.counts.done, second.counts.leased, second.counts.pending) == (1, 2, 0)
    with database.engine.connect() as connection:
        assert connection.execute(select(crawlers.c.commits)).scalars().all() == [3]


def test_every_byte_of_the_files_counts_after_a_commit(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(*(new(number) for number in range(5)))
    for lease in crawler.look().leases:
        crawler.end(page(lease))
        assert database.lengths() == lengths_on_disk(crawler)
    assert len(raw_records(crawler.output)) == 5


def test_what_a_dead_crawler_left_behind_is_cut(database: Database) -> None:
    dead = database.crawler()
    dead.add(new(1), new(2))
    first, second = dead.look().leases
    dead.end(page(first))
    counted = database.lengths()
    with (dead.output / "raw" / f"{SPIDER}.{dead.name}.jsonl").open("ab") as file:
        file.write(b'{"question":{"site"')
    (dead.output / "raw" / f"doctor_panel.{dead.name}.jsonl").write_bytes(b"{}\n")
    (dead.output / "archive" / f"{dead.name}-00001.warc.gz").write_bytes(b"\x1f\x8b")
    dead.die()
    if database.is_server:
        with database.engine.begin() as connection:
            connection.execute(update(crawlers).values(expires=1.0))
    heir = database.crawler(lease_seconds=0)
    assert lengths_on_disk(heir) == counted == database.lengths()
    heir.look(room=0)
    heir.end(page(heir.look().leases[0]))
    assert [record.source for record in raw_records(heir.output)] == [first.url, second.url]
    assert database.lengths() == lengths_on_disk(heir)


@pytest.mark.parametrize("folder", ["raw", "archive"])
def test_a_file_that_is_shorter_than_what_counts_is_refused(database: Database, folder: str) -> None:
    crawler = database.crawler()
    crawler.add(new(1))
    crawler.end(*(page(lease) for lease in crawler.look().leases))
    crawler.leave()
    (path,) = (crawler.output / folder).iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ShortFileError, match=path.name):
        database.crawler()
    path.unlink()
    with pytest.raises(ShortFileError, match="is gone"):
        database.crawler()
    assert not path.exists()


def test_a_disk_that_is_full_leaves_nothing_that_counts(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    crawler = database.crawler()
    crawler.add(new(1), new(2))
    first, second = crawler.look().leases
    crawler.end(page(first))
    counted, states = database.lengths(), database.states()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("crawler.append_only._sync", fail)
    with pytest.raises(OSError, match="No space left"):
        crawler.end(page(second))
    monkeypatch.undo()
    assert (database.lengths(), database.states()) == (counted, states)
    crawler.die()
    heir = database.crawler()
    assert lengths_on_disk(heir) == counted


class Fault:
    """Raises a database's error at the statement or the commit that a test names, so many times."""

    def __init__(self, crawler: OneCrawler, statement: str, act: Callable[[Connection], None], times: int = 1) -> None:
        self.statement, self.act, self.left = statement, act, times
        event.listen(crawler.engine, "before_cursor_execute", self._run)

    def _run(self, connection: Connection, _cursor: object, statement: str, *_: Any) -> None:
        if self.left and self.statement in statement:
            self.left -= 1
            self.act(connection)


def deadlock(connection: Connection) -> None:
    connection.exec_driver_sql("DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$")


def full(connection: Connection) -> None:
    connection.exec_driver_sql("DO $$ BEGIN RAISE SQLSTATE '53100' USING MESSAGE = 'no space left'; END $$")


def divide(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT 1 / 0")


def test_a_deadlock_is_tried_again(on_server: Database) -> None:
    crawler = on_server.crawler()
    crawler.add(new(1))
    (lease,) = crawler.look().leases
    Fault(crawler, "UPDATE hosts", deadlock, times=5)
    crawler.end(page(lease))
    assert len(raw_records(crawler.output)) == len(on_server.visits()) == 1
    assert on_server.lengths() == lengths_on_disk(crawler)
    on_server.check_counts()


def test_what_a_server_refuses_for_a_while_is_tried_again(
    on_server: Database, caplog: pytest.LogCaptureFixture
) -> None:
    crawler = on_server.crawler()
    crawler.add(new(1))
    (lease,) = crawler.look().leases
    Fault(crawler, "UPDATE hosts", full, times=2)
    crawler.end(page(lease))
    assert len(raw_records(crawler.output)) == len(on_server.visits()) == 1
    (told,) = caplog.messages
    assert "no space left" in told
    assert told.endswith("trying again for 5 seconds")


def test_what_a_server_refuses_for_longer_ends_the_crawl(on_server: Database) -> None:
    crawler = on_server.crawler(patience=0.2)
    crawler.add(new(1))
    Fault(crawler, "UPDATE hosts", full, times=99)
    with pytest.raises(FrontierError, match=r"no space left.*nothing is lost: run the same command again"):
        crawler.look()


def test_what_no_database_takes_is_not_tried_again(on_server: Database, caplog: pytest.LogCaptureFixture) -> None:
    crawler = on_server.crawler()
    crawler.add(new(1))
    Fault(crawler, "UPDATE requests", divide)
    with pytest.raises(FrontierError, match="division by zero"):
        crawler.look()
    assert caplog.messages == []


def test_two_crawlers_that_find_the_same_links_at_the_same_time(on_server: Database) -> None:
    """In the orders in which they find them they would wait for each other for ever."""
    them = [on_server.crawler(number) for number in (1, 2)]
    found = [new(number, host) for number in range(40) for host in ("a.test", "b.test")]
    errors: list[BaseException] = []

    def add(crawler: OneCrawler, order: list[Any]) -> None:
        try:
            for start in range(0, len(order), 20):
                crawler.add(*order[start : start + 20])
        except BaseException as error:
            errors.append(error)

    threads = [
        threading.Thread(target=add, args=(crawler, order))
        for crawler, order in zip(them, (found, found[::-1]), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    assert len(on_server.rows()) == len(found)
    on_server.check_counts()


@pytest.fixture
def stuck(on_server: Database) -> Iterator[OneCrawler]:
    """A crawler that was cut off in the middle of a transaction, with everything locked that it had touched."""
    crawler = on_server.crawler(1, lease_seconds=0.05)
    crawler.add(new(1), new(2))
    crawler.look(room=1)
    with crawler.engine.connect() as connection:
        connection.execute(text("SET idle_in_transaction_session_timeout = '300ms'"))
        connection.execute(update(crawlers).values(commits=9))
        connection.execute(update(hosts).values(pending=0))
        yield crawler
        connection.invalidate()


def test_a_crawler_that_is_cut_off_in_mid_transaction_keeps_nobody_waiting_for_ever(
    on_server: Database, stuck: OneCrawler
) -> None:
    assert stuck.journal.crawler
    other = on_server.crawler(2, lease_seconds=0.2)
    leased: list[int] = []
    while len(leased) < 2:
        leased += numbers(other.look().leases)
    assert sorted(leased) == [1, 2]
    on_server.check_counts()


def test_start_requests_and_visits_of_a_page_at_the_same_time(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(1))
    (lease,) = crawler.look().leases
    crawler.journal.commit(Batch(settlements=[listing(lease, new(1), new(2))], new=[new(2), new(1)]))
    assert database.states() == {new(1).url: "done", new(2).url: "pending"}
    database.check_counts()


def test_the_archive_goes_on_in_a_new_file(database: Database) -> None:
    crawler = database.crawler(archive_bytes=2_000)
    crawler.add(*(new(number) for number in range(6)))
    for lease in crawler.look().leases:
        crawler.end(page(lease))
    assert len(list((crawler.output / "archive").iterdir())) > 1
    assert database.lengths() == lengths_on_disk(crawler)
