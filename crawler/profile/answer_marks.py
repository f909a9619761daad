"""Selectors of the votes and of the mark of acceptance that the boxes of answers seem to have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from crawler.profile.looks import look_of
from crawler.reading.elements import Element, Tree

_VOTES = re.compile(r"vote|like|thank|score|helpful|useful|point", re.IGNORECASE)
_ACCEPTED = re.compile(r"accept|solved|solution|best-?answer", re.IGNORECASE)
_COUNT = re.compile(r"[+−-]?\d{1,6}")


def find_votes(tree: Tree, boxes: Sequence[Element]) -> str | None:
    """An attribute that holds a count, or an element named as one that prints it."""
    found = Counter[str]()
    for box in boxes:
        found.update(set(_counts(tree, tree.within(box))))
    return max(found, key=lambda css: (found[css], css), default=None)


def _counts(tree: Tree, elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        told = element.start.attributes
        for name, value in told.items():
            if re.fullmatch(r"data-[a-z-]{1,40}", name) and _VOTES.search(name) and _COUNT.fullmatch(value.strip()):
                yield f"{look_of(element)}::attr({name})"
        is_short = element.end - element.at <= 4
        if is_short and _VOTES.search(told.get("class", "")) and _COUNT.fullmatch(tree.text(element).strip()):
            yield look_of(element)


def find_accepted(tree: Tree, boxes: Sequence[Element]) -> str | None:
    """The look of what is named as accepted in some of the boxes, and not in all."""
    found = Counter[str]()
    for box in boxes:
        found.update({look_of(element) for element in tree.within(box) if _ACCEPTED.search(look_of(element))})
    some = [look for look, boxed in found.items() if boxed < len(boxes) and look[0] in ".#"]
    return min(some, default=None)
