"""Pages whose records or responses are gone for good, with a machine or its disk: they are visited again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, case, delete, func, null, select, update

from crawler.frontier.copies import size_of
from crawler.frontier.database import BusyError, FrontierError, telling
from crawler.frontier.files import Files
from crawler.frontier.leases import bury, current_time
from crawler.frontier.states import State
from crawler.frontier.store import Deltas, apply_deltas, questions_of
from crawler.frontier.tables import crawlers, files, requests, visits, writers

_AT_ONCE = 5_000
"""Visits in one transaction: crawlers that go on meanwhile wait for some hundredths of a second."""


@dataclass(slots=True, kw_only=True)
class GivenUp:
    """What became of the pages of a writer whose files are gone."""

    pages: int = 0
    """URLs that are to be visited again, as if for the first time."""
    under_way: int = 0
    """URLs that a crawler is visiting just now: they are left as they are, and the same call later sees to them."""


def give_up(engine: Engine, output: Path, name: str) -> GivenUp:
    """Have every page visited again whose record or response is not in a folder any more; nothing else is forgotten.

    What the folder holds of the writer's files is cut behind the last visit that stands there in whole, and counts from
    then on; other writers' files are not touched. A run that is interrupted is gone on with by the next.

    Args:
        engine: of the frontier.
        output: holds what is left, in `raw/` and `archive/`: a copy, the disk itself, or nothing.
        name: what the writer's files are called.

    Raises:
        BusyError: the writer is at work, or was within the length of a lease.
        FrontierError: there is no such writer, or the database can't be used.
        OSError: a file can't be cut.
    """
    with telling(engine.url):
        with engine.begin() as connection:
            writer = _bury(connection, name)
            left = _count_what_is_left(connection, output, writer)
        Files(output, name, {path: length for path, length in left.items() if length}, archive_bytes=1).close()
        given_up, after = GivenUp(), 0
        while True:
            with engine.begin() as connection:
                lost = connection.execute(_lost(writer, after)).all()
                if not lost:
                    if not given_up.under_way:  # their visits name files
                        connection.execute(delete(files).where(files.c.writer == writer, files.c.length == 0))
                    return given_up
                reset = _visit_as_new(connection, sorted({row.request for row in lost}))
                gone = [row.id for row in lost if row.request in reset]
                connection.execute(delete(visits).where(visits.c.id.in_(gone)))
            given_up.pages += len(reset)
            given_up.under_way += len({row.request for row in lost} - reset)
            after = lost[-1].id


def _bury(connection: Connection, name: str) -> int:
    """Take back what a dead writer had leased; the result is its id."""
    writer = connection.execute(select(writers.c.id).where(writers.c.name == name)).scalar()
    if writer is None:
        raise FrontierError(f"no writer {name!r} in this frontier; `python -m crawler.frontier writers` lists them")
    is_server = connection.dialect.name == "postgresql"  # else the lock of the output directory has told
    alive = select(crawlers.c.id).where(crawlers.c.name == name, crawlers.c.expires >= current_time(connection))
    if is_server and connection.execute(alive).first():
        raise BusyError(f"{name} is at work, or was a minute ago: end it, and run the same command again after that")
    bury(connection, name)
    return int(writer)


def _count_what_is_left(connection: Connection, output: Path, writer: int) -> dict[str, int]:
    """Have the files count as far as they are there, to the end of a visit; the result is their lengths, by path."""
    left: dict[str, int] = {}
    own = select(files.c.id, files.c.path, files.c.length).where(files.c.writer == writer).order_by(files.c.path)
    for key, path, length in connection.execute(own).all():
        here = size_of(output / path)
        left[path] = length if here >= length else _end_within(connection, key, here)
        if left[path] != length:
            connection.execute(update(files).where(files.c.id == key).values(length=left[path]))
    return left


def _end_within(connection: Connection, file: int, size: int) -> int:
    """Where the last visit ends that stands in whole in the first bytes of a file."""
    if not size:
        return 0
    ends = (
        (visits.c.archive_file, visits.c.archive_offset + visits.c.archive_length),
        (visits.c.raw_file, visits.c.raw_offset + visits.c.raw_length),
    )
    found = [connection.execute(select(func.max(end)).where(of == file, end <= size)).scalar() for of, end in ends]
    return max((int(end) for end in found if end is not None), default=0)


_archived, _recorded = files.alias("archived"), files.alias("recorded")
_IS_LOST: ColumnElement[bool] = (_archived.c.length < visits.c.archive_offset + visits.c.archive_length) | (
    _recorded.c.length < visits.c.raw_offset + visits.c.raw_length
)


def _lost(writer: int, after: int) -> Select[Any]:
    return (
        select(visits.c.id, visits.c.request)
        .join(_archived, _archived.c.id == visits.c.archive_file)
        .join(_recorded, _recorded.c.id == visits.c.raw_file, isouter=True)
        .where(_archived.c.writer == writer, _IS_LOST, visits.c.id > after)
        .order_by(visits.c.id)
        .limit(_AT_ONCE)
    )


def _visit_as_new(connection: Connection, which: Sequence[int]) -> set[int]:
    """Make URLs pending, with nothing known of them; those under way stay, and are not in the result.

    A page of which the last visit were known would be asked for only if it has changed since.
    """
    known = (
        select(*(requests.c[name] for name in ("id", "host", "state", "content", "questions", "answers")))
        .where(requests.c.id.in_(which), requests.c.state != State.LEASED)
        .order_by(requests.c.id)
        .with_for_update()
    )
    deltas: Deltas = defaultdict(Counter)
    rows = connection.execute(known).all()
    for row in rows:
        change = deltas[row.host]
        change[row.state] -= 1
        change[State.PENDING] += 1
        change["pages"] -= row.content is not None
        change["questions"] -= questions_of(row.questions, row.content)
        change["answers"] -= row.answers
    reset = {row.id for row in rows}
    connection.execute(update(requests).where(requests.c.id.in_(reset)).values(_UNVISITED))
    apply_deltas(connection, deltas)
    return reset


_UNVISITED = {
    "state": State.PENDING,
    "due": case((requests.c.state == State.PENDING, requests.c.due), else_=0),  # a retry that waits goes on waiting
    "attempts": 0,
    "retries": 0,
    "answers": 0,
    **dict.fromkeys(("reason", "detail", "fetched_at", "visited_lastmod", "etag", "last_modified"), null()),
    **dict.fromkeys(("payload_digest", "archived_at", "content", "questions", "interval"), null()),
}
