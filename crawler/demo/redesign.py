"""How a site is redesigned overnight: its questions and answers stay, and the pages say them in another way.

The truth is not touched: it is what the pages said before, and what they ought to be read as.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from crawler.demo.panel import PanelAnswer, PanelQuestion
from crawler.demo.prose import Prose, paragraphs
from crawler.demo.reply import Reply, ReplyQuestion

Redesign = Literal["bindings", "promotion", "wording", "bare"]
"""`bindings`: a count below each answer, in a template language that nobody has rendered, in place of votes.
`promotion`: the same new line at the end of each answer. `wording`: every landmark in other words, so that no page is
of a known style. `bare`: no dates; where there were none, no votes and no heading with the number of answers."""

BINDING = "{{ answer.thanks | number }} readers thank the doctor for ${answer.kind}"
PROMOTION = "Download our free companion app and skip the queue."
_OTHER_WORDS = (
    ("Doctor Answers", "What the panel says:"),
    ("for educational purposes", "meant to inform"),
    ("out of 5 stars", "of five points"),
    (" review", " opinion"),
    ("+", "Thanks: "),
    ("Ask Date:", "Sent in"),
    (" year old", " years"),
    ("Share to:", "Pass on"),
    (" reply ", " writes for "),
    ("Reply Date:", "Written"),
    ("More Info", "To read on"),
    ("Similar Q&amp;A", "Others asked"),
    ("[Read More]", "Open"),
    ("Related FAQ", "Topics"),
)


def redesigned_panel_question(question: PanelQuestion, redesign: Redesign | None) -> PanelQuestion:
    """The question as the pages of a redesign show it."""
    match redesign:
        case "bindings":
            return replace(question, vote_form="absent", answers=_panel_answers(question, BINDING))
        case "promotion":
            return replace(question, answers=_panel_answers(question, PROMOTION))
        case "wording":
            unsigned = tuple(replace(answer, doctor=None) for answer in question.answers)
            return replace(question, vote_form="absent", answers=unsigned)
        case "bare":
            return replace(question, vote_form="absent", count_form="absent")
        case None:
            return question


def redesigned_reply_question(article: ReplyQuestion, redesign: Redesign | None) -> ReplyQuestion:
    """The article as the pages of a redesign show it."""
    match redesign:
        case "bindings":
            return replace(article, replies=_replies(article, BINDING))
        case "promotion":
            return replace(article, replies=_replies(article, PROMOTION))
        case "bare":
            asker = replace(article.asker, asked=None)
            return replace(article, asker=asker, replies=tuple(replace(each, replied=None) for each in article.replies))
        case "wording" | None:
            return article


def reworded(page: str, redesign: Redesign | None) -> str:
    """A page's markup with its landmarks in other words, if that is the redesign."""
    if redesign == "wording":
        for words, others in _OTHER_WORDS:
            page = page.replace(words, others)
    return page


def _panel_answers(question: PanelQuestion, line: str) -> tuple[PanelAnswer, ...]:
    return tuple(replace(answer, prose=_with(answer.prose, line)) for answer in question.answers)


def _replies(article: ReplyQuestion, line: str) -> tuple[Reply, ...]:
    return tuple(replace(reply, prose=_with(reply.prose, line)) for reply in article.replies)


def _with(prose: Prose, line: str) -> Prose:
    return (*prose, *paragraphs(line))
