"""doctor_panel amid noise: advertisements, copies, buttons, sentences of the site, wrapped and broken words."""

from ..chrome import BRAND, Render, css, fine_print, links, popular, sections
from ..gold import Answer, Gold
from ..prose import Prose, esc
from .frame import COOKIES, about, author, document, plain, star_line
from .prose import cracked, machine_translated


def ads(g: Gold, url: str) -> str:
    """Frames and slots of advertisements between the answers, some with the word Advertisement."""
    mid = (
        '<div class="ad"><div>Advertisement</div><iframe src="about:blank" width="468" height="60"></iframe></div>',
        '<ins class="adsbygoogle" '
        'style="display:block" '
        'data-ad-slot="88">'
        "</ins>"
        "<script>(window.ads=[]).push({})</script>",
        '<div id="div-gpt-ad-7" class="ad"><script>slot("div-gpt-ad-7")</script></div>',
    )
    shell = f"<div>{sections(g, '<span>', '</span> ')}</div>{mid[0]}{plain(g, mid=mid)}{mid[0]}"
    return document(shell, title=esc(g.name), url=url)


def repeated_title(g: Gold, url: str) -> str:
    """The title stands in a sticky bar, in crumbs without NAV and in a hidden print sheet with a copy of an answer."""
    a = g.answers[0]
    shell = f"""<div class="sticky"><span>{esc(g.name)}</span> <button>Ask a doctor</button></div>
<p class="crumbs"><a href="/">Home</a> &gt; <a href="/q">Questions</a> &gt; {esc(g.name)}</p>
<div class="print" hidden><h1>{esc(g.name)}</h1>{Prose()(g.text)}<h2>Doctor Answers {g.answer_count}</h2>
<h3>{esc(a.name or "")}</h3>{Prose()(a.text)}</div>{plain(g)}"""
    return document(
        shell, title=f"{esc(g.name)} - {BRAND[g.site]}", url=url, more=css(".sticky{position:sticky;top:0}")
    )


def read_more(g: Gold, url: str) -> str:
    """Buttons to open a text stand after its first paragraph, the rest in a div; lazy pictures with fallbacks."""

    def answer(a: Answer) -> str:
        first, _, rest = a.text.partition("\n\n")
        folded = f'<button class="more">Read more</button><div class="rest">{Prose()(rest)}</div>' if rest else ""
        picture = """<img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/u.jpg" alt="">
<noscript><img src="/u.jpg" alt="Doctor"></noscript>"""
        by = f"<div>{picture}{author(a.author, '<p>', '</p>')}</div>" if a.author.shown else ""
        return (
            f"<section>{f'<h3>{esc(a.name)}</h3>' if a.name else ''}<div>{Prose()(first)}{folded}</div>{by}</section>"
        )

    body = f"""<div>{sections(g, "<span>", "</span> ")}</div><h1>{esc(g.name)}</h1><div>{Prose()(g.text)}</div>
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


def chrome_heavy(g: Gold, url: str) -> str:
    """Cookie text, slogans, crumbs and social counters in ordinary paragraphs before the title; sentences after the \
end."""
    shell = f"""<div class="c1"><p>{COOKIES}</p><a href="#">OK</a></div><div class="c2"><p>{BRAND[g.site]}</p>
<p>The place to ask before you decide</p></div><div class="c3">{sections(g, "<p>", "</p>")}</div>
<div class="c4"><a href="/">Home</a> / <a href="/q">Questions</a></div>
<div class="c5"><span>Like 12</span> <span>Tweet 3</span> <span>Pin 0</span></div>{plain(g)}
<div class="c6"><div>Like 12</div><div>Tweet 3</div></div><div class="c7">{about(g)}{fine_print("", " ")}</div>"""
    return document(shell, title=f"{esc(g.name)} | {BRAND[g.site]}", url=url)


def svg(g: Gold, url: str) -> str:
    """Drawings with titles, descriptions and initials stand in headings and author blocks."""
    icon = '<svg width="9" height="9"><title>Question</title><desc>A speech bubble</desc><path d="M0 0h9v9z"/></svg>'

    def answer(a: Answer) -> str:
        d = a.author
        initials = "".join(part[0] for part in (d.name or "Doctor").split())
        avatar = f'<svg width="40" height="40"><circle r="20"/><text x="9" y="25">{initials}</text></svg>'
        by = f'<div class="by">{avatar}<div>{author(d, "<div>", "</div>")}</div></div>' if d.shown else ""
        return f"<div>{f'<h3>{icon} {esc(a.name)}</h3>' if a.name else ''}<div>{Prose()(a.text)}</div>{by}</div>"

    body = f"""<div>{sections(g, "<span>", "</span> ")}</div><h1>{icon} {esc(g.name)}</h1><div>{Prose()(g.text)}</div>
<h2>{icon} Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


