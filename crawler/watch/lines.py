"""Lines that come to stand on most pages of a site: what a site has begun to print into people's texts."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from crawler.records import RawAnswer, RawRecord
from crawler.watch.alarms import EXAMPLES
from crawler.watch.shares import WINDOWS, Change, changed, is_new

_LINES = 200
"""Of a page, at the most; what a page repeats stands among its first answers."""
_LONGEST = 120
"""Characters of a line that are compared."""
_SHORTEST = 8
"""Shorter ones are greetings and bare numbers."""
_KNOWN = 20_000
"""Lines that are remembered of the pages of a site; those seen once go first."""
_VOICES = 3
"""By how many doctors a line must be to be the site's own: one doctor's sign-off is on all pages of a department."""


class NewLine(NamedTuple):
    """A line, its share of pages of late and before, and the latest pages that have it."""

    text: str
    change: Change
    examples: tuple[str, ...]


class _Page(NamedTuple):
    url: str
    lines: dict[str, str]
    """Line by line who says it: the author, or the page where it names none."""


class Lines:
    """The lines of a site's questions and answers: on how many pages each stood, and which stand on the last ones."""

    __slots__ = ("_known", "_late", "_pages", "_voices")

    def __init__(self) -> None:
        self._pages = 0
        self._known: Counter[int] = Counter()
        self._late: deque[_Page] = deque(maxlen=max(WINDOWS))
        self._voices: set[str] = set()

    def add(self, records: Sequence[RawRecord]) -> None:
        """Take in one page, which has a record for each of its questions."""
        lines = dict(islice(chain.from_iterable(map(_lines, records)), _LINES))
        self._pages += 1
        self._late.append(_Page(records[0].source, lines))
        if len(self._voices) < _VOICES:
            self._voices.update(_voice(answer, record) for record in records for answer in record.question.answers)
        self._known.update(map(hash, lines))
        if len(self._known) > _KNOWN:
            self._known = Counter({line: times for line, times in self._known.items() if times > 1})
            if len(self._known) > _KNOWN // 2:
                self._known = Counter(dict(self._known.most_common(_KNOWN // 2)))

    def new(self) -> NewLine | None:
        """A line that stands on many of the last pages, in the name of several doctors, and stood on few before."""
        last = Counter(chain.from_iterable(page.lines for page in islice(reversed(self._late), 4)))
        for line in [line for line, times in last.items() if times > 1]:
            if found := self._look_at(line):
                return found
        return None

    def _look_at(self, line: str) -> NewLine | None:
        late = [line in page.lines for page in self._late]
        total = self._known[hash(line)]
        for window in WINDOWS:
            shown = sum(late[-window:])
            change = changed(max(0, total - shown), self._pages - window, shown, window, is_new)
            if change is None:
                continue
            pages = [page for page in reversed(self._late) if line in page.lines]
            voices = {page.lines[line] for page in pages}
            if len(voices) >= min(_VOICES, len(self._voices)):
                return NewLine(line, change, tuple(page.url for page in pages[:EXAMPLES]))
        return None


def _lines(record: RawRecord) -> Iterator[tuple[str, str]]:
    question = record.question
    for text, voice in (
        (question.question or "", record.source),
        *((answer.text, _voice(answer, record)) for answer in question.answers),
    ):
        for line in text.split("\n"):
            if len(line) >= _SHORTEST:
                yield line[:_LONGEST], voice


def _voice(answer: RawAnswer, record: RawRecord) -> str:
    return next(iter(answer.author_lines), record.source)
