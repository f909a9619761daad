"""The connection to the server is lost at every point of a transaction: everything is done once, and only once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count
from typing import Any

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import PoolProxiedConnection

from crawler.frontier.database import FrontierError
from crawler.frontier.journal import Batch, LeasesLostError
from crawler.frontier.leases import Wanted, reclaim
from crawler.frontier.states import Leased
from tests.frontier.databases import Database, OneCrawler, lengths_on_disk, raw_records
from tests.frontier.pages import SPIDER, new, page

LATER = 9e9


class Cut:
    """Ends a crawler's connection, as an administrator or a crash does, before one of its next statements."""

    def __init__(
        self, database: Database, crawler: OneCrawler, statement: int, also: Callable[[], None] | None = None
    ) -> None:
        self.left, self.has_cut = statement, False
        self._database, self._also = database, also
        event.listen(crawler.engine, "before_cursor_execute", self._count)

    def _count(self, connection: Connection, *_: object) -> None:
        self.left -= 1
        if self.left == 0:
            terminate(self._database, connection.connection)
            self.has_cut = True
            if self._also:
                self._also()


def terminate(database: Database, connection: PoolProxiedConnection) -> None:
    """End a connection from outside, and wait until it has ended."""
    assert isinstance(connection.driver_connection, psycopg.Connection)
    backend = connection.driver_connection.info.backend_pid
    with database.engine.connect() as other:
        other.exec_driver_sql(f"SELECT pg_terminate_backend({backend}, 10000)")


class Visit:
    """One page has been visited while another is under way, and work is looked for: all in one transaction."""

    def __init__(self, database: Database, number: int = 0) -> None:
        self.database, self.crawler = database, database.crawler(number)
        self.crawler.add(*(new(number) for number in range(9)))
        self.ended, self.under_way = self.crawler.look(room=2).leases

    def commit(self) -> Leased:
        """Make it durable."""
        batch = Batch(
            settlements=[page(self.ended)],
            new=[new(20)],
            wanted=[Wanted(spider=SPIDER, names=None, room=3)],
            under_way=[self.under_way.id],
        )
        return self.crawler.journal.commit(batch)[0]

    def check(self, leased: Leased) -> None:
        """All of it was done, once, and the crawler knows what it has leased."""
        assert len(leased.leases) == 3
        rows = self.database.rows()
        held = {row.id for row in rows.values() if row.state == "leased"}
        assert held == {self.under_way.id, *(one.id for one in leased.leases)}
        assert rows[self.ended.url].state == "done"
        assert rows[new(20).url].state == "pending"
        assert [visit.request for visit in self.database.visits()] == [self.ended.id]
        assert [record.source for record in raw_records(self.crawler.output)] == [self.ended.url]
        assert self.database.lengths() == lengths_on_disk(self.crawler)
        assert (leased.counts.done, leased.counts.leased, leased.counts.pending) == (1, 4, 5)
        self.database.check_counts()
        self.crawler.end(page(self.under_way))
        assert self.database.lengths() == lengths_on_disk(self.crawler)
        assert len(raw_records(self.crawler.output)) == len(self.database.visits()) == 2
        self.database.check_counts()


@pytest.fixture
def visit(on_server: Database) -> Visit:
    return Visit(on_server)


def test_before_and_inside_a_transaction(on_server: Database) -> None:
    """At each of its statements in turn, until there is none left to be cut at."""
    for statement in count(1):
        on_server.clear()
        visit = Visit(on_server, statement)
        cut = Cut(on_server, visit.crawler, statement)
        visit.check(visit.commit())
        if not cut.has_cut:
            break
        visit.crawler.leave()
    assert statement > 8


