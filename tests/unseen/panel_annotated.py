"""doctor_panel with annotations: microdata, JSON-LD poorer than the page or broken, accessibility texts."""

from .chrome import BRAND, Render, css, cut, fine_print, head, linked_data, popular, sections
from .gold import Answer, Gold
from .prose import Prose, esc, numeric

HIDDEN = css(".visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}")


def microdata(g: Gold, url: str) -> str:
    """schema.org's QAPage in attributes, on elements that are otherwise ordinary."""
    text = Prose()

    def answer(a: Answer) -> str:
        d = a.author
        kind = "acceptedAnswer" if a.position == 2 else "suggestedAnswer"
        degrees = f', <span itemprop="honorificSuffix">{d.suffixes}</span>' if d.honorific_suffix else ""
        name = f'<div><span itemprop="name">{esc(d.name)}</span>{degrees}</div>' if d.name else ""
        by = f"""<div itemprop="author" itemscope itemtype="https://schema.org/Physician">{name}
<div><span itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">\
{d.address_locality}</span></span> <span itemprop="medicalSpecialty">{d.medical_specialty}</span></div>
<div itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating"><span itemprop="ratingValue">\
{d.stars[:3]}</span> out of <span itemprop="bestRating">5</span> stars <span itemprop="reviewCount">{d.review_count}\
</span>
 reviews</div></div>"""
        title = f'<h3 itemprop="name">{esc(a.name)}</h3>' if a.name else ""
        return f"""<div itemprop="{kind}" itemscope itemtype="https://schema.org/Answer">{title}
<meta itemprop="upvoteCount" content="{a.votes}"><link itemprop="url" href="#a{a.position}">
<div itemprop="text">{text(a.text)}</div>{by if d.shown else ""}</div>"""

    return f"""<!DOCTYPE html><html itemscope itemtype="https://schema.org/QAPage"><head>{head(g, url)}</head><body>
<div>{sections(g, "", " &middot;")}</div>
<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h1 itemprop="name">{esc(g.name)}</h1>
<div itemprop="text">{text(g.text)}</div>
<h2>Doctor Answers <span itemprop="answerCount">{g.answer_count}</span></h2>
{"".join(answer(a) for a in g.answers)}</div><p>{esc(g.disclaimer)}</p></body></html>"""


def thin_question(g: Gold, accepted: Answer) -> dict[str, object]:
    """A Question with one truncated answer and counts that are strings and wrong."""
    return {
        "@type": "Question",
        "name": cut(g.name, 40),
        "text": cut(g.text),
        "answerCount": "1",
        "upvoteCount": "1,204",
        "acceptedAnswer": {
            "@type": "Answer",
            "text": cut(accepted.text),
            "upvoteCount": "12",
            "url": f"#a{accepted.position}",
            "author": {"@type": "Person", "name": accepted.author.full_name},
        },
    }


def plain_list(g: Gold) -> str:
    """Title, question, count and answers as a list of blog posts, for pages that differ in what surrounds it."""
    text = Prose(escape=numeric)

    def answer(a: Answer) -> str:
        d = a.author
        name = f'<p class="author-name">{numeric(d.full_name)}</p>' if d.name else ""
        by = f"{name}<p>{esc(d.place)}</p><p>{d.stars} {d.reviews}</p>" if d.shown else ""
        return f"<li>{f'<h2>{numeric(a.name)}</h2>' if a.name else ''}<div>{text(a.text)}</div><div>{by}</div></li>"

    return f"""<h1>{numeric(g.name)}</h1><div class="post">{text(g.text)}</div>
<h2 class="count">Doctor Answers {g.answer_count}</h2>
<ol class="answers" style="list-style:none">{"".join(answer(a) for a in g.answers)}</ol>
<p class="legal">{numeric(g.disclaimer)}</p>"""


def ld_poor(g: Gold, url: str) -> str:
    """JSON-LD with one truncated answer, wrong counts and a truncated title; the page shows everything."""
    named = next(a for a in g.answers if a.author.name)
    poor = {"@context": "https://schema.org", "@type": "QAPage", "mainEntity": thin_question(g, named)}
    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, url, more=linked_data(poor))}</head><body>
