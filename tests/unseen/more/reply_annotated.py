"""doctor_reply annotated: RDFa, microdata, roles, components, JSON-LD about other things."""

from ..chrome import BRAND, Render, css, cut, linked_data
from ..gold import Gold, Teaser
from ..prose import Prose, esc, sentences
from .frame import document, reply_line, teaser_line, who
from .skin import Skin


def rdfa(g: Gold, url: str) -> str:
    """RDFa: vocabulary, types and properties in attributes; teasers are Questions of their own."""

    def teaser(t: Teaser, s: Skin) -> str:
        return f"""<div property="relatedLink" typeof="Question" resource="{t.href}"><a property="url" href="{t.href}">
<strong property="name">{esc(t.name)}</strong></a><p property="text">{esc(t.question)}</p>\
<div property="suggestedAnswer"
 typeof="Answer"><p property="author">{teaser_line(t)}</p><p property="text">{esc(t.answer)}</p></div>
<a href="{t.href}">[Read More] {esc(t.name)}</a></div>"""

    skin = Skin(
        title=lambda g: f'<h1 property="headline">{esc(g.editorial)}</h1>',
        name=lambda g: f'<h2 property="name">{esc(g.name)}</h2>',
        asker=lambda g: (
            f"""<p property="author" typeof="Person"><span property="name">{g.asker.name}</span>, {g.asker.age} year old
<span property="gender">{g.asker.sex}</span>. Ask Date: \
<span property="dateCreated" content="{g.date_created}">{g.date}</span></p>"""
        ),
        date=lambda a: f'<p>Reply Date: <span property="dateCreated" content="{a.date_created}">{a.date}</span></p>',
        reply=('<div property="acceptedAnswer" typeof="Answer">', "</div>"),
        text=('<div property="text">', "</div>"),
        tag=lambda t: f'<li><div property="keywords">{esc(t.name)}</div><div>({t.medical_specialty})</div></li>',
        teaser=teaser,
    )
    body = (
        f'<div vocab="https://schema.org/" '
        f'typeof="QAPage">'
        f'<div property="mainEntity" '
        f'typeof="Question">{skin.article(g)}</div></div>'
    )
    return document(body, title=esc(g.editorial), url=url)


def typed_cells(g: Gold, url: str, essay: str) -> str:
    """Microdata on table cells, the page typed as a web page about a condition; ``essay`` types the site's text."""
    replies = "".join(
        f"""<tbody itemprop="suggestedAnswer" itemscope itemtype="http://schema.org/Answer"><tr><td itemprop="author">
{reply_line(a)}</td></tr><tr><td itemprop="text">{Prose()(sentences(a.text))}</td></tr>
<tr><td>Reply Date: <time itemprop="datePublished">{a.date}</time></td></tr></tbody>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<tr itemprop="mentions" itemscope itemtype="http://schema.org/CreativeWork"><td><p>\
<a itemprop="url" href="{t.href}">
<span itemprop="name">{esc(t.name)}</span></a></p><p itemprop="abstract">{esc(t.question)}</p>
<p>{teaser_line(t)}</p><p itemprop="text">{esc(t.answer)}</p><p><a href="{t.href}">[Read More]
{esc(t.name)}</a></p></td></tr>"""
        for t in g.teasers
    )
    tags = "".join(
        f'<tr><td itemprop="about">{esc(t.name)}</td><td>({t.medical_specialty})</td></tr>' for t in g.keywords
    )
    body = f"""<div itemscope itemtype="http://schema.org/MedicalWebPage">\
<meta itemprop="author" content="{BRAND[g.site]}">
<p><big itemprop="headline">{esc(g.editorial)}</big></p><p>Share to:</p><p><b itemprop="name">{esc(g.name)}</b></p>
<div itemprop="text">{Prose()(sentences(g.text))}</div><p>{esc(g.asker.line)} Ask Date: <time>{g.date}</time></p>
<table>{replies}</table><p><b>More Info</b></p><div {essay}>
<div itemprop="text">{Prose()(g.essay)}</div></div><p><b>Similar Q&amp;A</b></p><table>{teasers}</table>
<p><b>Related FAQ</b></p><table>{tags}</table></div>"""
    return document(body, title=esc(g.editorial), url=url)


def microdata_cells(g: Gold, url: str) -> str:
    """Microdata on table cells; the essay is typed as a part of the page."""
    return typed_cells(g, url, 'itemprop="hasPart" itemscope itemtype="http://schema.org/WebPageElement"')


def essay_typed(g: Gold, url: str) -> str:
    """Microdata on table cells; it calls the site's own text the accepted answer."""
    return typed_cells(g, url, 'itemprop="acceptedAnswer" itemscope itemtype="http://schema.org/Answer"')


