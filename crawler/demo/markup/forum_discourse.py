"""A question page of the community as Discourse sends it to programs that run no scripts.

The thread is a DiscussionForumPosting in microdata that holds its comments. The JSON-LD beside it tells of a question
with its accepted answer at the most, and cuts the texts.
"""

from __future__ import annotations

from datetime import datetime

from crawler.demo.forum import ForumAnswer, ForumQuestion, Member
from crawler.demo.markup.forum_parts import DIALECT, attribute, day, linked_data, plain, tag_links
from crawler.demo.markup.inline import blocks, inline
from crawler.demo.prose import Prose, as_text
from crawler.demo.truth import FORUM_HOST

_THING = 'itemscope itemtype="http://schema.org/{}"'
_CUT_AT = 100


def discourse_main(question: ForumQuestion) -> str:
    """The page's own content."""
    dated = f'<meta itemprop="datePublished" content="{_written(question.asked)}">' if question.asked else ""
    parts = [
        f'<div id="topic-title"><h1><a href="{question.path}">{plain(question.title)}</a></h1>'
        f'<div class="topic-category"><div class="discourse-tags">{tag_links(question.tags)}</div></div></div>',
        f"<div {_THING.format('DiscussionForumPosting')}>",
        f'<meta itemprop="headline" content="{attribute(question.title)}">'
        f'<link itemprop="url" href="{question.url}">{dated}'
        f'<meta itemprop="keywords" content="{attribute(", ".join(question.tags))}">',
        '<div id="post_1" class="topic-body crawler-post">',
        *_post(question.asker, question.asked, question.prose, None, question.votes, 1),
        "</div>",
    ]
    for place, answer in enumerate(question.answers, 2):
        parts.append(
            f'<div id="post_{place}" itemprop="comment" {_THING.format("Comment")} class="topic-body crawler-post">'
        )
        parts += _post(answer.member, answer.posted, answer.prose, answer.quote, answer.votes, place)
        parts.append("</div>")
    return "\n".join((*parts, "</div>"))


def discourse_head(question: ForumQuestion) -> str:
    """The JSON-LD of the page's head."""
    thing: dict[str, object] = {
        "@type": "Question",
        "name": question.title,
        "text": _cut(as_text(question.prose)),
        **_told(question.asker, question.asked, question.votes),
        "answerCount": question.declared,
    }
    for answer in question.answers:
        if answer.accepted:
            thing["acceptedAnswer"] = _told_answer(answer)
    return linked_data({"@type": "QAPage", "name": question.title, "mainEntity": thing}) + "\n"


def _post(
    member: Member, posted: datetime | None, prose: Prose, quote: str | None, votes: int | None, place: int
) -> list[str]:
    name = f'<span itemprop="name">{plain(member.shown)}</span>'
    if member.profile_path:
        name = f'<a itemprop="url" rel="nofollow" href="https://{FORUM_HOST}{member.profile_path}">{name}</a>'
    when = ""
    if posted is not None:
        when = f'<time itemprop="datePublished" datetime="{_written(posted)}" class="post-time">{day(posted)}</time>'
    quoted = (
        f'<aside class="quote no-group"><blockquote>\n<p>{inline(quote or "", DIALECT)}</p>\n</blockquote></aside>\n'
    )
    kind = '<meta itemprop="interactionType" content="http://schema.org/LikeAction">'
    liked = (
        f'<div itemprop="interactionStatistic" {_THING.format("InteractionCounter")}>{kind}'
        f'<meta itemprop="userInteractionCount" content="{votes}"><span class="post-likes">{votes} Likes</span></div>'
    )
    return [
        f'<div class="crawler-post-meta"><span class="creator" itemprop="author" {_THING.format("Person")}>'
        f'{name}</span><span class="crawler-post-infos">{when}'
        f'<span itemprop="position">{place}</span></span></div>',
        f'<div class="post" itemprop="text">\n{quoted if quote else ""}{blocks(prose, DIALECT)}\n</div>',
        liked if votes is not None else "",
    ]


def _told_answer(answer: ForumAnswer) -> dict[str, object]:
    text = _cut(answer.text)
    return {"@type": "Answer", "text": text, **_told(answer.member, answer.posted, answer.votes)}


def _told(member: Member, posted: datetime | None, votes: int | None) -> dict[str, object]:
    told: dict[str, object] = {"author": {"@type": "Person", "name": member.shown}}
    if posted is not None:
        told["datePublished"] = _written(posted)
    if votes is not None:
        told["upvoteCount"] = votes
    return told


def _written(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%S}Z"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _CUT_AT else f"{text[:_CUT_AT].rstrip()}…"
