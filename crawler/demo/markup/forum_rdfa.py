"""A question page of the community in RDFa Lite (https://www.w3.org/TR/rdfa-lite/)."""

from __future__ import annotations

from datetime import datetime

from crawler.demo.forum import ForumAnswer, ForumQuestion, Member
from crawler.demo.markup.forum_parts import body, day, edited, plain, remarks, tag_links


def rdfa_main(question: ForumQuestion) -> str:
    """The page's own content."""
    parts = [
        '<div class="region" vocab="https://schema.org/" typeof="QAPage">',
        '<div class="node node-question" property="mainEntity" typeof="Question">',
        f'<h1 class="node-title" property="name">{plain(question.title)}</h1>',
        f'<div class="submitted">Asked by {_author(question.asker)} {_date(question.asked)}</div>',
        f'<div class="field-body" property="text">\n{body(question.prose)}\n</div>',
        _votes(question.votes),
        f'<div class="field-tags">{tag_links(question.tags)}</div>',
        f'<h2 class="answers-title"><span property="answerCount">{question.declared}</span> answers</h2>',
    ]
    for place, answer in enumerate(question.answers, 1):
        parts += _answer(answer, place)
    return "\n".join(part for part in (*parts, "</div>", "</div>") if part)


def _answer(answer: ForumAnswer, place: int) -> list[str]:
    kind = "acceptedAnswer" if answer.accepted else "suggestedAnswer"
    return [
        f'<div class="node-answer" id="answer-{place}" property="{kind}" typeof="Answer">',
        f'<div class="submitted">{_author(answer.member)} answered {_date(answer.posted)}</div>',
        f'<div class="field-body" property="text">\n{body(answer.prose, answer.quote)}\n</div>',
        edited(answer),
        _votes(answer.votes),
        remarks(answer.comments),
        "</div>",
    ]


def _author(member: Member) -> str:
    name = f'<span property="name">{plain(member.shown)}</span>'
    if member.profile_path:
        name = f'<a class="username" property="url" href="{member.profile_path}">{name}</a>'
    return f'<span property="author" typeof="Person">{name}</span>'


def _date(time: datetime | None) -> str:
    if time is None:
        return ""
    return f'on <time property="dateCreated" datetime="{time.isoformat()}">{day(time)}</time>'


def _votes(votes: int | None) -> str:
    if votes is None:
        return ""
    return f'<div class="rate"><span property="upvoteCount">{votes}</span> found this useful</div>'
