"""The draft of a profile, made from one page: which style fits, what was found, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from web_poet import HttpResponse

from crawler.profile.agreement import agreeing
from crawler.profile.candidates import find_candidates
from crawler.profile.draft_toml import Findings, draft_toml
from crawler.profile.found_parts import told_parts
from crawler.profile.page import laid_over
from crawler.profile.profile import Selectors
from crawler.profile.selected import read_selected
from crawler.reading.limits import UnreadablePageError
from crawler.reading.page import Page, read_page
from crawler.reading.question_page import ENOUGH, QuestionPage
from crawler.records import RawQuestion
from crawler.urls import canonical_url


@dataclass(frozen=True, slots=True)
class Draft:
    """A profile to read through and to complete."""

    toml: str
    summary: tuple[str, ...]
    """Lines for whoever drafts."""


async def draft_profile(
    body: bytes, *, url: str, content_type: str | None, contact: str, styles: Mapping[str, type[QuestionPage]]
) -> Draft:
    """Draft a profile from one page of a site.

    Args:
        body: the page's bytes.
        url: where it was fetched; "" where nobody knows.
        content_type: the header's value.
        contact: where the site's owner can reach whoever crawls; "" where that is not known.
        styles: the site styles by their names.

    Raises:
        UnreadablePageError: the bytes are no page.
    """
    page = read_page(body, url=url or None, content_type=content_type)
    landmarks, style, items = await _read_by_styles(body, url, content_type, styles)
    read = items[0] if items else None
    blocks = [block for block in page.blocks if not block.hidden]
    # On a page with several questions the style counts alone.
    candidates = find_candidates(page, blocks) if len(items) < 2 else Selectors()
    select, found = _tried(body, content_type, page, candidates, read)
    address = canonical_url(url) or page.canonical_url or ""
    told = told_parts(read if read is not None else found)
    by_selector = {part: what for part, what in told_parts(found).items() if what and not told[part]}
    missing = [part for part, what in told.items() if not (what or part in by_selector)]
    toml = draft_toml(
        Findings(
            source=url or "a saved page",
            address=address,
            style=style,
            landmarks=landmarks,
            read=read,
            select=select,
            samples=told_parts(found),
            missing=missing,
        ),
        contact,
        list(styles),
    )
    summary = (
        f"style: {style or 'none fits: the page is read by selectors'}",
        *(f"{part}: {what}" for part, what in told.items() if what),
        *(f"{part}: {what} (by its selector alone)" for part, what in by_selector.items()),
        f"missing: {', '.join(missing) or 'nothing'}",
    )
    return Draft(toml, summary)


def _tried(
    body: bytes, content_type: str | None, page: Page, select: Selectors, read: RawQuestion | None
) -> tuple[Selectors, RawQuestion]:
    """The candidates that agree with what the style reads, and what they find.

    Without one the others may find something else (the question stands outside the answers), so they are tried anew.
    """
    while True:
        found = read_selected(body, content_type, page, select)
        kept = agreeing(select, found, read)
        if kept == select:
            return select, laid_over(RawQuestion(site="", title=None, question=None), found)
        select = kept


async def _read_by_styles(
    body: bytes, url: str, content_type: str | None, styles: Mapping[str, type[QuestionPage]]
) -> tuple[dict[str, int], str | None, Sequence[RawQuestion]]:
    """The landmarks of each style, the style with most of them, if they are enough, and the questions that it reads.

    A style that has to be asked for fits only where no other does.
    """
    response = HttpResponse(url, body=body, headers={"Content-Type": content_type} if content_type else {})
    landmarks: dict[str, int] = {}
    best: tuple[str | None, Sequence[RawQuestion]] = None, ()
    most = ENOUGH - 1
    for name, style in sorted(styles.items(), key=lambda each: not each[1].in_auto):
        try:
            page = style(response)
            landmarks[name] = page.landmarks
            if landmarks[name] > most and (style.in_auto or best[0] is None):
                most, best = landmarks[name], (name, await page.to_items())
        except UnreadablePageError:
            raise
        except Exception:  # a fault of a style on one page, as in a crawl: it does not fit
            landmarks[name] = 0
    return landmarks, *best
