"""A page as a sequence of blocks: its printed lines, each with what the markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from lxml.etree import _Element as Element

# An item that brings its own bullet or number gets no second one from its list.
_OWN_MARKER = re.compile(r"(?:[-*•◦▪‣·–]|\d{1,3}[.)])\s")
_LABEL = re.compile(r"(?:question|answer|reply|doctor) ?:?", re.IGNORECASE)
_LABEL_TAGS = frozenset({"th", "dt", "label", "legend", "summary"})
_NO_LETTERS = re.compile(r"[\W_]+")


class Link(NamedTuple):
    """A link of a line: its text and its target as written."""

    text: str
    href: str


@dataclass(slots=True)
class Block:
    """One printed line, never blank; a preformatted element is one block with all its lines.

    Plain text gives the same blocks with `text` and `gap` alone. Nothing changes a block once it is read; it is not
    frozen because that would triple the time to make one.
    """

    text: str
    gap: int = 0
    """Blank lines before it: 0 is a line break inside a paragraph, 1 a new paragraph, 2 or more a wider gap."""
    node: Element | None = None
    """The smallest element that holds the whole line."""
    level: int = 0
    """Heading level, 1 to 6; 0 for no heading."""
    marker: str = ""
    """"- " or "2. " where the line begins a list item."""
    item: Element | None = None
    """The list item that `marker` belongs to."""
    links: tuple[Link, ...] = ()
    code: bool = False
    """The line stands in a `pre` element."""
    bold: bool = False
    """The whole line is bold."""
    cloaked: bool = False
    """Marked as not to be shown before a template engine has run (`ng-cloak`, `v-cloak`)."""
    hidden: bool = False
    """Not shown by a browser (`hidden`, `display: none`, `ng-hide`)."""
    chrome: bool = False
    """Part of the page's furniture: navigation, header, footer, sidebar, button."""
    labels: tuple[str, ...] = ()
    """Texts that stand for pictures in the line (`alt`, `aria-label` of `role=img`)."""

    line: str = field(init=False, compare=False, repr=False)
    """The text with all white space folded, no-break spaces too: what landmarks are looked for in."""

    def __post_init__(self) -> None:
        self.line = " ".join(self.text.split())

    @property
    def is_link(self) -> bool:
        """The line is nothing but links, and what parts them."""
        if not self.links:
            return False
        return _NO_LETTERS.sub("", "".join(link.text for link in self.links)) == _NO_LETTERS.sub("", self.text)

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
    def look(self) -> tuple[str, str, int, bool, bool]:
        """What makes lines of one kind look alike on one page: tag, class, heading level, bold, link."""
        if self.node is None:
            return ("", "", 0, False, False)
        return (str(self.node.tag), self.node.get("class") or "", self.level, self.bold, self.is_link)


def lineage(node: Element | None, limit: int = 64) -> list[Element]:
    """The node and its ancestors, root first; at most `limit`, counted from the node.

    The limit keeps a page of 50,000 nested elements from costing more than its size.
    """
    found: list[Element] = []
    while node is not None and len(found) < limit:
        found.append(node)
        node = node.getparent()
    found.reverse()
    return found


def common_element(blocks: Iterable[Block]) -> Element | None:
    """The smallest element that holds all the blocks; None for plain text."""
    shared: list[Element] | None = None
    for block in blocks:
        line = lineage(block.node)
        if shared is None:
            shared = line
            continue
        # Lineages are cut at a limit, so they are compared from where both begin.
        known = set(shared)
        shared = [element for element in line if element in known]
    return shared[-1] if shared else None


def holds(element: Element | None, node: Element | None) -> bool:
    """Whether `node` is `element` or stands inside it."""
    return element is not None and element in lineage(node)


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
    outer = set(lineage(within if within is not None else common_element(blocks)))
    parts = [_printed_line(blocks[0], outer)]
    for _, block in pairwise(blocks):
        parts += ("\n" * (block.gap + 1), _printed_line(block, outer))
    return "".join(parts)


def _printed_line(block: Block, outer: set[Element]) -> str:
    if block.code:
        return f"```\n{block.text}\n```"
    if block.marker and block.item not in outer and not _OWN_MARKER.match(block.text):
        return block.marker + block.text
    return block.text
