"""Microdata and RDFa into things, from the elements of a page that has been read: no second pass over its markup.

https://html.spec.whatwg.org/multipage/microdata.html, and of https://www.w3.org/TR/rdfa-lite/ what pages use: both
tell by attributes which element is a thing, and which one holds which of its properties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crawler.reading.elements import Element, Tree
from crawler.reading.markup.linked_data import local_name
from crawler.reading.markup.things import MOST_VALUES, Thing, Told, too_much_told
from crawler.reading.start_tags import read_start_tag

_ADDRESSED = frozenset({"a", "area", "link"})
_SOURCED = frozenset({"audio", "embed", "iframe", "img", "source", "track", "video"})
_VALUED = frozenset({"data", "meter"})
_MOST_PASSED = 500_000
"""Elements that are read once more because a thing refers to where they stand: twice the largest page."""
# Words of other vocabularies that forums use in RDFa (http://rdfs.org/sioc/spec/), in schema.org's.
_TYPES = {"BoardPost": "DiscussionForumPosting", "Board_post": "DiscussionForumPosting", "UserAccount": "Person"}
_NAMES = {
    "encoded": "text",
    "title": "name",
    "created": "dateCreated",
    "date": "dateCreated",
    "has_creator": "author",
    "creator": "author",
    "num_replies": "commentCount",
    "reply_of": "parentItem",
    "has_parent": "parentItem",
}
_OWN_MEANING = frozenset({"alternate", "nofollow", "noopener", "noreferrer", "ugc", "stylesheet", "canonical", "tag"})


def read_microdata(tree: Tree) -> list[Thing]:
    """The things that the page's elements tell of, those at the top alone; the others are their properties' values."""
    reader = _Reader(tree)
    for element in tree.elements:
        attributes = element.start.attributes
        if "itemprop" in attributes or "itemscope" in attributes:
            reader.microdata(element, attributes)
        elif "property" in attributes or "typeof" in attributes:
            reader.rdfa(element, attributes)
        elif ":" in attributes.get("rel", ""):
            reader.relation(element, attributes)
    reader.refer()
    return reader.tops


def link_target(tree: Tree, element: Element) -> str | None:
    """Where a link leads, as written."""
    return read_start_tag(tree.pieces[element.at])[1]


class _Reader:
    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._open: list[tuple[int, Thing]] = []
        self._relations: list[tuple[int, str, Thing | None]] = []
        self._referred: list[tuple[Thing, str]] = []
        self._count = 0
        self._passed = 0
        self.tops: list[Thing] = []

    def microdata(self, element: Element, attributes: Mapping[str, str]) -> None:
        """An element with `itemprop` or `itemscope`."""
        owner = self._owner(element)
        names = attributes.get("itemprop", "").split()
        if "itemscope" not in attributes:
            self._tell(owner, names, self._value(element, attributes))
            return
        types = frozenset(map(local_name, attributes.get("itemtype", "").split()))
        thing = Thing(types, "microdata", attributes.get("itemid"), element)
        self._tell(owner, names, thing)
        self._begin(element, thing, named=owner is not None and bool(names))
        if "itemref" in attributes:
            self._referred += [(thing, name) for name in attributes["itemref"].split()[:50]]

    def rdfa(self, element: Element, attributes: Mapping[str, str]) -> None:
        """An element with `property` or `typeof`."""
        owner = self._owner(element)
        names = [_schema_name(name) for name in attributes.get("property", "").split()]
        if "typeof" not in attributes:
            self._tell(owner, names, self._value(element, attributes))
            return
        types = frozenset(_TYPES.get(name, name) for name in map(local_name, attributes["typeof"].split()))
        identity = attributes.get("about") or attributes.get("resource")
        thing = Thing(types, "rdfa", identity, element)
        relation = self._relation(owner)
        self._tell(owner, [*names, *([relation] if relation else [])], thing)
        self._begin(element, thing, named=owner is not None and bool(names or relation))
        if names and relation:  # sioc:has_creator around a link that is a person and has the property foaf:name
            self._tell(thing, ["name"], Told(None, element))

    def relation(self, element: Element, attributes: Mapping[str, str]) -> None:
        """An element with RDFa's `rel`: what it holds, or names, is the value of a property."""
        for name in attributes["rel"].split():
            if ":" in name and name not in _OWN_MEANING:
                if resource := attributes.get("resource"):
                    self._tell(self._owner(element), [_schema_name(name)], Told(resource, element))
                else:
                    self._relations.append((element.end, _schema_name(name), self._owner(element)))

    def refer(self) -> None:
        """Give things the properties that they name by `itemref`, which stand elsewhere on the page."""
        wanted = {name for _, name in self._referred}
        if not wanted:
            return
        places: dict[str, list[Element]] = defaultdict(list)
        for element in self._tree.elements:
            if (name := element.get("id")) in wanted and name:
                places[name].append(element)
        tops = {id(top.element): top for top in self.tops}
        for thing, name in self._referred:
            for place in places[name][:1]:
                self._adopt(thing, place, tops)

    def _adopt(self, thing: Thing, place: Element, tops: Mapping[int, Thing]) -> None:
        """Take over the properties, and the things that are properties, that stand in an element."""
        behind = 0
        for element in self._tree.within(place):
            self._passed += 1
            if self._passed > _MOST_PASSED:
                raise too_much_told(f"more than {_MOST_PASSED:,} elements referred to")
            if element.at < behind:
                continue
            attributes = element.start.attributes
            inner = tops.get(id(element)) if "itemscope" in attributes else None
            behind = element.end if "itemscope" in attributes else behind
            if inner is not thing and (inner is not None or "itemscope" not in attributes):
                names = attributes.get("itemprop", "").split()
                self._tell(thing, names, inner if inner is not None else self._value(element, attributes))

    def _owner(self, element: Element) -> Thing | None:
        while self._open and self._open[-1][0] <= element.at:
            self._open.pop()
        while self._relations and self._relations[-1][0] <= element.at:
            self._relations.pop()
        return self._open[-1][1] if self._open else None

    def _relation(self, owner: Thing | None) -> str | None:
        """The property that a thing is of its owner because of an element with `rel` around it."""
        return self._relations[-1][1] if self._relations and self._relations[-1][2] is owner else None

    def _begin(self, element: Element, thing: Thing, *, named: bool) -> None:
        self._open.append((max(element.end, element.at + 1), thing))
        if not named:
            self.tops.append(thing)

    def _tell(self, owner: Thing | None, names: Sequence[str], value: Told | Thing) -> None:
        if owner is not None:
            for name in names[:10]:
                self._count += 1
                owner.add(local_name(name).lower(), value)
            if self._count > MOST_VALUES:
                raise too_much_told(f"more than {MOST_VALUES:,} values of properties")

    def _value(self, element: Element, attributes: Mapping[str, str]) -> Told:
        """A property's value: an attribute's where the element has one for it, else its text."""
        tag = element.tag
        if (content := attributes.get("content")) is not None:
            return Told(content, element)
        if tag in _ADDRESSED:
            target = attributes.get("href") or link_target(self._tree, element)
            # RDFa as Drupal 7 writes it has a property's text in a link that leads to the thing.
            leads = "itemprop" in attributes or local_name(attributes.get("property", "")) in ("url", "sameAs")
            return Told(target or "", element) if leads else Told(None, element)
        if tag in _SOURCED:
            return Told(attributes.get("src", ""), element)
        if tag in _VALUED:
            return Told(attributes.get("value", ""), element)
        if tag == "time" or "datetime" in attributes:
            return Told(attributes.get("datetime"), element)
        return Told(attributes.get("resource"), element)


def _schema_name(name: str) -> str:
    local = local_name(name)
    return _NAMES.get(local, local)
