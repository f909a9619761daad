"""Plain text into blocks: the same sequence that the page's HTML would give, without marks."""

from __future__ import annotations

from crawler.reading.blocks import Block
from crawler.reading.limits import MAX_BLOCKS, too_many_lines

_LAYOUT = " \t\r\f\v"


def text_blocks(text: str) -> list[Block]:
    r"""One block a line that is not blank; `gap` counts the blank lines before it.

    White space at a line's ends goes (it is layout), no-break spaces stay as printed.

    >>> [(block.text, block.gap) for block in text_blocks("One\n two \n\n\nthree")]
    [('One', 0), ('two', 0), ('three', 2)]
    """
    blocks: list[Block] = []
    blank = 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        stripped = line.strip(_LAYOUT)
        if stripped.strip():
            if len(blocks) >= MAX_BLOCKS:
                raise too_many_lines()
            blocks.append(Block(stripped, blank if blocks else 0))
            blank = 0
        else:
            blank += 1
    return blocks
