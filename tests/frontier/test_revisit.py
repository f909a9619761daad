"""What a visit brought beside the last one, and when the next is due."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.digests import sha256_digest
from crawler.archive.exchange import Original
from crawler.frontier.revisit import (
    FIRST_INTERVAL,
    LONGEST_INTERVAL,
    SHORTEST_INTERVAL,
    content_hash,
    judge,
    next_interval,
)
from crawler.frontier.states import LastVisit, Lease, Outcome, Settlement, State
from crawler.records import RawRecord
from tests.frontier.pages import VISITED, exchange, read_from, record

FIRST = "2026-11-01T08:15:00.042Z"
NEVER = Lease(
    id=1,
    crawler=1,
    host_id=1,
    spider="doctor_reply",
    host="a.test",
    url="http://a.test/1",
    request=None,
    priority=0,
    retries=0,
)
BODY = b"a page"
RECORD = record(NEVER)
LAST = LastVisit(
    fetched_at="2026-11-08T08:15:00.042Z",
    url=NEVER.url,
    etag='"1"',
    last_modified=None,
    payload_digest=sha256_digest(BODY),
    archived_at=FIRST,
    content=content_hash([RECORD]),
    questions=1,
    answers=1,
    interval=FIRST_INTERVAL,
    reason=None,
)
KNOWN = replace(NEVER, last=LAST)
LISTED = replace(NEVER, last=replace(LAST, content=None))
ORIGINAL = Original(url=NEVER.url, fetched_at=FIRST, payload_digest=sha256_digest(BODY))
OTHER = record(NEVER, "Other words.")


@pytest.mark.parametrize(
    ("lease", "body", "found", "unmodified", "outcome", "archived"),
    [
        (NEVER, BODY, RECORD, False, Outcome.NEW, "in full"),
        (NEVER, BODY, None, False, Outcome.NO_RECORD, "in full"),
        (NEVER, b"", None, False, Outcome.NO_RECORD, "in full"),
        (KNOWN, b"other bytes", OTHER, False, Outcome.CHANGED, "in full"),
        (KNOWN, BODY, OTHER, False, Outcome.CHANGED, "in full"),  # read by a later extractor
        (KNOWN, BODY, RECORD, False, Outcome.UNCHANGED, "as a revisit"),
        (KNOWN, b"other bytes", RECORD, False, Outcome.UNCHANGED, "as a repetition"),
        (KNOWN, b"", None, True, Outcome.UNCHANGED, "as a revisit"),
        (KNOWN, b"other bytes", None, False, Outcome.NO_RECORD, "in full"),
        (LISTED, BODY, None, False, Outcome.UNCHANGED, "as a revisit"),
        (LISTED, b"other bytes", None, False, Outcome.NO_RECORD, "in full"),
        (LISTED, b"other bytes", RECORD, False, Outcome.NEW, "in full"),
    ],
)
def test_a_visit_beside_the_last_one(
    lease: Lease, body: bytes, found: RawRecord | None, unmodified: bool, outcome: Outcome, archived: str
) -> None:
    reply = exchange(lease, body)
    settlement = Settlement(
        lease=lease,
        state=State.DONE,
        exchange=reply,
        records=read_from((found,), reply) if found else (),
        is_unmodified=unmodified,
    )
    judged = judge(settlement, reply)
    assert judged.outcome == outcome
    how = {"in full": (None, False), "as a revisit": (ORIGINAL, False), "as a repetition": (None, True)}
    assert (judged.exchange.original, judged.exchange.repeats) == how[archived]
    assert judged.exchange.fetched_at == VISITED
    assert judged.payload_digest == (sha256_digest(body) if body else None)


@pytest.mark.parametrize("missing", ["payload_digest", "archived_at"])
def test_a_304_for_a_page_that_no_archive_holds(missing: str) -> None:
    lease = replace(NEVER, last=replace(LAST, **{missing: None}))  # type: ignore[arg-type]
    reply = exchange(lease, b"", status=304)
    judged = judge(Settlement(lease=lease, state=State.DONE, is_unmodified=True), reply)
    assert judged.outcome is Outcome.UNCHANGED
    assert judged.exchange.original is None


def test_the_content_is_of_all_questions_in_their_order() -> None:
    parts = [record(NEVER, text, part=text) for text in ("Stretch.", "Rest.", "Ice.")]
    hashes = {content_hash(some) for some in (parts, parts[:2], parts[:1], parts[::-1], [parts[0], *parts])}
    assert len(hashes) == 5


def test_the_content_of_a_page_is_what_earlier_frontiers_hold() -> None:
    # Of this record when a question had no more fields than up to `unrendered`.
    assert content_hash([RECORD]).hex() == "49a4b9fb49c4f15457e58e381a06094c"
    for change in ({"date_line": "2016/03/14"}, {"vote_count": "2"}, {"by_site": True}, {"low_confidence": True}):
        changed = replace(RECORD, question=replace(RECORD.question, **change))
        assert content_hash([changed]) != content_hash([RECORD])


def test_the_content_is_what_was_read_and_neither_when_nor_where() -> None:
    again = replace(RECORD, fetched_at=FIRST, page_sha256="00", extractor="later")
    assert content_hash([RECORD]) == content_hash([again])
    assert content_hash([RECORD]) != content_hash([OTHER])
    assert len(content_hash([RECORD])) == 16


@pytest.mark.parametrize(
    ("outcome", "state", "times"),
    [
        (Outcome.CHANGED, State.DONE, 0.5),
        (Outcome.UNCHANGED, State.DONE, 1.5),
        (Outcome.NO_RECORD, State.FAILED, 1.5),
        (Outcome.NO_RECORD, State.DONE, 1),
        (Outcome.NEW, State.DONE, 1),
    ],
)
def test_what_changes_is_due_sooner(outcome: Outcome, state: State, times: float) -> None:
    assert next_interval(LAST, outcome, state) == FIRST_INTERVAL * times


@given(st.lists(st.sampled_from(Outcome), max_size=40), st.sampled_from([State.DONE, State.FAILED]))
def test_no_page_is_visited_more_than_once_a_day_nor_less_than_twice_a_year(
    outcomes: list[Outcome], state: State
) -> None:
    interval = next_interval(None, Outcome.NEW)
    for outcome in outcomes:
        interval = next_interval(replace(LAST, interval=interval), outcome, state)
        assert SHORTEST_INTERVAL <= interval <= LONGEST_INTERVAL