def test_when_the_commit_is_sent(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    dialect, real = visit.crawler.engine.dialect, visit.crawler.engine.dialect.do_commit
    lost: list[PoolProxiedConnection] = []

    def commit(connection: PoolProxiedConnection) -> None:
        if not lost:
            lost.append(connection)
            terminate(visit.database, connection)
        real(connection)

    monkeypatch.setattr(dialect, "do_commit", commit)
    visit.check(visit.commit())
    assert lost


def test_when_the_commit_has_come_through_and_nobody_is_told(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    dialect, real = visit.crawler.engine.dialect, visit.crawler.engine.dialect.do_commit
    lost: list[PoolProxiedConnection] = []

    def commit(connection: PoolProxiedConnection) -> None:
        real(connection)
        if not lost:
            lost.append(connection)
            terminate(visit.database, connection)
            connection.cursor().execute("SELECT 1")  # raises what the commit would have

    monkeypatch.setattr(dialect, "do_commit", commit)
    visit.check(visit.commit())
    assert lost


def test_when_the_commit_comes_through_after_the_connection_is_lost(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server has the commit and takes its time; whoever looks at once would find nothing of it."""
    dialect, real = visit.crawler.engine.dialect, visit.crawler.engine.dialect.do_commit
    late: list[threading.Timer] = []
    abandoned: list[Any] = []

    def commit(connection: PoolProxiedConnection) -> None:
        if late:
            real(connection)
            return
        abandoned.append(connection.driver_connection)
        late.append(threading.Timer(0.5, real, abandoned))
        late[0].start()
        raise psycopg.OperationalError("the connection is lost")

    with monkeypatch.context() as patched:
        patched.setattr(dialect, "do_commit", commit)
        patched.setattr(dialect, "is_disconnect", lambda *_: True)
        for close in ("do_rollback", "do_close", "do_terminate"):
            patched.setattr(dialect, close, lambda _: None)
        leased = visit.commit()
    late[0].join()
    abandoned[0].close()
    visit.check(leased)


def test_twice_in_one_transaction(visit: Visit) -> None:
    cuts = [Cut(visit.database, visit.crawler, statement) for statement in (4, 12)]
    visit.check(visit.commit())
    assert all(cut.has_cut for cut in cuts)


def test_while_nothing_is_under_way(visit: Visit) -> None:
    with visit.crawler.engine.connect() as connection:
        terminate(visit.database, connection.connection)
    visit.check(visit.commit())


def test_while_the_server_comes_back_others_take_over(visit: Visit) -> None:
    """The crawler is told that it has lost its leases, and goes on with what is left."""

    def take_over() -> None:
        with visit.database.engine.begin() as connection:
            assert reclaim(connection, LATER) == 2

    Cut(visit.database, visit.crawler, 5, also=take_over)
    with pytest.raises(LeasesLostError):
        visit.commit()
    visit.crawler.journal.register()
    assert set(visit.database.states().values()) == {"pending"}
    assert visit.database.lengths() == lengths_on_disk(visit.crawler) == {}
    again = visit.crawler.look()
    visit.crawler.end(*(page(one) for one in again.leases))
    assert len(raw_records(visit.crawler.output)) == len(visit.database.visits()) == 9
    visit.database.check_counts()


def test_a_server_that_does_not_come_back(on_server: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    crawler = on_server.crawler(patience=0.1)
    crawler.add(new(1))
    (lease,) = crawler.look().leases
    cut = Cut(on_server, crawler, 5)
    monkeypatch.setattr(crawler.engine.dialect, "connect", refuse)
    with pytest.raises(FrontierError, match="connection refused; nothing is lost: run the same command again"):
        crawler.end(page(lease))
    monkeypatch.undo()
    assert cut.has_cut
    assert on_server.states() == {lease.url: "leased"}
    assert on_server.lengths() == {}
    crawler.die()
    with on_server.engine.begin() as connection:
        reclaim(connection, LATER)
    heir = on_server.crawler()
    assert lengths_on_disk(heir) == {}
    heir.end(*(page(one) for one in heir.look().leases))
    assert len(raw_records(heir.output)) == len(on_server.visits()) == 1


def refuse(*_: object, **__: object) -> None:
    raise psycopg.OperationalError("connection refused")
