"""What was read of a page that should hold one question, as most pages do."""

from __future__ import annotations

from crawler.records import RawRecord, SetAside


def only(found: tuple[RawRecord, ...] | SetAside) -> RawRecord:
    """The record of a page with one question; fails on any other page."""
    assert not isinstance(found, SetAside), found
    (record,) = found
    return record


def only_or_aside(found: tuple[RawRecord, ...] | SetAside) -> RawRecord | SetAside:
    """The same, or why there is none."""
    return found if isinstance(found, SetAside) else only(found)
