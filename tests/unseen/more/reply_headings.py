"""doctor_reply with its titles, landmarks and texts written in another way."""

from ..chrome import BRAND, Render, css, cut, popular, sections
from ..gold import Gold
from ..prose import BREAKS, Prose, esc, sentences
from .frame import STORY, document, reply_line, teaser_line, who
from .skin import Skin


def logo_h1(g: Gold, url: str) -> str:
    """The site's logo is the only H1; editorial title H2, own title H3, landmarks H4; a useless window title."""
    skin = Skin(
        title=lambda g: f"<h2>{esc(g.editorial)}</h2>",
        name=lambda g: f"<h3>{esc(g.name)}</h3>",
        landmark=lambda w: f"<h4>{w}</h4>",
    )
    body = f"""<div id="hd"><h1><a href="/">{BRAND[g.site]}</a></h1><p>Doctors who write back</p>\
<ul>{sections(g)}</ul></div>
<div id="bd">{skin.article(g)}</div><div id="ft"><p>{STORY[0]}</p></div>"""
    return document(body, title=f"Welcome to {BRAND[g.site]}", url=url)


def cut_title(g: Gold, url: str) -> str:
    """The window title is cut; titles and landmarks are divs of large type."""
    skin = Skin(
        title=lambda g: f'<div class="t1">{esc(g.editorial)}</div>',
        name=lambda g: f'<div class="t2">{esc(g.name)}</div>',
        landmark=lambda w: f'<div class="t3">{w}</div>',
        share='<div class="sh">Share to:</div>',
    )
    short = esc(cut(g.headline or "", 22))
    more = f"""<meta property="og:title" content="{short}"><meta name="author" content="{BRAND[g.site]} Editors">
{css(".t1{font-size:26px}.t2{font-size:20px}.t3{font-size:18px}")}"""
    return document(skin.body(g), title=f"{short} | {BRAND[g.site]}", url=url, more=more)


def split_editorial(g: Gold, url: str) -> str:
    """The department stands in a block of its own below the editorial title, without a dash."""
    skin = Skin(title=lambda g: f'<h1>{esc(g.headline or "")}</h1><p class="dept"><a href="/n">{g.department}</a></p>')
    return document(skin.body(g), title=esc(g.headline or ""), url=url)


