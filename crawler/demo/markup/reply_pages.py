"""An article of the reply site in each generation."""

from __future__ import annotations

import html

from crawler.demo.markup.chrome import DIALECTS, Chrome, angular, dialect_of, hashed, hashed_classes, tables
from crawler.demo.markup.inline import blocks, inline
from crawler.demo.markup.links import spelled
from crawler.demo.prose import as_text
from crawler.demo.reply import Reply, ReplyQuestion, Teaser
from crawler.demo.reply_content import tag_path
from crawler.demo.truth import REPLY_HOST

SHARE = "Share to:"
READ_MORE = "[Read More]"


def reply_page(article: ReplyQuestion, chrome: Chrome) -> str:
    """The page in the article's own generation."""
    match article.generation:
        case "angular":
            return angular(chrome, _angular(article))
        case "hashed":
            return hashed_classes(chrome, _hashed(article), as_text(article.prose))
        case "tables":
            return tables(chrome, _tables(article))


def _plain(text: str) -> str:
    return html.escape(text, quote=False)


def _by(entry: Reply | Teaser) -> str:
    return f"Dr. {_plain(entry.doctor)} reply {_plain(entry.department)}"


def _angular(article: ReplyQuestion) -> str:
    dialect = DIALECTS["angular"]
    parts = ['<div class="article" itemscope itemtype="https://schema.org/QAPage">']
    if article.shows_headline:
        parts.append(f'<h1 class="article-title">{_plain(article.headline)} - {_plain(article.department)}</h1>')
        parts.append(
            f'<div class="share">{SHARE} <a class="icon-line" href="#"></a><a class="icon-mail" href="#"></a></div>'
        )
    parts.append('<div v-cloak>{{ likes > 0 ? likes : "" }}</div>')
    parts.append('<div class="question" itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">')
    parts.append(f'<h2 itemprop="name">{inline(article.title, dialect)}</h2>')
    parts.append(f'<div class="content" itemprop="text">\n{blocks(article.prose, dialect)}\n</div>')
    parts.append(f'<p class="asker">{_plain(article.asker.printed())}</p>')
    for reply in article.replies:
        parts.append('<div class="reply" itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer">')
        parts.append(f'<h3 class="doctor">{_by(reply)}</h3>')
        parts.append(f'<div class="content" itemprop="text">\n{blocks(reply.prose, dialect)}\n</div>')
        if reply.replied:
            parts.append(f'<p class="date">Reply Date: {reply.replied:%Y/%m/%d}</p>')
        parts.append("</div>")
    parts.append("</div>")
    if article.essay:
        parts.append(f'<section class="more-info"><h2>More Info</h2>\n{blocks(article.essay, dialect)}</section>')
    if article.teasers:
        parts.append('<section class="similar"><h2>Similar Q&amp;A</h2>')
        for turn, teaser in enumerate(article.teasers, article.number):
            parts.append(f'<div class="card"><h4>{_plain(teaser.title)}</h4><p>{_plain(teaser.question)}</p>')
            parts.append(f'<div class="by">{_by(teaser)}</div><p>{_plain(teaser.answer)}</p>')
            parts.append(
                f'<a class="more" href="{spelled(teaser.path, REPLY_HOST, turn)}">'
                f"{READ_MORE} {_plain(teaser.title)}</a></div>"
            )
        parts.append("</section>")
    if article.shows_tags:
        parts.append('<section class="faq"><h2>Related FAQ</h2>')
        parts += [
            f'<div class="tag"><a href="{tag_path(tag)}">{_plain(tag)}</a><p>({_plain(article.department)})</p></div>'
            for tag in article.tags
        ]
        parts.append("</section>")
    return "\n".join((*parts, "</div>"))


