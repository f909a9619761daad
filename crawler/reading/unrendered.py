"""Bindings that a page's markup marks as not yet rendered: so they are nobody's words, wherever they stand on it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from operator import attrgetter

from crawler.reading.blocks import Block, folded
from crawler.reading.elements import Element, Tree, lineage
from crawler.reading.pieces import tag_name
from crawler.reading.start_tags import RAW, UNPRINTED, StartTag, text_behind
from crawler.records import Mark, RawBinding

_OPENINGS = ("{{", "[[", "${")
_BINDING = re.compile(r"\{\{\{?[^{}]{1,300}+\}\}\}?|\[\[[^\[\]]{1,300}+\]\]|\$\{[^{}]{1,300}+\}")
_IN_BACKTICKS = re.compile(r"`[^`]*+`")
_NOT_PRINTED = UNPRINTED | RAW
_NOWHERE = (sys.maxsize, sys.maxsize)
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
    for element, text in _texts(tree, {binding[:2] for binding in printed}):
        here = printed.keys() & set(_BINDING.findall(text))
        mark = _mark(tree, element, text) if here else None
        if mark is None:
            unmarked |= here
        else:
            marked.update((binding, marked.get(binding, mark)) for binding in here)
    return [RawBinding(text=each, mark=marked[each]) for each in printed if each in marked and each not in unmarked]


def _printed_bindings(text: str) -> list[str]:
    return _BINDING.findall(_IN_BACKTICKS.sub("", text)) if any(opening in text for opening in _OPENINGS) else []


def _texts(tree: Tree, openings: Collection[str]) -> Iterator[tuple[Element, str]]:
    """The printed texts outside code that may hold a binding, each with the element that it stands right in."""
    for at in _printed_openings(tree, openings):
        element = _around(tree, at)
        text = folded(unescape(text_behind(tree.pieces[at])))
        if element and text and not any(outer.tag in ("code", "pre") for outer in lineage(element)):
            yield element, text


def _printed_openings(tree: Tree, openings: Collection[str]) -> Iterator[int]:
    """The pieces that hold what a binding may begin with, where a browser prints the text behind their tags."""
    places = _looked_at(tree, openings)
    markup = "<".join([tree.pieces[at] for at in places])
    found = sorted({at for opening in openings for at in _holding(markup, opening)})
    if not found:
        return
    elements = {
        element.at: element.start.name
        for element in tree.elements
        if element.start.name in _NOT_PRINTED and not element.start.empty
    }
    unprinted = _unprinted(tree, elements, [places[at] for at in _holding(markup, "<!--")])
    begin, end = next(unprinted, _NOWHERE)
    for at in map(places.__getitem__, found):
        while end <= at:
            begin, end = next(unprinted, _NOWHERE)
        if at < begin:
            yield at


def _looked_at(tree: Tree, openings: Collection[str]) -> list[int]:
    """The pieces that were not passed over. Furniture was if no "{{" is in it; other openings may be."""
    places: list[int] = []
    behind = 0
    for begin, end in sorted(tree.passed.items()):
        if begin in tree.left_out and openings != {"{{"}:
            continue
        places += range(behind, begin)
        behind = end
    places += range(behind, len(tree.pieces))
    return places


def _unprinted(tree: Tree, elements: Mapping[int, str], comments: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches of pieces behind whose tags nothing is printed: comments, scripts, templates and the like."""
    end = 0
    for begin in sorted({*elements, *comments}):
        if begin >= end:
            end = tree.passed.get(begin) or _behind(tree.pieces, begin, elements.get(begin))
            yield begin, end


def _behind(pieces: Sequence[str], begin: int, name: str | None) -> int:
    """The first piece whose text is printed again behind an element's beginning; a comment has no name."""
    if name is None:
        return next((at + 1 for at in range(begin, len(pieces)) if "-->" in pieces[at]), len(pieces))
    telling = (f"/{name[0]}", f"/{name[0].upper()}", name[0], name[0].upper())
    depth = 1
    for at in range(begin + 1, len(pieces)):
        met = tag_name(pieces[at]) if pieces[at].startswith(telling) else ""
        depth += (met == name and name not in RAW) - (met == f"/{name}")
        if not depth:
            return at
    return len(pieces)


def _holding(markup: str, word: str) -> Iterator[int]:
    """The pieces, counted by the brackets that they begin with, that hold a word."""
    place = counted = 0
    at = markup.find(word)
    while at >= 0:
        place += markup.count("<", counted, at + 1)
        counted = at + 1
        yield place
        following = markup.find("<", counted)
        at = markup.find(word, following) if following >= 0 else -1


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
    if any(_waits(outer.start) for outer in near) or (not beside and _is_template(element)):
        return "cloak"
    return "twin" if not beside and _has_twin(tree, element) else None


def _waits(start: StartTag) -> bool:
    """Whether an element is filled in by a template engine: a directive of one, or a binding in an attribute."""
    return _kept(start) if start.small else _told(start)


@lru_cache(maxsize=4096)
def _kept(start: StartTag) -> bool:
    """Elements that are written alike share their start tag, so each is looked at once."""
    return _told(start)


def _told(start: StartTag) -> bool:
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
