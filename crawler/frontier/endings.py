"""Every way in which a request can end without a page: its state, and the reason for it."""

from __future__ import annotations

from typing import NamedTuple

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.frontier.states import Lease, State
from crawler.guard.allowed import PrivateAddressError
from crawler.manners.hosts import OtherHostError
from crawler.manners.house_rules import RobotsUnreachableError
from crawler.manners.pacing import HostRestsError
from crawler.manners.robots import ForbiddenByRobotsError, OptedOutError
from crawler.outcome import GONE, OPTED_OUT

_GONE = (404, 410)
_NOT_MODIFIED = 304


PRIVATE_ADDRESS = "private_address"
PASSING = frozenset({"dns_failure", "timeout", "connection_refused", "cut_short", "not_fetched", "dropped", "http_429"})
"""Reasons that may pass: a network that is down, a host that is overloaded. Those of servers' own faults do, too."""


def may_pass(reason: str) -> bool:
    """Whether the same request may come through some time later.

    >>> may_pass("timeout"), may_pass("http_503"), may_pass("http_404")
    (True, True, False)
    """
    return reason in PASSING or reason.startswith("http_5")


class Ending(NamedTuple):
    """A state and its reason."""

    state: State
    reason: str
    detail: str | None = None
    is_unmodified: bool = False
    """The server says that the page is what it was (304)."""


def ending(failure: Failure, lease: Lease) -> Ending:
    """Tell what became of a request that failed or was refused."""
    error = failure.value
    detail = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, HttpError):
        status = error.response.status
        if status == _NOT_MODIFIED and lease.last is not None:
            return Ending(State.DONE, "", is_unmodified=True)
        if status in _GONE and lease.last is not None and lease.last.content is not None:
            return Ending(State.FAILED, GONE, f"http_{status}")
        return Ending(State.FAILED, f"http_{status}", detail)
    if isinstance(error, RobotsUnreachableError | HostRestsError):
        return Ending(State.PENDING, "", detail)
    for kind, reason in _REFUSED.items():
        if isinstance(error, kind):
            return Ending(State.SKIPPED, reason, detail)
    if isinstance(error, DownloadCancelledError) or "exceeded DOWNLOAD_MAXSIZE" in detail:
        return Ending(State.FAILED, "too_large", detail)
    if isinstance(error, IgnoreRequest):
        if detail == "max redirections reached":
            return Ending(State.FAILED, "too_many_redirects", detail)
        return Ending(State.SKIPPED, "ignored", detail)
    for kind, reason in _TRANSPORT.items():
        if isinstance(error, kind):
            return Ending(State.FAILED, reason, detail)
    return Ending(State.FAILED, "not_fetched", detail)


_REFUSED: dict[type[Exception], str] = {
    OtherHostError: "other_host",
    PrivateAddressError: PRIVATE_ADDRESS,
    ForbiddenByRobotsError: "forbidden_by_robots",
    OptedOutError: OPTED_OUT,
}
_TRANSPORT: dict[type[Exception], str] = {
    CannotResolveHostError: "dns_failure",
    DownloadTimeoutError: "timeout",
    DownloadConnectionRefusedError: "connection_refused",
    ResponseDataLossError: "cut_short",
}