def broken_words(g: Gold, url: str) -> str:
    """Comments, break opportunities and empty inline elements inside words."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<p>{cracked(d.full_name)}</p>" if d.name else ""
        by = f"{name}<p>{cracked(d.place)}</p><p>{cracked(star_line(d))}</p>" if d.shown else ""
        return (
            f"<div>{f'<h3>{cracked(a.name)}</h3>' if a.name else ''}"
            f"<div>{Prose(escape=cracked)(a.text)}</div>{by}</div>"
        )

    body = f"""<div>{sections(g, "<span>", "</span> ")}</div><h1>{cracked(g.name)}</h1>{Prose(escape=cracked)(g.text)}
<h2>Doc<wbr>tor An<!-- -->swers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}\
<p>{cracked(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


def translated(g: Gold, url: str) -> str:
    """A machine translator has wrapped every text, twice."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<p>{machine_translated(d.full_name)}</p>" if d.name else ""
        by = (
            f"{name}<p>{machine_translated(d.place)}"
            f"</p>"
            f"<p>{machine_translated(d.stars)} "
            f"<a href='/r'>{machine_translated(d.reviews)}</a></p>"
            if d.shown
            else ""
        )
        return (
            f"<div>{f'<h3>{machine_translated(a.name)}</h3>' if a.name else ''}"
            f"<div>{Prose(escape=machine_translated)(a.text)}</div><div>{by}</div></div>"
        )

    body = f"""<div>{sections(g, "<span>", "</span> ")}</div>\
<h1>{machine_translated(g.name)}</h1>{Prose(escape=machine_translated)(g.text)}
<h2>{machine_translated(f"Doctor Answers {g.answer_count}")}</h2>{"".join(answer(a) for a in g.answers)}\
<p>{machine_translated(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url, start='<html lang="en" class="translated-ltr">')


def odd_wrappers(g: Gold, url: str) -> str:
    """Each paragraph is an article in two divs, each list item a div in a span; landmarks five levels deep."""
    text = Prose(
        paragraph=('<div class="row"><div class="col"><article><p>', "</p></article></div></div>"),
        item=("<li><div><span>", "</span></div></li>"),
    )

    def deep(tag: str, content: str) -> str:
        return f"<div><div><section><div><{tag}>{content}</{tag}></div></section></div></div>"

    def answer(a: Answer) -> str:
        lines = author(a.author, "<div><div><p>", "</p></div></div>")
        return (
            f"<div><div>{deep('h3', esc(a.name)) if a.name else ''}"
            f"<div>{text(a.text)}"
            f"</div>"
            f"<div>{lines}</div></div></div>"
        )

    body = f"""<div>{sections(g, "<div><div>", "</div></div>")}</div>{deep("h1", esc(g.name))}<div>{text(g.text)}</div>
{deep("h2", f"Doctor Answers {g.answer_count}")}\
<div>{"".join(answer(a) for a in g.answers)}</div>{deep("p", esc(g.disclaimer))}"""
    return document(body, title=esc(g.name), url=url)


def tabs(g: Gold, url: str) -> str:
    """The count is the label of a selected tab, a button, beside other tabs."""

    def answer(a: Answer) -> str:
        named = f'<a href="#{a.position}"><h3>{esc(a.name)}</h3></a>' if a.name else ""
        by = f"<div>{author(a.author, '<div>', '</div>')}</div>" if a.author.shown else ""
        return f'<div class="card">{named}<div>{Prose()(a.text)}</div>{by}</div>'

    body = f"""<div>{sections(g, "<span>", "</span> ")}</div><h1>{esc(g.name)}</h1><div>{Prose()(g.text)}</div>
<div role="tablist"><button role="tab" aria-selected="true" id="t1">Doctor Answers {g.answer_count}</button>
<button role="tab" aria-selected="false">Photos</button></div>
<div role="tabpanel" aria-labelledby="t1">{"".join(answer(a) for a in g.answers)}</div>
<div>{esc(g.disclaimer)}</div>"""
    return document(body, title=esc(g.name), url=url)


def pjax(g: Gold, url: str) -> str:
    """A fragment as scripts fetch it: no HTML, head or body, no title, no link."""
    return (
        f"<div data-pjax-container>{plain(g)}"
        f"</div>"
        f"<div>{links(('Next question', 'Previous question'), '<p>', '</p>')}</div>"
    )


def related_between(g: Gold, url: str) -> str:
    """ "You might also like..." boxes of links between answers, in plain divs with a heading like a headline's."""
    mid = (
        f'<div class="more"><h3>You might also like...</h3><ul>{popular(g)}</ul></div>',
        "",
        "",
    )
    shell = f"<div>{sections(g, '<span>', '</span> ')}</div>{plain(g, mid=mid)}"
    return document(shell, title=esc(g.name), url=url)


PANEL: dict[str, Render] = {
    "ads": ads,
    "repeated_title": repeated_title,
    "read_more": read_more,
    "chrome_heavy": chrome_heavy,
    "svg": svg,
    "broken_words": broken_words,
    "translated": translated,
    "odd_wrappers": odd_wrappers,
    "tabs": tabs,
    "pjax": pjax,
    "related_between": related_between,
}
