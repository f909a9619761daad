"""Things and their properties, as a page's structured data tells of them: schema.org's words, whatever the syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crawler.reading.elements import Element, Tree
from crawler.reading.limits import UnreadablePageError

_MOST_NESTED = 40
"""Things inside one another; a page about a question has five."""
MOST_VALUES = 40_000
"""Values that a page's structured data holds in one syntax; a page with 200 answers has some 5,000."""
MOST_COMPARED = 2_000_000
"""Pairs of posts that are compared with one another: two tellings of 1,400 answers each."""
MOST_SAID = 20 * 1024 * 1024
"""Characters that all texts of a page's posts have together: twice the largest page, as answers may quote others."""


def too_much_told(detail: str) -> UnreadablePageError:
    """More than one of these limits: to leave out the rest would lose answers without a word."""
    return UnreadablePageError("too_many_things", detail)


@dataclass(slots=True, eq=False)
class Told:
    """The value of a property that is no thing: in JSON-LD a string, in the page's elements the place of one."""

    text: str | None
    """As written, where that is no text of the page: an attribute's value, or JSON-LD's."""
    element: Element | None = None
    """The element that holds it; None in JSON-LD."""
    _line: str | None = field(default=None, init=False, repr=False)

    def read(self, tree: Tree | None) -> str:
        """The value as one line of text; `tree` is that of its page, always the same."""
        if self._line is None:
            if self.text is None and self.element is not None and tree is not None:
                self._line = " ".join(tree.text(self.element).split())
            else:
                self._line = (self.text or "").strip()
        return self._line


@dataclass(slots=True, eq=False)
class Thing:
    """A question, an answer, a person: what it is, and the values of its properties in the order of the page."""

    types: frozenset[str]
    """Names without their vocabulary: "Question"."""
    syntax: str
    """json-ld, microdata or rdfa."""
    identity: str | None = None
    """Its URL or the like, as written (`@id`, `itemid`, `about`)."""
    element: Element | None = None
    """The element that holds it; None in JSON-LD."""
    properties: dict[str, list[Told | Thing]] = field(default_factory=dict)
    """By name without vocabulary, in lower case."""

    def values(self, *names: str) -> Sequence[Told | Thing]:
        """What is told under the first of the names that tells anything."""
        for name in names:
            if found := self.properties.get(name.lower()):
                return found
        return ()

    def things(self, *names: str) -> list[Thing]:
        """The things under all of the names."""
        return [each for name in names for each in self.values(name) if isinstance(each, Thing)]

    def told(self, *names: str) -> list[Told]:
        """The values under the first of the names that are no things."""
        return [each for each in self.values(*names) if isinstance(each, Told)]

    def add(self, name: str, value: Told | Thing) -> None:
        """Tell one value more."""
        self.properties.setdefault(name, []).append(value)


def is_a(thing: Thing, kinds: frozenset[str]) -> bool:
    """Whether it is of one of the kinds."""
    return not thing.types.isdisjoint(kinds)


def walk(things: Sequence[Thing]) -> Iterator[tuple[Thing, tuple[tuple[str, Thing], ...]]]:
    """All things, the outer before the inner ones, each once, with the way to it: properties and their owners."""
    seen: set[int] = set()
    waiting: list[tuple[Thing, tuple[tuple[str, Thing], ...]]] = [(thing, ()) for thing in reversed(things)]
    while waiting:
        thing, way = waiting.pop()
        if id(thing) in seen or len(way) > _MOST_NESTED:
            continue
        seen.add(id(thing))
        yield thing, way
        held = [(name, each) for name, values in thing.properties.items() for each in values if isinstance(each, Thing)]
        waiting += [(each, (*way, (name, thing))) for name, each in reversed(held)]
