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
_ZONES = timedelta(hours=14)  # a date without a time begins and ends as much earlier or later somewhere


def parse_lastmod(text: str) -> LastMod | None:
    """Read a `<lastmod>`: W3C date-times down to a date; None for what is less exact, or no date.

    >>> parse_lastmod("2026-03-04T08:15:00+01:00").latest
    '2026-03-04T07:15:00.000Z'
    >>> parse_lastmod("2026-03-04")
    LastMod(earliest='2026-03-03T10:00:00.000Z', latest='2026-03-05T14:00:00.000Z')
    >>> parse_lastmod("2026"), parse_lastmod("last week")
    (None, None)
    """
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
        if len(text) < _DATE:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        before, after = (_ZONES, _ZONES + timedelta(days=1)) if len(text) == _DATE else (timedelta(), timedelta())
        return LastMod(_printed(moment - before), _printed(moment + after))
    except (ValueError, OverflowError):
        return None


def heed_lastmods(connection: Connection, new: Sequence[NewRequest], now: float, deltas: Deltas) -> None:
    """In a round of visits: pages that have not changed since their last visit need none, changed ones are due."""
    told = {request.fingerprint: request.lastmod for request in new if request.lastmod is not None}
    prints = list(told)
    for start in range(0, len(prints), _AT_ONCE):
        known = connection.execute(
            select(requests.c.id, requests.c.host, requests.c.fingerprint, requests.c.state)
            .add_columns(requests.c.fetched_at, requests.c.interval, requests.c.reason)
            .where(requests.c.fingerprint.in_(prints[start : start + _AT_ONCE]), requests.c.fetched_at.is_not(None))
        ).all()
        unchanged = []
        changed = []
        for row in known:
            lastmod = told[row.fingerprint]
            if row.state == State.PENDING and row.reason is None and lastmod.latest < row.fetched_at:
                interval = next_interval_unchanged(row.interval)
                unchanged.append({"key": row.id, "new_interval": interval, "new_due": now + interval})
                deltas[row.host].update({State.PENDING.value: -1, State.DONE.value: 1})
            elif row.state == State.DONE and lastmod.earliest > row.fetched_at:
                changed.append(row.id)
                deltas[row.host].update({State.PENDING.value: 1, State.DONE.value: -1})
        if unchanged:
            done = update(requests).where(requests.c.id == bindparam("key"))
            connection.execute(
                done.values(
                    state=State.DONE,
                    detail="unchanged, says the sitemap",
                    interval=bindparam("new_interval"),
                    due=bindparam("new_due"),
                ),
                unchanged,
            )
        if changed:
            connection.execute(
                update(requests).where(requests.c.id.in_(changed)).values(state=State.PENDING, due=0, attempts=0)
            )


def _printed(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
