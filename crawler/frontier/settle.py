"""How visits end in the database: the URL's new state, the visit, the links, the lengths of the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Float, bindparam, insert, select, update

from crawler.frontier.states import Outcome, Settlement, State
from crawler.frontier.store import Deltas
from crawler.frontier.tables import files, hosts, requests, visits
from crawler.records import ArchivePosition


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A visit whose response and records are durable in their files."""

    outcome: Outcome
    archive: ArchivePosition
    """`file` is the path below the output directory."""
    raw: ArchivePosition | None
    """The lines in the raw file, which stand together, likewise; None where there is no new record."""
    payload_digest: str | None
    refers_to_earlier: bool
    """The archive holds the page's bytes at an earlier visit."""
    content: bytes | None
    interval: float


def settle(
    connection: Connection,
    settled: Sequence[tuple[Settlement, Written | None]],
    file_ids: Mapping[str, int],
    now: float,
    deltas: Deltas,
) -> None:
    """Give every lease its end."""
    if not settled:
        return
    for settlement, written in settled:
        lease = settlement.lease
        change = deltas[lease.host_id]
        change[State.LEASED] -= 1
        change[settlement.state] += 1
        if settlement.records and written is not None and written.outcome in (Outcome.NEW, Outcome.CHANGED):
            change["pages"] += lease.last is None or lease.last.content is None
            change["questions"] += len(settlement.records) - (lease.last.questions if lease.last else 0)
            change["answers"] += _answers(settlement) - (lease.last.answers if lease.last else 0)
    connection.execute(_END, [_ended(settlement, written, now) for settlement, written in settled])
    rests = {one.lease.host_id: now + one.host_rests for one, _ in settled if one.host_rests > 0}
    if rests:
        connection.execute(REST, [{"key": host, "until": until} for host, until in sorted(rests.items())])
    asked = {one.lease.host_id: now + one.host_asks for one, _ in settled if one.host_asks > 0}
    if asked:
        connection.execute(_ASKED, [{"key": host, "until": until} for host, until in sorted(asked.items())])
    seen = [_visit(settlement, written, file_ids) for settlement, written in settled if written is not None]
    if seen:
        connection.execute(insert(visits), seen)


def set_lengths(connection: Connection, writer: int, lengths: Mapping[str, int], file_ids: dict[str, int]) -> None:
    """Say how far files count, by their path below the output directory; `file_ids` grows by those that are new."""
    grown = [{"key": file_ids[path], "new_length": length} for path, length in lengths.items() if path in file_ids]
    if grown:
        connection.execute(_GROW, grown)
    for path, length in lengths.items():
        if path not in file_ids:
            made = insert(files).values(writer=writer, path=path, length=length).returning(files.c.id)
            file_ids[path] = connection.execute(made).scalar_one()


def get_lengths(connection: Connection, writer: int) -> dict[str, tuple[int, int]]:
    """The ids and the lengths of a writer's files, by path."""
    rows = connection.execute(select(files.c.path, files.c.id, files.c.length).where(files.c.writer == writer))
    return {row.path: (row.id, row.length) for row in rows}


_UNTIL = bindparam("until", type_=Float)
REST = (
    update(hosts)
    .where(hosts.c.id == bindparam("key"), hosts.c.rests_until < _UNTIL)  # nobody cuts another's rest
    .values(rests_until=_UNTIL)
)
_ASKED = update(hosts).where(hosts.c.id == bindparam("key"), hosts.c.asked_until < _UNTIL).values(asked_until=_UNTIL)
_GROW = update(files).where(files.c.id == bindparam("key")).values(length=bindparam("new_length"))
_AFTER_VISIT = (
    "fetched_at",
    "etag",
    "last_modified",
    "payload_digest",
    "archived_at",
    "content",
    "questions",
    "answers",
    "interval",
)
_END = (
    update(requests)
    .where(requests.c.id == bindparam("key"))
    .values(
        crawler=None,
        attempts=requests.c.attempts - bindparam("untried"),
        visited_lastmod=requests.c.lastmod,
        **{name: bindparam(f"new_{name}") for name in ("state", "due", "retries", "reason", "detail", *_AFTER_VISIT)},
    )
)


def _ended(settlement: Settlement, written: Written | None, now: float) -> dict[str, Any]:
    lease, exchange = settlement.lease, settlement.exchange
    last = lease.last
    row: dict[str, Any] = {
        "key": lease.id,
        "untried": 0 if settlement.is_try else 1,
        "new_state": settlement.state,
        "new_due": now + (settlement.retry_after or 0),
        "new_retries": lease.retries + settlement.is_try if settlement.state is State.PENDING else 0,
        "new_reason": _storable(settlement.reason),
        "new_detail": _storable(settlement.detail),
        **{f"new_{name}": getattr(last, name) if last else None for name in _AFTER_VISIT},
    }
    row |= {"new_questions": last.questions if last else 0, "new_answers": last.answers if last else 0}
    if settlement.state is State.PENDING:
        return row | {"new_reason": last.reason if last else None}
    if written is None or exchange is None:
        return row
    row |= {"new_fetched_at": exchange.fetched_at, "new_interval": written.interval, "new_due": now + written.interval}
    headers = {name.lower(): value for name, value in exchange.response_headers}
    if settlement.is_unmodified or settlement.state is State.DONE:
        for name, header in (("new_etag", "etag"), ("new_last_modified", "last-modified")):
            row[name] = _storable(headers.get(header, row[name] if settlement.is_unmodified else None))
    if settlement.state is State.DONE and not settlement.is_unmodified and not written.refers_to_earlier:
        row |= {"new_payload_digest": written.payload_digest, "new_archived_at": exchange.fetched_at}
    if written.content is not None and settlement.records:
        found = {"new_questions": len(settlement.records), "new_answers": _answers(settlement)}
        row |= {"new_content": written.content, **found}
    return row


def _answers(settlement: Settlement) -> int:
    return sum(len(record.question.answers) for record in settlement.records)


def _storable(text: str | None) -> str | None:
    """What every database takes: servers and errors may tell of NUL, and of surrogates that stand alone."""
    return text and text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")


def _visit(settlement: Settlement, written: Written, file_ids: Mapping[str, int]) -> dict[str, Any]:
    assert settlement.exchange is not None
    archive, raw = written.archive, written.raw
    return {
        "request": settlement.lease.id,
        "fetched_at": settlement.exchange.fetched_at,
        "outcome": written.outcome,
        "archive_file": file_ids[archive.file],
        "archive_offset": archive.offset,
        "archive_length": archive.length,
        "raw_file": file_ids[raw.file] if raw else None,
        "raw_offset": raw.offset if raw else None,
        "raw_length": raw.length if raw else None,
    }
