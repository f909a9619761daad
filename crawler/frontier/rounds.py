"""Another round over the pages of a crawl."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Engine, select, update

from crawler.frontier.database import telling
from crawler.frontier.endings import PASSING, PRIVATE_ADDRESS
from crawler.frontier.leases import current_time
from crawler.frontier.states import State
from crawler.frontier.store import apply_deltas, count
from crawler.frontier.tables import hosts, requests

_LONG = 60.0  # seconds: no pause between two requests, which crawlers keep for each other


def start_round(engine: Engine, spider: str, names: Collection[str] | None, due_only: bool) -> int:
    """Make pages that were visited pending again; the result is how many.

    A round that was interrupted is gone on with instead: then it is none.

    Args:
        engine: of the frontier.
        spider: whose pages.
        names: the hosts' names; None for all of the spider's.
        due_only: leave out pages whose next visit is not due yet.

    Raises:
        FrontierError: the database can't be used.
    """
    with telling(engine.url), engine.begin() as connection:
        _wake(connection, _hosts_of(spider, names))
        if count(connection, spider, names).open:
            return 0
        chosen: ColumnElement[bool] = requests.c.host.in_(select(hosts.c.id).where(_hosts_of(spider, names)))
        chosen &= requests.c.reason.is_distinct_from("other_host")
        if due_only:
            # Sitemaps tell which of the others have changed before they were due.
            chosen &= (requests.c.due <= current_time(connection)) | (requests.c.priority > 0)
        return sum(_visit_again(connection, chosen, state) for state in (State.DONE, State.FAILED, State.SKIPPED))


def try_again(engine: Engine, spider: str, names: Collection[str] | None) -> int:
    """Make pages pending again that failed for a reason that may have passed; the result is how many.

    Hosts that were given up are asked again as well; those that have asked for a rest themselves are not.

    Raises:
        FrontierError: the database can't be used.
    """
    chosen: ColumnElement[bool] = requests.c.reason.in_(PASSING) | requests.c.reason.like("http_5%")
    # Nothing was asked of it, and ALLOW_PRIVATE may name the host by now.
    chosen |= requests.c.reason == PRIVATE_ADDRESS
    chosen &= requests.c.host.in_(select(hosts.c.id).where(_hosts_of(spider, names)))
    with telling(engine.url), engine.begin() as connection:
        _wake(connection, _hosts_of(spider, names))
        return sum(_visit_again(connection, chosen, state) for state in (State.FAILED, State.SKIPPED))


def _hosts_of(spider: str, names: Collection[str] | None) -> ColumnElement[bool]:
    of_spider: ColumnElement[bool] = hosts.c.spider == spider
    return of_spider if names is None else of_spider & hosts.c.name.in_(list(names))


def _wake(connection: Connection, which: ColumnElement[bool]) -> None:
    """Ask hosts again that were given up, as nobody could reach them; what they asked for themselves is kept."""
    given_up = hosts.c.crawler.is_(None) & (hosts.c.rests_until > current_time(connection) + _LONG)
    connection.execute(update(hosts).where(which, given_up).values(rests_until=hosts.c.asked_until))


def requeue(engine: Engine, spider: str | None, reason: str | None) -> int:
    """Make URLs pending again that failed, or that were set aside for one reason; the result is how many."""
    chosen: ColumnElement[bool] = requests.c.reason.is_distinct_from("other_host")
    if spider is not None:
        chosen &= requests.c.host.in_(select(hosts.c.id).where(hosts.c.spider == spider))
    if reason is not None:
        chosen &= requests.c.reason == reason
    states = (State.FAILED,) if reason is None else (State.DONE, State.FAILED, State.SKIPPED)
    with engine.begin() as connection:
        return sum(_visit_again(connection, chosen, state) for state in states)


def _visit_again(connection: Connection, chosen: ColumnElement[bool], state: State) -> int:
    again = (
        update(requests)
        .where(chosen, requests.c.state == state)
        .values(state=State.PENDING, due=0, attempts=0, retries=0)
        .returning(requests.c.host)
    )
    by_host = Counter(connection.execute(again).scalars())
    apply_deltas(connection, {host: {State.PENDING: number, state: -number} for host, number in by_host.items()})
    return by_host.total()