def slots(g: Gold, url: str) -> str:
    """Components with declarative shadow roots; the page's text is slotted in the order of the source."""
    shadow = (
        '<template shadowrootmode="open"><style>:host{display:block}</style><section><slot></slot></section></template>'
    )
    skin = Skin(
        reply=(f"<doctor-reply>{shadow}", "</doctor-reply>"),
        text=(f"<rich-text>{shadow}", "</rich-text>"),
        landmark=lambda w: f"<part-head>{shadow}<h3>{w}</h3></part-head>",
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def ionic(g: Gold, url: str) -> str:
    """A component library's elements around ordinary ones."""
    skin = Skin(
        title=lambda g: f"<ion-text><h1>{esc(g.editorial)}</h1></ion-text>",
        share="<ion-item><ion-label><p>Share to:</p></ion-label></ion-item>",
        name=lambda g: f"<ion-card-title><h2>{esc(g.name)}</h2></ion-card-title>",
        reply=("<ion-card>", "</ion-card>"),
        text=("<ion-card-content>", "</ion-card-content>"),
        landmark=lambda w: f"<ion-list-header><h3>{w}</h3></ion-list-header>",
        tag=lambda t: f"<ion-chip><ion-label><p>{esc(t.name)}</p><p>({t.medical_specialty})</p></ion-label></ion-chip>",
        tags=("<div>", "", "</div>"),
    )
    body = (
        f"<ion-app>"
        f"<ion-header>"
        f"<ion-title>{BRAND[g.site]}"
        f"</ion-title>"
        f"</ion-header>"
        f"<ion-content>{skin.article(g)}</ion-content></ion-app>"
    )
    return document(body, title=esc(g.editorial), url=url)


def aria_only(g: Gold, url: str) -> str:
    """No heading, paragraph or list element anywhere: roles alone tell what is what."""

    def heading(level: int, text: str) -> str:
        return f'<div role="heading" aria-level="{level}">{text}</div>'

    def teaser(t: Teaser, s: Skin) -> str:
        return f"""<div role="article">{heading(4, f'<a href="{t.href}">{esc(t.name)}</a>')}{s.prose(t.question)}
{s.announce(t.answer_author, t.answer_specialty)}{s.prose(t.answer)}<div>\
<a href="{t.href}">[Read More] {esc(t.name)}</a></div></div>"""

    skin = Skin(
        prose=Prose(paragraph=('<div role="paragraph">', "</div>"), bullet="• "),
        title=lambda g: heading(1, esc(g.editorial)),
        share='<div role="group">Share to:</div>',
        name=lambda g: heading(2, esc(g.name)),
        landmark=lambda w: heading(3, w),
        asker=lambda g: f'<div role="note">{esc(g.asker.line)} Ask Date: {g.date}</div>',
        announce=lambda n, d: f"<div>{who(n, d)}</div>",
        date=lambda a: f"<div>Reply Date: {a.date}</div>",
        teaser=teaser,
        reply=('<div role="article">', "</div>"),
        tags=('<div role="list">', "", "</div>"),
        tag=lambda t: f'<div role="listitem"><div>{esc(t.name)}</div><div>({t.medical_specialty})</div></div>',
    )
    return document(skin.body(g), title=esc(g.editorial), url=url, more=css("[role=heading]{font-weight:bold}"))


def ld_faq(g: Gold, url: str) -> str:
    """JSON-LD of another kind: a FAQ of the teasers, cut further, and a physician who did not reply here."""
    faq = [
        {
            "@context": "http://schema.org",
            "@type": "FAQPage",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": cut(t.name, 30),
                    "acceptedAnswer": {"@type": "Answer", "text": cut(t.answer, 40)},
                }
                for t in g.teasers
            ],
        },
        {
            "@context": "http://schema.org",
            "@type": "Physician",
            "name": "Dr. Ines Okafor",
            "medicalSpecialty": "Dermatology",
        },
        {
            "@context": "http://schema.org",
            "@type": "MedicalWebPage",
            "headline": cut(g.headline or "", 20),
            "datePublished": "2024-02-02",
            "author": {"@type": "Organization", "name": BRAND[g.site]},
        },
    ]
    return document(Skin().body(g), title=esc(g.editorial), url=url, more=linked_data(faq))


REPLY: dict[str, Render] = {
    "rdfa": rdfa,
    "microdata_cells": microdata_cells,
    "hard_essay_typed": essay_typed,
    "slots": slots,
    "ionic": ionic,
    "aria_only": aria_only,
    "ld_faq": ld_faq,
}
