"""A draft as TOML: what is known is written in, what the style reads and what was found by nothing as comments."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from crawler.manners.evidence import printable
from crawler.profile.drafted_urls import drafted_urls
from crawler.profile.found_parts import told_parts
from crawler.profile.profile import AnswerSelectors, Selectors
from crawler.reading.question_page import ENOUGH
from crawler.records import RawQuestion

_HINTS = {
    "title": "the question's title",
    "question": "the question's text",
    "asker": "who asks: the name and nothing else",
    "date": "when it was asked",
    "votes": 'the question\'s votes, or "…::attr(name)" where an attribute holds them',
    "answer_count": "the number of answers that the page declares",
    "tags": "each tag",
    "answers": "each answer's element; draft from a page with two answers or more, or write [select.answer] as well",
    "answers' text": "inside the answer's element, as all below",
    "answers' author": "who answers",
    "answers' profile": "the link to the author's page, where the author's name is none",
    "answers' date": "when it was answered",
    "answers' votes": "the answer's votes",
    "answers' accepted": "what stands in an accepted answer alone",
    "answers' headline": "the answer's own title",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What one page tells of its site."""

    source: str
    """Where the page comes from: a URL as it was asked for, or words."""
    address: str
    """Its canonical URL; "" where nobody knows."""
    style: str | None
    """The style that fits."""
    landmarks: Mapping[str, int]
    """The landmarks of each style."""
    read: RawQuestion | None
    """What the style reads."""
    select: Selectors
    """The selectors to advise."""
    samples: Mapping[str, str | None]
    """What they find, part by part (`told_parts`)."""
    missing: Sequence[str]
    """The parts that neither the style nor a selector finds."""


def draft_toml(page: Findings, contact: str, styles: Collection[str]) -> str:
    """The draft's text; `contact` is "" where it is not known, `styles` are the names that there are."""
    lines = [
        *_opening(page.source, page.landmarks, page.style),
        *_site(
            page.source if urlsplit(page.source).netloc else page.address,
            page.style,
            contact,
            styles,
            is_guessed=is_guessed(page.read),
        ),
        *_urls(page.address),
        *_limits(),
        *_reading(page),
    ]
    return "\n".join(lines) + "\n"


def is_guessed(read: RawQuestion | None) -> bool:
    """Whether the page's layout alone tells of a question."""
    return read is not None and read.low_confidence


def _opening(source: str, landmarks: Mapping[str, int], style: str | None) -> Iterator[str]:
    counted = ", ".join(f"{name} {number}" for name, number in landmarks.items())
    yield f"# A draft from {printable(source)}: hold it against the page, complete it, then"
    yield "#   make crawl PROFILE=this-file.toml OUTPUT=mine"
    yield "# or, for pages that you have saved, make replay FROM=pages PROFILE=this-file.toml OUTPUT=mine"
    yield "#"
    yield f"# Landmarks of the styles on this page, of which {ENOUGH} make it one of a style: {counted}."


def _site(address: str, style: str | None, contact: str, styles: Collection[str], *, is_guessed: bool) -> Iterator[str]:
    parts = urlsplit(address)
    yield f"name = {_quoted(_name(parts.hostname or '', styles))}  # the site's name in records and files"
    if style is not None and is_guessed:
        yield f"style = {_quoted(style)}  # keep it: what no selector finds, such as who asks, is read by the layout"
        yield "# Records are marked low_confidence until selectors find the question and the answers."
    elif style is not None:
        yield f"style = {_quoted(style)}"
    else:
        yield f"# None of the styles {', '.join(styles)} fits, so the page is read by the selectors below."
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
    urls = drafted_urls(address)
    yield "[urls]  # as in robots.txt: * stands for any characters, $ for the end; of two that match the longer tells"
    yield f"question = {_quoted(urls.question)}"
    yield f"list = {_quoted(urls.list)}  # pages that lead to questions"
    yield "# Never asked for: later pages of a thread, which begin with an answer, and other orders of it. Where lists"
    yield "# turn their pages in the same way, put the threads' path before it, as in /thread/*page=*"
    yield f"never = {_quoted(urls.never)}"
    yield ""


def _limits() -> Iterator[str]:
    yield "[limits]"
    yield "# pages = 10000  # URLs of a host at the most"
    yield "# delay = 2  # seconds between two requests"
    yield ""


def _reading(page: Findings) -> Iterator[str]:
    """The tables of selectors: in force where no style fits, else as comments below what the style reads.

    Between the tables' headings and their ends nothing but keys, so that they are TOML without the '#' as well.
    """
    select, samples, read, style = page.select, page.samples, page.read, page.style
    if page.missing:
        yield "# Found by nothing; write a selector of those that the page has:"
        # Without answers there is nothing to say of their parts.
        named = [part for part in page.missing if part == "answers" or "answers" not in page.missing or "'" not in part]
        yield from (f"#   {part:<17} {_HINTS[part]}" for part in named)
    if read is not None:
        yield f"# What {style} reads on this page without any selector:"
        yield from (f"#   {part:<17} {what}" for part, what in told_parts(read).items() if what)
        left = [part for part, what in told_parts(read).items() if what and not samples[part]]
        if left:
            yield f"# {style} reads these by itself, and no selector was found that reads the same:"
            yield f"#   {', '.join(left)}"
        if select == Selectors():
            return
        if is_guessed(read):
            yield "# Take the '#' from the heading and from each selector below that is right:"
        else:
            yield "# Where it is wrong or has nothing, take the '#' from the heading and the selector. Candidates:"
    off = "# " if read is not None else ""
    yield f"{off}[select]"
    yield from _keys(off, select, "", samples)
    if select.answer is not None:
        yield ""
        yield f"{off}[select.answer]"
        yield from _keys(off, select.answer, "answers' ", samples)


def _keys(
    off: str, select: Selectors | AnswerSelectors, prefix: str, samples: Mapping[str, str | None]
) -> Iterator[str]:
    for name in (field.name for field in fields(select) if field.name != "answer"):
        css: str | None = getattr(select, name)
        if css is not None:
            yield f"{off}{name} = {_quoted(css)}  # {samples[prefix + name] or _HINTS[prefix + name]}"


def _name(host: str, styles: Collection[str]) -> str:
    """A name of the host's: without "www." and what stands behind the last point."""
    name = re.sub(r"[^a-z0-9]+", "_", host.lower().removeprefix("www.").rpartition(".")[0]).strip("_")[:40]
    is_name = re.fullmatch(r"[a-z][a-z0-9_]{1,40}", name) is not None and name not in styles
    return name if is_name else "my_site"


def _quoted(value: str | Sequence[str]) -> str:
    """Texts as TOML writes them, as JSON does: what the markup of a page says has only signs that both know."""
    return json.dumps(value)
