"""The posts of a forum-like page without markup for them: boxes of one look that repeat and hold most of its text.

The question comes first, then its answers. A page is taken for a forum's only if its posts name people and tell dates;
an article with comments, a list of teasers, reviews and documentation hold no posts.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.reading.blocks import Block
from crawler.reading.elements import Element
from crawler.reading.layout.draft import Span
from crawler.reading.layout.groups import MANY, PostGroup, best_group, groups_of
from crawler.reading.layout.lookalikes import is_for_sale
from crawler.reading.layout.members import members_of, without_comments
from crawler.reading.layout.question import LONGEST_SIGN, opens, question_before, question_span
from crawler.reading.layout.read_posts import PostBlock, read_posts
from crawler.reading.layout.signs import Signs
from crawler.reading.layout.sizes import TextSizes, text_of
from crawler.reading.page import Page

__all__ = ["PostBlock", "find_posts"]

_MOST_OF_PAGE = 0.5
"""The share of the page's text that its posts hold together."""


def find_posts(page: Page, blocks: Sequence[Block], *, is_question: bool = False) -> list[PostBlock]:
    """The posts among a page's blocks, the question first; none on a page that is no forum's.

    `is_question` is for pages of which something else tells that they hold a question and answers: then what calls
    itself comments may be the answers, and posts need not both name people and tell dates.
    """
    if page.tree is None:
        return []
    sizes = TextSizes(blocks)
    signs = Signs(page.tree, blocks)
    group = best_group(groups_of(sizes, signs, is_question), sizes, is_question)
    if group is None or is_for_sale(group.members[0]):
        return []
    members = members_of(group, signs)
    if group.entry != "comment":
        members = without_comments(members, 2 if is_question else 1)
    spans = _spans(page, sizes, signs, group, members, is_question)
    size = sum(text_of(block) for span in spans for block in span.blocks)
    if len(spans) < 2 or size < _MOST_OF_PAGE * sum(sizes.sizes):
        return []
    first, *others = read_posts(page.tree, signs, spans)
    # A question may be a picture and no text: still the next post is no question.
    posts = [post for post in (first, *others) if post.body or (post is first and (post.author or post.date))]
    if posts and posts[0].element not in members and group.is_signed and _is_heading(posts[0], group):
        posts = posts[1:]
    return posts if len(posts) > 1 and (is_question or _are_signed(posts, group)) else []


def _spans(
    page: Page, sizes: TextSizes, signs: Signs, group: PostGroup, members: Sequence[Element], is_question: bool
) -> list[Span]:
    """Where the posts stand, the question's span first."""
    held = [(member, sizes.inside(member)) for member in members]
    held = [(member, places) for member, places in held if places]
    if not held:
        return []
    first, places = held[0]
    ends = [first.parent.at if first.parent and len(held) > 1 and first.parent.end > held[1][0].at else first.at]
    ends += [before.end for before, _ in held[:-1]]
    spans = [
        Span(member, [sizes.blocks[at] for at in inside], member.end, min(end, member.at))
        for end, (member, inside) in zip(ends, held, strict=True)
    ]
    stretch = question_before(page, sizes, places[0], group, is_question)
    if stretch is None:
        return []
    question = question_span([sizes.blocks[at] for at in stretch], first, signs) if stretch else None
    if question:
        return [question, *spans]
    return spans if opens(spans[0], group, is_question) else []


def _is_heading(first: PostBlock, group: PostGroup) -> bool:
    """Whether what stands above the posts is no question: nobody's, undated, and the posts may begin with it."""
    unsigned = first.author is None and first.date is None and not group.answers
    return unsigned and (group.entry != "comment" or sum(map(text_of, first.body)) < LONGEST_SIGN)


def _are_signed(posts: Sequence[PostBlock], group: PostGroup) -> bool:
    """Whether the posts, once they are read, have authors and dates."""
    authors = sum(post.author is not None for post in posts)
    dates = sum(post.date is not None for post in posts)
    likely = (authors >= MANY * len(posts)) + (dates >= MANY * len(posts))
    return authors + dates > 2 and (likely == 2 or (likely == 1 and bool(group.entry)))
