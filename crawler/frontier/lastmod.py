"""What a sitemap says of a page's last change: it can save a visit, or bring one forward."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from crawler.frontier.revisit import next_interval_unchanged
from crawler.frontier.states import LastMod, NewRequest, State
from crawler.frontier.store import Deltas
from crawler.frontier.tables import requests

_AT_ONCE = 500
_DATE = len("2026-03-04")
_END_OF_DAY = timedelta(days=1, hours=14)  # a date without a time ends as much later somewhere


def parse_lastmod(printed: str) -> LastMod | None:
    """Read a `<lastmod>`: W3C date-times down to a date; None for what is less exact, or no date.

    >>> parse_lastmod("2026-03-04T08:15:00+01:00").latest
    '2026-03-04T07:15:00.000Z'
    >>> parse_lastmod("2026-03-04")
    LastMod(printed='2026-03-04', latest='2026-03-05T14:00:00.000Z')
    >>> parse_lastmod("2026"), parse_lastmod("last week")
    (None, None)
    """
    printed = printed.strip()
    try:
        moment = datetime.fromisoformat(printed)
        if len(printed) < _DATE:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        latest = moment + _END_OF_DAY if len(printed) == _DATE else moment
        text = latest.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return None
    return LastMod(printed, text)


def heed_lastmods(connection: Connection, new: Sequence[NewRequest], now: float, deltas: Deltas) -> None:
    """Note what sitemaps say; pages that were visited are not visited again in vain, and again when they changed.

    A page is what it was if the sitemap says the same as at its last visit, which was later than what it says. A page
    whose visit is done is due if the sitemap says something else.
    """
    told = {request.fingerprint: request.lastmod for request in new if request.lastmod is not None}
    prints = list(told)
    for start in range(0, len(prints), _AT_ONCE):
        chosen = requests.c.fingerprint.in_(prints[start : start + _AT_ONCE])
        noted, unchanged, changed = [], [], []
        for row in connection.execute(select(*_COLUMNS).where(chosen)):
            lastmod = told[row.fingerprint]
            if row.lastmod != lastmod.printed:
                noted.append({"key": row.id, "printed": lastmod.printed})
            if row.fetched_at is None or row.visited_lastmod is None:
                continue
            is_same = row.visited_lastmod == lastmod.printed
            if row.state == State.PENDING and row.reason is None and is_same and lastmod.latest < row.fetched_at:
                interval = next_interval_unchanged(row.interval)
                unchanged.append({"key": row.id, "new_interval": interval, "new_due": now + interval})
                deltas[row.host].update({State.PENDING.value: -1, State.DONE.value: 1})
            elif row.state == State.DONE and not is_same:
                changed.append({"key": row.id})
                deltas[row.host].update({State.PENDING.value: 1, State.DONE.value: -1})
        for statement, rows in ((_NOTE, noted), (_UNCHANGED, unchanged), (_CHANGED, changed)):
            if rows:
                connection.execute(statement, rows)


_COLUMNS = [
    requests.c[name]
    for name in ("id", "host", "fingerprint", "state", "reason", "fetched_at", "interval", "lastmod", "visited_lastmod")
]
_ONE = update(requests).where(requests.c.id == bindparam("key"))
_NOTE = _ONE.values(lastmod=bindparam("printed"))
_CHANGED = _ONE.values(state=State.PENDING, due=0, attempts=0)
_UNCHANGED = _ONE.values(
    state=State.DONE,
    detail="unchanged, says the sitemap",
    interval=bindparam("new_interval"),
    due=bindparam("new_due"),
)
