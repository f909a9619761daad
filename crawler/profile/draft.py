"""The draft of a profile, made from one page: which style fits, what was found, what is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from web_poet import HttpResponse

from crawler.manners.evidence import printable
from crawler.profile.candidates import find_candidates
from crawler.profile.found_parts import told_parts
from crawler.profile.page import laid_over
from crawler.profile.patterns import reason_against
from crawler.profile.profile import AnswerSelectors, Selectors
from crawler.profile.selected import read_selected
from crawler.reading.limits import UnreadablePageError
from crawler.reading.page import read_page
from crawler.reading.question_page import ENOUGH, QuestionPage
from crawler.records import RawQuestion
from crawler.urls import canonical_url

_HINTS = {
    "title": "the question's title",
    "question": "the question's text",
    "asker": "who asks: the name and nothing else",
    "date": "when it was asked",
    "votes": 'the question\'s votes, or "…::attr(name)" where an attribute holds them',
    "answer_count": "the number of answers that the page declares",
    "tags": "each tag",
    "answers": "each answer's element",
}
_ANSWER_HINTS = {
    "text": "the answer's text, inside the answer's element, as all below",
    "author": "who answers",
    "profile": "the link to the author's page, where the author's name is none",
    "date": "when it was answered",
    "votes": "the answer's votes",
    "accepted": "what stands in an accepted answer alone",
    "headline": "the answer's own title",
}


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
    landmarks, style, read = await _read_by_styles(body, url, content_type, styles)
    blocks = [block for block in page.blocks if not block.hidden]
    select = find_candidates(page, blocks)
    found = RawQuestion(site="", title=None, question=None)
    found = laid_over(found, read_selected(body, content_type, page, select))
    address = canonical_url(url) or page.canonical_url or ""
    told = told_parts(read if read is not None else found)
    lines = [
        *_opening(url or "a saved page", landmarks, style),
        *_site(url or address, style, contact, styles),
        *_urls(address),
        *_limits(),
        *_reading(select, found, read, style),
    ]
    missing = [part for part, what in told.items() if what is None]
    summary = (
        f"style: {style or 'none fits: the page is read by selectors'}",
        *(f"{part}: {what}" for part, what in told.items() if what is not None),
        f"missing: {', '.join(missing) or 'nothing'}",
    )
    return Draft("\n".join(lines) + "\n", summary)


async def _read_by_styles(
    body: bytes, url: str, content_type: str | None, styles: Mapping[str, type[QuestionPage]]
) -> tuple[dict[str, int], str | None, RawQuestion | None]:
    """The landmarks of each style, the style with most of them, if they are enough, and what it reads.

    A style that has to be asked for fits only where no other does.
    """
    response = HttpResponse(url, body=body, headers={"Content-Type": content_type} if content_type else {})
    landmarks: dict[str, int] = {}
    best: tuple[str | None, RawQuestion | None] = None, None
    most = ENOUGH - 1
    for name, style in sorted(styles.items(), key=lambda each: not each[1].in_auto):
        try:
            page = style(response)
            landmarks[name] = page.landmarks
            if landmarks[name] > most and (style.in_auto or best[0] is None):
                most, best = landmarks[name], (name, next(iter(await page.to_items()), None))
        except UnreadablePageError:
            raise
        except Exception:  # a fault of a style on one page, as in a crawl: it does not fit
            landmarks[name] = 0
    return landmarks, *best


def _opening(source: str, landmarks: Mapping[str, int], style: str | None) -> Iterator[str]:
    counted = ", ".join(f"{name} {number}" for name, number in landmarks.items())
    yield f"# A draft from {printable(source)}: hold it against the page, complete it, then"
    yield "#   make crawl PROFILE=this-file.toml OUTPUT=mine"
    yield "# or, for pages that you have saved, make replay FROM=pages PROFILE=this-file.toml OUTPUT=mine"
    yield "#"
    yield f"# Landmarks of the styles on this page, of which {ENOUGH} make it one of a style: {counted}."


def _site(address: str, style: str | None, contact: str, styles: Mapping[str, object]) -> Iterator[str]:
    parts = urlsplit(address)
    yield f"name = {_quoted(_name(parts.hostname or '', styles))}  # the site's name in records and files"
    if style is not None:
        yield f"style = {_quoted(style)}"
    else:
        yield f"# style = …  # none of {', '.join(styles)} fits, so the page is read by the selectors below"
    if parts.netloc:
        yield f"start = {_quoted([f'{parts.scheme}://{parts.netloc}/'])}  # a front page brings in the site's sitemaps"
    else:
        yield 'start = ["https://example.org/"]  # where to begin; the saved page does not tell'
    contact_line = f"contact = {_quoted(contact)}" if contact else '# contact = "you@example.org"'
    yield f"{contact_line}  # where the site's owner can reach you; no crawl without"
    yield 'purpose = "training"  # or "research", "archive": which opt-outs count'
    yield '# rights = "CC BY 4.0, says the footer"  # what you know of the licence; kept with every record'
    yield ""


def _urls(address: str) -> Iterator[str]:
    question, lists = url_patterns(address)
    yield "[urls]  # as in robots.txt: * stands for any characters, $ for the end; of two that match the longer tells"
    yield f"question = {_quoted(list(question))}"
    yield f"list = {_quoted(list(lists))}  # pages that lead to questions"
    yield "never = []  # pages that are never asked for"
    yield ""


def _limits() -> Iterator[str]:
    yield "[limits]"
    yield "# pages = 10000  # URLs of a host at the most"
    yield "# delay = 2  # seconds between two requests"
    yield ""


def _reading(select: Selectors, found: RawQuestion, read: RawQuestion | None, style: str | None) -> Iterator[str]:
    """The tables of selectors: in force where no style fits, else as comments below what the style reads."""
    off = ""
    if read is not None:
        yield f"# What {style} reads on this page without any selector:"
        for part, what in told_parts(read).items():
            yield f"#   {part:<13} {what or 'nothing'}"
        yield "# Where it is wrong or has nothing, take the '#' from the selector. Candidates:"
        off = "# "
    yield f"{off}[select]"
    samples = told_parts(found)
    for name in (field.name for field in fields(Selectors) if field.name != "answer"):
        yield _line(off, name, getattr(select, name), samples.get(name), _HINTS[name])
    if select.answer is None:
        yield "# No answers were told from the rest: draft from a page with two or more, or write select.answers and"
        yield "# [select.answer] with text = …, author, profile, date, votes, accepted, headline."
        return
    yield ""
    yield f"{off}[select.answer]"
    for name in (field.name for field in fields(AnswerSelectors)):
        yield _line(off, name, getattr(select.answer, name), samples.get(f"answers' {name}"), _ANSWER_HINTS[name])


def _line(off: str, name: str, css: str | None, what: str | None, hint: str) -> str:
    if css is None:
        return f"# {name} = …  # {hint}"
    return f"{off}{name} = {_quoted(css)}  # {what or hint}"


def url_patterns(address: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Patterns of question pages and of lists that one question page's canonical URL suggests.

    >>> url_patterns("https://letters.test/letters/7-sore-heel")
    (('/letters/*',), ('/letters/$',))
    >>> url_patterns("https://forum.test/index.php?board=2&topic=5.0"), url_patterns("")
    ((('/index.php?topic=*', '/index.php?*&topic=*'), ('/index.php$',)), (('/*',), ()))
    """
    parts = urlsplit(address)
    folder = parts.path.rpartition("/")[0]
    key = parts.query.rpartition("&")[2].partition("=")[0]
    if reason_against(f"{parts.path}?{key}"):
        return ("/*",), ()
    if key:
        return (f"{parts.path}?{key}=*", f"{parts.path}?*&{key}=*"), (f"{parts.path}$",)
    return (f"{folder}/*",), (f"{folder}/$",) if folder else ()


def _name(host: str, styles: Mapping[str, object]) -> str:
    """A name of the host's: without "www." and what stands behind the last point."""
    name = re.sub(r"[^a-z0-9]+", "_", host.lower().removeprefix("www.").rpartition(".")[0]).strip("_")[:40]
    is_name = re.fullmatch(r"[a-z][a-z0-9_]{1,40}", name) is not None and name not in styles
    return name if is_name else "my_site"


def _quoted(value: str | Sequence[str]) -> str:
    """Texts as TOML writes them, as JSON does: what the markup of a page says has only signs that both know."""
    return json.dumps(value)
