"""A question page of the community whose JSON-LD knows all, while the page prints the same in plain boxes."""

from __future__ import annotations

from datetime import datetime

from crawler.demo.forum import ForumAnswer, ForumQuestion, Member
from crawler.demo.markup.forum_parts import body, day, edited, linked, linked_data, plain, remarks, tag_links
from crawler.demo.truth import FORUM_HOST


def json_ld_main(question: ForumQuestion) -> str:
    """The page's own content."""
    parts = [
        f'<section class="qa-question"><h1>{plain(question.title)}</h1>',
        f'<div class="qa-body">{body(question.prose)}</div>',
        f'<div class="qa-meta">{_signed("Asked by", question.asker, question.asked)}{_liked(question.votes)}</div>',
        f'<div class="qa-tags">{tag_links(question.tags)}</div></section>',
        f'<h2 class="qa-count">Answers ({question.declared})</h2>',
    ]
    for place, answer in enumerate(question.answers, 1):
        parts += [
            f'<section class="qa-answer" id="answer-{place}">',
            '<div class="qa-badge">Chosen answer</div>' if answer.accepted else "",
            f'<div class="qa-body">{body(answer.prose, answer.quote)}</div>',
            f'<div class="qa-meta">{_signed("Answer by", answer.member, answer.posted)}{_liked(answer.votes)}</div>',
            edited(answer),
            remarks(answer.comments),
            "</section>",
        ]
    return "\n".join(part for part in parts if part)


def json_ld_head(question: ForumQuestion) -> str:
    """The JSON-LD of the page's head."""
    thing: dict[str, object] = {
        "@type": "Question",
        "name": question.title,
        "text": body(question.prose),
        "keywords": ", ".join(question.tags),
        "answerCount": question.declared,
        **_told(question.asker, question.asked, question.votes),
    }
    accepted = [_told_answer(answer) for answer in question.answers if answer.accepted]
    suggested = [_told_answer(answer) for answer in question.answers if not answer.accepted]
    if accepted:
        thing["acceptedAnswer"] = accepted[0]
    if suggested:
        thing["suggestedAnswer"] = suggested
    return linked_data({"@type": "QAPage", "mainEntity": thing}) + "\n"


def _signed(verb: str, member: Member, posted: datetime | None) -> str:
    when = f' on <span class="qa-date">{day(posted)}</span>' if posted else ""
    return f"{verb} {linked(member, ' class=qa-author')}{when}"


def _liked(votes: int | None) -> str:
    return "" if votes is None else f' <span class="qa-votes">{votes} votes</span>'


def _told_answer(answer: ForumAnswer) -> dict[str, object]:
    told = {"@type": "Answer", "text": body(answer.prose, answer.quote)}
    comments = [
        {"@type": "Comment", "text": each.text, **_told(each.member, each.posted, None)} for each in answer.comments
    ]
    return {
        **told,
        **_told(answer.member, answer.posted, answer.votes),
        **({"comment": comments} if comments else {}),
    }


def _told(member: Member, posted: datetime | None, votes: int | None) -> dict[str, object]:
    person = {"@type": "Person", "name": member.shown}
    if member.profile_path:
        person["url"] = f"https://{FORUM_HOST}{member.profile_path}"
    told: dict[str, object] = {"author": person}
    if posted is not None:
        told["dateCreated"] = f"{posted:%Y-%m-%dT%H:%M:%S}.000Z"
    if votes is not None:
        told["upvoteCount"] = votes
    return told
