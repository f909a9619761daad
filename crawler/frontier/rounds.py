"""Another round over the pages of a crawl."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, Engine, select, update

from crawler.frontier.leases import current_time
from crawler.frontier.states import State
from crawler.frontier.store import Deltas, apply_deltas, count
from crawler.frontier.tables import hosts, requests


def start_round(engine: Engine, spider: str, names: Collection[str] | None, due_only: bool) -> int:
    """Make pages that were visited pending again; the result is how many.

    A round that was interrupted is gone on with instead: then it is none.

    Args:
        engine: of the frontier.
        spider: whose pages.
        names: the hosts' names; None for all of the spider's.
        due_only: leave out pages whose next visit is not due yet.
    """
    with engine.begin() as connection:
        if count(connection, spider, names).open:
            return 0
        of_spider: ColumnElement[bool] = hosts.c.spider == spider
        if names is not None:
            of_spider &= hosts.c.name.in_(list(names))
        chosen: ColumnElement[bool] = requests.c.host.in_(select(hosts.c.id).where(of_spider))
        chosen &= requests.c.reason.is_distinct_from("other_host")
        if due_only:
            chosen &= requests.c.due <= current_time(connection)
        deltas: Deltas = defaultdict(Counter)
        for state in (State.DONE, State.FAILED, State.SKIPPED):
            again = (
                update(requests)
                .where(chosen, requests.c.state == state)
                .values(state=State.PENDING, due=0, attempts=0, retries=0)
                .returning(requests.c.host)
            )
            for host in connection.execute(again).scalars():
                deltas[host].update({State.PENDING.value: 1})
                deltas[host].subtract({state.value: 1})
        apply_deltas(connection, deltas)
        return sum(change[State.PENDING] for change in deltas.values())
