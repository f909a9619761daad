"""Who wrote a post and when."""

from __future__ import annotations

import re

from crawler.reading.blocks import Block, folded
from crawler.reading.elements import Element, Tree, holds
from crawler.reading.layout.changes import begins_with_change
from crawler.reading.layout.dates import printed_date, tells_date
from crawler.reading.layout.draft import MOST_SIGNS, PostDraft
from crawler.reading.layout.furniture import LONGEST_SMALL_LINE
from crawler.reading.layout.names import LEADS, named
from crawler.reading.layout.signs import Sign
from crawler.reading.start_tags import read_start_tag

_NOT_VERIFIED = re.compile(r" ?\(not verified\)\Z|\Aby ")
_NO_LETTERS = re.compile(r"[\W_]+")
_LONGEST_NAME, _LONG_ELEMENT = 60, 60


def author_of(post: PostDraft) -> tuple[Block | None, str | None]:
    """The block that names who wrote it, and the link's target."""
    best: tuple[float, Block, str | None] | None = None
    for sign in post.authors:
        if post.is_elsewhere(sign.element) or any(named(box.start).liked for box in post.around(sign.element)):
            continue
        element, target = _named_by(sign, post)
        name = _NOT_VERIFIED.sub("", _name_of(element, post))
        if not name or len(name) > _LONGEST_NAME or not any(map(str.isalnum, name)):
            continue
        told = _plain(name) in _plain(target or "")
        rank = sign.rank + told * 0.5 - _was_changed(sign, post) * LEADS
        if best is None or rank > best[0]:
            best = rank, _block_of(element, name, post), target
    return (best[1], best[2]) if best else (None, None)


def date_of(post: PostDraft) -> str | None:
    """When it was posted."""
    best: Sign | None = None
    for sign in post.dates:
        if (
            (best is None or sign.rank > best.rank)
            and not post.is_elsewhere(sign.element)
            and not _was_changed(sign, post)
        ):
            best = sign
    return best.told if best else None


def is_byline(block: Block, author: Block | None) -> bool:
    """Whether a line is the author's name or hardly more than a date."""
    if author is not None and (block is author or holds(author.node, block.node) or block.line == author.line):
        return True
    date = printed_date(block.line)
    return date is not None and len(block.line) - len(date) < LONGEST_SMALL_LINE


def _named_by(sign: Sign, post: PostDraft) -> tuple[Element, str | None]:
    """The element whose text is the name, and a link's target, of what may hold more than a name."""
    inside = post.signs.authors_between(sign.element.at, sign.element.end)[:MOST_SIGNS]
    links = [other for other in inside if other.told]
    telling = [link for link in links if _plain(_own_text(post.tree, link.element)) in _plain(link.told or "")]
    link = next((link for link in (*telling, *links) if _own_text(post.tree, link.element)), None)
    target = sign.told or (link.told if link else None)
    for element in post.tree.within(sign.element)[1:MOST_SIGNS]:
        marked = element.get("itemprop") == "name" or (sign.told and named(element.start).author)
        if marked and _own_text(post.tree, element):
            return element, target or _link_around(element, post)
    return (link.element if link and sign.told is None else sign.element), target or _link_around(sign.element, post)


def _name_of(element: Element, post: PostDraft) -> str:
    """The name that an element prints: its first line, as a rank and a number of posts may stand below."""
    inside = [block for block in post.blocks if block.node is not element and holds(element, block.node)]
    if len(inside) > 1 and not element.get("content"):
        return inside[0].line
    return _own_text(post.tree, element)


def _link_around(element: Element, post: PostDraft) -> str | None:
    link = next((around for around in post.around(element) if around.tag == "a"), None)
    return read_start_tag(post.tree.pieces[link.at])[1] if link else None


def _block_of(element: Element, name: str, post: PostDraft) -> Block:
    for block in post.blocks:
        if (holds(element, block.node) or holds(block.node, element)) and block.line == name:
            return block
    return Block(name, node=element, marks=element.marks)


def _was_changed(sign: Sign, post: PostDraft) -> bool:
    """Whether it stands with the line that tells of a later change, or since when somebody is a member."""
    for at, block in enumerate(post.blocks):
        if holds(sign.element, block.node) or (holds(block.node, sign.element) and _stands_in(block, sign)):
            before = post.blocks[at - 1].line[:LONGEST_SMALL_LINE] if at else ""
            if begins_with_change(block.line) or not begins_with_change(before):
                return begins_with_change(block.line)
            # Two dates in a row are each told of by their own line.
            return not (tells_date(block.line) and tells_date(before))
    return False


def _stands_in(block: Block, sign: Sign) -> bool:
    """Whether the line that a larger element holds may be the one in which a sign stands."""
    return block.node is sign.element or sign.element.parent is block.node or not sign.rank


def _own_text(tree: Tree, element: Element) -> str:
    if element.get("content"):
        return folded(element.get("content") or "")
    if element.end - element.at > _LONG_ELEMENT:
        return ""
    return folded(tree.text(element)).removeprefix("by ").strip(" –-:,")


def _plain(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()
