"""Profiles from TOML files, and all that is wrong with one, each with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path

from crawler.manners.purposes import Purpose
from crawler.profile.checks import (
    choice_fault,
    contact_fault,
    name_fault,
    note_fault,
    pattern_fault,
    selector_fault,
    shown,
    url_fault,
)
from crawler.profile.patterns import UrlPatterns
from crawler.profile.profile import AnswerSelectors, Limits, Profile, Selectors
from crawler.profile.toml_lines import lines_of
from crawler.profile.toml_values import Table

_MOST_BYTES = 100_000


class ProfileError(ValueError):
    """A profile that can't be used: `faults` has a line for everything that is wrong with it."""

    def __init__(self, faults: Collection[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def read_profile_file(path: Path, styles: Collection[str]) -> Profile:
    """Read a profile; `styles` are the names of the site styles that there are.

    Raises:
        ProfileError: the file can't be read, is no TOML, or says what no profile can say.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise ProfileError([f"{path}: no profile: more than {_MOST_BYTES:,} bytes"])
        return read_profile(content.decode("utf-8-sig"), str(path), styles)
    except UnicodeDecodeError:
        raise ProfileError([f"{path}: not TOML: no UTF-8 text"]) from None
    except OSError as error:
        raise ProfileError([f"{path}: can't read it: {error.strerror}"]) from None


def read_profile(document: str, file: str, styles: Collection[str]) -> Profile:
    """Read a profile's text; `file` is where it stands.

    Raises:
        ProfileError: see `read_profile_file`.
    """
    try:
        values = tomllib.loads(document)
    except (ValueError, RecursionError) as error:
        raise ProfileError([_not_toml(file, document, " ".join(str(error).split()))]) from None
    top = Table.of_document(values, lines_of(document.replace("\r\n", "\n")), file)
    profile = _profile(top, styles)
    top.refuse_others()
    if top.faults:
        raise ProfileError(top.sorted_faults)
    return profile


def _not_toml(file: str, document: str, reason: str) -> str:
    """Put the line before the reason, as with all other faults, and tell of a key that is there twice what it lacks.

    >>> _not_toml("a.toml", "", "Invalid value (at line 7, column 3)")
    'a.toml:7: not TOML: Invalid value (column 3)'
    """
    at = re.search(r" \(at line (\d+), (column \d+)\)", reason)
    if reason.startswith("Cannot overwrite a value"):
        line = int(at[1]) if at else document.rstrip().count("\n") + 1
        reason = reason.replace(" (", f"{_twice(document, line)} (", 1)
        at = re.search(r" \(at line (\d+), (column \d+)\)", reason)
    return f"{file}:{at[1]}: not TOML: {reason[: at.start()]} ({at[2]})" if at else f"{file}: not TOML: {reason}"


def _twice(document: str, line: int) -> str:
    """What may be wrong where a key stands a second time: most often a heading that is still a comment."""
    key = re.match(r"\s{0,80}([\w-]{1,80})\s{0,80}=", document.split("\n")[line - 1])
    named = f": {key[1]!r} is there already" if key else ""
    return f"{named}; is the heading [select.answer] missing above?"


def _profile(top: Table, styles: Collection[str]) -> Profile:
    select = _selectors(top.table("select"))
    style = top.text("style", lambda value: choice_fault(value, styles))
    name = top.text("name", name_fault, 'the site\'s name in records and files, such as "clinic_letters"')
    purpose = top.text("purpose", lambda value: choice_fault(value, list(Purpose)))
    profile = Profile(
        file=Path(top.file).name,
        name=name or "",
        style=style,
        start=top.texts("start", url_fault, 'where to begin, such as ["https://letters.test/"]'),
        contact=top.text("contact", contact_fault),
        purpose=Purpose(purpose) if purpose else None,
        rights=top.text("rights", note_fault),
        urls=_urls(top.table("urls")),
        limits=_limits(top.table("limits")),
        select=select,
        layout=top.switch("layout"),
    )
    _check_together(top, profile, styles)
    return profile


def _urls(table: Table) -> UrlPatterns:
    return UrlPatterns(
        question=table.texts("question", pattern_fault, 'the paths of question pages, such as ["/letters/*"]'),
        list=table.texts("list", pattern_fault),
        never=table.texts("never", pattern_fault),
    )


def _limits(table: Table) -> Limits:
    delay = table.number("delay", 1, 86_400, "seconds between two requests to a host")
    return Limits(
        pages=table.whole("pages", 1, 50_000_000, "URLs of a host"),
        depth=table.whole("depth", 1, 100_000, "links between a start URL and a page"),
        delay=delay,
        concurrent=table.whole("concurrent", 1, 8, "requests to a host at a time"),
    )


def _selectors(table: Table) -> Selectors:
    answers = table.text("answers", selector_fault)
    inner = table.table("answer")
    one = _answer_selectors(inner, is_needed=answers is not None)
    if inner.is_given and answers is None and not table.has("answers"):
        table.complain("answer", "needs select.answers: the CSS selector of each answer's element")
    return Selectors(
        title=table.text("title", selector_fault),
        question=table.text("question", selector_fault),
        asker=table.text("asker", selector_fault),
        date=table.text("date", selector_fault),
        votes=table.text("votes", selector_fault),
        answer_count=table.text("answer_count", selector_fault),
        tags=table.text("tags", selector_fault),
        answers=answers,
        answer=one if answers is not None else None,
    )


def _answer_selectors(table: Table, *, is_needed: bool) -> AnswerSelectors:
    why = "the CSS selector of an answer's text, which select.answers needs" if is_needed or table.is_given else None
    return AnswerSelectors(
        text=table.text("text", selector_fault, why) or "",
        author=table.text("author", selector_fault),
        profile=table.text("profile", selector_fault),
        date=table.text("date", selector_fault),
        votes=table.text("votes", selector_fault),
        accepted=table.text("accepted", selector_fault),
        headline=table.text("headline", selector_fault),
    )


def _check_together(top: Table, profile: Profile, styles: Collection[str]) -> None:
    """What is wrong only together with something else."""
    select = profile.select
    if profile.name in styles and (profile.style != profile.name or select != Selectors()):
        top.complain("name", f"{profile.name!r} is a site style's: a site that is read in another way has its own name")
    is_selected = select.title and (select.question or select.answers)
    if not (top.has("style") or profile.layout or is_selected):
        top.complain(
            "style",
            f"is missing (one of {', '.join(styles)}); without one a page is read by select.title and select.question "
            "or select.answers, or with layout = true",
        )
    for place, url in enumerate(profile.start):
        if profile.urls.excludes(url):
            top.complain("start", f"{shown(url)} is one of those that urls.never excludes", place)
