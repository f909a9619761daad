"""A post while it is read: where it stands, and what inside it belongs to others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from crawler.reading.blocks import Block
from crawler.reading.elements import Element, Tree, holds
from crawler.reading.layout.furniture import is_furniture
from crawler.reading.layout.names import named
from crawler.reading.layout.signs import Signs

MOST_SIGNS = 40
"""As many names and dates of a post are looked at."""
_DEEPEST = 64


class Span(NamedTuple):
    """Where a post stands: an element, its blocks, and the piece of markup at which the next post begins."""

    element: Element
    blocks: Sequence[Block]
    end: int
    before: int
    """Where the post before it ends: what tells of a post may stand in a box of its own above it."""


class PostDraft:
    """A post while it is read: its element, its blocks, what inside it belongs to others, and where its text stands."""

    def __init__(self, span: Span, tree: Tree, signs: Signs) -> None:
        element, blocks = span.element, span.blocks
        self.element = element
        self.authors = signs.authors_between(element.at, min(span.end, element.end))[:MOST_SIGNS]
        self.dates = signs.dates_between(element.at, min(span.end, element.end))[:MOST_SIGNS]
        self.authors = self.authors or signs.authors_between(span.before, element.at)[:MOST_SIGNS]
        self.dates = self.dates or signs.dates_between(span.before, element.at)[:MOST_SIGNS]
        self.end = span.end
        self.is_one_of_many = span.end == element.end
        """Whether it is one of the boxes of one look; a question that looks unlike its answers is none."""
        self.blocks = blocks
        self.tree = tree
        self.signs = signs
        self.others = self._others()
        self.said = [block for block in blocks if not is_furniture(block) and not self.is_of_others(block.node)]
        self.body: Element | None = None

    def _others(self) -> list[Element]:
        """Comments under an answer, and posts inside a post."""
        own = named(self.element.start)
        found: list[Element] = []
        for element in self.signs.boxes.inside(self.element):
            if element is self.element or element.at >= self.end or (found and holds(found[-1], element)):
                continue
            told = named(element.start)
            nested = told.looks[0] == own.looks[0] and "." in own.looks[0]
            if not nested and (own.comments or not told.comments):
                continue
            inside = sum(holds(element, sign.element) for sign in self.authors)
            if 0 < inside < len(self.authors):
                found.append(element)
        return found

    def is_of_others(self, node: Element | None) -> bool:
        """Whether it stands in a comment under the post or in a post inside it."""
        if not self.others or node is None:
            return False
        before = bisect_left(self.others, node.at + 1, key=attrgetter("at"))
        return before > 0 and holds(self.others[before - 1], node)

    def around(self, node: Element | None) -> Iterator[Element]:
        """What stands around a line inside the post, the innermost first; at most 64 elements, as in `lineage`."""
        outermost = max(self.element.depth, node.depth - _DEEPEST if node else 0)
        while node is not None and node.depth > outermost:
            yield node
            node = node.parent

    def quiet_around(self, node: Element | None) -> list[str]:
        """The looks of what stands around a line and is named as no part of a text; in a quote nothing is."""
        found: list[str] = []
        for element in self.around(node):
            names = named(element.start)
            if names.quote:
                found = []
            elif names.quiet:
                found.append(names.looks[0])
        return found

    def boxes(self) -> dict[str, tuple[int, Element]]:
        """By look, the box that holds most of the post's text."""
        found: dict[str, tuple[int, Element]] = {}
        sums: dict[int, int] = {}
        held: dict[int, Element] = {}
        for block in self.said:
            for element in self.around(block.node):
                sums[element.at] = sums.get(element.at, 0) + len(block.text)
                held[element.at] = element
        for at, size in sums.items():
            names = named(held[at].start)
            if names.box and not self._is_around_signs(held[at]) and size > found.get(names.looks[0], (0, None))[0]:
                found[names.looks[0]] = size, held[at]
        return found

    def _is_around_signs(self, box: Element) -> bool:
        """Whether a box holds all that names the author or all that tells the date: then it holds more than a text."""
        surest = max((sign.rank for sign in self.dates), default=0)
        dates = [sign for sign in self.dates if sign.rank == surest]
        return any(signs and all(holds(box, sign.element) for sign in signs) for signs in (self.authors, dates))

    def is_elsewhere(self, element: Element) -> bool:
        """Whether it stands where nothing tells of the post: in what is of others, or in the text itself."""
        return self.is_of_others(element) or holds(self.body, element)
