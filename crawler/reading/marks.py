"""What markup lays on the text inside it: heading, bold, hidden, page furniture and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FURNITURE = frozenset({"nav", "button", "select", "dialog"})
# Furniture of the page, but content inside an article or an entry of a list: an answer's author often stands in one.
_OUTER_FURNITURE = frozenset({"header", "footer", "aside"})
_OUTER_FURNITURE_ROLES = {"banner": "header", "contentinfo": "footer", "complementary": "aside"}
_ENTRIES = frozenset({"article", "section", "li", "blockquote", "details", "td"})
# An aside inside a post's own text is a quotation, not the page's sidebar.
_TEXTS = frozenset({"text", "articleBody", "commentText"})
_FURNITURE_ROLES = frozenset({"navigation", "search", "dialog", "alertdialog", "menu", "menubar", "button"})
PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp"})
_BOLD = frozenset({"b", "strong"})
_CLOAKS = frozenset({"ng-cloak", "v-cloak", "x-cloak", "data-ng-cloak"})
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)", re.IGNORECASE)
_KEPT_NEWLINES = re.compile(r"white-space\s{0,9}:\s{0,9}(?:pre|break-spaces)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What lies on a text; `marks` makes them, so that the same marks are one object."""

    level: int
    """Heading level, 1 to 6; 0 for no heading."""
    bold: bool
    cloaked: bool
    """Marked as not to be shown before a template engine has run (`ng-cloak`, `v-cloak`)."""
    hidden: bool
    """Not shown by a browser (`hidden`, `display: none`, `ng-hide`)."""
    chrome: bool
    """Part of the page's furniture: navigation, header, footer, sidebar, button."""
    code: bool
    """Preformatted code: every character as it stands."""
    newlines: bool
    """Line feeds are line breaks."""
    raised: bool
    """A superscript."""
    entry: bool
    """Inside an article or an entry of a list."""
    literal: bool = field(init=False)
    """The text needs more than folding: it is hidden, code, raised, or its line feeds are line breaks."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "literal", self.hidden or self.code or self.newlines or self.raised)


@cache
def marks(
    level: int = 0,
    bold: bool = False,
    cloaked: bool = False,
    hidden: bool = False,
    chrome: bool = False,
    code: bool = False,
    newlines: bool = False,
    raised: bool = False,
    entry: bool = False,
) -> Marks:
    """The one object for these marks."""
    return Marks(level, bold, cloaked, hidden, chrome, code, newlines, raised, entry)


PLAIN = marks()


def own_marks(tag: str, attributes: Mapping[str, str]) -> Marks:
    """What an element's start tag lays on the text inside it."""
    style = attributes.get("style", "")
    role = attributes.get("role", "").lower()
    classes = attributes.get("class", "").split()
    return marks(
        _HEADINGS.get(tag) or (_heading_level(attributes) if role == "heading" else 0),
        tag in _BOLD or tag in _HEADINGS or bool(_BOLD_STYLE.search(style)),
        not _CLOAKS.isdisjoint(attributes) or not _CLOAKS.isdisjoint(classes),
        "hidden" in attributes or "ng-hide" in classes or bool(_HIDDEN_STYLE.search(style)),
        tag in _FURNITURE or role in _FURNITURE_ROLES,
        False,
        tag in PREFORMATTED or bool(_KEPT_NEWLINES.search(style)),
        tag == "sup",
        tag in _ENTRIES or role in ("article", "listitem") or attributes.get("itemprop") in _TEXTS,
    )


@cache
def laid(own: Marks, outer: Marks) -> Marks:
    """An element's own marks together with those of the element around it."""
    return marks(
        own.level or outer.level,
        own.bold or outer.bold,
        own.cloaked or outer.cloaked,
        own.hidden or outer.hidden,
        own.chrome or outer.chrome,
        own.code or outer.code,
        own.newlines or outer.newlines,
        own.raised or outer.raised,
        own.entry or outer.entry,
    )


def outer_furniture(tag: str, attributes: Mapping[str, str]) -> str | None:
    """The kind of page furniture that an element is unless it stands inside an entry: header, footer or aside."""
    return _OUTER_FURNITURE_ROLES.get(attributes.get("role", "").lower(), tag if tag in _OUTER_FURNITURE else None)


def _heading_level(attributes: Mapping[str, str]) -> int:
    level = attributes.get("aria-level", "")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2
