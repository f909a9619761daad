"""doctor_panel annotated: RDFa, microdata, microformats, roles, components, JSON-LD about other things."""

from ..chrome import BRAND, Render, css, cut, fine_print, linked_data, sections
from ..gold import Answer, Doctor, Gold
from ..prose import Prose, esc
from .frame import STORY, author, document, plain


def rdfa(g: Gold, url: str) -> str:
    """RDFa: vocabulary, types and properties in attributes; the stars' value in a content attribute too."""

    def by(d: Doctor) -> str:
        name = f'<div property="name">{esc(d.full_name)}</div>' if d.name else ""
        return f"""<div property="author" typeof="Physician" resource="#dr{d.review_count}">{name}<div>
<span property="address">{esc(d.address_locality or "")}</span> \
<span property="medicalSpecialty">{d.medical_specialty}</span>
</div><div property="aggregateRating" typeof="AggregateRating"><span property="ratingValue" content="{d.rating_value}">\
{d.stars}</span> <span property="reviewCount" content="{d.review_count}">{d.reviews}</span></div></div>"""

    def answer(a: Answer) -> str:
        named = f'<h4 property="name">{esc(a.name)}</h4>' if a.name else ""
        return f"""<div property="suggestedAnswer" typeof="Answer">\
<meta property="upvoteCount" content="{a.votes}">{named}
<div property="text">{Prose()(a.text)}</div>{by(a.author) if a.author.shown else ""}</div>"""

    body = f"""<div>{sections(g, "<span>", "</span> ")}</div><div vocab="https://schema.org/" typeof="QAPage">
<div property="mainEntity" typeof="Question"><h1 property="name">{esc(g.name)}</h1>\
<div property="text">{Prose()(g.text)}</div>
<h2>Doctor Answers \
<span property="answerCount">{g.answer_count}</span></h2>{"".join(answer(a) for a in g.answers)}</div>
<p property="disclaimer">{esc(g.disclaimer)}</p></div>"""
    return document(body, title=esc(g.name), url=url, start='<html lang="en" prefix="og: http://ogp.me/ns#">')


def microdata_cells(g: Gold, url: str) -> str:
    """Microdata on table rows and cells, numbers in DATA elements, a wrong answer count in an attribute."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f'<span itemprop="name">{esc(d.full_name)}</span><br>' if d.name else ""
        named = f'<tr><td itemprop="headline"><b>{esc(a.name)}</b></td></tr>' if a.name else ""
        by = f"""<tr><td id="by{a.position}" itemprop="author" itemscope itemtype="http://schema.org/Person">{name}
<span itemprop="jobTitle">{esc(d.place)}</span><br>\
<data itemprop="ratingValue" value="{d.rating_value}">{d.stars}</data>
<data itemprop="reviewCount" value="{d.review_count}">{d.reviews}</data></td></tr>"""
        return f"""<tbody itemprop="suggestedAnswer" itemscope itemtype="http://schema.org/Answer">{named}
<tr><td itemprop="text">{Prose()(a.text)}</td></tr>{by if d.shown else ""}</tbody>"""

    body = f"""<p>{sections(g, "", " | ")}</p><div itemscope itemtype="http://schema.org/Question">
<p><big itemprop="name">{esc(g.name)}</big></p><div itemprop="text">{Prose()(g.text)}</div>
<p><b>Doctor Answers <data itemprop="answerCount" value="{len(g.answers)}">{g.answer_count}</data></b></p>
<table>{"".join(answer(a) for a in g.answers)}</table></div><p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


def microformats(g: Gold, url: str) -> str:
    """hEntry, hReview and hCard: classes with meaning on abbreviations and citations."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f'<cite class="fn">{esc(d.full_name)}</cite><br>' if d.name else ""
        by = f"""<address class="vcard author">{name}<span class="adr">\
<span class="locality">{esc(d.address_locality or "")}</span>
</span> <span class="title">{d.medical_specialty}</span><br><span class="hreview-aggregate"><abbr class="rating" \
title="{d.rating_value}">{d.stars}</abbr> <span class="count">{d.reviews}</span></span></address>"""
        named = (
            f'<p class="entry-title"><a rel="bookmark" href="#a{a.position}">{esc(a.name)}</a></p>' if a.name else ""
        )
        return (
            f'<div class="hentry">{named}'
            f'<div class="entry-content">{Prose()(a.text)}'
            f"</div>{by if d.shown else ''}</div>"
        )

    body = f"""<ul>{sections(g)}</ul><div class="hfeed"><div class="hentry"><h1 class="entry-title">{esc(g.name)}</h1>
<div class="entry-content">{Prose()(g.text)}</div></div><h2>Doctor Answers {g.answer_count}</h2>
{"".join(answer(a) for a in g.answers)}</div><p class="note">{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url, more=css(".entry-title{font-weight:bold}"))


