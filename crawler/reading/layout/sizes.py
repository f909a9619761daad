"""How much text stands where on a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from crawler.reading.blocks import Block
from crawler.reading.elements import Element


class TextSizes:
    """How much text stands where: the region's blocks by their places in the markup."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        placed = sorted((block.node.at, at) for at, block in enumerate(blocks) if block.node is not None)
        self._places = [place for place, _ in placed]
        self._order = [at for _, at in placed]
        self.sizes = [text_of(block) for block in blocks]
        self._sums = [0, *accumulate(self.sizes[at] for at in self._order)]

    def size(self, element: Element) -> int:
        """Characters of text inside an element."""
        places = self._places
        return self._sums[bisect_left(places, element.end)] - self._sums[bisect_left(places, element.at)]

    def inside(self, element: Element) -> list[int]:
        """The places of the blocks inside an element, in reading order."""
        return sorted(self._order[bisect_left(self._places, element.at) : bisect_left(self._places, element.end)])


def text_of(block: Block) -> int:
    """How many characters of text a line has; none if it is hidden, furniture or a mere link."""
    if block.hidden or block.chrome or (block.anchors and block.is_link):
        return 0
    return len(block.text)
