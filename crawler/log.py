"""What is logged of every request and record where somebody wants to read it, and no sign that a terminal obeys."""

from __future__ import annotations

import logging
import re
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter as ScrapyLogFormatter
from scrapy.logformatter import LogFormatterResult
from twisted.python.failure import Failure

# C0 and C1, the separators that some programs take for line ends, signs that turn the direction of writing, and
# surrogates, which no stream takes.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LINES = re.compile(r"[\t\n]")


def printable(text: str, *, lines: bool = False) -> str:
    r"""A text without signs that a terminal would obey: each is shown as Python writes it.

    Args:
        text: it may hold what a page, a URL or a header says.
        lines: leave line feeds and tabs as they are; otherwise the result is one line.

    >>> print(printable("knee\x1b[2J\nhip"))
    knee\x1b[2J\nhip
    """
    shown = _CONTROLS.sub(_escaped, text)
    return shown if lines else _LINES.sub(_escaped, shown)


def _escaped(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode("ascii")


class SafeFormatter(logging.Formatter):
    """Lays over another formatter: what was logged stays on its line, only a traceback has lines of its own."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback below it."""
        told = logging.makeLogRecord(record.__dict__)
        told.msg, told.args = printable(record.getMessage()), None
        return printable(self._inner.format(told), lines=True)


def guard_logs() -> None:
    """Lay `SafeFormatter` over the formatter of every handler of the root logger, once."""
    for handler in logging.getLogger().handlers:
        if not isinstance(handler.formatter, SafeFormatter):
            handler.setFormatter(SafeFormatter(handler.formatter or logging.Formatter()))


class LogFormatter(ScrapyLogFormatter):
    """Scrapy's own, which makes two lines a page also where the log level is too high for anybody to see them."""

    def __init__(self, level: int | str = logging.DEBUG) -> None:
        known = logging.getLevelName(level)
        self._tells_all = (level if isinstance(level, int) else known) == logging.DEBUG

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> LogFormatter:
        """Scrapy's way to build it; by then it has made the handler that all lines go through."""
        guard_logs()
        return cls(crawler.settings["LOG_LEVEL"])

    # Scrapy takes None for "nothing to log", as its documentation says, and its types do not.
    def crawled(  # type: ignore[override]
        self, request: Request, response: Response, spider: Spider
    ) -> LogFormatterResult | None:
        """A line for each response, at level DEBUG."""
        return super().crawled(request, response, spider) if self._tells_all else None

    def scraped(  # type: ignore[override]
        self, item: Any, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult | None:
        """A line for each record, at level DEBUG."""
        return super().scraped(item, response, spider) if self._tells_all else None
