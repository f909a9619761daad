"""A question page of the community in microdata, with votes, comments and signatures of those who edited."""

from __future__ import annotations

from datetime import datetime

from crawler.demo.forum import Comment, ForumAnswer, ForumQuestion, Member
from crawler.demo.markup.forum_parts import body, day, edited, plain, tag_links

_THING = 'itemscope itemtype="https://schema.org/{}"'


def microdata_main(question: ForumQuestion) -> str:
    """The page's own content."""
    parts = [
        f'<div {_THING.format("QAPage")}><div id="question" itemprop="mainEntity" {_THING.format("Question")}>',
        f'<h1 itemprop="name"><a href="{question.path}">{plain(question.title)}</a></h1>',
        _votes(question.votes),
        f'<div class="post-text" itemprop="text">\n{body(question.prose)}\n</div>',
        f'<div class="post-tags">{tag_links(question.tags)}</div>',
        _signature("asked", question.asker, question.asked),
        f'<h2><span itemprop="answerCount">{question.declared}</span> Answers</h2>',
    ]
    for place, answer in enumerate(question.answers, 1):
        parts += _answer(answer, place)
    return "\n".join(part for part in (*parts, "</div></div>") if part)


def _answer(answer: ForumAnswer, place: int) -> list[str]:
    kind = "acceptedAnswer" if answer.accepted else "suggestedAnswer"
    comments = "".join(map(_comment, answer.comments))
    return [
        f'<div class="answer" id="answer-{place}" itemprop="{kind}" {_THING.format("Answer")}>',
        _votes(answer.votes),
        '<div class="accepted" title="Accepted by who asked">✓</div>' if answer.accepted else "",
        f'<div class="post-text" itemprop="text">\n{body(answer.prose, answer.quote)}\n</div>',
        '<div class="post-menu"><a href="#">Share</a> <a href="#">Report</a></div>',
        edited(answer),
        _signature("answered", answer.member, answer.posted),
        f'<ul class="comments">{comments}</ul>' if comments else "",
        "</div>",
    ]


def _votes(votes: int | None) -> str:
    if votes is None:
        return ""
    return (
        '<div class="vote"><button type="button" aria-label="Vote up">▲</button>'
        f'<span class="vote-count" itemprop="upvoteCount">{votes}</span></div>'
    )


def _signature(verb: str, member: Member, time: datetime | None) -> str:
    when = f' <time itemprop="dateCreated" datetime="{time:%Y-%m-%dT%H:%M:%S}Z">{day(time)}</time>' if time else ""
    return f'<div class="post-signature">{verb}{when} <span class="user-info">{_author(member)}</span></div>'


def _author(member: Member) -> str:
    name = f'<span itemprop="name">{plain(member.shown)}</span>'
    if member.profile_path:
        name = f'<a itemprop="url" href="{member.profile_path}">{name}</a>'
    return f'<span itemprop="author" {_THING.format("Person")}>{name}</span>'


def _comment(comment: Comment) -> str:
    return (
        f'<li class="comment" itemprop="comment" {_THING.format("Comment")}><span itemprop="text">'
        f"{plain(comment.text)}</span> – {_author(comment.member)} "
        f'<time itemprop="dateCreated" datetime="{comment.posted.isoformat()}">{day(comment.posted)}</time></li>'
    )
