"""Teasers: entries that show another page's question and answer, in full or cut, and lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crawler.reading.blocks import Block, parted
from crawler.reading.landmarks import Wording, find_all


class Teaser(NamedTuple):
    """The blocks of a teaser's parts, and the target of its link."""

    title: Block
    question: list[Block]
    author: list[Block]
    answer: list[Block]
    href: str | None


def read_teasers(blocks: Sequence[Block], read_more: Wording, author: Wording) -> Iterator[Teaser]:
    """Part a region into teasers, each up to its "[Read More]", and each teaser at its author's line.

    `read_more` may have a group "title": the title that it repeats.
    """
    for entry, closing in _entries(blocks, read_more, author):
        title, *rest = entry
        header = next(iter(find_all(rest, author)), None)
        linked = next((block for block in (title, *closing, *rest) if block.anchors), None)
        yield Teaser(
            title,
            rest[: header.start] if header else rest,
            rest[header.start : header.end] if header else [],
            rest[header.end :] if header else [],
            linked.links[0].href if linked else None,
        )


def _entries(blocks: Sequence[Block], read_more: Wording, author: Wording) -> list[tuple[list[Block], list[Block]]]:
    """The teasers: the lines of each up to its "[Read More]", and the lines of that."""
    found: list[tuple[list[Block], list[Block]]] = []
    start = 0
    for mark in find_all(blocks, read_more, across=1):
        entry = list(blocks[start : mark.start])
        start = mark.end
        if entry and not mark.match["title"] and start < len(blocks) and blocks[start].line == entry[0].line:
            # The title stands on a line of its own behind "[Read More]".
            start += 1
        if entry:
            found.append((entry, list(blocks[mark.start : start])))
    return found or [(entry, []) for entry in _unmarked_entries(blocks, author)]


def _unmarked_entries(blocks: Sequence[Block], author: Wording) -> list[list[Block]]:
    """Teasers without "[Read More]": each begins with the heading, link or bold line before its reply."""
    starts: list[int] = []
    below = 0
    for header in find_all(blocks, author):
        titles = (at for at in range(header.start - 1, below - 1, -1) if _sets_apart(blocks[at]))
        starts.append(next(titles, starts[-1] if starts else 0))
        below = header.end
    return parted(blocks, starts)


def _sets_apart(block: Block) -> bool:
    return block.level > 0 or block.bold or block.is_link
