"""What the community's pages have in common, whatever markup tells of them: texts, names, dates, tags."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from datetime import datetime

from crawler.demo.forum import Comment, ForumAnswer, Member
from crawler.demo.markup.inline import Dialect, blocks, inline
from crawler.demo.prose import Prose
from crawler.demo.variety import slug

DIALECT = Dialect(
    paragraph="<p>{}</p>", line_break="<br>\n", bullets="<ul>\n{}\n</ul>", numbered="<ol>\n{}\n</ol>",
    entry="<li>{}</li>", heading="<h4>{}</h4>",
)  # fmt: skip


def plain(text: str) -> str:
    """The text between tags."""
    return html.escape(text, quote=False)


def attribute(text: str) -> str:
    """The text between quotes."""
    return html.escape(text)


def body(prose: Prose, quote: str | None = None) -> str:
    """A post's text, below what it quotes."""
    quoted = f"<blockquote><p>{inline(quote, DIALECT)}</p></blockquote>\n" if quote else ""
    return quoted + blocks(prose, DIALECT)


def linked(member: Member, attributes: str = "") -> str:
    """A name that leads to its profile, if it has one."""
    name = plain(member.shown)
    return f'<a href="{member.profile_path}"{attributes}>{name}</a>' if member.profile_path else f"<span>{name}</span>"


def day(time: datetime) -> str:
    """A date as printed.

    >>> day(datetime(2024, 3, 5))
    'Mar 5, 2024'
    """
    return f"{time:%b} {time.day}, {time.year}"


def tag_path(tag: str) -> str:
    """Where a tag's questions are listed."""
    return f"/tags/{slug(tag)}"


def tag_links(tags: Sequence[str]) -> str:
    """The tags of a question."""
    return " ".join(f'<a class="tag" rel="tag" href="{tag_path(tag)}">{plain(tag)}</a>' for tag in tags)


def edited(answer: ForumAnswer) -> str:
    """Who changed an answer, and when: no author of it."""
    if answer.edit is None:
        return ""
    at = answer.edit.at
    return (
        f'<div class="post-signature edited">edited <time datetime="{at.isoformat()}">{day(at)}</time> by '
        f"{linked(answer.edit.member)}</div>"
    )


def remarks(comments: Sequence[Comment]) -> str:
    """Comments as a list without markup that tells of them."""
    entries = "".join(
        f'<li class="comment"><span class="comment-text">{plain(each.text)}</span> – {linked(each.member)} '
        f'<span class="comment-date">{day(each.posted)}</span></li>'
        for each in comments
    )
    return f'<ul class="comments">{entries}</ul>' if entries else ""


def linked_data(thing: dict[str, object]) -> str:
    """A block of JSON-LD."""
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'
