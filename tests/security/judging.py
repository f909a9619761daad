"""What a crawl did wrong at a case's host: the same oracle for every crawler."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from crawler.demo.hostile import Arrival, Case
from crawler.demo.hostile.pages import good_paths
from crawler.demo.truth import Style
from tests.security.hunting import Hunt

MOST_MIB = 512
_EARLY = 0.2
"""Seconds by which a request may seem to come early: the log has the times of arrival, and a busy machine may take note
of an arrival late. Between the first and the last of many the same is allowed, once."""
_LINE = re.compile(rb"[^\x20-\x7e\n\x80-\xff]|\xc2[\x80-\x9f]")
"""Control characters but for line ends: C0, DEL, and C1 as UTF-8 has them."""


def wrongs(case: Case, style: Style, hunt: Hunt, *, is_reached: bool = True) -> list[str]:
    """Every promise that was broken at this host; none if it was survived.

    Args:
        case: the host.
        style: of its pages.
        hunt: the crawl.
        is_reached: False for a crawler that may never come near the attack, as it reads no sitemaps.
    """
    missed = _missed(case, hunt) if is_reached else ()
    return [*missed, *_requests(case, hunt), *_records(case, style, hunt)]


def wrongs_at_large(hunt: Hunt) -> list[str]:
    """What was wrong with the crawl as a whole."""
    found = []
    if hunt.status not in (0, 1):
        found.append("it had to be killed" if hunt.status is None else f"it ended with exit status {hunt.status}")
    if hunt.mib >= MOST_MIB:
        found.append(f"it took {hunt.mib:,.0f} MiB")
    if control := _LINE.search(hunt.said):
        found.append(f"it printed {control[0]!r}")
    beyond = hunt.connections - {("127.0.0.1", hunt.port)}
    found += [f"it tried to connect to {address}:{port}" for address, port in sorted(beyond)]
    inside = [arrival for arrival in hunt.log if arrival.is_forbidden]
    found += [f"{arrival.path[:80]} was asked of {arrival.host}, inside" for arrival in inside]
    return found


def _missed(case: Case, hunt: Hunt) -> Iterator[str]:
    paths = {arrival.path for arrival in hunt.log if arrival.host == case.host}
    if not paths and case.is_named:
        yield "nothing was asked for"
    yield from (f"{path} was not asked for" for path in case.asks if path not in paths)


def _requests(case: Case, hunt: Hunt) -> Iterator[str]:
    reached = [arrival for arrival in hunt.log if arrival.host == case.host]
    paths = [arrival.path for arrival in reached]
    if case.never is not None:
        never = re.compile(case.never, re.DOTALL)
        yield from (f"{path[:80]} was asked for" for path in dict.fromkeys(paths) if never.fullmatch(path))
    if len(paths) > case.most:
        yield f"{len(paths):,} requests, more than {case.most:,}"
    yield from (
        f"{each.sent >> 20} MiB were taken of {each.path[:80]}" for each in reached if each.sent > case.most_bytes
    )
    for name in case.never_sends:
        if sent := [value for arrival in reached for value in arrival.values(name)]:
            yield f"{name}: {sent[0][:80]} was sent"
    yield from _gaps(case, reached)


def _gaps(case: Case, reached: list[Arrival]) -> Iterator[str]:
    gap = case.gap
    if gap is None:
        return
    for earlier, later in pairwise(reached):
        seconds = later.time - earlier.time
        if gap.path in (None, earlier.path) and seconds < gap.seconds - _EARLY:
            yield f"{later.path[:80]} came {seconds:.2f} s after {earlier.path[:80]}, not {gap.seconds}"
            return  # what follows at once after that follows at once after this
        if gap.path == earlier.path and gap.path != later.path:
            return
    if gap.path is None and reached:
        least, took = gap.seconds * (len(reached) - 1), reached[-1].time - reached[0].time
        if took < least - _EARLY:
            yield f"{len(reached)} requests came within {took:.2f} s, not {least:.2f}"


def _records(case: Case, style: Style, hunt: Hunt) -> Iterator[str]:
    had = {path for host, path in hunt.sources if host == case.host}
    good = good_paths(style)
    if case.is_open is True:
        yield from (f"{path} was lost" for path in good if path not in had)
    if case.is_open is False:
        yield from (f"{path} was kept" for path in good if path in had)
    yield from (f"{path} was lost" for path in case.keeps if path not in had)
    yield from (f"{path} was kept" for path in case.drops if path in had)
