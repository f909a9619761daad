"""The posts that a page shows beside structured data that only repeats some of them."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.reading.blocks import printed
from crawler.reading.layout.read_posts import PostBlock
from crawler.reading.markup.marked import MarkedPost, MarkedQuestion, letters
from crawler.reading.markup.post import Post, longer
from crawler.reading.markup.post_text import PostTexts
from crawler.reading.markup.things import MOST_COMPARED, too_much_told
from crawler.reading.markup.told_text import begins_alike, is_cut, uncut

_TELLING = 40
"""Letters by which a text is found again."""
_MOST_SEARCHED = 400_000_000
"""Letters in which answers are looked for, all together: half a second."""


def _outermost(posts: Sequence[PostBlock]) -> Sequence[PostBlock]:
    """The posts that stand in no other answer: what does is a reply to it."""
    kept: list[PostBlock] = []
    for at, post in enumerate(posts):
        if at < 2 or post.element.at >= kept[-1].element.end or len(kept) < 2:
            kept.append(post)
    return kept


def shown_posts(
    question: MarkedQuestion, posts: Sequence[PostBlock], texts: PostTexts
) -> tuple[Post, list[Post]] | None:
    """The posts that the page shows, if they are the question's: its own first, and all answers that are told."""
    tells = question.opening.text is not None or question.opening.author is not None or question.answers
    posts = _outermost(posts)
    if len(posts) < 2:
        return None
    said = [letters("".join(block.text for block in post.body)) for post in posts]
    told_count = len(question.answers)
    if told_count * len(posts) > MOST_COMPARED or told_count * sum(map(len, said)) > _MOST_SEARCHED:
        raise too_much_told(f"{told_count:,} answers told, {len(posts):,} posts shown")
    if tells:
        # A forum's tags or its notice may look like a post above the first.
        first = next((at for at in (0, 1) if _is_one(question.opening, posts[at], said[at], texts)), None)
        if first is None or len(posts) < first + 2:
            return None
        posts, said = posts[first:], said[first:]
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
    answers = [
        _merged(told.get(at), post, texts, distinguishes)
        for at, post in enumerate(posts)
        if at and (at in told or not _is_by_nobody(post))  # a forum's own notes stand between posts
    ]
    opening = _merged(question.opening, posts[0], texts, distinguishes=False)
    return opening, [answer for answer in answers if answer.text]


def _is_one(told: MarkedPost, post: PostBlock, said: str, texts: PostTexts) -> bool:
    """Whether markup tells of a post that the page shows, which says these letters."""
    text = texts.letters_of(told.text.text or "") if told.text else ""
    # What a post quotes first, markup may leave out.
    return begins_alike(text, said) or (_is_by_the_same(told, post) and text[:_TELLING] in said)


def _is_by_nobody(post: PostBlock) -> bool:
    return post.author is None and post.date is None and post.votes is None


def _is_by_the_same(told: MarkedPost, post: PostBlock) -> bool:
    return told.author is not None and post.author is not None and told.author in post.author.text


def _is_accepted(told: MarkedPost | None, post: PostBlock) -> bool:
    return told.is_accepted if told and told.is_accepted is not None else post.is_accepted


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


def _richer(written: str, post: PostBlock, texts: PostTexts) -> str:
    """A post's text as the page prints it; without a line below it that is none of it, as far as markup can tell.

    As the markup has it, where the page shows only its beginning.
    """
    shown = printed(post.body, post.element) or ""
    if not written or is_cut(written):
        return shown
    said = texts.saying(written)
    if said and post.body[0] is said[0]:
        return printed(longer(said, post.body), post.element) or ""
    whole = texts.plain(written)
    return whole if is_cut(shown) and begins_alike(letters(whole), letters(uncut(shown))) else shown
