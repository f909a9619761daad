"""How visits end in the database, column by column."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Row

from crawler.archive.digests import sha256_digest
from crawler.frontier.database import FrontierError
from crawler.frontier.revisit import FIRST_INTERVAL, content_hash
from crawler.frontier.rounds import start_round
from crawler.frontier.states import Lease, Settlement, State
from tests.archive.reading_back import read_back
from tests.frontier.databases import Database, OneCrawler, raw_records
from tests.frontier.pages import SPIDER, exchange, failure, listing, new, page, read_from, record, retry, shared_page

FIRST, SECOND, THIRD = (f"2026-11-{day}T08:15:00.042Z" for day in (1, 8, 20))
KEPT = [
    "fetched_at",
    "etag",
    "last_modified",
    "payload_digest",
    "archived_at",
    "content",
    "questions",
    "answers",
    "interval",
]
URL = new(1).url


class Pages:
    """One page, visited again and again."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.crawler = database.crawler()
        self.crawler.add(new(1))

    def lease(self) -> Lease:
        """The page's next visit."""
        start_round(self.database.engine, SPIDER, None, due_only=False)
        (lease,) = self.crawler.look().leases
        return lease

    def end(self, settlement: Settlement) -> Row[Any]:
        """End the visit; the result is the page's row."""
        self.crawler.end(settlement)
        self.database.check_counts()
        row = self.database.rows()[URL]
        assert (row.crawler, row.state) == (None, settlement.state)
        return row

    @property
    def outcomes(self) -> list[str]:
        """What each visit so far has brought."""
        return [visit.outcome for visit in self.database.visits()]


@pytest.fixture
def pages(database: Database) -> Pages:
    return Pages(database)


def kept(row: Row[Any]) -> dict[str, object]:
    """What a row knows of the last visit."""
    return {name: getattr(row, name) for name in KEPT}


def test_a_new_page(pages: Pages) -> None:
    lease = pages.lease()
    ended = page(lease, "Stretch.", answers=3, at=FIRST)
    assert ended.exchange is not None
    reply = exchange(lease, b"page", at=FIRST, ETag='"1"', Last_Modified="Monday")
    row = pages.end(replace(ended, exchange=reply, records=read_from(ended.records, reply)))
    assert kept(row) == {
        "fetched_at": FIRST,
        "etag": '"1"',
        "last_modified": "Monday",
        "payload_digest": sha256_digest(b"page"),
        "archived_at": FIRST,
        "content": content_hash([record(lease, "Stretch.", answers=3)]),
        "questions": 1,
        "answers": 3,
        "interval": FIRST_INTERVAL,
    }
    assert (row.reason, row.detail, row.attempts, row.retries) == (None, None, 1, 0)
    (visit,) = pages.database.visits()
    assert (visit.request, visit.fetched_at, visit.outcome) == (row.id, FIRST, "new")
    host = pages.database.hosts()["a.test"]
    assert (host.questions, host.answers) == (1, 3)


def test_a_visit_names_the_bytes_that_it_wrote(pages: Pages) -> None:
    pages.end(page(pages.lease(), at=FIRST))
    (visit,) = pages.database.visits()
    output, lengths = pages.crawler.output, pages.database.lengths()
    assert {path: (output / path).stat().st_size for path in lengths} == lengths
    archive, raw = sorted(lengths)
    line = (output / raw).read_bytes()[visit.raw_offset :][: visit.raw_length]
    assert line.endswith(b"}\n")
    (found,) = raw_records(output)
    assert (found.source, found.fetched_at) == (URL, FIRST)
    assert found.archive is not None
    assert (found.archive.offset, found.archive.length) == (visit.archive_offset, visit.archive_length)
    records = {one.offset: one for one in read_back(output / archive)}
    assert (records[visit.archive_offset].type, records[visit.archive_offset].length) == (
        "response",
        visit.archive_length,
    )


