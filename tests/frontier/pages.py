"""Requests, visits and how they end, as a test lays them down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from crawler.archive.exchange import Exchange
from crawler.frontier.states import Lease, NewRequest, Settlement, State
from crawler.records import RawAnswer, RawQuestion, RawRecord

SPIDER = "doctor_reply"
VISITED = "2026-11-20T08:15:00.042Z"


def new(number: int, host: str = "a.test", *, priority: int = 0, refused: str | None = None) -> NewRequest:
    """A request that somebody found."""
    url = f"http://{host}/en/article/{number}"
    return NewRequest(
        fingerprint=sha256(url.encode()).digest()[:16],
        spider=SPIDER,
        host=host,
        url=url,
        request=None,
        priority=priority,
        refused=refused,
    )


def numbers(leases: list[Lease]) -> list[int]:
    """Which pages were leased."""
    return [int(lease.url.rpartition("/")[2]) for lease in leases]


def exchange(
    lease: Lease, body: bytes | None = None, *, status: int = 200, at: str = VISITED, **headers: str
) -> Exchange:
    """A response to a leased request; `headers` are written with underscores."""
    return Exchange(
        url=lease.url,
        fetched_at=at,
        method="GET",
        request_headers=(("Host", lease.host),),
        status=status,
        response_headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        body=lease.url.encode() if body is None else body,
    )


def record(lease: Lease, text: str = "Stretch the calf.", *, answers: int = 1, part: str | None = None) -> RawRecord:
    """What a question page says, or what it says of one of its questions."""
    question = RawQuestion(
        site=lease.spider,
        title=f"Heel pain {lease.url}",
        question="The first steps hurt.",
        answers=[RawAnswer(text=text)] * answers,
        part=part,
    )
    return RawRecord(question=question, source=lease.url, page_sha256=sha256(text.encode()).hexdigest())


def page(lease: Lease, text: str = "Stretch the calf.", *, answers: int = 1, at: str = VISITED) -> Settlement:
    """A visit that found a question page."""
    reply = exchange(lease, f"{lease.url} {text} {answers}".encode(), at=at, etag=f'"{text}"')
    found = read_from((record(lease, text, answers=answers),), reply)
    return Settlement(lease=lease, state=State.DONE, exchange=reply, records=found)


def shared_page(lease: Lease, *texts: str, at: str = VISITED) -> Settlement:
    """A visit that found a page with several questions, each with as many answers as its number."""
    reply = exchange(lease, "\n".join((lease.url, *texts)).encode(), at=at)
    found = [record(lease, text, answers=number, part=f"q{number}") for number, text in enumerate(texts, start=1)]
    return Settlement(lease=lease, state=State.DONE, exchange=reply, records=read_from(found, reply))


def read_from(found: Sequence[RawRecord], reply: Exchange) -> tuple[RawRecord, ...]:
    """Records as if they had been read from a reply."""
    assert found
    return tuple(replace(each, page_sha256=sha256(reply.body).hexdigest()) for each in found)


def listing(lease: Lease, *links: NewRequest) -> Settlement:
    """A visit that found links alone."""
    return Settlement(lease=lease, state=State.DONE, exchange=exchange(lease), links=links)


def failure(lease: Lease, reason: str = "timeout") -> Settlement:
    """A visit that brought no response."""
    return Settlement(lease=lease, state=State.FAILED, reason=reason, detail="took too long")


def retry(lease: Lease, seconds: float) -> Settlement:
    """A visit that is to be tried again."""
    reply = exchange(lease, b"Sorry.", status=503)
    return Settlement(lease=lease, state=State.PENDING, detail="again", exchange=reply, retry_after=seconds)