def slots(g: Gold, url: str) -> str:
    """Components with declarative shadow roots; the page's text is slotted in the order of the source."""
    shadow = """<template shadowrootmode="open"><style>:host{display:block;margin:1em}</style><article>\
<slot name="headline"></slot><slot></slot><hr><slot name="doctor"></slot></article></template>"""

    def answer(a: Answer) -> str:
        named = f'<strong slot="headline">{esc(a.name)}</strong>' if a.name else ""
        by = f'<div slot="doctor">{author(a.author, "<div>", "</div>")}</div>' if a.author.shown else ""
        return f"<answer-card>{shadow}{named}<div>{Prose()(a.text)}</div>{by}</answer-card>"

    body = f"""<site-bar><template shadowrootmode="open"><nav>\
<slot></slot></nav></template>{sections(g, "<span>", "</span> ")}
</site-bar><question-card>{shadow}<h1 slot="headline">{esc(g.name)}</h1><div>{Prose()(g.text)}</div></question-card>
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


def ionic(g: Gold, url: str) -> str:
    """A component library's elements around ordinary ones; labels and badges in elements of its own."""

    def answer(a: Answer) -> str:
        named = (
            f"<ion-card-header><ion-card-title><h3>{esc(a.name)}</h3></ion-card-title></ion-card-header>"
            if a.name
            else ""
        )
        lines = author(a.author, "<ion-label><p>", "</p></ion-label>")
        by = f'<ion-item lines="none"><ion-avatar slot="start"><img alt="" src="/u.png"></ion-avatar>{lines}</ion-item>'
        return f"""<ion-card class="md hydrated">{named}<ion-card-content>{Prose()(a.text)}</ion-card-content>
{by if a.author.shown else ""}</ion-card>"""

    body = f"""<ion-app><ion-header><ion-toolbar><ion-title>{BRAND[g.site]}</ion-title></ion-toolbar></ion-header>\
<ion-content>
<ion-text><h1>{esc(g.name)}</h1></ion-text><ion-text>{Prose()(g.text)}</ion-text><ion-list-header><h2>Doctor Answers
<ion-badge>{g.answer_count}</ion-badge></h2></ion-list-header>{"".join(answer(a) for a in g.answers)}
<ion-note><p>{esc(g.disclaimer)}</p></ion-note></ion-content></ion-app>"""
    return document(body, title=esc(g.name), url=url)


def aria_only(g: Gold, url: str) -> str:
    """No heading, paragraph or list element anywhere: roles alone tell what is what."""
    text = Prose(
        paragraph=('<div role="paragraph">', "</div>"),
        group=('<div role="list">', "</div>"),
        item=('<div role="listitem">• ', "</div>"),
    )

    def answer(a: Answer) -> str:
        named = f'<div role="heading" aria-level="3">{esc(a.name)}</div>' if a.name else ""
        by = f'<div role="contentinfo">{author(a.author, "<div>", "</div>")}</div>' if a.author.shown else ""
        return f'<div role="article">{named}<div role="document">{text(a.text)}</div>{by}</div>'

    body = f"""<div role="navigation">{sections(g, '<span role="link">', "</span> ")}</div><div role="main">
<div role="heading" aria-level="1">{esc(g.name)}</div><div role="document">{text(g.text)}</div>
<div role="heading" aria-level="2">Doctor Answers {g.answer_count}</div><div role="feed">
{"".join(answer(a) for a in g.answers)}</div><div role="note">{esc(g.disclaimer)}</div></div>"""
    return document(body, title=esc(g.name), url=url, more=css("[role=heading]{font-weight:bold}"))


def ld_faq(g: Gold, url: str) -> str:
    """JSON-LD of another kind: a FAQ of two truncated answers as HTML, a wrong count, another title."""
    faq = {
        "@context": "http://schema.org",
        "@type": "FAQPage",
        "headline": "Facelift questions",
        "mainEntity": [
            {
                "@type": "Question",
                "name": cut(g.name, 30),
                "answerCount": len(g.answers) + 7,
                "acceptedAnswer": {"@type": "Answer", "text": f"<p>{esc(cut(a.text, 70))}</p>"},
            }
            for a in g.answers[:2]
        ],
    }
    shell = f"<div>{sections(g, '<span>', '</span> ')}</div>{plain(g)}<div>{fine_print('', ' ')}</div>"
    return document(shell, title=esc(g.name), url=url, more=linked_data(faq))


def ld_business(g: Gold, url: str) -> str:
    """JSON-LD about the site's sponsor, with stars, reviews and an author of its own, and an empty QAPage."""
    business = [
        {
            "@context": "https://schema.org",
            "@type": "MedicalBusiness",
            "name": "Harbor Skin Center",
            "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.1", "reviewCount": 912},
            "review": [
                {"@type": "Review", "author": {"@type": "Person", "name": "Nadia K."}, "reviewBody": "Kind people."}
            ],
        },
        {
            "@context": "https://schema.org",
            "@type": "QAPage",
            "mainEntity": {"@type": "Question", "name": "", "text": None, "answerCount": "0", "suggestedAnswer": []},
        },
        {"@context": "https://schema.org", "@type": "WebPage", "name": BRAND[g.site], "description": STORY[1]},
    ]
    shell = f"<div>{sections(g, '<b>', '</b> ')}</div>{plain(g)}"
    return document(shell, title=esc(g.name), url=url, more=linked_data(business))


PANEL: dict[str, Render] = {
    "rdfa": rdfa,
    "microdata_cells": microdata_cells,
    "microformats": microformats,
    "slots": slots,
    "ionic": ionic,
    "aria_only": aria_only,
    "ld_faq": ld_faq,
    "ld_business": ld_business,
}
