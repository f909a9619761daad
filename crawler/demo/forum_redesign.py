"""How the community is redesigned overnight (`crawler.demo.redesign`)."""

from __future__ import annotations

from dataclasses import replace

from crawler.demo.forum import ForumQuestion
from crawler.demo.markup.forum_pages import without_markup
from crawler.demo.prose import paragraphs
from crawler.demo.redesign import BINDING, PROMOTION, Redesign


def redesigned_forum_question(question: ForumQuestion, redesign: Redesign | None) -> ForumQuestion:
    """The question as the pages of a redesign show it."""
    match redesign:
        case "bindings":
            answers = [
                replace(each, votes=None, prose=(*each.prose, *paragraphs(BINDING))) for each in question.answers
            ]
        case "promotion":
            answers = [replace(each, prose=(*each.prose, *paragraphs(PROMOTION))) for each in question.answers]
        case "bare":
            answers = [replace(each, votes=None, posted=None) for each in question.answers]
            question = replace(question, votes=None, asked=None)
        case "wording" | None:
            return question
    return replace(question, answers=tuple(answers))


def reworded_forum_page(page: str, redesign: Redesign | None) -> str:
    """A page without the markup that tells what it holds, if that is the redesign: markup is all of its landmarks."""
    return without_markup(page) if redesign == "wording" else page
