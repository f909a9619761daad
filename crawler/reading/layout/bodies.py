"""Where the texts of posts stand: the box that nearly every one of them has, without what calls itself no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from crawler.reading.elements import Element
from crawler.reading.layout.draft import PostDraft

_BODY = re.compile(r"body|content|cooked|text|message|prose|markdown|bbwrapper|description|copy", re.IGNORECASE)
_MOST, _NEARLY_ALL, _HALF = 0.8, 0.75, 0.5


def leave_out_quiet(posts: Sequence[PostDraft]) -> None:
    """Leave out what its names call no part of a text, unless it holds half of the text."""
    sizes: Counter[str] = Counter()
    for post in posts:
        for block in post.said:
            sizes.update(dict.fromkeys(post.quiet_around(block.node), len(block.text)))
    whole = sum(len(block.text) for post in posts for block in post.said)
    quiet = {look for look, size in sizes.items() if size < _HALF * whole}
    for post in posts:
        post.said = [block for block in post.said if quiet.isdisjoint(post.quiet_around(block.node))]


def find_bodies(posts: Sequence[PostDraft]) -> None:
    """Find the box that holds the text in nearly every post: the innermost one, and one named so before others."""
    boxes = [post.boxes() for post in posts]
    alike = [post for post in posts if post.is_one_of_many]
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    depths: Counter[str] = Counter()
    for post, found in zip(posts, boxes, strict=True):
        for look, (size, element) in found.items() if post.is_one_of_many else ():
            counts[look] += 1
            sizes[look] += size
            depths[look] += element.depth
    whole = sum(len(block.text) for post in alike for block in post.said)
    known = [look for look, count in counts.items() if count >= _MOST * len(alike) and sizes[look] >= _HALF * whole]
    body = _innermost(known, sizes, {look: depths[look] / counts[look] for look in known}, whole)
    for post, found in zip(posts, boxes, strict=True):
        if body is not None and body not in found and post.is_one_of_many and post is not posts[0]:
            post.said = []  # a row among the posts that tells of an event: "marked as solved"
        own = body if body in found else _own_body(found, post)
        post.body = found[own][1] if own else None


def _own_body(boxes: Mapping[str, tuple[int, Element]], post: PostDraft) -> str | None:
    """The look of the box that holds the text of a post that looks unlike the others: one that is named so."""
    whole = sum(len(block.text) for block in post.said)
    called = [look for look, (size, _) in boxes.items() if size >= _HALF * whole and _BODY.search(look)]
    sizes = {look: boxes[look][0] for look in called}
    return _innermost(called, sizes, {look: boxes[look][1].depth for look in called}, whole)


def _innermost(looks: Sequence[str], sizes: Mapping[str, int], depths: Mapping[str, float], whole: int) -> str | None:
    """The innermost look that holds nearly as much as the largest; one that is named as a body before others."""
    called = [look for look in looks if _BODY.search(look)] or looks
    most = max((sizes[look] for look in called), default=0)
    chosen = [look for look in called if sizes[look] >= max(_NEARLY_ALL * most, _HALF * whole)]
    return max(chosen, key=lambda look: (depths[look], look), default=None)
