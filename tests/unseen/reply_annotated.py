"""doctor_reply with annotations: microdata, JSON-LD poorer than the page or broken, accessibility texts."""

from .chrome import BRAND, Render, css, cut, fine_print, head, linked_data, popular, sections
from .gold import Answer, Gold, Teaser
from .prose import Prose, esc, numeric, sentences

HIDDEN = css(".visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}")


def microdata(g: Gold, url: str) -> str:
    """schema.org's QAPage in attributes; the teasers are Questions of their own, with truncated answers."""
    text = Prose()
    physician = 'itemprop="author" itemscope itemtype="https://schema.org/Person"'

    def reply(a: Answer) -> str:
        return f"""<div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><div {physician}>Dr.
<span itemprop="name">{esc(a.author.name or "")}</span> reply <span itemprop="medicalSpecialty">\
{a.author.medical_specialty}</span></div>
<div itemprop="text">{text(sentences(a.text))}</div><div>Reply Date:
<time itemprop="dateCreated" datetime="{a.date_created}">{a.date}</time></div></div>"""

    def teaser(t: Teaser) -> str:
        return f"""<div itemscope itemtype="https://schema.org/Question"><h4 itemprop="name"><a href="{t.href}">\
{esc(t.name)}</a></h4>
<p itemprop="text">{esc(t.question)}</p><div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer">
<div {physician}>Dr. <span itemprop="name">{t.answer_author}</span> reply {t.answer_specialty}</div>
<p itemprop="text">{esc(t.answer)}</p></div><a itemprop="url" href="{t.href}">[Read More] {esc(t.name)}</a></div>"""

    tags = "".join(
        f'<p><span itemprop="keywords">{esc(t.name)}</span></p><p>({t.medical_specialty})</p>' for t in g.keywords
    )
    return f"""<!DOCTYPE html><html itemscope itemtype="https://schema.org/QAPage"><head>{head(g, url)}</head><body>
<div>{sections(g, "", " &middot;")}</div><h1 itemprop="headline">{esc(g.editorial)}</h1><div>Share to:</div>
<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h2 itemprop="name">{esc(g.name)}</h2>
<div itemprop="text">{text(sentences(g.text))}</div><div {physician}><span itemprop="name">{g.asker.name}</span>,
{g.asker.age} year old {g.asker.sex}. Ask Date: <time itemprop="dateCreated" datetime="{g.date_created}">{g.date}\
</time></div>
{"".join(reply(a) for a in g.answers)}</div><section itemprop="abstract"><h3>More Info</h3>{text(g.essay)}</section>
<h3>Similar Q&amp;A</h3>{"".join(teaser(t) for t in g.teasers)}<h3>Related FAQ</h3>{tags}</body></html>"""


def plain_article(g: Gold) -> str:
    """The whole article as a blog would print it, for pages that differ in what surrounds it."""
    text = Prose(escape=numeric, heading=("<h3>", "</h3>"))

    def teaser(t: Teaser) -> str:
        return f"""<li><a class="t" href="{t.href}">{numeric(t.name)}</a><p>{numeric(t.question)}</p>
<p>Dr. {t.answer_author} reply {t.answer_specialty}</p><p>{numeric(t.answer)}</p>
<p><a href="{t.href}">[Read More] {numeric(t.name)}</a></p></li>"""

    replies = "".join(
        f"""<div class="post"><h2>Dr. {numeric(a.author.name or "")} reply {a.author.medical_specialty}</h2>
{text(sentences(a.text))}<p class="date">Reply Date: {a.date}</p></div>"""
        for a in g.answers
    )
    tags = "".join(f"<li>{numeric(t.name)} <br>({t.medical_specialty})</li>" for t in g.keywords)
    return f"""<h1>{numeric(g.editorial)}</h1><p class="share">Share to:</p><div class="post"><h2>{numeric(g.name)}</h2>
{text(sentences(g.text))}<p class="date">{numeric(g.asker.line)} Ask Date: {g.date}</p></div>{replies}
<div class="post"><h2>More Info</h2>{text(g.essay)}</div>
<h2>Similar Q&#x26;A</h2><ol style="list-style:none">{"".join(teaser(t) for t in g.teasers)}</ol><h2>Related FAQ</h2>\
<ul>{tags}</ul>"""


