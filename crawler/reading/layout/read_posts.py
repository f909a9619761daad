"""The parts of a post on a page without markup for posts: who wrote it, when, how it was voted, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crawler.reading.blocks import Block
from crawler.reading.elements import Element, Tree, holds
from crawler.reading.layout.accepted import is_accepted
from crawler.reading.layout.bodies import find_bodies, leave_out_quiet
from crawler.reading.layout.byline import author_of, date_of, is_byline
from crawler.reading.layout.draft import PostDraft, Span
from crawler.reading.layout.furniture import is_small, repeated_lines
from crawler.reading.layout.signs import Signs
from crawler.reading.layout.votes import votes_of


class PostBlock(NamedTuple):
    """A post."""

    element: Element
    """The element that is the post; of a question that stands before its answers, what holds all of it."""
    author: Block | None
    """The author's name and nothing else."""
    profile: str | None
    """Where the author's name links to, as written."""
    date: str | None
    """The date of an attribute (`datetime`, `title`), else as printed."""
    votes: str | None
    """The count of votes as written."""
    body: list[Block]
    is_accepted: bool = False
    """Whether its box calls itself the accepted answer."""


def read_posts(tree: Tree, signs: Signs, spans: Sequence[Span]) -> list[PostBlock]:
    """Read posts of one look."""
    read = [PostDraft(span, tree, signs) for span in spans]
    leave_out_quiet(read)
    find_bodies(read)
    repeated = repeated_lines([post.said for post in read])
    places = sorted(post.element.at for post in read)
    found: list[PostBlock] = []
    for post in read:
        author, profile = author_of(post)
        if post.body is not None:
            body = [block for block in post.said if holds(post.body, block.node)]
        else:
            body = [
                block
                for block in post.said
                if block.line not in repeated and not is_small(block) and not is_byline(block, author)
            ]
        accepted = is_accepted(post.element, places)
        found.append(PostBlock(post.element, author, profile, date_of(post), votes_of(post, places), body, accepted))
    return _without_copies(found)


def _without_copies(posts: Sequence[PostBlock]) -> list[PostBlock]:
    """The posts without those that stand on the page a second time, as an accepted answer does above and below."""
    known: set[tuple[str, ...]] = set()
    found: list[PostBlock] = []
    for post in posts:
        copy = (post.author.line if post.author else "", post.date or "", *(block.line for block in post.body))
        if copy not in known:
            found.append(post)
        known.add(copy)
    return found