def test_a_page_that_says_something_else(pages: Pages) -> None:
    before = pages.end(page(pages.lease(), "Stretch.", answers=3, at=FIRST))
    row = pages.end(page(pages.lease(), "Rest.", answers=2, at=SECOND))
    assert (row.fetched_at, row.archived_at, row.etag, row.answers) == (SECOND, SECOND, '"Rest."', 2)
    assert row.content != before.content
    assert row.payload_digest != before.payload_digest
    assert row.interval == FIRST_INTERVAL / 2
    assert pages.outcomes == ["new", "changed"]
    assert [one.question.answers[0].text for one in raw_records(pages.crawler.output)] == ["Stretch.", "Rest."]
    host = pages.database.hosts()["a.test"]
    assert (host.questions, host.answers) == (1, 2)


def test_a_page_with_several_questions(pages: Pages) -> None:
    row = pages.end(shared_page(pages.lease(), "Stretch.", "Rest.", "Ice.", at=FIRST))
    assert (row.questions, row.answers) == (3, 6)
    (visit,) = pages.database.visits()
    output, (_, raw) = pages.crawler.output, sorted(pages.database.lengths())
    span = (output / raw).read_bytes()[visit.raw_offset :][: visit.raw_length]
    assert span == (output / raw).read_bytes()
    found = raw_records(output)
    assert [record.question.part for record in found] == ["q1", "q2", "q3"]
    (place,) = {record.archive for record in found}
    assert place is not None
    assert (place.offset, place.length) == (visit.archive_offset, visit.archive_length)
    host = pages.database.hosts()["a.test"]
    assert (host.pages, host.questions, host.answers) == (1, 3, 6)


@pytest.mark.parametrize(
    ("texts", "outcome", "written"),
    [
        (("Stretch.", "Rest.", "Ice."), "unchanged", 0),
        (("Stretch.", "Rest more.", "Ice."), "changed", 3),
        (("Stretch.", "Rest."), "changed", 2),
        (("Stretch.", "Rest.", "Ice.", "Walk."), "changed", 4),
    ],
)
def test_where_one_of_its_questions_has_changed_the_page_has(
    pages: Pages, texts: tuple[str, ...], outcome: str, written: int
) -> None:
    pages.end(shared_page(pages.lease(), "Stretch.", "Rest.", "Ice.", at=FIRST))
    row = pages.end(shared_page(pages.lease(), *texts, at=SECOND))
    assert pages.outcomes == ["new", outcome]
    assert [record.fetched_at for record in raw_records(pages.crawler.output)] == [FIRST] * 3 + [SECOND] * written
    host = pages.database.hosts()["a.test"]
    assert (host.pages, host.questions) == (1, len(texts)) == (1, row.questions)
    assert host.answers == row.answers == sum(range(1, len(texts) + 1))


def test_a_page_that_says_the_same_in_other_bytes(pages: Pages) -> None:
    before = pages.end(page(pages.lease(), at=FIRST))
    again = page(lease := pages.lease(), at=SECOND)
    reply = exchange(lease, b"in another dress", at=SECOND, ETag='"2"')
    row = pages.end(replace(again, exchange=reply, records=read_from(again.records, reply)))
    assert kept(row) == kept(before) | {
        "fetched_at": SECOND,
        "archived_at": SECOND,
        "payload_digest": sha256_digest(b"in another dress"),
        "etag": '"2"',
        "interval": FIRST_INTERVAL * 1.5,
    }
    assert pages.outcomes == ["new", "unchanged"]
    assert len(raw_records(pages.crawler.output)) == 1
    assert archived(pages.crawler, SECOND).type == "response"


def archived(crawler: OneCrawler, at: str) -> Any:
    """The response that the archive holds of the visit at a time."""
    (path,) = (crawler.output / "archive").iterdir()
    (found,) = [
        one for one in read_back(path) if one.type in ("response", "revisit") and one.headers["WARC-Date"] == at
    ]
    return found


def unmodified(lease: Lease, at: str) -> Settlement:
    """The server answered 304."""
    reply = exchange(lease, b"", status=304, at=at)
    return Settlement(lease=lease, state=State.DONE, is_unmodified=True, exchange=reply)


def same(lease: Lease, at: str) -> Settlement:
    """The server sent the same bytes again."""
    return page(lease, at=at)


