"""A question or an answer, once what is told of it and what the page shows of it have come together."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.reading.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A question or an answer as the page shows it."""

    text: str
    author: str | None
    profile: str | None
    """As written."""
    date: str | None
    votes: str | None
    """As the markup gives them."""
    vote_line: str | None = None
    """As the page shows them, where the markup gives none."""
    is_accepted: bool | None = None
    at: int | None = None
    """Where it begins on the page: a place among the pieces of its markup."""


def longer(said: list[Block], box: list[Block]) -> list[Block]:
    """All of a box that begins with what was told, if what is told leaves out a sentence or a list of it."""
    rest = box[len(said) :]
    return box if any(block.marker or block.line.endswith((".", "!", "?")) for block in rest) or not said else said