def small_department(g: Gold, url: str) -> str:
    """The department is small type in the title's own heading, after a dash."""
    skin = Skin(
        title=lambda g: f'<h1>{esc(g.headline or "")} <small>&#45; <a href="/n">{g.department}</a></small></h1>',
        name=lambda g: f'<p class="lead"><strong>{esc(g.name)}</strong></p>',
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def accordion(g: Gold, url: str) -> str:
    """Landmarks are buttons that fold what follows them."""
    skin = Skin(landmark=lambda w: f'<h3><button type="button" aria-expanded="true">{w}</button></h3>')
    return document(skin.body(g), title=esc(g.editorial), url=url)


def tab_labels(g: Gold, url: str) -> str:
    """Landmarks are tab labels, each right before its panel: a button without any heading around it."""
    skin = Skin(landmark=lambda w: f'<div role="tablist"><button role="tab" aria-selected="true">{w}</button></div>')
    return document(skin.body(g), title=esc(g.editorial), url=url)


def collapse_links(g: Gold, url: str) -> str:
    """Landmarks are links that fold what follows them, in paragraphs."""
    skin = Skin(landmark=lambda w: f'<p class="toggle"><a data-toggle="collapse" href="#{w[:4]}">{w}</a></p>')
    return document(skin.body(g), title=esc(g.editorial), url=url)


def figure(g: Gold, url: str) -> str:
    """Question and reply are figures: captions announce, quotations tell."""
    skin = Skin(
        reply=("<figure>", "</figure>"),
        text=("<blockquote>", "</blockquote>"),
        announce=lambda n, d: f"<figcaption>{who(n, d)}</figcaption>",
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def essay_ol(g: Gold, url: str) -> str:
    """The essay's numbered points are ordered lists, one a heading: the browser counts."""
    skin = Skin(essay_prose=Prose(ordered=("<ol>", "</ol>"), heading=("<h4>", "</h4>")))
    return document(skin.body(g), title=esc(g.editorial), url=url)


def sentence_paragraphs(g: Gold, url: str) -> str:
    """In question and reply each sentence is a span of its own line."""
    skin = Skin(
        prose=Prose(paragraph=("<div><span>", "</span></div>"), line="</span><br>\n<span>"), essay_prose=Prose()
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def flat_headings(g: Gold, url: str) -> str:
    """Everything short is a heading of the same level: titles, landmarks, reply lines, dates, teasers, tags."""
    skin = Skin(
        title=lambda g: f"<h2>{esc(g.editorial)}</h2>",
        announce=lambda n, d: f"<h2>{who(n, d)}</h2>",
        asker=lambda g: f"<h2>{esc(g.asker.line)} Ask Date: {g.date}</h2>",
        date=lambda a: f"<h2>Reply Date: {a.date}</h2>",
        landmark=lambda w: f"<h2>{w}</h2>",
        share="<h2>Share to:</h2>",
        text=("", ""),
        reply=("", ""),
        tag=lambda t: f"<h2>{esc(t.name)}</h2><h2>({t.medical_specialty})</h2>",
        tags=("", "", ""),
    )
    return document(skin.body(g), title=esc(g.editorial), url=url, more=css("h2{font-size:16px}"))


def no_headings(g: Gold, url: str) -> str:
    """No heading at all: paragraphs, and bold ones for what stands out."""
    skin = Skin(
        title=lambda g: f"<p><b>{esc(g.editorial)}</b></p>",
        name=lambda g: f"<p><b>{esc(g.name)}</b></p>",
        landmark=lambda w: f"<p><b>{w}</b></p>",
        reply=("", ""),
        text=("", ""),
        tag=lambda t: f"<p>{esc(t.name)}</p><p>({t.medical_specialty})</p>",
        tags=("", "", ""),
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def breaks_only(g: Gold, url: str) -> str:
    """Question, asker and reply in one paragraph of line breaks; the reply line bold."""
    replies = "".join(
        f"<b>{reply_line(a)}</b><br><br>\n{BREAKS(sentences(a.text))}<br><br>\nReply Date: {a.date}<br><br>\n"
        for a in g.answers
    )
    teasers = "".join(
        f'<a href="{t.href}"><b>{esc(t.name)}</b></a><br>{esc(t.question)}<br><br>{teaser_line(t)}<br>'
        f'{esc(t.answer)}<br><a href="{t.href}">[Read More] {esc(t.name)}</a><br><br>\n'
        for t in g.teasers
    )
    tags = "<br>".join(f"{esc(t.name)} ({t.medical_specialty})" for t in g.keywords)
    body = f"""<div>{sections(g, "<span>", "</span> ")}</div><h1>{esc(g.editorial)}</h1><p>Share to:<br><br>\
<b>{esc(g.name)}</b><br>
<br>{BREAKS(sentences(g.text))}<br><br>{esc(g.asker.line)}<br>Ask Date: {g.date}<br><br>{replies}</p>
<h2>More Info</h2><p>{BREAKS(g.essay)}</p><h2>Similar Q&amp;A</h2><p>{teasers}</p><h2>Related FAQ</h2><p>{tags}</p>
<div>{popular(g, "<p>", "</p>")}</div>"""
    return document(body, title=esc(g.editorial), url=url)


REPLY: dict[str, Render] = {
    "logo_h1": logo_h1,
    "cut_title": cut_title,
    "split_editorial": split_editorial,
    "small_department": small_department,
    "accordion": accordion,
    "tab_labels": tab_labels,
    "collapse_links": collapse_links,
    "figure": figure,
    "essay_ol": essay_ol,
    "sentence_paragraphs": sentence_paragraphs,
    "flat_headings": flat_headings,
    "no_headings": no_headings,
    "breaks_only": breaks_only,
}
