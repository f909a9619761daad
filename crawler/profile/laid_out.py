"""A page without markup, read by its layout: posts that repeat, the first of them the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.reading.blocks import Block, printed
from crawler.reading.page import Page
from crawler.reading.post_blocks import PostBlock, find_posts
from crawler.reading.title import find_title
from crawler.records import RawAnswer, RawQuestion


def laid_out(plain: RawQuestion, page: Page, blocks: Sequence[Block]) -> RawQuestion | None:
    """The question and its answers, marked as of low confidence; None where the page shows no posts.

    Args:
        plain: what any page tells.
        page: the page.
        blocks: its lines that a browser shows.
    """
    posts = find_posts(page, blocks)
    if len(posts) < 2:
        return None
    asked, *answers = posts
    first = next((at for at, block in enumerate(blocks) if asked.body and block is asked.body[0]), 0)
    title = find_title(blocks[: first + 1], page.title)
    return replace(
        plain,
        title=title.text if title is not None else None,
        question=printed([block for block in asked.body if block is not title]),
        asker_line=asked.author.text if asked.author is not None else None,
        date_line=asked.date,
        vote_count=asked.votes,
        answers=[_answer(post, page) for post in answers],
        low_confidence=True,
    )


def _answer(post: PostBlock, page: Page) -> RawAnswer:
    return RawAnswer(
        text=printed(post.body) or "",
        author_lines=[post.author.text] if post.author is not None else [],
        profile_url=page.absolute(post.profile),
        date_line=post.date,
        vote_count=post.votes,
    )