def ld_poor(g: Gold, url: str) -> str:
    """JSON-LD with a truncated question and a truncated accepted answer; the page shows everything."""
    first = g.answers[0]
    poor = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "mainEntity": {
            "@type": "Question",
            "name": cut(g.name, 14),
            "text": cut(g.text),
            "upvoteCount": "0",
            "author": {"@type": "Person", "name": g.asker.name},
            "acceptedAnswer": {
                "@type": "Answer",
                "text": cut(first.text),
                "upvoteCount": "0",
                "author": {"@type": "Person", "name": f"Dr. {first.author.name}"},
            },
        },
    }
    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, url, more=linked_data(poor))}</head><body>
<ul class="menu">{sections(g)}</ul>{plain_article(g)}<div class="end"><ul>{fine_print()}</ul></div></body></html>"""


def ld_broken(g: Gold, url: str) -> str:
    """JSON-LD that cannot be parsed, another one about the site itself, an article with another author."""
    site = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "MedicalOrganization", "name": BRAND[g.site]},
            {"@type": "Article", "headline": g.headline, "author": {"@type": "Organization", "name": "Editorial Team"}},
            {
                "@type": "BreadcrumbList",
                "itemListElement": [{"@type": "ListItem", "position": "1", "name": "Articles"}],
            },
        ],
    }
    bad = f'{{"@type":"QAPage","mainEntity":{{"name":"{cut(g.name, 12)}",}},}}'
    broken = f'<script type="application/ld+json">{bad}</script>'
    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, charset="<meta charset=UTF-8>", more=broken)}</head><body>
<div class="menu">{sections(g, "<b>", "</b>")}</div>{linked_data(site)}<div class="main">{plain_article(g)}</div>
<div class="side"><h3>Popular questions</h3><ul>{popular(g)}</ul></div></body></html>"""


def accessible(g: Gold, url: str) -> str:
    """Landmark roles, skip links, labelled regions; icons with texts for screen readers only."""
    text = Prose(group=('<ul role="list">', "</ul>"), item=('<li role="listitem">', "</li>"))

    def teaser(t: Teaser) -> str:
        return f"""<div role="listitem"><h3><a href="{t.href}">{esc(t.name)}</a></h3><p>{esc(t.question)}</p>
<p>Dr. {t.answer_author} reply {t.answer_specialty}</p><p>{esc(t.answer)}</p>
<p><a href="{t.href}" aria-label="Read more about {esc(t.name)}">[Read More] {esc(t.name)}</a></p></div>"""

    replies = "".join(
        f"""<section aria-labelledby="r{a.position}"><h2 id="r{a.position}">Dr. {esc(a.author.name or "")} reply
{a.author.medical_specialty}</h2>{text(sentences(a.text))}<p>Reply Date: <time>{a.date}</time></p></section>"""
        for a in g.answers
    )
    tags = "".join(f'<div role="listitem"><p>{esc(t.name)}</p><p>({t.medical_specialty})</p></div>' for t in g.keywords)
    return f"""<!DOCTYPE html><html lang="en-US" dir="ltr"><head>{head(g, url, more=HIDDEN)}</head><body>
<a class="visually-hidden" href="#main">Skip to main content</a><header role="banner"><nav aria-label="Primary">
<ul role="menubar">{sections(g, '<li role="none">')}</ul></nav></header><main id="main" tabindex="-1">
<h1>{esc(g.editorial)}</h1><div role="group" aria-label="Share"><p>Share to:</p><a href="#f" aria-label="Facebook">
<svg aria-hidden="true" width="9" height="9"><title>Facebook</title></svg></a></div>
<h2>{esc(g.name)}</h2><div role="region" aria-label="Question">{text(sentences(g.text))}</div>
<p>{esc(g.asker.line)} Ask Date: <time>{g.date}</time></p>{replies}
<section aria-labelledby="mi"><h2 id="mi">More Info</h2>{text(g.essay)}</section>
<section aria-labelledby="si"><h2 id="si">Similar Q&amp;A</h2><div role="list">{"".join(teaser(t) for t in g.teasers)}\
</div></section>
<section aria-labelledby="fa"><h2 id="fa">Related FAQ</h2><div role="list">{tags}</div></section></main>
<footer role="contentinfo"><ul>{fine_print()}</ul></footer></body></html>"""


REPLY: dict[str, Render] = {
    "microdata": microdata,
    "ld_poor": ld_poor,
    "ld_broken": ld_broken,
    "accessible": accessible,
}
