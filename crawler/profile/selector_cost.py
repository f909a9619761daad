"""What CSS selectors cost on a page: nothing ends one that takes for ever."""

from __future__ import annotations

from functools import cache

from cssselect import SelectorError
from cssselect.parser import CombinedSelector, Element, parse

MOST_ANY = 2
"""`*` in a selector, each of which costs as many looks as elements stand inside one another."""
_MOST_SIBLINGS = 4_000
"""Elements of a page on which a selector may look at siblings: their number squared is what that takes, two seconds."""


@cache
def anys(css: str) -> int:
    """How many `*` there are between the combinators of a selector, where there are combinators at all.

    >>> anys("* * .box"), anys(".box"), anys("div > p")
    (2, 0, 0)
    """
    return max((sum(_is_any(part) for part in parts) for parts, _ in _parsed(css)), default=0)


@cache
def looks_at_siblings(css: str) -> bool:
    """Whether a selector has `+` or `~`.

    >>> looks_at_siblings("h2 ~ .box"), looks_at_siblings("[class~=box] > p")
    (True, False)
    """
    return any(not {"+", "~"}.isdisjoint(combinators) for _, combinators in _parsed(css))


def is_too_dear(css: str, elements: int) -> bool:
    """Whether a selector would take too long on a page of so many elements."""
    return elements > _MOST_SIBLINGS and looks_at_siblings(css)


def _parsed(css: str) -> list[tuple[list[object], list[str]]]:
    """Of each of the selectors that commas part: what stands between the combinators, and these."""
    found = []
    try:
        selectors = parse(css)
    except SelectorError:
        return []
    for selector in selectors:
        parts: list[object] = []
        combinators: list[str] = []
        tree: object = selector.parsed_tree
        while isinstance(tree, CombinedSelector):
            parts.append(tree.subselector)
            combinators.append(tree.combinator)
            tree = tree.selector
        found.append(([*parts, tree] if combinators else [], combinators))
    return found


def _is_any(part: object) -> bool:
    return isinstance(part, Element) and part.element is None
