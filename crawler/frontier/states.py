"""The states of a URL, and what passes between the scheduler, the outbox and the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from crawler.archive.exchange import Exchange
from crawler.records import RawRecord


class State(StrEnum):
    """What has become of a URL."""

    PENDING = "pending"
    LEASED = "leased"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


class Outcome(StrEnum):
    """What a response brought."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NO_RECORD = "no_record"
    """A list, a sitemap, a redirect, an error page."""


@dataclass(frozen=True, slots=True)
class LastMod:
    """When a page changed last, as a sitemap says."""

    printed: str
    latest: str
    """The last instant that it can mean: ISO 8601 in UTC, comparable with `fetched_at` as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """A request that somebody found: a link, a start URL, a redirect's target."""

    fingerprint: bytes
    """16 bytes, unique in the frontier."""
    spider: str
    host: str
    """The URL's authority: host and port."""
    url: str
    request: str | None
    """What the request has beyond its URL, as JSON; None for nothing."""
    priority: int = 0
    depth: int = 0
    """How many links it is away from a start URL."""
    refused: str | None = None
    """The reason for which it will not be fetched: it is skipped at once."""
    lastmod: LastMod | None = None
    """When a sitemap says that the page changed last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastVisit:
    """What is known of a page from its last visit."""

    fetched_at: str
    url: str
    etag: str | None
    last_modified: str | None
    payload_digest: str | None
    """Of the archived response; None where there is none."""
    archived_at: str | None
    """The WARC-Date of the archived response: of the last visit that brought other bytes."""
    content: bytes | None
    """The content hash of the page's questions; None where it gave none."""
    questions: int
    answers: int
    """Of all its questions."""
    interval: float
    """Seconds until the next visit is due, counted from this one."""
    reason: str | None
    """For which the page was set aside; None where all was well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A URL that this crawler, and no other, is to visit."""

    id: int
    crawler: int
    host_id: int
    spider: str
    host: str
    url: str
    request: str | None
    priority: int
    retries: int
    depth: int = 0
    """How many links it is away from a start URL."""
    last: LastVisit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """How a lease ended, with everything that must become durable together with that."""

    lease: Lease
    state: State
    reason: str | None = None
    """A slug, such as `http_404`; None where all is well."""
    detail: str | None = None
    exchange: Exchange | None = None
    """None where no response came."""
    records: tuple[RawRecord, ...] = ()
    """Of a question page, one for each of its questions, in its order; empty for all other pages."""
    is_unmodified: bool = False
    """The server answered a conditional request with 304."""
    links: Sequence[NewRequest] = ()
    retry_after: float | None = None
    """Seconds to wait before the next try; only for `State.PENDING`."""
    is_try: bool = True
    """Whether it counts among the tries; False where nothing was asked of the host."""
    host_rests: float = 0
    """Seconds for which the host is not to be asked for anything."""
    host_asks: float = 0
    """Seconds for which the host itself has asked not to be."""


@dataclass(slots=True)
class Counts:
    """How many URLs are in each state, and how many question pages were found with how many questions and answers."""

    pending: int = 0
    leased: int = 0
    done: int = 0
    failed: int = 0
    skipped: int = 0
    pages: int = 0
    questions: int = 0
    answers: int = 0

    @property
    def open(self) -> int:
        """URLs whose visit is still to come or to end."""
        return self.pending + self.leased

    @property
    def total(self) -> int:
        """All URLs."""
        return self.open + self.done + self.failed + self.skipped


@dataclass(slots=True)
class Leased:
    """What a look for work brought."""

    leases: list[Lease] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    """Of the spider's hosts, after leasing."""
    is_more: bool = False
    """Whether there was no room for everything that may be there."""
    resting: int = 0
    """URLs of hosts that rest for longer than anybody waits; counted only where there is nothing to lease."""
