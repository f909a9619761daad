"""Plain text into blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.blocks import Block, printed
from crawler.reading.text import text_blocks


def lines(text: str) -> list[tuple[str, int]]:
    return [(block.text, block.gap) for block in text_blocks(text)]


def test_a_line_is_a_block() -> None:
    assert lines("one\ntwo") == [("one", 0), ("two", 0)]


def test_gap_counts_the_blank_lines_before() -> None:
    assert lines("one\n\ntwo\n\n\nthree") == [("one", 0), ("two", 1), ("three", 2)]


def test_blank_lines_around_the_text_are_no_gap() -> None:
    assert lines("\n\n one \n\n") == [("one", 0)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(end: str) -> None:
    assert lines(f"one{end}{end}two") == [("one", 0), ("two", 1)]


def test_no_break_space_stays_as_printed_and_is_no_text_alone() -> None:
    assert lines("5\u00a0mg \n\u00a0\nthen") == [("5\u00a0mg", 0), ("then", 1)]


def test_markup_in_a_text_dump_is_text() -> None:
    assert lines("p < .05 &amp; <b>") == [("p < .05 &amp; <b>", 0)]


def test_bullets_and_numbers_stay_in_the_line() -> None:
    assert [block.marker for block in text_blocks("- one\n• two\n1. three")] == ["", "", ""]


def test_text_has_no_marks() -> None:
    (block,) = text_blocks("# A heading?")
    assert block == Block("# A heading?")


@given(st.text())
def test_never_raises_and_loses_no_visible_character(text: str) -> None:
    assert "".join("".join(block.text.split()) for block in text_blocks(text)) == "".join(text.split())


@given(st.text(alphabet="ab \t\r\n\u00a0\u3000"))
def test_what_was_printed_reads_the_same_again(text: str) -> None:
    once = text_blocks(text)
    assert text_blocks(printed(once) or "") == once