@pytest.mark.parametrize("how", [unmodified, same])
def test_a_page_that_is_what_it_was_refers_to_its_archived_bytes_at_every_visit(pages: Pages, how: Any) -> None:
    before = pages.end(page(pages.lease(), answers=2, at=FIRST))
    for visits, at in enumerate((SECOND, THIRD), start=1):
        ended = how(pages.lease(), at)
        if ended.records:
            ended = page(ended.lease, answers=2, at=at)
        row = pages.end(ended)
        assert kept(row) == kept(before) | {"fetched_at": at, "interval": FIRST_INTERVAL * 1.5**visits}
        revisit = archived(pages.crawler, at)
        assert revisit.type == "revisit"
        assert revisit["WARC-Refers-To-Date"] == FIRST
        assert revisit["WARC-Refers-To-Target-URI"] == URL
        assert revisit["WARC-Payload-Digest"] == before.payload_digest
    assert pages.outcomes == ["new", "unchanged", "unchanged"]
    assert len(raw_records(pages.crawler.output)) == 1


def test_headers_of_a_304_are_newer_than_those_of_the_page(pages: Pages) -> None:
    pages.end(page(pages.lease(), "Stretch.", at=FIRST))
    ended = unmodified(lease := pages.lease(), SECOND)
    row = pages.end(replace(ended, exchange=exchange(lease, b"", status=304, at=SECOND, Last_Modified="Friday")))
    assert (row.etag, row.last_modified) == ('"Stretch."', "Friday")


def test_a_page_without_a_record(pages: Pages) -> None:
    row = pages.end(listing(pages.lease()))
    assert (row.content, row.answers, row.reason) == (None, 0, None)
    assert row.payload_digest == sha256_digest(URL.encode())
    assert pages.outcomes == ["no_record"]
    assert raw_records(pages.crawler.output) == []


def test_a_page_of_no_known_style_keeps_what_was_known_before(pages: Pages) -> None:
    before = pages.end(page(pages.lease(), at=FIRST))
    lease = pages.lease()
    reply = exchange(lease, b"Maintenance", at=SECOND)
    row = pages.end(Settlement(lease=lease, state=State.DONE, reason="unknown_style", detail="none", exchange=reply))
    assert (row.reason, row.detail) == ("unknown_style", "none")
    assert (row.content, row.answers) == (before.content, before.answers)
    assert pages.outcomes == ["new", "no_record"]
    lease = pages.lease()
    assert lease.last is not None
    assert lease.last.reason == "unknown_style"  # so that no conditional request is made
    pages.end(page(lease, at=THIRD))
    assert pages.outcomes == ["new", "no_record", "unchanged"]


def test_a_page_that_is_gone_and_comes_back(pages: Pages) -> None:
    before = pages.end(page(pages.lease(), at=FIRST))
    lease = pages.lease()
    reply = exchange(lease, b"Gone.", status=410, at=SECOND)
    row = pages.end(Settlement(lease=lease, state=State.FAILED, reason="gone", detail="http_410", exchange=reply))
    assert kept(row) == kept(before) | {"fetched_at": SECOND, "interval": FIRST_INTERVAL * 1.5}
    host = pages.database.hosts()["a.test"]
    assert (host.failed, host.done, host.questions) == (1, 0, 1)
    row = pages.end(page(pages.lease(), at=THIRD))
    assert (row.reason, row.archived_at) == (None, FIRST)
    assert pages.outcomes == ["new", "no_record", "unchanged"]


def test_a_visit_without_a_response_changes_nothing_that_is_known(pages: Pages) -> None:
    before = pages.end(page(pages.lease(), at=FIRST))
    row = pages.end(failure(pages.lease(), "dns_failure"))
    assert kept(row) == kept(before)
    assert (row.reason, row.detail) == ("dns_failure", "took too long")
    assert pages.outcomes == ["new"]


def test_a_url_that_may_not_be_visited(pages: Pages) -> None:
    lease = pages.lease()
    row = pages.end(Settlement(lease=lease, state=State.SKIPPED, reason="forbidden_by_robots", detail="so it says"))
    assert (row.reason, row.detail, row.fetched_at) == ("forbidden_by_robots", "so it says", None)
    assert pages.outcomes == []


