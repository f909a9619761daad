"""doctor_reply amid noise: advertisements, copies, buttons, sentences of the site, wrapped and broken words."""

from ..chrome import BRAND, Render, css, fine_print, links, popular, sections
from ..gold import Gold
from ..prose import Prose, esc
from .frame import COOKIES, about, document, reply_line, who
from .prose import cracked, machine_translated
from .skin import Skin


def ads(g: Gold, url: str) -> str:
    """Frames and slots of advertisements between the parts."""
    mid = """<div class="ad"><ins class="adsbygoogle" style="display:block"></ins>\
<script>(window.ads=[]).push({})</script>
<iframe src="about:blank" width="468" height="60"></iframe></div>"""
    return document(Skin(mid=mid).body(g), title=esc(g.editorial), url=url)


def repeated_title(g: Gold, url: str) -> str:
    """Titles stand in a sticky bar, in crumbs without NAV and in a hidden print sheet with a copy of the reply."""
    copy = "".join(f"<p>{reply_line(a)}</p>{Prose()(a.text)}" for a in g.answers)
    body = f"""<div class="sticky"><span>{esc(g.headline or "")}</span> <button>Ask</button></div>
<p class="crumbs"><a href="/">Home</a> &gt; <a href="/n">{g.department}</a> &gt; {esc(g.headline or "")}</p>
<div class="print" hidden><h1>{esc(g.editorial)}</h1>\
<h2>{esc(g.name)}</h2>{Prose()(g.text)}{copy}</div>{Skin().article(g)}"""
    return document(
        body, title=f"{esc(g.editorial)} - {BRAND[g.site]}", url=url, more=css(".sticky{position:sticky;top:0}")
    )


def read_more(g: Gold, url: str) -> str:
    """A button to unfold stands after the essay's first paragraph; thanks and lazy pictures beside the reply."""
    skin = Skin(
        essay_prose=lambda text: Prose()(text).replace(
            "</p>", '</p><button class="more" type="button">Read more</button>', 1
        ),
        announce=lambda n, d: (
            f"""<div><img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/d.jpg" alt="">
<noscript><img src="/d.jpg" alt="Doctor"></noscript><p>{who(n, d)}</p></div>"""
        ),
        date=lambda a: f"<p>Reply Date: {a.date}</p><button type='button'>Thank</button>",
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def chrome_heavy(g: Gold, url: str) -> str:
    """Cookie text, slogans, crumbs and counters in ordinary paragraphs before the title; sentences after the end."""
    body = f"""<div class="c1"><p>{COOKIES}</p><a href="#">OK</a></div><div class="c2"><p>{BRAND[g.site]}</p>\
<p>Doctors who write back</p>
</div><div class="c3">{sections(g, "<p>", "</p>")}</div><div class="c4"><a href="/">Home</a> / \
<a href="/n">{g.department}</a></div>
<div class="c5"><span>Like 12</span> <span>Tweet 3</span></div>{Skin().article(g)}
<div class="c7"><h4>Latest Articles</h4>{popular(g, "<p>", "</p>")}</div>\
<div class="c8">{about(g)}{fine_print("", " ")}</div>"""
    return document(body, title=f"{esc(g.editorial)} | {BRAND[g.site]}", url=url)


def broken_words(g: Gold, url: str) -> str:
    """Comments, break opportunities and empty inline elements inside words."""
    skin = Skin(
        prose=Prose(escape=cracked),
        title=lambda g: f"<h1>{cracked(g.editorial)}</h1>",
        name=lambda g: f"<h2>{cracked(g.name)}</h2>",
        share="<p>Sha<wbr>re to:</p>",
        announce=lambda n, d: f"<p>Dr. {cracked(n)} re<!-- -->ply {cracked(d)}</p>",
        asker=lambda g: f"<p>{cracked(g.asker.line)} Ask<wbr> Date: {g.date}</p>",
        landmark=lambda w: f"<h3>{w[:4]}<wbr>{w[4:]}</h3>",
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def translated(g: Gold, url: str) -> str:
    """A machine translator has wrapped every text, twice."""
    skin = Skin(
        prose=Prose(escape=machine_translated),
        title=lambda g: f"<h1>{machine_translated(g.editorial)}</h1>",
        share=f"<p>{machine_translated('Share to:')}</p>",
        name=lambda g: f"<h2>{machine_translated(g.name)}</h2>",
        asker=lambda g: f"<p>{machine_translated(g.asker.line)} {machine_translated(f'Ask Date: {g.date}')}</p>",
        announce=lambda n, d: f"<p>{machine_translated(f'Dr. {n} reply {d}')}</p>",
        date=lambda a: f"<p>{machine_translated(f'Reply Date: {a.date}')}</p>",
        landmark=lambda w: f"<h3>{machine_translated(w.replace('&amp;', '&'))}</h3>",
        tag=lambda t: (
            f"<li><div>{machine_translated(t.name)}"
            f"</div>"
            f"<div>{machine_translated(f'({t.medical_specialty})')}</div></li>"
        ),
    )
    return document(skin.body(g), title=esc(g.editorial), url=url, start='<html lang="en" class="translated-ltr">')


def odd_wrappers(g: Gold, url: str) -> str:
    """Each paragraph is an article in two divs; landmarks stand five levels deep, apart from what they announce."""

    def deep(tag: str, content: str) -> str:
        return f"<div><div><section><div><{tag}>{content}</{tag}></div></section></div></div>"

    skin = Skin(
        prose=Prose(paragraph=('<div class="row"><div class="col"><article><p>', "</p></article></div></div>")),
        title=lambda g: deep("h1", esc(g.editorial)),
        share=deep("p", "Share to:"),
        name=lambda g: deep("h2", esc(g.name)),
        asker=lambda g: deep("p", f"{esc(g.asker.line)} Ask Date: {g.date}"),
        announce=lambda n, d: deep("p", who(n, d)),
        date=lambda a: deep("p", f"Reply Date: {a.date}"),
        landmark=lambda w: deep("h3", w),
        tags=("<div>", "", "</div>"),
        tag=lambda t: f"<div><div><p>{esc(t.name)}</p></div><div><p>({t.medical_specialty})</p></div></div>",
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def pjax(g: Gold, url: str) -> str:
    """A fragment as scripts fetch it: no HTML, head or body, no title, no link."""
    return (
        f"<div data-pjax-container>{Skin().article(g)}"
        f"</div>"
        f"<div>{links(('Next article', 'Previous article'), '<p>', '</p>')}</div>"
    )


REPLY: dict[str, Render] = {
    "ads": ads,
    "repeated_title": repeated_title,
    "read_more": read_more,
    "chrome_heavy": chrome_heavy,
    "broken_words": broken_words,
    "translated": translated,
    "odd_wrappers": odd_wrappers,
    "pjax": pjax,
}
