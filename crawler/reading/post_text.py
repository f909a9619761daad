"""The text of a post as the page prints it, found by its element or by the words that structured data gives of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import unescape
from itertools import accumulate

from crawler.reading.blocks import Block, printed
from crawler.reading.elements import Element, holds
from crawler.reading.html import read_html
from crawler.reading.limits import UnreadablePageError
from crawler.reading.marked import letters
from crawler.reading.page import Page

_TELLING = 60
"""Letters by which a text is looked for: fewer are found in any quotation of it."""
_FEWEST = 12
_CUT = ("…", "...")
_ESCAPED_MARKUP = re.compile(r"\s{0,100}&lt;(?:p|div|ul|ol|h[1-6]|br|span|strong|b|a)\b", re.IGNORECASE)
"""Texts begin so that were escaped once too often."""


class PostTexts:
    """A page's blocks, to be asked for the texts of its posts."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._blocks = [block for block in page.blocks if block.node is not None and not block.hidden]
        # A line behind a paragraph, in the box of both, has the box for its element: places only grow by their maximum.
        self._at = list(accumulate((block.node.at for block in self._blocks if block.node is not None), max))
        self._letters: str | None = None
        self._begun: set[int] = set()
        self._starts: list[int] = []

    def within(self, element: Element) -> list[Block]:
        """The blocks that an element holds, without its buttons and menus."""
        span = slice(bisect_left(self._at, element.at), bisect_left(self._at, element.end))
        outer = element.marks.chrome
        return [block for block in self._blocks[span] if holds(element, block.node) and (outer or not block.chrome)]

    def of_element(self, element: Element) -> str:
        """What an element prints; a part of a line, where it is one."""
        tree = self._page.tree
        text = printed(self.within(element), element)
        return text or (" ".join(tree.text(element).split()) if tree is not None else "")

    def saying(self, text: str) -> list[Block]:
        """The blocks that say a whole text and no more, its white space and signs apart; none where the page doesn't.

        `text` is one line or many, with or without markup.
        """
        wanted = letters(plain(text))
        if len(wanted) < _FEWEST:
            return []
        said = self._said()
        at = said.find(wanted)
        if at < 0:
            return []
        first, last = bisect_right(self._starts, at) - 1, bisect_left(self._starts, at + len(wanted))
        ends = self._starts[last] if last < len(self._starts) else len(said)
        whole = self._starts[first] == at and ends == at + len(wanted)
        return self._blocks[first:last] if whole else []

    def note(self, text: str) -> None:
        """Take down where a post begins, so that no other one goes on beyond that."""
        wanted = letters(plain(text))[:_TELLING]
        at = self._said().find(wanted) if len(wanted) >= _FEWEST else -1
        if at >= 0:
            self._begun.add(id(self._blocks[bisect_right(self._starts, at) - 1]))

    def going_on(self, text: str) -> list[Block]:
        """The blocks of a text of which only the beginning is known: of the largest box that begins as it does.

        None where the page does not say it, or says no more than that.
        """
        wanted = letters(plain(text))
        first = bisect_right(self._starts, at) - 1 if (at := self._said().find(wanted)) >= 0 else -1
        if len(wanted) < _FEWEST or first < 0 or self._starts[first] != at:
            return []
        box, found = self._blocks[first].node, self._blocks[first : first + 1]
        while box is not None and box.depth:
            inside = self.within(box)
            if not inside or inside[0] is not found[0] or any(id(block) in self._begun for block in inside[1:]):
                break
            found, box = inside, box.parent
        return found

    def _said(self) -> str:
        if self._letters is None:
            each = [letters(block.text) for block in self._blocks]
            self._starts = [0, *accumulate(map(len, each))][:-1]
            self._letters = "".join(each)
        return self._letters


def is_cut(text: str) -> bool:
    """Whether a text ends as one does that somebody has shortened.

    >>> is_cut("Infants below six months &hellip;"), is_cut("Rest."), is_cut("If I pull until...")
    (True, False, True)
    """
    return unescape(text).rstrip().endswith(_CUT)


def uncut(text: str) -> str:
    """A text that was shortened, without the word in which that was done."""
    return plain(text).rstrip(" .…").rpartition(" ")[0]


def plain(text: str) -> str:
    """What HTML inside a string of structured data prints; any other text as it stands, its references resolved.

    >>> plain("<p>Rest it.</p><ul><li>ice</li></ul>"), plain("below 5 &amp; above 3 < x")
    ('Rest it.\\n\\n- ice', 'below 5 & above 3 < x')
    """
    if _ESCAPED_MARKUP.match(text):
        text = unescape(text)
    if "<" in text and ">" in text:
        try:
            return printed(read_html(f"<html><body><div>{text.replace(chr(0), '')}</div></body></html>").blocks) or ""
        except UnreadablePageError:
            return text
    return unescape(text).strip() if "&" in text else text.strip()


def begins_alike(one: str, other: str) -> bool:
    """Whether two texts begin with the same letters, as far as the shorter of them goes."""
    shared = min(len(one), len(other), _TELLING)
    return shared >= _FEWEST and one[:shared] == other[:shared]
