"""Who may visit what: crawlers, the hosts that each of them has to itself, and the URLs that it has leased."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, inf
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    bindparam,
    delete,
    extract,
    func,
    insert,
    literal,
    select,
    type_coerce,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from crawler.frontier.settle import REST
from crawler.frontier.states import Leased, State
from crawler.frontier.store import Deltas, apply_deltas, count, take
from crawler.frontier.tables import crawlers, hosts, requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A look for work of one spider."""

    spider: str
    names: Collection[str] | None
    """The hosts that the spider was given; None for any."""
    room: int
    """The most URLs to lease; 0 to be told the counts alone."""
    busy: Collection[str] = ()
    """Hosts with visits under way."""
    reading_sitemaps: Collection[str] = ()
    """Hosts whose sitemaps are under way: their pages wait, since the sitemaps may save a visit."""
    rests: Mapping[str, float] = field(default_factory=dict)
    """Seconds for which a host rests when it passes from this crawler to the next, by name."""
    patience: float = inf
    """Seconds: who rests for longer is not waited for."""


def register(connection: Connection, name: str, seconds: float) -> int:
    """Make a crawler known; its leases are worth as long as it is heard of at least every so many seconds."""
    row = connection.execute(
        insert(crawlers).values(name=name, expires=current_time(connection) + seconds).returning(crawlers.c.id)
    )
    return int(row.scalar_one())


def still_held(connection: Connection, crawler: int, seconds: float, commits: int) -> float | None:
    """Prolong a crawler's leases; the result is the time now, or None where they have expired and gone to others.

    Until the transaction ends nobody else can take them; `commits` numbers it.
    """
    is_server = connection.dialect.name == "postgresql"
    numbers = {"key": crawler, "seconds": seconds, "number": commits}
    held = connection.execute(_HOLD_BY_SERVER if is_server else _HOLD, numbers | {"now": time.time()}).scalar()
    return None if held is None else float(held) - seconds


def reclaim(connection: Connection, now: float = inf) -> int:
    """Take back what expired crawlers had leased; the result is how many URLs that were.

    With `now` left out every crawler is taken for dead.
    """
    expired = select(crawlers.c.id).where(crawlers.c.expires < now)
    if connection.dialect.name == "postgresql":
        expired = expired.with_for_update(skip_locked=True)
    return _take_back(connection, connection.execute(expired).scalars().all())


def bury(connection: Connection, name: str) -> int:
    """Take back what crawlers had leased that wrote under this name: whoever has it now knows that they are dead.

    A commit that one of them had under way when it was killed may still come through: it is waited for.
    """
    dead = select(crawlers.c.id).where(crawlers.c.name == name).with_for_update()
    return _take_back(connection, connection.execute(dead).scalars().all())


def _take_back(connection: Connection, dead: Sequence[int]) -> int:
    if not dead:
        return 0
    taken_back = give_back(connection, requests.c.crawler.in_(dead))
    connection.execute(update(hosts).where(hosts.c.crawler.in_(dead)).values(crawler=None))
    connection.execute(delete(crawlers).where(crawlers.c.id.in_(dead)))
    return taken_back


def leave(connection: Connection, crawler: int, rests: Mapping[str, float]) -> None:
    """A crawler ends: what it did not get round to visiting, and its hosts, are free for others."""
    give_back(connection, requests.c.crawler == crawler)
    now = float(connection.execute(select(current_time(connection))).scalar_one())
    own = connection.execute(select(hosts.c.id, hosts.c.name).where(hosts.c.crawler == crawler).order_by(hosts.c.id))
    _free(connection, {row.id: now + rests.get(row.name, 0) for row in own})
    connection.execute(delete(crawlers).where(crawlers.c.id == crawler))


def give_back(connection: Connection, which: ColumnElement[bool]) -> int:
    """Make leased URLs pending again."""
    freed = connection.execute(
        update(requests).where(which).values(state=State.PENDING, crawler=None).returning(requests.c.host)
    ).scalars()
    deltas: Deltas = defaultdict(Counter)
    for host in freed:
        deltas[host].update(pending=1, leased=-1)
    apply_deltas(connection, deltas)
    return sum(change["pending"] for change in deltas.values())


def lease(connection: Connection, crawler: int, wanted: Wanted, now: float) -> Leased:
    """Lease URLs of the hosts that this crawler has to itself, evenly."""
    chosen = _choose_hosts(connection, crawler, wanted, now) if wanted.room else []
    found = Leased()
    room = wanted.room
    for position, host in enumerate(chosen):
        share = ceil(room / (len(chosen) - position))
        leases = take(connection, crawler, host, share, now, wanted.reading_sitemaps) if share else []
        room -= len(leases)
        found.leases.extend(leases)
        if leases:
            apply_deltas(connection, {host: {"pending": -len(leases), "leased": len(leases)}})
    found.is_more = room == 0
    if not found.leases:
        found.resting = _resting(connection, wanted, now)
    found.counts = count(connection, wanted.spider, wanted.names)
    return found


