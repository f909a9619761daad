"""What a redirect or a retry makes of a visit: its end, and the visit that follows."""

from __future__ import annotations

from functools import partial

from scrapy import Request

from crawler.frontier.discovery import Discovery
from crawler.frontier.flights import Flight
from crawler.frontier.states import Settlement, State


def redirected(flight: Flight, request: Request, discovery: Discovery) -> Settlement:
    """The URL is done, and the one that it leads to is found; a circle is a failure.

    Args:
        flight: the visit.
        request: what Scrapy's redirect middleware made of it.
        discovery: makes rows of requests.
    """
    target = flight.original.replace(url=request.url, method=request.method, body=request.body)
    target.meta.update({key: value for key, value in request.meta.items() if key.startswith("redirect_")})
    settled = partial(Settlement, lease=flight.lease, exchange=flight.exchange())
    passed = {discovery.fingerprint(Request(url)) for url in request.meta.get("redirect_urls", [])}
    if discovery.fingerprint(target) in passed:
        detail = f"redirected in a circle, to {request.url}"
        return settled(state=State.FAILED, reason="too_many_redirects", detail=detail)
    return settled(
        state=State.DONE, detail=f"redirected to {request.url}", links=[discovery.row(target, flight.lease.depth)]
    )


def retried(flight: Flight, delay: float) -> Settlement:
    """The URL is pending again; each try waits twice as long as the one before.

    Args:
        flight: the visit.
        delay: seconds before the second try.
    """
    response = flight.response
    return Settlement(
        lease=flight.lease,
        state=State.PENDING,
        detail=f"to be tried again after http_{response.status}" if response else "to be tried again",
        exchange=flight.exchange(),
        retry_after=delay * 2**flight.lease.retries,
    )
