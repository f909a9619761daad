from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.utils.test import get_crawler

from crawler.log import LogFormatter, SafeFormatter, guard_logs, printable

CASES = [
    ("knee\x1b[2J", "knee\\x1b[2J"),
    ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
    ("one\nERROR: two", "one\\nERROR: two"),
    ("one\r\ntwo\ttabs", "one\\r\\ntwo\\ttabs"),
    ("\x9b2J", "\\x9b2J"),
    ("a\x00b\x7f", "a\\x00b\\x7f"),
    ("file\u202etxt.exe", "file\\u202etxt.exe"),
    ("line\u2028line\u2029\x85", "line\\u2028line\\u2029\\x85"),
    ("alone \ud83d", "alone \\ud83d"),
    ("Müller, 5½ µg 腦 🙂 \\n", "Müller, 5½ µg 腦 🙂 \\n"),
]


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger whose lines go to a stream as those of a crawl go to the terminal."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(SafeFormatter(logging.Formatter("%(levelname)s: %(message)s")))
    logger = logging.Logger("guarded")
    logger.addHandler(handler)
    yield logger, stream
    handler.close()


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_signs_that_a_terminal_obeys_are_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_a_log_line_stays_one_line(log: tuple[logging.Logger, io.StringIO], text: str, shown: str) -> None:
    logger, stream = log
    logger.warning("not to be had: %s", text)
    logger.warning(text.replace("%", "%%"))
    assert stream.getvalue() == f"WARNING: not to be had: {shown}\nWARNING: {shown}\n"


def test_a_traceback_keeps_its_lines_and_no_escapes(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, stream = log
    try:
        raise ValueError("bad \x1b[31mheader\r")
    except ValueError:
        logger.exception("at %s", "/a\nb")
    told = stream.getvalue()
    assert told.startswith("ERROR: at /a\\nb\nTraceback (most recent call last):\n")
    assert told.endswith("ValueError: bad \\x1b[31mheader\\r\n")


def test_whatever_is_logged_elsewhere_the_record_is_left_as_it_was() -> None:
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "at %s", ("\x1b",), None)
    SafeFormatter(logging.Formatter()).format(record)
    assert record.getMessage() == "at \x1b"


def test_every_handler_is_guarded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    handlers: list[logging.Handler] = [logging.StreamHandler(stream)]
    monkeypatch.setattr(logging.getLogger(), "handlers", handlers)
    guard_logs()
    first = handlers[0].formatter
    guard_logs()
    assert handlers[0].formatter is first
    logging.getLogger("any").error("one\ntwo")
    assert stream.getvalue() == "one\\ntwo\n"


def test_a_crawl_s_own_handler_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    handler = logging.StreamHandler(io.StringIO())
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    LogFormatter.from_crawler(get_crawler(settings_dict={"LOG_LEVEL": "WARNING"}))
    assert isinstance(handler.formatter, SafeFormatter)


@given(st.text())
def test_what_is_printed_is_one_line_that_any_stream_takes(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert shown.encode("utf-8").decode() == shown
    assert all(sign.isprintable() or sign.isspace() or ord(sign) > 159 for sign in shown)
