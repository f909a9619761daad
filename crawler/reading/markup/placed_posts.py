"""The posts that markup tells of, with the words that the page prints: what is told never replaces a richer page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from crawler.reading.blocks import Block, printed
from crawler.reading.elements import Element, holds
from crawler.reading.layout.draft import Span
from crawler.reading.layout.find_posts import find_posts
from crawler.reading.layout.read_posts import PostBlock, read_posts
from crawler.reading.markup.marked import MarkedPost, MarkedQuestion, letters
from crawler.reading.markup.post_text import PostTexts
from crawler.reading.markup.things import MOST_COMPARED, Thing, too_much_told
from crawler.reading.markup.told_text import begins_alike, is_cut, uncut
from crawler.reading.page import Page

_LONGEST_BYLINE = 120
_TELLING = 40
"""Letters by which a text is found again."""
_MOST_SEARCHED = 400_000_000
"""Letters in which answers are looked for, all together: half a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A question or an answer as the page shows it."""

    text: str
    author: str | None
    profile: str | None
    """As written."""
    date: str | None
    votes: str | None
    """As the markup gives them."""
    vote_line: str | None = None
    """As the page shows them, where the markup gives none."""
    is_accepted: bool | None = None
    at: int | None = None
    """Where it begins on the page: a place among the pieces of its markup."""


def place(question: MarkedQuestion, page: Page, texts: PostTexts, *, is_only: bool) -> tuple[Post, list[Post]]:
    """A question's own post and its answers.

    Where markup only repeats what the page shows (JSON-LD), and the page shows more posts of the same kind, these are
    answers too; `is_only` tells that the page has no other question to which they could belong.
    """
    posts = (question.opening, *question.answers)
    if is_only and not question.by_site and all(post.element is None for post in posts):
        blocks = [block for block in page.blocks if not block.hidden]
        shown = _shown(question, find_posts(page, blocks, is_question=_is_part(question)), texts)
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
        said = _longer(said, texts.going_on(uncut(written) if is_cut(written) else written))
        said = _without_byline(said, post.author)
    return printed(said) or texts.plain(written)


def _without_byline(blocks: list[Block], author: str | None) -> list[Block]:
    """Without the short lines at the end that say who wrote it: "Mia Okafor, 4 March 2024, 7 votes"."""
    end = len(blocks)
    while author and end > 1 and author in blocks[end - 1].text and len(blocks[end - 1].text) < _LONGEST_BYLINE:
        end -= 1
    return blocks[:end]


def _longer(said: list[Block], box: list[Block]) -> list[Block]:
    """All of a box that begins with what was told, if what is told leaves out a sentence or a list of it."""
    rest = box[len(said) :]
    return box if any(block.marker or block.line.endswith((".", "!", "?")) for block in rest) or not said else said


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


def _shown(question: MarkedQuestion, posts: Sequence[PostBlock], texts: PostTexts) -> tuple[Post, list[Post]] | None:
    """The posts that the page shows, if they are the question's: its own first, and all answers that are told."""
    tells = question.opening.text is not None or question.opening.author is not None or question.answers
    if len(posts) < 2:
        return None
    said = [letters("".join(block.text for block in post.body)) for post in posts]
    told_count = len(question.answers)
    if told_count * len(posts) > MOST_COMPARED or told_count * sum(map(len, said)) > _MOST_SEARCHED:
        raise too_much_told(f"{told_count:,} answers told, {len(posts):,} posts shown")
    if tells and not _is_one(question.opening, posts[0], said[0], texts):
        return None
    told: dict[int, MarkedPost] = {}
    for answer in question.answers:
        likely = [
            at for at, post in enumerate(posts) if at and at not in told and _is_one(answer, post, said[at], texts)
        ]
        if not likely:
            return None
        # Two answers may begin with the same quotation.
        found = max(likely, key=lambda at: (_is_by_the_same(answer, posts[at]), -at))
        told[found] = answer
    distinguishes = any(each.is_accepted for each in question.answers) or any(each.is_accepted for each in posts[1:])
    answers = [_merged(told.get(at), post, texts, distinguishes) for at, post in enumerate(posts) if at]
    opening = _merged(question.opening, posts[0], texts, distinguishes=False)
    return opening, [answer for answer in answers if answer.text]


def _is_one(told: MarkedPost, post: PostBlock, said: str, texts: PostTexts) -> bool:
    """Whether markup tells of a post that the page shows, which says these letters."""
    text = texts.letters_of(told.text.text or "") if told.text else ""
    # What a post quotes first, markup may leave out.
    return begins_alike(text, said) or (_is_by_the_same(told, post) and text[:_TELLING] in said)


def _is_by_the_same(told: MarkedPost, post: PostBlock) -> bool:
    return told.author is not None and post.author is not None and told.author in post.author.text


def _merged(told: MarkedPost | None, post: PostBlock, texts: PostTexts, distinguishes: bool) -> Post:
    return Post(
        text=texts.give(_richer(told.text.text or "" if told and told.text else "", post, texts)),
        author=(told.author if told else None) or (post.author.text if post.author else None),
        profile=told.profile if told and (told.profile or not _is_by_the_same(told, post)) else post.profile,
        date=(told.date if told else None) or post.date,
        votes=told.votes if told else None,
        vote_line=None if told and told.votes else post.votes,
        is_accepted=_is_accepted(told, post) if distinguishes else (told.is_accepted if told else None),
        at=post.element.at,
    )


def _is_accepted(told: MarkedPost | None, post: PostBlock) -> bool:
    return told.is_accepted if told and told.is_accepted is not None else post.is_accepted


def _richer(written: str, post: PostBlock, texts: PostTexts) -> str:
    """A post's text as the page prints it; without a line below it that is none of it, as far as markup can tell.

    As the markup has it, where the page shows only its beginning.
    """
    shown = printed(post.body, post.element) or ""
    if not written or is_cut(written):
        return shown
    said = texts.saying(written)
    if said and post.body[0] is said[0]:
        return printed(_longer(said, post.body), post.element) or ""
    whole = texts.plain(written)
    return whole if is_cut(shown) and begins_alike(letters(whole), letters(uncut(shown))) else shown
