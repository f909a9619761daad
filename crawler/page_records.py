"""The raw records of one page, without an event loop: what `crawler.reading.read_page` gives."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TypeVar

from crawler.extract import extract
from crawler.reading import NoRecordError
from crawler.records import RawRecord, SetAside
from crawler.sites import every_style, styles

_Result = TypeVar("_Result")


def page_records(html: str | bytes, *, url: str, style: str | None, content_type: str | None) -> tuple[RawRecord, ...]:
    """Read a page; see `crawler.reading.read_page`.

    Raises:
        NoRecordError: the page gives no record.
        ValueError: there is no such style.
    """
    known = every_style()
    if style is not None and style not in known:
        raise ValueError(f"no site style {style!r}; there are {', '.join(known)}")
    chosen = styles().values() if style is None else [known[style]]
    body = html.encode("utf-8", "replace") if isinstance(html, str) else bytes(html)
    found = at_once(extract(body, source=url, styles=chosen, url=url, content_type=content_type))
    if isinstance(found, SetAside):
        raise NoRecordError(found.reason, found.detail)
    return found


def at_once(steps: Coroutine[object, object, _Result]) -> _Result:
    """Run a coroutine that waits for nothing to its end, also where an event loop runs already.

    >>> async def three() -> int:
    ...     return 3
    >>> at_once(three())
    3

    Raises:
        RuntimeError: it waits for something.
    """
    try:
        steps.send(None)
    except StopIteration as end:
        result: _Result = end.value
        return result
    steps.close()
    raise RuntimeError("a site style waits for something, which reading a page must not")
