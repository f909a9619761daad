"""The watch over one site: one host of a style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from crawler.reading.expectations import Expectations, Part
from crawler.records import RawRecord
from crawler.watch.alarms import EXAMPLES, Alarm, Kind
from crawler.watch.lines import Lines
from crawler.watch.parts import most_show, template_syntax
from crawler.watch.shares import Change, Share

_UNKNOWN = 0.2
"""Question pages that may be of an unknown style: sites keep a few others under the same paths."""
_TEMPLATES = 0.2
"""Pages whose text may hold template syntax: some people write about it."""
_STATUSES = 0.1
"""Visits that may be answered neither with a page or a redirect nor with "not found" or "gone"."""
_FAILURES = 0.3
"""Visits that may fail in whatever way; links to withdrawn pages among them."""
_EVERY = 4
"""Pages between two looks for a change: a look costs as much as taking in several pages."""


class SiteWatch:
    """Counts what a site's pages show. Its memory is bounded, whatever the pages are and however many."""

    def __init__(self, host: str, expected: Expectations) -> None:
        self._host, self._expected = host, expected
        self._parts: dict[Part, Share] = {part: Share() for part in expected}
        self._unknown, self._templates = Share(), Share()
        self._statuses, self._failures, self._refused = Share(), Share(), Share()
        self._lines = Lines()
        self._binding = ""

    def visited(self, url: str, status: int | None, is_failed: bool, is_retry: bool) -> Iterator[Alarm]:
        """See `Watch.visited`."""
        is_missing = status in (404, 410)
        is_unexpected = status is not None and not (200 <= status < 400 or is_missing)
        if status is not None:
            self._statuses.add(is_unexpected, url)
        self._failures.add(is_failed, url)
        if not is_retry:  # retries come together at the end of a crawl: no change of the site's
            self._refused.add(is_unexpected or (is_failed and not is_missing), url)
        if self._failures.pages % _EVERY == 0:
            yield from self._risen("visits that failed at the first try", self._refused)
            yield from self._risen("question pages of an unknown style", self._unknown)

    def unknown(self, url: str) -> None:
        """A question page was of no known style."""
        self._unknown.add(True, url)

    def read(self, records: Sequence[RawRecord]) -> Iterator[Alarm]:
        """A question page was read: it shows what most of its questions show."""
        questions, url = [record.question for record in records], records[0].source
        self._unknown.add(False, url)
        for part, share in self._parts.items():
            is_shown = most_show(questions, part)
            if is_shown is not None:
                share.add(is_shown, url)
        binding = next(filter(None, map(template_syntax, questions)), None)
        self._binding = binding or self._binding
        self._templates.add(binding is not None, url)
        self._lines.add(records)
        if self._templates.pages % _EVERY == 0:
            yield from self._drifts()

    def shortfalls(self) -> Iterator[Alarm]:
        """What all pages so far do not give, though it was expected."""
        for part, share in self._parts.items():
            least = self._expected[part]
            if share.falls_short(least):
                kind = Kind.DECLARED if part == "all_answers" else Kind.COVERAGE
                yield self._of_all(kind, _pages_with(part), share, least, shown=False)
        exceeding = partial(self._of_all, shown=True)
        if self._templates.exceeds(_TEMPLATES):
            yield exceeding(Kind.COVERAGE, self._told_templates(), self._templates, _TEMPLATES)
        if self._unknown.exceeds(_UNKNOWN):
            yield exceeding(Kind.UNKNOWN_STYLE, "question pages of an unknown style", self._unknown, _UNKNOWN)
        if self._statuses.exceeds(_STATUSES):
            yield exceeding(Kind.STATUS, "visits answered with an unexpected status", self._statuses, _STATUSES)
        if self._failures.exceeds(_FAILURES):
            yield exceeding(Kind.ERRORS, "visits that failed", self._failures, _FAILURES)

    def _drifts(self) -> Iterator[Alarm]:
        for part, share in self._parts.items():
            if change := share.fell():
                yield self._drift(_pages_with(part), change, share.examples(False))
        yield from self._risen(self._told_templates(), self._templates)
        if new := self._lines.new():
            yield self._drift(f"pages with the line “{_clean(new.text)}”", new.change, new.examples)

    def _told_templates(self) -> str:
        return f"pages with template syntax in their text, such as {_clean(self._binding)}"

    def _risen(self, what: str, share: Share) -> Iterator[Alarm]:
        if change := share.rose():
            yield self._drift(what, change, share.examples(True))

    def _drift(self, what: str, change: Change, examples: tuple[str, ...]) -> Alarm:
        return Alarm(
            kind=Kind.DRIFT,
            host=self._host,
            what=what,
            share=change.late,
            pages=change.pages,
            expected=change.before,
            examples=tuple(map(_clean, examples[:EXAMPLES])),
        )

    def _of_all(self, kind: Kind, what: str, share: Share, expected: float, *, shown: bool) -> Alarm:
        return Alarm(
            kind=kind,
            host=self._host,
            what=what,
            share=share.shown / share.pages,
            pages=share.pages,
            expected=expected,
            examples=tuple(map(_clean, share.examples(shown))),
        )


def _pages_with(part: Part) -> str:
    return f"pages with {part.replace('_', ' ')}"


def _clean(text: str) -> str:
    """What a page says as a log may show it: one line of printable characters."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
