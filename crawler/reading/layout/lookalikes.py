"""What repeats as posts do and holds none: teasers, reviews, products, recipes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.reading.blocks import Block
from crawler.reading.elements import Element, lineage
from crawler.reading.layout.dates import printed_date
from crawler.reading.layout.names import named, names_of
from crawler.reading.layout.sizes import TextSizes

_NO_POSTS = re.compile(
    r"review|product|teaser|result|related|suggest|similar|topic-?list|thread-?list|widget|\bmenu|testimonial|summary"
    r"|recipe|job|event|listing",
    re.IGNORECASE,
)
_SOLD = re.compile(r"product|recipe|reviews?\b", re.IGNORECASE)
REPEATED_TITLE = re.compile(r"re(?:ply)?\s?:", re.IGNORECASE)
"""What begins the title of a reply."""
_LEAST_TITLE, _MOST_TITLED = 12, 0.6


def are_called_otherwise(look: str) -> bool:
    """Whether boxes of a look call themselves something that is no post."""
    return _NO_POSTS.search(look) is not None


def are_teasers(members: Sequence[Element], entry: str, sizes: TextSizes) -> bool:
    """Whether most of the boxes have a title of their own that leads to another page, or a heading of their own."""
    titles: list[str] = []
    for member in members:
        title = next(filter(None, (_title(sizes.blocks[at], entry) for at in sizes.inside(member)[:8])), None)
        if title:
            titles.append(title)
    return len(titles) >= max(2, _MOST_TITLED * len(members)) and len(set(titles)) > len(titles) / 2


def is_for_sale(first: Element) -> bool:
    """Whether it stands in what is a product's or a recipe's, by its names or by its type."""
    around = lineage(first)[:-1]
    return any(
        _SOLD.search(element.get("itemtype") or "") or (element.depth > 2 and _SOLD.search(names_of(element)))
        for element in around
    )


def _title(block: Block, entry: str) -> str | None:
    """The line if it is a title as teasers have one: no name, no date, and no link into the page itself."""
    words = block.line.casefold()
    if len(words) < _LEAST_TITLE or words.count(" ") < 2 or printed_date(block.line) or REPEATED_TITLE.match(words):
        return None
    names = any(named(element.start).author for element in lineage(block.node, 3))
    if names or block.chrome or block.hidden:
        return None
    leads = block.is_link and not any("#" in link.href for link in block.links)
    heads = block.level > 0 and (leads or entry in ("", "post"))
    return words if heads or (leads and entry in ("", "post")) else None
