"""What the frontier asks of its database: every function is one step of a transaction that somebody else ends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from math import inf
from typing import Any

from sqlalchemy import Connection, Float, Select, Table, bindparam, func, literal_column, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from crawler.frontier.states import Counts, LastVisit, Lease, NewRequest, State
from crawler.frontier.tables import hosts, requests

Deltas = defaultdict[int, Counter[str]]
"""What is to be added to the counts of each host."""


# Statements are built once: building one takes SQLAlchemy longer than SQLite takes to run it.
_APPLY = (
    update(hosts)
    .where(hosts.c.id == bindparam("key"))
    .values({name: hosts.c[name] + bindparam(f"more_{name}") for name in Counts.__slots__})
)
_FULL = select(hosts.c.id).where(
    hosts.c.id.in_(bindparam("ids", expanding=True)),
    hosts.c.pending + hosts.c.leased + hosts.c.done + hosts.c.failed + hosts.c.skipped
    >= bindparam("most", type_=Float),
)
_COUNT = select(*(func.coalesce(func.sum(hosts.c[name]), 0) for name in Counts.__slots__)).where(
    hosts.c.spider == bindparam("spider")
)
_COUNT_NAMED = _COUNT.where(hosts.c.name.in_(bindparam("names", expanding=True)))


def unless_known(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that passes over rows that are there already."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).on_conflict_do_nothing()


@cache
def _add(dialect: str) -> ReturningInsert[Any]:
    return unless_known(dialect, requests).returning(requests.c.host, requests.c.state)


def host_ids(connection: Connection, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The ids of hosts, by spider and name; those that are not there yet are made."""
    rows = [{"spider": spider, "name": name} for spider, name in sorted(set(wanted))]
    if not rows:
        return {}
    connection.execute(unless_known(connection.dialect.name, hosts), rows)
    names = {row["name"] for row in rows}
    found = connection.execute(select(hosts.c.spider, hosts.c.name, hosts.c.id).where(hosts.c.name.in_(names)))
    return {(row.spider, row.name): row.id for row in found}


def add_requests(
    connection: Connection,
    new: Sequence[NewRequest],
    known_hosts: dict[tuple[str, str], int],
    deltas: Deltas,
    most: float = inf,
) -> None:
    """Add requests whose fingerprint is not there yet, none to a host that has `most` already.

    `known_hosts` grows by what had to be looked up.
    """
    if not new:
        return
    found = {(request.spider, request.host) for request in new}
    known_hosts.update(host_ids(connection, found - known_hosts.keys()))
    if most < inf:
        full = _full(connection, {known_hosts[host] for host in found}, most)
        new = [request for request in new if known_hosts[request.spider, request.host] not in full]
        if not new:
            return
    rows: list[dict[str, Any]] = [
        {
            "fingerprint": request.fingerprint,
            "host": known_hosts[request.spider, request.host],
            "url": request.url,
            "request": request.request,
            "priority": request.priority,
            "depth": request.depth,
            "state": State.SKIPPED if request.refused else State.PENDING,
            "reason": request.refused,
            "lastmod": request.lastmod.printed if request.lastmod else None,
        }
        for request in new
    ]
    if connection.dialect.name == "postgresql":
        # Two crawlers that add the same rows in different orders would wait for each other.
        rows.sort(key=lambda row: bytes(row["fingerprint"]))
    for host, state in connection.execute(_add(connection.dialect.name), rows):
        deltas[host][state] += 1


def _full(connection: Connection, which: Collection[int], most: float) -> set[int]:
    return set(connection.execute(_FULL, {"ids": list(which), "most": most}).scalars())


def apply_deltas(connection: Connection, deltas: Mapping[int, Mapping[str, int]]) -> None:
    """Add to the hosts' counts, always in the order of the hosts, so that no two crawlers wait for each other."""
    names = Counts.__slots__
    rows = [
        {"key": host, **{f"more_{name}": counts.get(name, 0) for name in names}}
        for host, counts in sorted(deltas.items())
        if any(counts.values())
    ]
    if rows:
        connection.execute(_APPLY, rows)


def count(connection: Connection, spider: str, names: Iterable[str] | None = None) -> Counts:
    """The counts of a spider's hosts, of `names` alone where they are given."""
    of_spider = {"spider": spider}
    found = (
        connection.execute(_COUNT, of_spider)
        if names is None
        else connection.execute(_COUNT_NAMED, {**of_spider, "names": list(names)})
    )
    return Counts(*map(int, found.one()))


def take(
    connection: Connection,
    crawler: int,
    host: int,
    room: int,
    now: float,
    reading_sitemaps: Collection[str] = (),
) -> list[Lease]:
    """Lease the first URLs of a host that are due: by priority, then in the order in which they were found.

    No page is leased together with sitemaps (whose priority is above 0), nor while sitemaps of its host are being read.
    """
    found = connection.execute(_waiting(connection.dialect.name), {"host": host, "now": now, "room": room})
    rows = list(found)
    if rows and (rows[0].priority > 0 or rows[0].name in reading_sitemaps):
        rows = [row for row in rows if row.priority > 0]
    if rows:
        connection.execute(_TAKE, {"ids": [row.id for row in rows], "by": crawler})
    return [
        Lease(
            id=row.id,
            crawler=crawler,
            host_id=host,
            spider=row.spider,
            host=row.name,
            url=row.url,
            request=row.request,
            priority=row.priority,
            depth=row.depth,
            retries=row.retries,
            last=LastVisit(
                fetched_at=row.fetched_at,
                url=row.url,
                etag=row.etag,
                last_modified=row.last_modified,
                payload_digest=row.payload_digest,
                archived_at=row.archived_at,
                content=row.content,
                questions=questions_of(row.questions, row.content),
                answers=row.answers,
                interval=row.interval,
                reason=row.reason,
            )
            if row.fetched_at is not None
            else None,
        )
        for row in rows
    ]


def questions_of(questions: int | None, content: bytes | None) -> int:
    """How many questions a page gave at its last visit.

    In rows from before pages could hold several that is not written down: a page that had content had one.
    """
    return int(content is not None) if questions is None else questions


_UNUSED = {"state", "due", "crawler", "attempts", "detail", "lastmod", "visited_lastmod"}
_TAKE = (
    update(requests)
    .where(requests.c.id.in_(bindparam("ids", expanding=True)))
    .values(state=State.LEASED, crawler=bindparam("by"), attempts=requests.c.attempts + 1)
)


@cache
def _waiting(dialect: str) -> Select[Any]:
    waiting = (
        select(*(column for column in requests.c if column.name not in _UNUSED), hosts.c.spider, hosts.c.name)
        .join(hosts, hosts.c.id == requests.c.host)
        # "pending" stands in the statement itself, or SQLite would not take the partial index.
        .where(requests.c.host == bindparam("host"), literal_column("requests.state = 'pending'"))
        .where(requests.c.due <= bindparam("now"))
        .order_by(requests.c.priority.desc(), requests.c.id)
        .limit(bindparam("room"))
    )
    return waiting.with_for_update(skip_locked=True, of=requests) if dialect == "postgresql" else waiting
