"""The links of a page that are its tags."""

from __future__ import annotations

import re

from crawler.reading.elements import Element, Tree
from crawler.reading.markup.microdata import link_target
from crawler.reading.page import Page

_TAG_CLASS = re.compile(r"(?<![a-z])tags?(?:$|[\s_-]|(?-i:[A-Z])|item|link)", re.IGNORECASE)
"""post-tag, discourse-tag, tagItem, tag-link; not "stage" or "tagline"."""
_MOST_INSIDE = 20
"""Elements of a link that are looked at."""


def tag_links(page: Page, end: int | None) -> dict[str, str | None]:
    """Tags by name, each with its canonical URL, in the order of the page.

    A link with `rel=tag` is one wherever it stands, one that only looks like a tag stands before `end`, a place among
    the pieces of the page's markup: below the question, lists of other questions have tags too.
    """
    found: dict[str, str | None] = {}
    for element in page.tree.elements if page.tree is not None else ():
        if element.tag == "a" and _is_tag(element, end):
            assert page.tree is not None
            found.setdefault(_name(page.tree, element), page.absolute(link_target(page.tree, element)))
    found.pop("", None)
    return found


def _is_tag(link: Element, end: int | None) -> bool:
    if "tag" in (link.get("rel") or "").split():
        return True
    around = filter(None, (link, link.parent, link.parent and link.parent.parent))
    looks = any(_TAG_CLASS.search(element.get("class") or "") for element in around)
    return looks and not link.marks.chrome and (end is None or link.at < end)


def _name(tree: Tree, link: Element) -> str:
    """A tag's name, without the number of questions that have it."""
    name = " ".join(tree.text(link).split())
    for inner in tree.within(link)[1:_MOST_INSIDE]:
        count = " ".join(tree.text(inner).split())
        if count.strip("()×x ").isdecimal():
            name = name.removesuffix(count).rstrip()
    return name
