"""What a page's structured data adds to answers that were read off the page itself."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.reading.markup.linked_data import LONGEST_BLOCK, read_linked_data, unread_types
from crawler.reading.markup.marked import MarkedPost, MarkedQuestion, first_letters
from crawler.reading.markup.microdata import read_microdata
from crawler.reading.markup.questions import marked_questions, unread_question
from crawler.reading.markup.things import too_much_told
from crawler.reading.markup.told_text import TELLING, begins_alike, plain
from crawler.reading.page import Page
from crawler.records import RawAnswer

_KINDS = ("Question", "DiscussionForumPosting", "QAPage")
_BEGINNING = 600
"""Characters of a text, with its markup, in which the letters stand by which it is known."""


def questions_told(page: Page) -> list[MarkedQuestion]:
    """The questions that a page's structured data tells of; none where it has no structured data."""
    things = read_microdata(page.tree) if page.tree is not None and page.has_things else []
    telling = [script for script in page.linked_data if any(kind in script for kind in _KINDS)]
    if sum(map(len, telling)) > LONGEST_BLOCK:
        raise too_much_told(f"JSON-LD of more than {LONGEST_BLOCK:,} characters")
    if telling:
        things += read_linked_data(page.linked_data)
    questions = marked_questions(things, page.tree) if things else []
    if not questions and "QAPage" in unread_types(telling):
        return [unread_question()]
    return questions


def supplemented(answers: Sequence[RawAnswer], told: MarkedQuestion | None, page: Page) -> list[RawAnswer]:
    """The answers with what the page does not show of them: votes, dates, profile links, the accepted mark.

    Nothing that was read off the page is replaced. An answer in structured data that begins as no answer of the page
    does, or as two do, is left alone.
    """
    if told is None:
        return list(answers)
    said = [
        (first_letters(plain(post.text.read(page.tree)[:_BEGINNING]), TELLING) if post.text else "", post)
        for post in told.answers
    ]
    accepts = any(post.is_accepted for post in told.answers)  # not every site lets askers accept an answer
    return [_supplemented(answer, said, page, accepts=accepts) for answer in answers]


def _supplemented(answer: RawAnswer, told: Sequence[tuple[str, MarkedPost]], page: Page, *, accepts: bool) -> RawAnswer:
    text = first_letters(answer.text[:_BEGINNING], TELLING)
    same = [post for said, post in told if begins_alike(text, said)]
    if len(same) != 1:
        return answer
    (post,) = same
    return RawAnswer(
        text=answer.text,
        headline=answer.headline,
        vote_line=answer.vote_line,
        vote_count=answer.vote_count or post.votes,
        author_lines=answer.author_lines or ([post.author] if post.author else []),
        profile_url=answer.profile_url or page.absolute(post.profile),
        date_line=answer.date_line or post.date,
        is_accepted=post.is_accepted if accepts else answer.is_accepted,
    )
