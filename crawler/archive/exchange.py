"""What the archive holds of one visit: a request, its response, and how the crawl read it."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.records import Rights

Headers = tuple[tuple[str, str], ...]
"""Names and values, in the order of the wire."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The archived response that a revisit found unchanged."""

    url: str
    fetched_at: str
    """Its WARC-Date."""
    payload_digest: str
    """Its WARC-Payload-Digest: "sha256:" and base 32."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its response."""

    url: str
    fetched_at: str
    """When the response arrived, ISO 8601 in UTC with milliseconds: "2026-03-04T08:15:00.042Z"."""
    method: str
    request_headers: Headers
    status: int
    response_headers: Headers
    body: bytes
    """As received: the content coding (gzip, br) is still on it; a transfer coding is not."""
    payload_digest: str | None = None
    """The body's WARC-Payload-Digest, where it is known."""
    style: str | None = None
    """The site style that the page was read in; None for lists, sitemaps, errors: pages that give no record."""
    rights: Rights | None = None
    """What was known of opt-outs when the page was fetched; None for pages that give no record."""
    repeats: bool = False
    """The page says what it said at the last visit, in other bytes: it gives no new record."""
    original: Original | None = None
    """Set where the payload is the one of an earlier visit, or the server said 304: a revisit record is written."""
