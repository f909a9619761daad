"""The text of a post as the page prints it, found by its element or by the words that structured data gives of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from crawler.reading.blocks import Block, printed
from crawler.reading.elements import Element, holds
from crawler.reading.layout.signs import Signs
from crawler.reading.limits import MAX_TAGS, too_many_tags
from crawler.reading.markup.marked import letters
from crawler.reading.markup.things import MOST_SAID, too_much_told
from crawler.reading.markup.told_text import plain
from crawler.reading.page import Page

_TELLING = 60
"""Letters by which a text is looked for: fewer are found in any quotation of it."""
_FEWEST = 12
_NOTED = (_FEWEST, 30, _TELLING)
"""Letters by which the place is found where a text begins: as many as it has."""
_MOST_ALIKE = 100
"""Places that begin alike at which a text is looked for."""
_MOST_LEVELS = 64
_MOST_LOOKED_AT = 1_500_000
"""Lines that are read of all posts together, those of posts inside posts each time: three seconds."""
_MOST_HITS = 500_000
"""Times that the first letters of posts are found on a page."""


class PostTexts:
    """A page's blocks, to be asked for the texts of its posts."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._blocks = [block for block in page.blocks if block.node is not None and not block.hidden]
        # A line behind a paragraph, in the box of both, has the box for its element: places only grow by their maximum.
        self._at = list(accumulate((block.node.at for block in self._blocks if block.node is not None), max))
        self._firsts: dict[int, Block | None] = {}
        self._wanted: dict[str, str] = {}
        self._noted: set[str] = set()
        self._boxes: dict[int, list[Block]] = {}
        self._plain: dict[str, str] = {}
        self._tags = 0
        self._given = 0
        self._looked_at = 0

    @cached_property
    def signs(self) -> Signs | None:
        """Where the page names people and tells dates; None where it is plain text."""
        return Signs(self._page.tree, self._page.blocks) if self._page.tree is not None else None

    def within(self, element: Element, end: int | None = None) -> list[Block]:
        """The blocks that an element holds, up to a piece of markup, without its buttons and menus."""
        return list(self._within(element, element.end if end is None else end))

    def _within(self, element: Element, end: int) -> Iterator[Block]:
        span = range(bisect_left(self._at, element.at), bisect_left(self._at, end))
        self._looked_at += len(span)
        if self._looked_at > _MOST_LOOKED_AT:
            raise too_much_told(f"posts inside posts with more than {_MOST_LOOKED_AT:,} lines together")
        outer = element.marks.chrome
        blocks = (self._blocks[at] for at in span)
        return (block for block in blocks if holds(element, block.node) and (outer or not block.chrome))

    def give(self, text: str) -> str:
        """The text of a post, taken down as given.

        Raises:
            UnreadablePageError: the texts of the page's posts have more than `MOST_SAID` characters together.
        """
        self._given += len(text)
        if self._given > MOST_SAID:
            raise too_much_told(f"posts of more than {MOST_SAID:,} characters")
        return text

    def letters_of(self, text: str) -> str:
        """The letters that a text prints, found once for each text."""
        if text not in self._wanted:
            self._wanted[text] = letters(self.plain(text))
        return self._wanted[text]

    def plain(self, text: str) -> str:
        """What HTML inside a string of structured data prints, found once for each text.

        Raises:
            UnreadablePageError: all texts have more than `MAX_TAGS` signs that may begin a tag.
        """
        if text not in self._plain:
            self._tags += text.count("<") + text.count("&lt;")
            if self._tags > MAX_TAGS:
                raise too_many_tags()
            self._plain[text] = plain(text)
        return self._plain[text]

    def of_element(self, element: Element) -> str:
        """What an element prints; a part of a line, where it is one."""
        tree = self._page.tree
        text = printed(self.within(element), element)
        return text or (" ".join(tree.text(element).split()) if tree is not None else "")

    def saying(self, text: str) -> list[Block]:
        """The blocks that say a whole text and no more, its white space and signs apart; none where the page doesn't.

        `text` is one line or many, with or without markup.
        """
        wanted = self.letters_of(text)
        for first in self._beginning(wanted):
            end = self._starts[first] + len(wanted)
            last = bisect_left(self._starts, end, first)
            if (self._starts[last] if last < len(self._starts) else len(self._said)) == end:
                return self._blocks[first:last]
        return []

    def note(self, text: str) -> None:
        """Take down how a post begins, so that no other one goes on beyond that."""
        wanted = self.letters_of(text)
        if known := [length for length in _NOTED if length <= len(wanted)]:
            self._noted.add(wanted[: known[-1]])

    def going_on(self, text: str) -> list[Block]:
        """The blocks of a text of which only the beginning is known: of the largest box that begins as it does.

        None where the page does not say it, or says no more than that.
        """
        first = next(self._beginning(self.letters_of(text)), -1)
        if first < 0:
            return []
        if first not in self._boxes:
            self._boxes[first] = self._largest_box(first)
        return self._boxes[first]

    def _largest_box(self, first: int) -> list[Block]:
        """The largest box that begins with a block and in which no other post does."""
        begins = self._blocks[first]
        box, found = begins.node, [begins]
        for _ in range(_MOST_LEVELS):
            if box is None or not box.depth or self._first_within(box) is not begins:
                break
            inside = self.within(box)
            if any(id(block) in self._begun for block in inside[1:]):
                break
            found, box = inside, box.parent
        return found

    def _first_within(self, box: Element) -> Block | None:
        if box.at not in self._firsts:
            self._firsts[box.at] = next(self._within(box, box.end), None)
        return self._firsts[box.at]

    def _beginning(self, wanted: str) -> Iterator[int]:
        """The places of the blocks with which a text begins, in the page's order; of those alike only the first."""
        if len(wanted) < _FEWEST:
            return
        key = wanted[:_TELLING]
        at = bisect_left(self._begins, (key, -1))
        alike: list[int] = []
        while at < len(self._begins) and len(alike) < _MOST_ALIKE and self._begins[at][0].startswith(key):
            alike.append(self._begins[at][1])
            at += 1
        for place in sorted(alike):
            if self._said.startswith(wanted, self._starts[place]):
                yield place

    @cached_property
    def _lines(self) -> list[str]:
        return [letters(block.text) for block in self._blocks]

    @cached_property
    def _said(self) -> str:
        return "".join(self._lines)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(map(len, self._lines))][:-1]

    @cached_property
    def _begins(self) -> list[tuple[str, int]]:
        """How the page goes on at each block that has letters, in the order of the letters."""
        said = self._said
        return sorted((said[at : at + _TELLING], place) for place, at in enumerate(self._starts) if self._lines[place])

    @cached_property
    def _begun(self) -> set[int]:
        """The blocks in which the posts noted begin, each where its words are found first."""
        said, missing = self._said, set(self._noted)
        heads = {begin[:_FEWEST] for begin in missing}
        found: set[int] = set()
        hits = 0
        for at in range(len(said) - _FEWEST + 1 if heads else 0):
            if said[at : at + _FEWEST] in heads:
                hits += 1
                if hits > _MOST_HITS:
                    raise too_much_told(f"beginnings of posts found more than {_MOST_HITS:,} times")
                for begin in missing.intersection(said[at : at + length] for length in _NOTED):
                    missing.discard(begin)
                    found.add(id(self._blocks[bisect_right(self._starts, at) - 1]))
        return found
