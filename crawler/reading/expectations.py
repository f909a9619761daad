"""What a style's pages can be expected to show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Part = Literal[
    "title",
    "question",
    "editorial_title",
    "asker_line",
    "answer_count_line",
    "answers",
    "more_info",
    "teasers",
    "tags",
    "disclaimer",
    "headlines",
    "votes",
    "authors",
    "dates",
    "all_answers",
]
"""A part of RawQuestion. Headlines, votes, authors and dates are those of the answers: at least half of a page's
answers have theirs. `all_answers`: there are as many answers as the page declares."""

Expectations = Mapping[Part, float]
"""The share of pages that show each part at the least: from 0 to 1, of the pages where the part can stand (only a page
with answers has dates, only one that declares a number shows all)."""
