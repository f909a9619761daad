"""The elements of a page, and how they hold one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from operator import attrgetter

from crawler.reading.marks import Marks
from crawler.reading.start_tags import StartTag, text_behind


class Element:
    """An element: its start tag, what lies on its text, the element around it, and the pieces of markup it spans."""

    __slots__ = ("at", "depth", "end", "marks", "parent", "start")

    def __init__(self, start: StartTag, parent: Element | None, at: int, marks: Marks, depth: int) -> None:
        self.start = start
        self.parent = parent
        self.at = at
        self.end = at
        self.marks = marks
        self.depth = depth

    @property
    def tag(self) -> str:
        """The tag's name in lower case."""
        return self.start.name

    def get(self, name: str) -> str | None:
        """An attribute's value, but for the target of a link; None where there is none."""
        return self.start.attributes.get(name)


@dataclass(frozen=True, slots=True)
class Tree:
    """A page's markup, cut before each tag, and its elements in the order of their start tags."""

    pieces: Sequence[str]
    elements: Sequence[Element]
    passed: Mapping[int, int]
    """Where elements begin that were passed over, and where their end tags are: places among the pieces."""
    left_out: Collection[int]
    """Those of them that are page furniture; the others are not printed."""

    def within(self, element: Element) -> Sequence[Element]:
        """The element and all elements inside it."""
        first = bisect_left(self.elements, element.at, key=attrgetter("at"))
        return self.elements[first : bisect_left(self.elements, element.end, key=attrgetter("at"))]

    def text(self, element: Element) -> str:
        """All text inside an element."""
        return unescape("".join(map(text_behind, self.pieces[element.at : element.end])))


def lineage(node: Element | None, limit: int = 64) -> list[Element]:
    """The node and its ancestors, root first; at most `limit`, counted from the node.

    The limit keeps a page of 50,000 nested elements from costing more than its size.
    """
    found: list[Element] = []
    while node is not None and node.depth and len(found) < limit:
        found.append(node)
        node = node.parent
    found.reverse()
    return found


def holds(element: Element | None, node: Element | None) -> bool:
    """Whether `node` is `element` or stands inside it."""
    return element is not None and node is not None and element.at <= node.at < element.end


def smallest(nodes: Sequence[Element]) -> Element | None:
    """The smallest element that holds all the nodes; None where there is none."""
    if not nodes:
        return None
    places = [node.at for node in nodes]
    first, last = min(places), max(places)
    found: Element | None = nodes[0]
    while found is not None and not found.at <= first <= last < found.end:
        found = found.parent
    return found if found is not None and found.depth else None


def still_open(element: Element) -> Element:
    """The smallest element around it, or itself, whose end has not been read yet.

    It holds all that is being read. An element is passed once, as it ends once: no page costs more than its size.
    """
    while element.parent is not None and (element.end > element.at or element.start.empty):
        element = element.parent
    return element