<ul class="menu">{sections(g)}</ul>{plain_list(g)}<ul class="end">{fine_print()}</ul></body></html>"""


def ld_broken(g: Gold, url: str) -> str:
    """JSON-LD that cannot be parsed, another one that rates the site itself, and a list of pages."""
    rating = {"@type": "AggregateRating", "ratingValue": "3.1", "reviewCount": "88412"}
    site = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": BRAND[g.site], "aggregateRating": rating},
            {"@type": "WebSite", "name": BRAND[g.site], "headline": "Real reviews, real doctors"},
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": "1", "name": "Q&A"}]},
        ],
    }
    bad = f'{{"@type":"QAPage","mainEntity":{{"name":"{cut(g.name, 30)}",}},}}'
    broken = f'<script type="application/ld+json">{bad}</script>'
    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, charset="<meta charset=UTF-8>", more=broken)}</head><body>
<div class="menu">{sections(g, "<b>", "</b>")}</div>{linked_data(site)}<div class="main">{plain_list(g)}</div>
<div class="side"><h3>Popular questions</h3><ul>{popular(g)}</ul></div></body></html>"""


def accessible(g: Gold, url: str) -> str:
    """Landmark roles, skip links and stars told by a text that only screen readers see."""
    text = Prose(group=('<ul role="list">', "</ul>"), item=('<li role="listitem">', "</li>"))
    glyphs = "\N{BLACK STAR}" * 5

    def answer(a: Answer) -> str:
        d = a.author
        name = f'<p id="d{a.position}"><a href="/d/{a.position}">{esc(d.full_name)}</a></p>' if d.name else ""
        by = f"""<div role="group" aria-label="About the doctor">{name}<p>{esc(d.place)}</p>
<p><span aria-hidden="true">{glyphs}</span> <span class="visually-hidden">{d.stars}</span> <span>{d.reviews}</span>\
</p></div>"""
        title = f'<h3 id="h{a.position}" tabindex="-1">{esc(a.name)}</h3>' if a.name else ""
        return f"""<div role="listitem"><article aria-labelledby="h{a.position}">{title}
<div>{text(a.text)}</div>{by if d.shown else ""}</article></div>"""

    return f"""<!DOCTYPE html><html lang="en-US" dir="ltr"><head>{head(g, url, more=HIDDEN)}</head><body>
<a class="visually-hidden" href="#main">Skip to main content</a><header role="banner"><nav aria-label="Primary">
<ul role="menubar">{sections(g, '<li role="none">')}</ul></nav></header><main id="main" role="main" tabindex="-1">
<h1 id="t">{esc(g.name)}</h1><div role="region" aria-labelledby="t">{text(g.text)}</div>
<h2 aria-live="polite">Doctor Answers <span aria-label="{g.answer_count} answers">{g.answer_count}</span></h2>
<div role="list">{"".join(answer(a) for a in g.answers)}</div><p role="note">{esc(g.disclaimer)}</p></main>
<footer role="contentinfo"><ul>{fine_print()}</ul></footer></body></html>"""


def alt_stars(g: Gold, url: str) -> str:
    """The stars are a picture whose alternative text tells them; the reviews are text."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<b>{esc(d.full_name)}</b><br>" if d.name else ""
        by = f"""<div class="sig">{name}{esc(d.place)}<br>
<img src="/img/s{round((d.rating_value or 0) * 10)}.gif" alt="{d.stars}" width="90" height="16"> {d.reviews}</div>"""
        heading = f'<h4><img src="/img/q.gif" alt=""> {esc(a.name)}</h4>' if a.name else ""
        return f"<div>{heading}{Prose()(a.text)}{by if d.shown else ''}</div>"

    return f"""<!DOCTYPE html><html><head>{head(g, url)}</head><body>\
<img src="/logo.gif" alt="SurgeonBoard" width="120">
<div>{sections(g, "<i>", "</i>")}</div><h1>{esc(g.name)}</h1><div>{Prose()(g.text)}</div>
<h3>Doctor Answers ({g.answer_count})</h3>{"".join(answer(a) for a in g.answers)}
<div>{esc(g.disclaimer)}</div><img src="/pixel.gif" alt="" width="1" height="1"></body></html>"""


PANEL: dict[str, Render] = {
    "microdata": microdata,
    "ld_poor": ld_poor,
    "ld_broken": ld_broken,
    "accessible": accessible,
    "alt_stars": alt_stars,
}
