"""A page as a sequence of blocks: its printed lines, each with what the markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from crawler.reading.elements import Element, holds, smallest
from crawler.reading.marks import PLAIN, Marks

# An item that brings its own bullet or number gets no second one from its list.
_OWN_MARKER = re.compile(r"(?:[-*•◦▪‣·–]|\d{1,3}[.)])\s")
_LABEL = re.compile(r"(?:question|answer|reply|doctor) ?:?", re.IGNORECASE)
_LABEL_TAGS = frozenset({"th", "dt", "label", "legend", "summary"})
_WHITE = re.compile(r"[ \t\r\n\f\v]+")
EDGES = " \t\r\n\f\v"
_NO_LETTERS = re.compile(r"[\W_]+")


Look = tuple[str, str, int, bool, bool]


class Link(NamedTuple):
    """A link of a line: its text and its target as written."""

    text: str
    href: str


def folded(text: str) -> str:
    """The text with its white space folded; no-break spaces stay."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")  # most texts are: blanks are the only white space that is printable
    return " ".join(text.split()) if text.isascii() else _WHITE.sub(" ", text).strip(EDGES)


@dataclass(slots=True, init=False)
class Block:
    """One printed line, never blank; a preformatted element is one block with all its lines.

    Plain text gives the same blocks with `text` and `gap` alone. Nothing changes a block once it is read; it is not
    frozen, and its constructor is written out, because a page has hundreds.
    """

    text: str
    gap: int
    """Blank lines before it: 0 is a line break inside a paragraph, 1 a new paragraph, 2 or more a wider gap."""
    node: Element | None
    """The smallest element that holds the whole line."""
    marks: Marks
    """What lies on all of it: heading, cloak, page furniture and the like."""
    marker: str
    """"- " or "2. " where the line begins a list item."""
    item: Element | None
    """The list item that `marker` belongs to."""
    anchors: tuple[tuple[str, str], ...]
    """The links of the line as the markup writes them: text and target."""
    bold: bool
    """The whole line is bold."""
    labels: tuple[str, ...]
    """Texts that stand for pictures in the line (`alt`, `aria-label` of `role=img`)."""
    line: str = field(compare=False, repr=False)
    """The text with all white space folded, no-break spaces too: what landmarks are looked for in."""
    folded: str = field(init=False, compare=False, repr=False)
    """The line with the labels of its pictures before it, without regard to case."""
    like_author: bool | None = field(init=False, compare=False, repr=False)
    """Whether the line may be part of an author block; None until somebody asks."""
    _look: Look | None = field(init=False, compare=False, repr=False)
    _is_link: bool | None = field(init=False, compare=False, repr=False)

    def __init__(
        self,
        text: str,
        gap: int = 0,
        node: Element | None = None,
        marks: Marks = PLAIN,
        marker: str = "",
        item: Element | None = None,
        anchors: tuple[tuple[str, str], ...] = (),
        bold: bool = False,
        labels: tuple[str, ...] = (),
        line: str = "",
    ) -> None:
        self.text = text
        self.gap = gap
        self.node = node
        self.marks = marks
        self.marker = marker
        self.item = item
        self.anchors = anchors
        self.bold = bold
        self.labels = labels
        self.line = line or " ".join(text.split())
        self.folded = (" ".join((*labels, self.line)) if labels else self.line).casefold()
        self.like_author = None
        self._look = None
        self._is_link = None if anchors else False

    @property
    def level(self) -> int:
        """Heading level, 1 to 6; 0 for no heading."""
        return self.marks.level

    @property
    def code(self) -> bool:
        """The line stands in a `pre` element that holds code."""
        return self.marks.code

    @property
    def cloaked(self) -> bool:
        """Marked as not to be shown before a template engine has run (`ng-cloak`, `v-cloak`)."""
        return self.marks.cloaked

    @property
    def hidden(self) -> bool:
        """Not shown by a browser (`hidden`, `display: none`, `ng-hide`)."""
        return self.marks.hidden

    @property
    def chrome(self) -> bool:
        """Part of the page's furniture: navigation, header, footer, sidebar, button."""
        return self.marks.chrome

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the line."""
        return tuple([Link(folded(text), target.strip()) for text, target in self.anchors])

    @property
    def is_link(self) -> bool:
        """The line is nothing but links, and what parts them."""
        if self._is_link is None:
            linked = "".join([text for text, _ in self.anchors])
            self._is_link = _NO_LETTERS.sub("", linked) == _NO_LETTERS.sub("", self.text)
        return self._is_link

    @property
    def leads_away(self) -> bool:
        """The line is a link to another page, not one that folds a part of this page open."""
        return self.is_link and not all(link.href.startswith(("#", "javascript:")) for link in self.links)

    @property
    def is_body(self) -> bool:
        """Neither page furniture nor a template that waits for its values nor a line of mere links.

        An address that somebody wrote out is no mere link.
        """
        return not self.chrome and not self.is_template and not (self.is_link and "." not in self.text.strip("."))

    @property
    def is_label(self) -> bool:
        """The head of a row or a field that says what stands in it ("Answer"); in a paragraph it is somebody's word."""
        return self.node is not None and self.node.tag in _LABEL_TAGS and _LABEL.fullmatch(self.line) is not None

    @property
    def is_template(self) -> bool:
        """A binding that the page keeps from being seen until a template engine has filled it in."""
        return self.cloaked and "{{" in self.text

    @property
    def look(self) -> Look:
        """What makes lines of one kind look alike on one page: tag, class, heading level, bold, link."""
        if self._look is None:
            if self.node is None:
                self._look = ("", "", 0, False, False)
            else:
                self._look = (self.node.tag, self.node.get("class") or "", self.level, self.bold, self.is_link)
        return self._look


def common_element(blocks: Sequence[Block]) -> Element | None:
    """The smallest element that holds all the blocks; None for plain text."""
    nodes = [block.node for block in blocks if block.node is not None]
    return smallest(nodes) if len(nodes) == len(blocks) else None


def parted(blocks: Sequence[Block], starts: Iterable[int]) -> list[list[Block]]:
    """The stretches of blocks that begin at `starts`; what stands before the first start is in none."""
    ordered = sorted(set(starts))
    return [list(blocks[start:end]) for start, end in pairwise([*ordered, len(blocks)])]


def printed(blocks: Sequence[Block], within: Element | None = None) -> str | None:
    r"""The blocks as one text: line breaks and gaps as printed, list markers, fenced code; None for no blocks.

    A list item that holds `within` (by default all the blocks) is the page's own list, not the author's: no marker.

    >>> printed([Block("Dear Ines,"), Block("rest", 1, marker="- "), Block("sleep", 0, marker="- ")])
    'Dear Ines,\n\n- rest\n- sleep'
    """
    if not blocks:
        return None
    if within is None and any(block.marker for block in blocks):
        within = common_element(blocks)
    parts = [_printed_line(blocks[0], within)]
    for block in blocks[1:]:
        parts += ("\n" * (block.gap + 1), _printed_line(block, within))
    return "".join(parts)


def _printed_line(block: Block, within: Element | None) -> str:
    if block.marks.code:
        return f"```\n{block.text}\n```"
    if block.marker and not holds(block.item, within) and not _OWN_MARKER.match(block.text):
        return block.marker + block.text
    return block.text
