"""The lines that a page prints, made of the texts, breaks, items and links that the reader of its markup meets.

Line breaks follow innerText of the HTML Standard (https://html.spec.whatwg.org/multipage/dom.html#the-innertext-idl-attribute):
`br` is a line break, a block-level element begins and ends a line, a paragraph stands apart by a blank line.
"""

from __future__ import annotations

import re

from crawler.reading.blocks import EDGES, Block, folded
from crawler.reading.elements import Element, still_open
from crawler.reading.limits import MAX_BLOCKS, too_many_lines

_EXPONENT = re.compile(r"[0-9+−-]{1,6}")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_WHITE_IN_LINE = re.compile(r"[ \t\r\f\v]+")
_MOST_OPEN_LINKS = 4
"""Links inside one another, which HTML does not allow: each keeps all of the text inside it."""


class _OpenLink:
    """A link that has begun: its target, and where in the line its text begins."""

    __slots__ = ("at", "element", "target")

    def __init__(self, target: str, element: Element, at: int) -> None:
        self.target = target
        self.element = element
        self.at = at


class Lines:
    """Makes blocks of texts and breaks."""

    __slots__ = (
        *("_bold", "_item", "_labels", "_links", "_marker", "_numbers", "_open_links", "_opened"),
        *("blocks", "gap", "left_out", "parts"),
    )

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        """The texts of the line that is being read."""
        self.gap = 0
        """Line breaks since the last line."""
        self.left_out = False
        """Whether lines have been left out."""
        self._opened: Element | None = None
        self._bold = True
        self._marker = ""
        self._item: Element | None = None
        self._numbers: list[int | None] = []
        self._links: list[tuple[str, str]] = []
        self._open_links: list[_OpenLink] = []
        self._labels: list[str] = []

    def add(self, text: str, inside: Element) -> None:
        """Text right inside an element."""
        if text and not text.isspace():
            opened = self._opened
            if opened is None:
                self._opened = inside
            elif opened is not inside:
                self._opened = still_open(opened)
            if not inside.marks.bold:
                self._bold = False
        self.parts.append(text)

    def add_literally(self, text: str, inside: Element) -> None:
        """Text whose marks ask for more than to be folded."""
        marks = inside.marks
        if marks.raised and _EXPONENT.fullmatch(text):
            text = text.translate(_RAISED)  # 10<sup>3</sup> is no 103
        if marks.hidden:
            shown = folded(text)
            if shown.strip():
                self._keep(Block(shown, 0, inside, marks))
        elif marks.newlines and not marks.code:
            first, *rest = text.split("\n")
            self.add(_WHITE_IN_LINE.sub(" ", first), inside)
            for line in rest:
                self.break_line()
                self.add(_WHITE_IN_LINE.sub(" ", line), inside)
        else:
            self.add(text, inside)

    def end_line(self, breaks: int) -> None:
        """An element that stands apart begins or ends."""
        if self._opened is not None:
            self._finish(self._opened)
        elif self.parts:
            self._forget()
        if breaks > self.gap:
            self.gap = breaks

    def break_line(self) -> None:
        """A line break."""
        if self._opened is not None:
            self._finish(self._opened)
            self.gap = 1
        else:
            self._forget()
            self.gap += 1

    def leave_out_lines(self, breaks: int) -> None:
        """Lines that nobody asks for, in an element that stands apart."""
        self.left_out = True
        self.gap = breaks
        self._marker, self._item, self._labels = "", None, []

    def label(self, label: str | None, inside: Element) -> None:
        """A text that stands for a picture: with the line that it is in, or else with the next."""
        if label and label.strip() and not inside.marks.hidden:
            self._labels.append(folded(label))

    def begin_list(self, number: int | None) -> None:
        """A list begins; `number` is its first item's, None for bullets."""
        self._numbers.append(number)

    def end_list(self) -> None:
        """The innermost list ends."""
        if self._numbers:
            self._numbers.pop()

    def begin_item(self, item: Element) -> None:
        """An item of the innermost list begins."""
        number = self._numbers[-1] if self._numbers else None
        self._marker, self._item = "- ", item
        if number is not None:
            number = whole_number(item.get("value"), number)
            self._marker = f"{number}. "
            self._numbers[-1] = number + 1

    def begin_link(self, target: str, element: Element) -> None:
        """A link begins."""
        if len(self._open_links) < _MOST_OPEN_LINKS:
            self._open_links.append(_OpenLink(target, element, len(self.parts)))

    def end_link(self, element: Element) -> None:
        """An element ends, and the link that it is."""
        if self._open_links and self._open_links[-1].element is element:
            self._keep_link()
            self._open_links.pop()

    def backtick(self, element: Element) -> None:
        """Code in a line begins or ends."""
        if not element.marks.code and not element.marks.hidden:
            self.add("`", element)

    def _keep_link(self) -> None:
        """The innermost link ends, or its line does: a link around several lines is one in each of them."""
        link = self._open_links[-1]
        text = "".join(self.parts[link.at :] if link.at else self.parts)
        if text.strip(EDGES):
            self._links.append((text, link.target))

    def _finish(self, opened: Element) -> None:
        """Make the line that was being read a block."""
        if self._open_links:
            self._keep_link()
        text = self.parts[0] if len(self.parts) == 1 else "".join(self.parts)
        line = ""
        if opened.marks.code:
            text = text.strip("\r\n")
        else:
            text = folded(text)
            line = text if text.isascii() else ""
        if len(self.blocks) >= MAX_BLOCKS:
            raise too_many_lines()
        self.blocks.append(
            Block(
                text,
                self.gap - 1 if self.gap > 1 and (self.blocks or self.left_out) else 0,
                opened,
                opened.marks,
                self._marker,
                self._item,
                tuple(self._links) if self._links else (),
                self._bold,
                tuple(self._labels) if self._labels else (),
                line,
            )
        )
        self._opened = self._item = None
        self._marker = ""
        self._bold = True
        self.gap = 0
        if self._links:
            self._links = []
        if self._labels:
            self._labels = []
        self.parts = []
        if self._open_links:
            self._forget()

    def _forget(self) -> None:
        """Begin a line; a picture's label alone on its line stays for the next line."""
        self.parts = []
        for link in self._open_links:
            link.at = 0

    def _keep(self, block: Block) -> None:
        if len(self.blocks) >= MAX_BLOCKS:
            raise too_many_lines()
        self.blocks.append(block)


def whole_number(written: str | None, otherwise: int) -> int:
    """An attribute's number, or else another."""
    return int(written) if written and written.isdecimal() and len(written) < 9 else otherwise