def _choose_hosts(connection: Connection, crawler: int, wanted: Wanted, now: float) -> list[int]:
    """The hosts to lease from: no more than this crawler's share of those that have work.

    Those that have nothing under way come first, or the last would wait until the others are done.
    """
    of_spider = _hosts_of(wanted)
    live = connection.execute(select(func.count()).select_from(crawlers).where(crawlers.c.expires >= now)).scalar_one()
    at_work = of_spider & (hosts.c.pending + hosts.c.leased > 0)
    share = ceil(connection.execute(select(func.count()).select_from(hosts).where(at_work)).scalar_one() / max(live, 1))
    own = connection.execute(
        select(hosts.c.id, hosts.c.name, hosts.c.pending, hosts.c.rests_until)
        .where(of_spider, hosts.c.crawler == crawler)
        .order_by(hosts.c.id)
    ).all()
    if live > 1:
        share = min(share, _left_by_other_spiders(connection, crawler, wanted.spider, live, own[0].id if own else inf))
    kept = [row.id for row in own if row.pending or row.name in wanted.busy][:share]
    left = [row for row in own if row.id not in kept and row.name not in wanted.busy]
    _free(connection, {row.id: now + wanted.rests.get(row.name, 0) for row in left})
    if len(kept) < share:
        others = (
            select(hosts.c.id)
            .where(of_spider, hosts.c.pending > 0, hosts.c.crawler.is_(None), hosts.c.rests_until <= now)
            .order_by(hosts.c.id)
            .limit(share - len(kept))
        )
        if connection.dialect.name == "postgresql":
            others = others.with_for_update(skip_locked=True)
        more = connection.execute(others).scalars().all()
        if more:
            connection.execute(update(hosts).where(hosts.c.id.in_(more)).values(crawler=crawler))
        kept.extend(more)
    busy = {row.id for row in own if row.name in wanted.busy}
    resting = {row.id for row in own if row.rests_until > now}
    return sorted((host for host in kept if host not in resting), key=busy.__contains__)


def _hosts_of(wanted: Wanted) -> ColumnElement[bool]:
    of_spider = hosts.c.spider == wanted.spider
    return of_spider if wanted.names is None else of_spider & hosts.c.name.in_(list(wanted.names))


def _free(connection: Connection, rests: Mapping[int, float]) -> None:
    """Give hosts up; each rests until the time that is given."""
    if rests:
        connection.execute(update(hosts).where(hosts.c.id.in_(list(rests))).values(crawler=None))
        connection.execute(REST, [{"key": host, "until": until} for host, until in rests.items()])


def _resting(connection: Connection, wanted: Wanted, now: float) -> int:
    rest_longer = _hosts_of(wanted) & (hosts.c.rests_until > now + wanted.patience)
    pending = select(func.coalesce(func.sum(hosts.c.pending), 0)).where(rest_longer)
    return int(connection.execute(pending).scalar_one())


def _hold(now: ColumnElement[float]) -> ReturningUpdate[Any]:
    return (
        update(crawlers)
        .where(crawlers.c.id == bindparam("key"))
        .values(expires=now + bindparam("seconds", type_=Float), commits=bindparam("number"))
        .returning(crawlers.c.expires)
    )


_SERVER_TIME = type_coerce(extract("epoch", func.now()), Float)
_HOLD = _hold(bindparam("now", type_=Float))
_HOLD_BY_SERVER = _hold(_SERVER_TIME)


def _left_by_other_spiders(connection: Connection, crawler: int, spider: str, live: int, first: float) -> int:
    """How many hosts a spider may have without its crawler having more than a fair share of all hosts at work.

    Of a crawler's spiders the one with the earlier hosts keeps them, so that they do not give up theirs in turns.
    """
    at_work = hosts.c.pending + hosts.c.leased > 0
    total = connection.execute(select(func.count()).select_from(hosts).where(at_work)).scalar_one()
    earlier = (hosts.c.crawler == crawler) & (hosts.c.spider != spider) & at_work
    if first < inf:
        earlier &= hosts.c.id < first
    held = connection.execute(select(func.count()).select_from(hosts).where(earlier)).scalar_one()
    return max(ceil(total / live) - held, 0)


def current_time(connection: Connection) -> ColumnElement[float]:
    """Now, in seconds since the epoch: by the server's clock where several machines ask."""
    if connection.dialect.name == "postgresql":
        return _SERVER_TIME
    return literal(time.time(), Float)