def test_a_url_that_is_skipped_before_it_is_leased(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(1), new(2, "elsewhere.test", refused="other_host"))
    database.check_counts()
    assert database.rows()[new(2, "elsewhere.test").url].reason == "other_host"
    assert [one.url for one in crawler.look().leases] == [URL]


def test_a_retry_is_archived_and_counts_as_no_visit(pages: Pages) -> None:
    lease = pages.lease()
    for tries in (1, 2):
        row = pages.end(retry(lease, 0))
        assert (row.state, row.retries, row.attempts, row.fetched_at) == ("pending", tries, tries, None)
        (lease,) = pages.crawler.look().leases
        assert lease.retries == tries
    row = pages.end(page(lease, at=FIRST))
    assert (row.retries, row.attempts, row.fetched_at) == (0, 3, FIRST)
    assert pages.outcomes == ["no_record", "no_record", "new"]


def test_a_retry_keeps_what_is_known_of_the_last_visit(pages: Pages) -> None:
    lease = pages.lease()
    reply = exchange(lease, b"Maintenance", at=FIRST, ETag='"1"')
    before = pages.end(Settlement(lease=lease, state=State.DONE, reason="unknown_style", exchange=reply))
    row = pages.end(retry(pages.lease(), 0))
    assert kept(row) == kept(before)
    assert row.reason == "unknown_style"
    assert pages.database.hosts()["a.test"].pending == 1


def test_when_the_next_visit_is_due(pages: Pages) -> None:
    row = pages.end(page(pages.lease(), at=FIRST))
    visited = row.due - FIRST_INTERVAL
    row = pages.end(retry(pages.lease(), 60))
    assert 60 <= row.due - visited < 60 + 600
    assert pages.crawler.look().leases == []


@pytest.mark.parametrize("text", ["a\0b", "\udc80", "\ud800 and \x7f"])
def test_whatever_an_error_or_a_server_says_can_be_stored(pages: Pages, text: str) -> None:
    reply = exchange(lease := pages.lease(), b"page", ETag="a\0b", Last_Modified="\xa0")
    row = pages.end(Settlement(lease=lease, state=State.FAILED, reason="callback_error", detail=text, exchange=reply))
    assert "\0" not in row.detail
    assert row.detail.isprintable() or "\x7f" in row.detail
    row = pages.end(replace(listing(pages.lease()), exchange=reply))
    assert (row.etag, row.last_modified) == ("a\N{REPLACEMENT CHARACTER}b", "\xa0")


def test_links_come_with_the_visit_that_found_them_and_once(pages: Pages) -> None:
    pages.end(listing(pages.lease(), new(2), new(3), new(2), new(1)))
    assert pages.database.states() == {URL: "done", new(2).url: "pending", new(3).url: "pending"}
    two, three = pages.crawler.look().leases
    pages.crawler.end(listing(two, new(3), new(4)), listing(three, new(4), new(2)))
    pages.database.check_counts()
    assert sorted(pages.database.states().values()) == ["done", "done", "done", "pending"]


def test_a_chain_of_redirects_ends_link_by_link(pages: Pages) -> None:
    lease = pages.lease()
    for hop in (2, 3):
        reply = exchange(lease, b"", status=301, Location=new(hop).url)
        target = replace(new(hop), request=f'{{"meta":{{"redirect_times":{hop - 1}}}}}')
        pages.crawler.end(Settlement(lease=lease, state=State.DONE, exchange=reply, links=[target]))
        (lease,) = pages.crawler.look().leases
        assert lease.request == target.request
    pages.crawler.end(page(lease))
    assert set(pages.database.states().values()) == {"done"}
    assert pages.outcomes == ["no_record", "no_record", "new"]
    pages.database.check_counts()


def test_one_end_that_can_not_be_stored_leaves_none_of_its_transaction(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(*(new(number) for number in range(20)))
    leases = crawler.look().leases
    broken = listing(leases[-1], replace(new(99), priority=2**80))  # no database takes such a number
    with pytest.raises((FrontierError, OverflowError)):
        crawler.end(*(page(one) for one in leases[:-1]), broken)
    assert set(database.states().values()) == {"leased"}
    assert database.visits() == []
    assert database.lengths() == {}
    database.check_counts()
