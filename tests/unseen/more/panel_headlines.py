"""doctor_panel with its titles and headlines written in another way."""

from ..chrome import BRAND, Render, css, cut, fine_print, popular, sections
from ..gold import Answer, Gold
from ..prose import BREAKS, Prose, esc
from .frame import author, document, star_line


def logo_h1(g: Gold, url: str) -> str:
    """The site's logo is the only H1; the title is an H2, the count an H3, headlines are H4; a useless window title."""

    def answer(a: Answer) -> str:
        named = f"<h4>{esc(a.name)}</h4>" if a.name else ""
        by = f'<div class="doc">{author(a.author, "<div>", "</div>")}</div>' if a.author.shown else ""
        return f'<div class="a">{named}<div class="c">{Prose()(a.text)}</div>{by}</div>'

    body = f"""<div id="hd"><h1><a href="/"><img src="/logo.png" alt="{BRAND[g.site]}"></a></h1>\
<ul>{sections(g)}</ul></div>
<div id="bd"><h2>{esc(g.name)}</h2><div class="c">{Prose()(g.text)}</div><h3>Doctor Answers {g.answer_count}</h3>
{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p></div><div id="ft">{fine_print("", " ")}</div>"""
    return document(body, title=f"Welcome to {BRAND[g.site]}", url=url)


def logo_h1_text(g: Gold, url: str) -> str:
    """As before, but the logo's H1 is text, and the title says nothing but the site's name."""

    def answer(a: Answer) -> str:
        named = f'<h3 class="x">{esc(a.name)}</h3>' if a.name else ""
        by = f"<footer>{author(a.author, '<p>', '</p>')}</footer>" if a.author.shown else ""
        return f"<section>{named}<div>{Prose()(a.text)}</div>{by}</section>"

    body = f"""<header><h1><a href="/">{BRAND[g.site]}</a></h1><p>Straight talk from board certified people</p>
<nav><ul>{sections(g)}</ul></nav></header><main><h2 class="title">{esc(g.name)}</h2><div>{Prose()(g.text)}</div>
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p></main>"""
    return document(body, title=BRAND[g.site], url=url)


def cut_title(g: Gold, url: str) -> str:
    """The window title and og:title are cut; the page's own title is whole, in a div of large type."""

    def answer(a: Answer) -> str:
        named = f'<div class="ah">{esc(a.name)}</div>' if a.name else ""
        by = f'<div class="ab">{author(a.author, "<span>", "</span><br>")}</div>' if a.author.shown else ""
        return f'<div class="ans">{named}<div class="at">{Prose()(a.text)}</div>{by}</div>'

    short = esc(cut(g.name, 24))
    more = f"""<meta property="og:title" content="{short}"><meta name="description" content="{esc(cut(g.text, 60))}">
<meta name="author" content="{BRAND[g.site]} \
Editors">{css(".qt{font-size:26px}.ah{font-weight:700}.ac{font-size:20px}")}"""
    body = f"""<div class="bar">{sections(g, "<span>", "</span> ")}</div><div class="q">\
<div class="qt">{esc(g.name)}</div>
<div class="qb">{Prose()(g.text)}</div></div><div class="ac">Doctor Answers {g.answer_count}</div>
{"".join(answer(a) for a in g.answers)}<div class="fine">{esc(g.disclaimer)}</div>"""
    return document(body, title=f"{short} | {BRAND[g.site]}", url=url, more=more)


def headline_link(g: Gold, url: str) -> str:
    """The headline is a link to the answer's own page, and nothing else marks it."""

    def answer(a: Answer) -> str:
        named = f'<a class="hl" href="/answer/{900 + a.position}">{esc(a.name)}</a>' if a.name else ""
        by = f'<div class="w">{author(a.author, "<div>", "</div>")}</div>' if a.author.shown else ""
        return f'<div class="box">{named}<div class="t">{Prose()(a.text)}</div>{by}</div>'

    body = f"""<div>{sections(g, "<span>", "</span> ")}</div><h1>{esc(g.name)}</h1>\
<div class="t">{Prose()(g.text)}</div>
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<div>{esc(g.disclaimer)}</div>"""
    return document(body, title=esc(g.name), url=url, more=css(".hl{display:block;font-size:18px}.box{margin:2em 0}"))


def headline_in_p(g: Gold, url: str) -> str:
    """The headline opens the text's first paragraph, bold, before a line break."""

    def answer(a: Answer) -> str:
        made = Prose()(a.text)
        if a.name:
            made = made.replace("<p>", f"<p><b>{esc(a.name)}</b><br>", 1)
        return f'<div class="reply">{made}{author(a.author, "<p>", "</p>")}</div>'

    body = f"""<div>{sections(g, "<em>", "</em> ")}</div><h1>{esc(g.name)}</h1>{Prose()(g.text)}
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


def strong_in_body(g: Gold, url: str) -> str:
    """The headline is a strong line inside the text's div; paragraphs are line breaks."""

    def answer(a: Answer) -> str:
        named = f"<strong>{esc(a.name)}</strong><br><br>\n" if a.name else ""
        by = f'<div class="who">{author(a.author, "", "<br>")}</div>' if a.author.shown else ""
        return f'<div class="post"><div class="post-text">{named}{BREAKS(a.text)}</div>{by}</div>\n'

    body = f"""<div>{sections(g, "<span>", "</span> ")}</div><h1>{esc(g.name)}</h1>\
<div class="post-text">{BREAKS(g.text)}</div>
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<div>{esc(g.disclaimer)}</div>"""
    return document(body, title=esc(g.name), url=url)


def one_paragraph(g: Gold, url: str) -> str:
    """An answer is one paragraph: bold headline, text and author lines parted by line breaks alone."""

    def answer(a: Answer) -> str:
        named = f"<b>{esc(a.name)}</b><br><br>\n" if a.name else ""
        by = f"<br><br>\n{author(a.author, '', '<br>')}" if a.author.shown else ""
        return f"<p>{named}{BREAKS(a.text)}{by}</p>\n"

    body = f"""<div>{sections(g, "<span>", "</span> ")}</div><h1>{esc(g.name)}</h1><p>{BREAKS(g.text)}</p>
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url, more=css("p{margin:0 0 3em}"))


def flat_headings(g: Gold, url: str) -> str:
    """Title, count, headlines and doctors' names are all headings, the title and headlines of one level."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<h4>{esc(d.full_name)}</h4>" if d.name else ""
        by = f"{name}<h5>{esc(d.place)}</h5><h6>{star_line(d)}</h6>" if d.shown else ""
        return f"<div>{f'<h2>{esc(a.name)}</h2>' if a.name else ''}{Prose()(a.text)}{by}</div>"

    body = f"""<p>{sections(g, "", " ")}</p><h2>{esc(g.name)}</h2>{Prose()(g.text)}\
<h2>Doctor Answers {g.answer_count}</h2>
{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p><h4>Popular questions</h4><ul>{popular(g)}</ul>"""
    return document(body, title=esc(g.name), url=url)


PANEL: dict[str, Render] = {
    "logo_h1": logo_h1,
    "logo_h1_text": logo_h1_text,
    "cut_title": cut_title,
    "headline_link": headline_link,
    "headline_in_p": headline_in_p,
    "strong_in_body": strong_in_body,
    "one_paragraph": one_paragraph,
    "flat_headings": flat_headings,
}
