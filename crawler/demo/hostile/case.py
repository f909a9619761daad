"""What a hostile site is: its replies, and what a crawl of it must and must not do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from crawler.demo.site import HTML
from crawler.demo.truth import Style

DOMAIN = "hostile.test"
"""Every case has a name below it: .test is reserved (RFC 2606), so no name server will ever know it."""
ORIGIN = "@ORIGIN@"
"""Stands for the case's own scheme, host and port wherever a reply holds it."""
FORBIDDEN = "@FORBIDDEN@"
"""Stands for the port of a second listener, which plays a service inside that nobody may reach."""

SOON = "@SOON@"
"""Stands for the HTTP date that comes in two to three seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one request is answered with."""

    body: bytes | Callable[[], bytes] = b""
    """A function builds what is large when it is first asked for."""
    status: int = 200
    content_type: str | None = HTML
    headers: Sequence[tuple[str, str]] = ()
    length: int | None = None
    """The Content-Length that is told; None: the true one."""
    raw: bytes | None = None
    """Sent as it stands in place of a status line, headers and the body; the connection ends after it."""
    endless: bytes = b""
    """Sent again and again after the rest, until the client hangs up."""
    pause: float = 0
    """Seconds between two times of `endless`."""
    wait: float = 0
    """Seconds before the answer."""


@dataclass(frozen=True, slots=True)
class Gap:
    """After a path was asked for, nothing more is asked of the host for so many seconds; any path: None."""

    path: str | None
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One host and what is to be seen in its access log and among the records."""

    name: str
    """The label of the host below `DOMAIN`."""
    attack: str
    """What the site says or does."""
    answer: str
    """What the crawl does about it."""
    replies: Mapping[str, Reply | Sequence[Reply]] = field(default_factory=dict)
    """By path and query. Of several replies each serves one request, the last all that follow."""
    anywhere: Callable[[str], Reply | None] | None = None
    """The reply to a path that stands nowhere else; None is a 404."""
    links: Sequence[str] = ()
    """Further links of the front page, between those to the good pages."""
    is_open: bool | None = True
    """Whether the good pages must come through (True) or none of them may (False); None where both are right."""
    is_named: bool = True
    """Whether the crawl's user names the host among those that may be reached though they are not public."""
    keeps: Sequence[str] = ()
    """Paths of further question pages that must come through."""
    drops: Sequence[str] = ()
    """Paths of pages that must not become records."""
    asks: Sequence[str] = ()
    """Paths that must reach the server."""
    never: str | None = None
    """A regular expression of paths (with their queries) that must not reach it."""
    most: int = 30
    """Requests that may reach the host at the most."""
    most_bytes: int = 64 << 20
    """Bytes of one response that the crawl may take at the most, buffers of the system included."""
    gap: Gap | None = None
    never_sends: Sequence[str] = ()
    """Names of request headers, in lower case."""

    @property
    def host(self) -> str:
        """The host's name.

        >>> Case(name="robots-503", attack="", answer="").host
        'robots-503.hostile.test'
        """
        return f"{self.name}.{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Group:
    """Cases of one kind, crawled together: their sites are of one style."""

    title: str
    style: Style
    cases: tuple[Case, ...]

    @property
    def name(self) -> str:
        """The title as a slug."""
        return self.title.lower().replace(" ", "-")
