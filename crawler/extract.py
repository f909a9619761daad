"""From a page's bytes to its raw records, or to the reason why there are none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from operator import itemgetter

from web_poet import HttpResponse

from crawler.reading.limits import UnreadablePageError
from crawler.reading.page import Page, read_page
from crawler.reading.question_page import ENOUGH, QuestionPage, tell_apart
from crawler.records import RawRecord, SetAside
from crawler.version import EXTRACTOR

UNKNOWN_STYLE = "unknown_style"
_ADVICE = "`scrapy profile PAGE` tells what it shows; SITE=forum_page reads posts without markup"
EXTRACTOR_FAULT = "extractor_fault"
"""A style failed on a page; a run that has any ends with exit status 1."""


async def extract(
    body: bytes,
    *,
    source: str,
    styles: Iterable[type[QuestionPage]],
    url: str = "",
    content_type: str | None = None,
    fetched_at: str | None = None,
    page: Page | None = None,
) -> tuple[RawRecord, ...] | SetAside:
    """Read a page in the style, of those given, whose landmarks it shows most of: its questions, at least one.

    All records of a page have everything in common but the question; no two have the same `part`.

    Args:
        body: the page's bytes, content encoding undone.
        source: what the record names as its source.
        styles: the page objects to try.
        url: where the page was fetched; "" where that is unknown.
        content_type: the header's value; "text/plain" for a text dump.
        fetched_at: ISO 8601 in UTC.
        page: the page, where it has been read already.
    """
    response = HttpResponse(url, body=body, headers={"Content-Type": content_type} if content_type else {})
    pages = [style(response) for style in styles]
    try:
        read = page or read_page(
            body, url=url, content_type=content_type, words=_together(*[each.words for each in pages])
        )
        for each in pages:
            each.page = read
        landmarks, best = max(((each.landmarks, each) for each in pages), key=itemgetter(0))
        if landmarks < ENOUGH:
            known = ", ".join(each.style for each in pages)
            return SetAside(
                source=source, reason=UNKNOWN_STYLE, detail=f"no question page of the styles {known}; {_ADVICE}"
            )
        questions = tell_apart(await best.to_items())
    except UnreadablePageError as error:
        return SetAside(source=source, reason=error.reason, detail=error.detail)
    except Exception as error:  # a fault of a style on one page must not cost the others
        return SetAside(source=source, reason=EXTRACTOR_FAULT, detail=f"{type(error).__name__}: {error}")
    finally:
        # A web-poet page refers to itself: what hangs on it would stay until the garbage collector comes by.
        for each in pages:
            vars(each).clear()
    if not questions:
        return SetAside(source=source, reason=UNKNOWN_STYLE, detail=f"a page of style {best.style} without a question")
    digest, extractor = sha256(body).hexdigest(), f"{EXTRACTOR} {best.style}"
    return tuple(
        RawRecord(question=question, source=source, page_sha256=digest, fetched_at=fetched_at, extractor=extractor)
        for question in questions
    )


@cache
def _together(*words: frozenset[str] | None) -> frozenset[str] | None:
    known = [each for each in words if each is not None]
    return frozenset().union(*known) if len(known) == len(words) else None
