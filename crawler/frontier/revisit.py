"""What a visit brought beside the last one, and when the next is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import msgspec

from crawler.archive.digests import labelled_sha256, sha256_digest
from crawler.archive.exchange import Exchange, Original
from crawler.frontier.states import LastVisit, Outcome, Settlement, State
from crawler.records import RawQuestion, RawRecord

_DAY = 86_400.0
FIRST_INTERVAL = 7 * _DAY
"""Until a page's second visit; after that its own changes tell."""
SHORTEST_INTERVAL = _DAY
LONGEST_INTERVAL = 180 * _DAY
_MORE_OFTEN = 0.5
_LESS_OFTEN = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A visit as it goes into the archive, and what became of the page since the last."""

    exchange: Exchange
    outcome: Outcome
    payload_digest: str | None
    content: bytes | None
    interval: float


_UNSAID = b"," + msgspec.json.encode(
    {"part": None, "date_line": None, "vote_line": None, "vote_count": None, "by_site": False, "low_confidence": False}
).removeprefix(b"{")
"""The end of a question of which the last fields tell nothing: frontiers hold hashes from before these fields were."""


def content_hash(records: Sequence[RawRecord]) -> bytes:
    """Sixteen bytes that tell whether a page says the same: of what was read, not of the bytes it was read from.

    Of all its questions, in the page's order.
    """
    return sha256(b"\n".join(_said(record.question) for record in records)).digest()[:16]


def _said(question: RawQuestion) -> bytes:
    encoded = msgspec.json.encode(question)
    return encoded.removesuffix(_UNSAID) + b"}" if encoded.endswith(_UNSAID) else encoded


def judge(settlement: Settlement, exchange: Exchange) -> Judged:
    """Compare a visit with the one before.

    A page that says the same in other bytes is archived in full, but gives no new records. Where one of a page's
    questions has changed the page has, and gives all of them anew.
    """
    last, records = settlement.lease.last, settlement.records
    digest = _payload_digest(exchange, records)
    exchange = replace(exchange, payload_digest=digest)
    content = content_hash(records) if records else None
    same_bytes = last is not None and digest is not None and digest == last.payload_digest
    if settlement.is_unmodified:
        outcome, content = Outcome.UNCHANGED, last.content if last else None
    elif content is None:
        outcome = Outcome.UNCHANGED if same_bytes else Outcome.NO_RECORD
    elif last is None or last.content is None:
        outcome = Outcome.NEW
    else:
        outcome = Outcome.UNCHANGED if content == last.content else Outcome.CHANGED
    if outcome is Outcome.UNCHANGED:
        original = _original(last) if settlement.is_unmodified or same_bytes else None
        exchange = replace(exchange, original=original, repeats=original is None)
    return Judged(
        exchange=exchange,
        outcome=outcome,
        payload_digest=digest,
        content=content,
        interval=next_interval(last, outcome, settlement.state),
    )


def _payload_digest(exchange: Exchange, records: Sequence[RawRecord]) -> str | None:
    if not exchange.body:
        return None
    coded = any(name.lower() == "content-encoding" for name, _ in exchange.response_headers)
    if records and not coded:  # whoever read the page has computed it of the same bytes
        return labelled_sha256(bytes.fromhex(records[0].page_sha256))
    return sha256_digest(exchange.body)


def next_interval(last: LastVisit | None, outcome: Outcome, state: State = State.DONE) -> float:
    """Seconds until a page should be visited again: what changes is due sooner, what stays or is gone later.

    >>> next_interval(None, Outcome.NEW) / 86_400
    7.0
    """
    if last is None:
        return FIRST_INTERVAL
    if outcome is Outcome.CHANGED:
        return max(SHORTEST_INTERVAL, last.interval * _MORE_OFTEN)
    if outcome is Outcome.UNCHANGED or state is State.FAILED:
        return next_interval_unchanged(last.interval)
    return last.interval


def next_interval_unchanged(interval: float) -> float:
    """The interval after a page was found to be what it was."""
    return min(LONGEST_INTERVAL, interval * _LESS_OFTEN)


def _original(last: LastVisit | None) -> Original | None:
    if last is None or last.payload_digest is None or last.archived_at is None:
        return None
    return Original(url=last.url, fetched_at=last.archived_at, payload_digest=last.payload_digest)
