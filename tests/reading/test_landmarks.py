"""Landmarks: what their wordings leave out early must be nothing that the pattern would match."""

from __future__ import annotations

import re

import pytest

from crawler.reading.blocks import Block
from crawler.reading.landmarks import Wording, find_all

SEEN = re.compile(r"Last seen ?: ?\d{4}", re.IGNORECASE)
LINES = ["Our ward", "Last", "seen: 2031", "I was last seen: 2030", "LAST SEEN:", "2032", "last seen: 2033"]


@pytest.mark.parametrize("first", ["", "last"])
def test_a_landmark_is_found_wherever_its_lines_are_parted(first: str) -> None:
    found = find_all([Block(line) for line in LINES], Wording(SEEN, "seen", first))
    assert [(mark.start, mark.end) for mark in found] == [(1, 3), (4, 6), (6, 7)]


@pytest.mark.parametrize("first", ["", "last"])
def test_a_landmark_may_begin_in_a_picture(first: str) -> None:
    found = find_all([Block("seen: 2031", labels=("Last",))], Wording(SEEN, "seen", first))
    assert [(mark.start, mark.end) for mark in found] == [(0, 1)]
