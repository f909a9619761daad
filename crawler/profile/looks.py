"""CSS selectors for elements of a page, of what the markup itself names: classes, ids, tags."""

from __future__ import annotations

import re

from crawler.reading.elements import Element

# What programs make up anew with each build ("sheet__k3Xd9") is no name: it holds digits.
_NAME = re.compile(r"[A-Za-z_-][A-Za-z_-]{1,40}")
_MOST_CLASSES = 2
_MOST_AROUND = 2
"""Elements around one without a name that its selector leans on."""


def look_of(element: Element) -> str:
    """A selector of all elements that are named alike; a tag alone where there is no name.

    Only names that need no escape are taken, so that the result is a selector in any case.
    """
    names = [name for name in (element.get("class") or "")[:300].split() if _NAME.fullmatch(name)]
    if names:
        return "".join(f".{name}" for name in names[:_MOST_CLASSES])
    identity = element.get("id") or ""
    if _NAME.fullmatch(identity):
        return f"#{identity}"
    return element.tag if re.fullmatch(r"[a-z][a-z0-9]{0,20}", element.tag) else "*"


def selector_of(element: Element, within: Element | None = None) -> str:
    """A selector that leans on the elements around one without a name, as far as `within`."""
    parts = [look_of(element)]
    around = element.parent
    while parts[0][0] not in ".#" and len(parts) <= _MOST_AROUND and around is not None and around.depth:
        if around is within or around.tag in ("body", "html"):
            break
        parts.insert(0, look_of(around))
        around = around.parent
    return " > ".join(parts)
