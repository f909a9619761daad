"""The posts that markup tells of, with the words that the page prints: what is told never replaces a richer page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from crawler.reading.blocks import Block, printed
from crawler.reading.elements import Element, holds
from crawler.reading.layout.draft import Span
from crawler.reading.layout.find_posts import find_posts
from crawler.reading.layout.read_posts import PostBlock, read_posts
from crawler.reading.markup.marked import MarkedPost, MarkedQuestion
from crawler.reading.markup.post import Post, longer
from crawler.reading.markup.post_text import PostTexts
from crawler.reading.markup.shown_posts import shown_posts
from crawler.reading.markup.things import Thing
from crawler.reading.markup.told_text import is_cut, uncut
from crawler.reading.page import Page

_LONGEST_BYLINE = 120


def place(question: MarkedQuestion, page: Page, texts: PostTexts, *, is_only: bool) -> tuple[Post, list[Post]]:
    """A question's own post and its answers.

    Where markup only repeats what the page shows (JSON-LD), and the page shows more posts of the same kind, these are
    answers too; `is_only` tells that the page has no other question to which they could belong.
    """
    posts = (question.opening, *question.answers)
    if is_only and not question.by_site and all(post.element is None for post in posts):
        blocks = [block for block in page.blocks if not block.hidden]
        shown = shown_posts(question, find_posts(page, blocks, is_question=_is_part(question)), texts)
        if shown is not None:
            return shown
    printed_parts = _printed_parts(posts, page, texts)
    opening, *answers = (_placed(post, printed_parts.get(id(post)), texts, by_site=question.by_site) for post in posts)
    return opening, [answer for answer in answers if answer.text]


def _is_part(question: MarkedQuestion) -> bool:
    """Whether markup tells some of the answers, and there are more or longer ones."""
    texts = [post.text.text or "" for post in question.answers if post.text]
    return bool(texts) and (question.answer_count != str(len(texts)) or any(map(is_cut, texts)))


def _placed(post: MarkedPost, shown: PostBlock | None, texts: PostTexts, *, by_site: bool) -> Post:
    """A post as told, and what only the page shows of it."""
    named = shown if shown is not None and post.author is None else None
    return Post(
        text=texts.give(_text(post, texts, by_site=by_site)),
        author=named.author.text if named and named.author else post.author,
        profile=named.profile if named else post.profile,
        date=post.date or (shown.date if shown else None),
        votes=post.votes,
        vote_line=shown.votes if shown and post.votes is None else None,
        is_accepted=post.is_accepted,
        at=post.element.at if post.element else None,
    )


def _printed_parts(posts: Sequence[MarkedPost], page: Page, texts: PostTexts) -> dict[int, PostBlock]:
    """What the page prints of the posts for whom markup tells no author or no date."""
    wanting = [post for post in posts if post.element is not None and (post.author is None or post.date is None)]
    if not wanting or page.tree is None or texts.signs is None:
        return {}
    starts = sorted(post.element.at for post in posts if post.element is not None)
    found: dict[int, PostBlock] = {}
    for post in wanting:
        element = post.element
        assert element is not None
        following = bisect_right(starts, element.at)
        end = min(element.end, starts[following]) if following < len(starts) else element.end
        blocks = [block for block in texts.within(element, end) if block.node is not None and block.node.at < end]
        for read in read_posts(page.tree, texts.signs, [Span(element, blocks, end, element.at)]):
            author = read.author.node if read.author else None
            if not any(holds(comment.element, author) for comment in post.thing.things("comment")):
                found[id(post)] = read
    return found


def _text(post: MarkedPost, texts: PostTexts, *, by_site: bool) -> str:
    """The text where the page prints it; as the markup has it where the page does not."""
    told = post.text
    if told is None:
        return printed(_own_blocks(post.thing, texts)) or "" if "Question" not in post.thing.types else ""
    if told.text is None and told.element is not None:
        return texts.of_element(told.element)
    written = told.text or ""
    said = [] if is_cut(written) else texts.saying(written)
    if not said or by_site:
        said = longer(said, texts.going_on(uncut(written) if is_cut(written) else written))
        said = _without_byline(said, post.author)
    return printed(said) or texts.plain(written)


def _without_byline(blocks: list[Block], author: str | None) -> list[Block]:
    """Without the short lines at the end that say who wrote it: "Mia Okafor, 4 March 2024, 7 votes"."""
    end = len(blocks)
    while author and end > 1 and author in blocks[end - 1].text and len(blocks[end - 1].text) < _LONGEST_BYLINE:
        end -= 1
    return blocks[:end]


def _own_blocks(thing: Thing, texts: PostTexts) -> list[Block]:
    """What an element prints apart from its properties: who, when, how many votes, which comments."""
    if thing.element is None:
        return []
    parts = [each.element for values in thing.properties.values() for each in values if each.element is not None]
    own: list[Block] = []
    outermost: list[Element] = []
    for part in sorted(parts, key=attrgetter("at")):
        if not outermost or part.at >= outermost[-1].end:
            outermost.append(part)
    for block in texts.within(thing.element):
        before = bisect_right(outermost, block.node.at, key=attrgetter("at")) if block.node else 0
        if not before or not holds(outermost[before - 1], block.node):
            own.append(block)
    return own
