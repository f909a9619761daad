"""Bindings that a page's markup marks as not yet rendered: so they are nobody's words, wherever they stand on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from operator import attrgetter

from crawler.reading.blocks import Block, folded
from crawler.reading.elements import Element, Tree, lineage
from crawler.reading.pieces import tag_name
from crawler.reading.start_tags import RAW, UNPRINTED, text_behind
from crawler.records import Mark, RawBinding

_OPENINGS = ("{{", "[[", "${")
_BINDING = re.compile(r"\{\{\{?[^{}]{1,300}+\}\}\}?|\[\[[^\[\]]{1,300}+\]\]|\$\{[^{}]{1,300}+\}")
_IN_BACKTICKS = re.compile(r"`[^`]*+`")
_NEAR = 4
"""Elements around a binding whose marks are taken for its own: farther ones hold half a page, authors' words too."""
_MOST_WORDS = 5
"""Words beside a binding ("{{ n }} of {{ total }} people found this helpful"); more are a sentence of somebody's."""
# AngularJS, Vue and Alpine: https://docs.angularjs.org/api/ng/directive, https://vuejs.org/api/built-in-directives.html,
# https://alpinejs.dev/start-here; Angular writes `*ngIf`, `[href]`, `(click)`; Vue `:href`, `@click`.
_DIRECTIVE = re.compile(
    r"(?:data-|x-)?ng-(?:cloak|if|show|hide|repeat|switch-when|switch-default|bind|bind-html|href|src|class|click)"
    r"|v-(?:cloak|if|else|else-if|for|show|text|html|bind:[\w.-]{1,60}|on:[\w.-]{1,60})"
    r"|x-(?:cloak|if|for|show|text|html|bind:[\w.-]{1,60}|on:[\w.-]{1,60})"
    r"|\*ng(?:if|for|switchcase)|\[[\w.-]{1,60}\]|\([\w.-]{1,60}\)|[:@][\w.:-]{1,60}"
)
_LEFT_ALONE = frozenset({"v-pre", "ng-non-bindable", "data-ng-non-bindable"})
"""Where an engine renders nothing: what stands there is content."""
_TEMPLATE = re.compile(r"[a-z\d]Template|\btemplate\b")
_VALUE = re.compile(r"[+-]?\d[\d.,]{0,14}[kKmM]?")
_NEIGHBOURS = 8
"""Elements before and behind a binding's among which its twin is looked for."""


def unrendered_bindings(blocks: Sequence[Block], tree: Tree | None) -> list[RawBinding]:
    """The bindings among the printed lines that the markup marks as not yet rendered, in the page's order.

    One that stands anywhere on the page without a mark, outside code, is not told: there it may be an author's word.
    """
    if tree is None:
        return []
    braced = [block for block in blocks if ("{" in block.text or "[" in block.text) and not block.code]
    printed = dict.fromkeys(binding for block in braced for binding in _printed_bindings(block.text))
    if not printed:
        return []
    marked: dict[str, Mark] = {}
    unmarked: set[str] = set()
    for element, text in _texts(tree):
        here = printed.keys() & set(_BINDING.findall(text))
        mark = _mark(tree, element, text) if here else None
        if mark is None:
            unmarked |= here
        else:
            marked.update((binding, marked.get(binding, mark)) for binding in here)
    return [RawBinding(text=each, mark=marked[each]) for each in printed if each in marked and each not in unmarked]


def _printed_bindings(text: str) -> list[str]:
    return _BINDING.findall(_IN_BACKTICKS.sub("", text)) if any(opening in text for opening in _OPENINGS) else []


def _texts(tree: Tree) -> Iterator[tuple[Element, str]]:
    """The printed texts outside code that may hold a binding, each with the element that it stands right in."""
    for at, piece in _printed_pieces(tree):
        if any(opening in piece for opening in _OPENINGS):
            element = _around(tree, at)
            text = folded(unescape(text_behind(piece)))
            if element and text and not any(outer.tag in ("code", "pre") for outer in lineage(element)):
                yield element, text


def _printed_pieces(tree: Tree) -> Iterator[tuple[int, str]]:
    """The pieces behind whose tags a browser prints what stands there: no comment, script or template."""
    unprinted = {
        element.at: element.tag
        for element in tree.elements
        if (element.tag in UNPRINTED or element.tag in RAW) and not element.start.empty
    }
    inside = ""
    depth = 0
    comment = False
    for at, piece in enumerate(tree.pieces):
        if inside:
            met = tag_name(piece)
            depth += (met == inside and inside not in RAW) - (met == f"/{inside}")
            if not depth:
                inside = ""
                yield at, piece
        elif comment or piece.startswith("!--"):
            comment = "-->" not in piece
        elif at in unprinted:
            inside, depth = unprinted[at], 1
        else:
            yield at, piece


def _around(tree: Tree, at: int) -> Element | None:
    """The innermost element that the text behind a piece stands in."""
    before = bisect_right(tree.elements, at, key=attrgetter("at")) - 1
    element = tree.elements[before] if before >= 0 else None
    while element is not None and element.end <= at:
        element = element.parent
    return element if element is not None and element.depth else None


def _mark(tree: Tree, element: Element, text: str) -> Mark | None:
    beside = _BINDING.sub(" ", text).split()
    near = lineage(element, _NEAR)
    if len(beside) > _MOST_WORDS or any(not _LEFT_ALONE.isdisjoint(outer.start.attributes) for outer in near):
        return None
    if any(_waits(outer) for outer in near) or (not beside and _is_template(element)):
        return "cloak"
    return "twin" if not beside and _has_twin(tree, element) else None


def _waits(element: Element) -> bool:
    """Whether an element is filled in by a template engine: a directive of one, or a binding in an attribute."""
    start = element.start
    return start.marks.cloaked or any(
        _DIRECTIVE.fullmatch(name) or _BINDING.search(value) for name, value in start.attributes.items()
    )


def _is_template(element: Element) -> bool:
    return any(_TEMPLATE.search(element.get(name) or "") for name in ("class", "id"))


def _has_twin(tree: Tree, element: Element) -> bool:
    """Whether an element beside it, of the same class or one that goes once the page is ready, holds a value."""
    place = bisect_right(tree.elements, element.at, key=attrgetter("at")) - 1
    return any(
        twin is not element
        and twin.parent is element.parent
        and twin.tag == element.tag
        and (twin.marks.hidden or twin.get("class") == element.get("class"))
        and twin.end - twin.at < _NEIGHBOURS
        and _VALUE.fullmatch(tree.text(twin).strip())
        for twin in tree.elements[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
    )