def _hashed(article: ReplyQuestion) -> str:
    dialect, build = DIALECTS["hashed"], article.number % 2
    parts = [f'<article class="{hashed("article_page", build)}">']
    if article.shows_headline:
        parts.append(f"<h1>{_plain(article.headline)} - {_plain(article.department)}</h1>")
        parts.append(
            f'<div class="{hashed("share-bar_bar", build)}"><span>{SHARE}</span>'
            '<button type="button" aria-label="Copy link"></button></div>'
        )
    parts.append(
        f'<div class="{hashed("article_question", build)}">'
        f"<h2>{inline(article.title, dialect)}</h2>{blocks(article.prose, dialect)}"
    )
    parts.append(f'<div class="{hashed("article_asker", build)}">{_plain(article.asker.printed())}</div></div>')
    for reply in article.replies:
        doctor = f'<a href="{reply.profile_path}">{_plain(reply.doctor)}</a>'
        parts.append(
            f'<div class="{hashed("article_reply", build)}"><div>Dr. {doctor} reply {_plain(reply.department)}</div>'
        )
        parts.append(blocks(reply.prose, dialect))
        if reply.replied:
            parts.append(f"<div><span>Reply Date:</span> <time>{reply.replied:%Y/%m/%d}</time></div>")
        parts.append("</div>")
    if article.essay:
        parts.append(
            f'<section class="{hashed("essay_box", build)}"><h3>More Info</h3>'
            f"{blocks(article.essay, dialect)}</section>"
        )
    if article.teasers:
        parts.append(f'<section class="{hashed("similar_box", build)}"><h3>Similar Q&amp;A</h3>')
        for turn, teaser in enumerate(article.teasers, article.number):
            href = spelled(teaser.path, REPLY_HOST, turn)
            parts.append(
                f'<div class="{hashed("similar_card", build)}">'
                f'<a href="{href}"><strong>{_plain(teaser.title)}</strong></a>'
            )
            parts.append(
                f"<div>{_plain(teaser.question)}</div><div>{_by(teaser)}</div><div>{_plain(teaser.answer)}</div>"
            )
            parts.append(f'<a href="{href}">{READ_MORE} {_plain(teaser.title)}</a></div>')
        parts.append("</section>")
    if article.shows_tags:
        parts.append(f'<section class="{hashed("faq_box", build)}"><h3>Related FAQ</h3><ul>')
        parts += [
            f'<li><a href="{tag_path(tag)}"><span>{_plain(tag)}</span>'
            f"<div>({_plain(article.department)})</div></a></li>"
            for tag in article.tags
        ]
        parts.append("</ul></section>")
    return "".join((*parts, "</article>"))


def _tables(article: ReplyQuestion) -> str:
    dialect = dialect_of("tables", article.number)
    parts = ["<TABLE BORDER=0 WIDTH=740>"]
    if article.shows_headline:
        parts.append(f"<TR><TD><H1>{_plain(article.headline)} - {_plain(article.department)}</H1>\n<TR><TD>{SHARE}")
    parts.append(f"<TR><TD><H2>{inline(article.title, dialect)}</H2>\n{blocks(article.prose, dialect)}")
    parts.append(f"<TR><TD ALIGN=RIGHT><I>{_plain(article.asker.printed())}</I>")
    for reply in article.replies:
        parts.append(f'<TR><TD BGCOLOR="#F4F4F4"><B>{_by(reply)}</B>\n{blocks(reply.prose, dialect)}')
        if reply.replied:
            parts.append(f"<TR><TD ALIGN=RIGHT>Reply Date: {reply.replied:%Y/%m/%d}")
    if article.essay:
        parts.append(f"<TR><TD><H2>More Info</H2>\n{blocks(article.essay, dialect)}")
    if article.teasers:
        parts.append("<TR><TD><H2>Similar Q&amp;A</H2>")
        for turn, teaser in enumerate(article.teasers, article.number):
            href = spelled(teaser.path, REPLY_HOST, turn).removeprefix("/")
            parts.append(
                f"<TR><TD><H3>{_plain(teaser.title)}</H3>\n<P>{_plain(teaser.question)}\n<P>{_by(teaser)}<BR>\n{_plain(teaser.answer)}"
            )
            parts.append(f'<P><A HREF="{href}">{READ_MORE} {_plain(teaser.title)}</A>')
    if article.shows_tags:
        parts.append("<TR><TD><H2>Related FAQ</H2>")
        parts += [
            f'<TR><TD><A HREF="{tag_path(tag).removeprefix("/")}">{_plain(tag)}</A><BR>({_plain(article.department)})'
            for tag in article.tags
        ]
    return "\n".join((*parts, "</TABLE>"))
