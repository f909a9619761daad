"""Which line of a page is its title."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.reading.blocks import Block

# A shorter line stands in many document titles by chance ("Ask", the site's name).
_SHORTEST = 8
# A document title that was cut ("… post lower fa...") still shares this many first characters with its page's title.
_SHARED_START = 25


def find_title(blocks: Sequence[Block], document_title: str | None) -> Block | None:
    """The title among the blocks before the body; None where there is none.

    The line that the document title repeats is it, else the most important heading, else the first line that is
    no link and no page furniture.
    """
    shown = [block for block in blocks if not block.chrome]
    whole = " ".join((document_title or "").split()).casefold()
    lines = [
        (block, block.line.casefold())
        for block in shown
        if len(block.line) >= _SHORTEST and (block.line.count(" ") > 1 or not block.is_link)
    ]
    named = [block for block, line in lines if line in whole] or [
        block for block, line in lines if len(line) > _SHARED_START and whole.startswith(line[:_SHARED_START])
    ]
    if named:
        longest = max(len(block.line) for block in named)
        # The same words may stand in a breadcrumb before the title, or open the body after it.
        return max(
            (block for block in named if len(block.line) == longest),
            key=lambda block: (block.level > 0, not block.is_link, not block.marker, block.bold),
        )
    # A heading of one or two words is the site's name where there is a longer one.
    headings = [block for block in shown if block.level]
    headings = [block for block in headings if block.line.count(" ") > 1] or headings
    if headings:
        return min(reversed(headings), key=lambda block: block.level)
    return next((block for block in shown if not block.is_link), None)
