"""doctor_panel with its author lines and votes written in another way."""

from ..chrome import BRAND, Render, css, fine_print, sections
from ..gold import Answer, Doctor, Gold
from ..prose import BREAKS, Prose, esc
from .frame import author, document, star_line


def figure(g: Gold, url: str) -> str:
    """An answer is a figure: a quotation and a caption with its author."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<cite>{esc(d.full_name)}</cite><br>" if d.name else ""
        by = f"<figcaption>{name}{esc(d.place)}<br>{star_line(d)}</figcaption>" if d.shown else ""
        named = f"<h3>{esc(a.name)}</h3>" if a.name else ""
        return (
            f'<figure id="f{a.position}">{named}'
            f"<blockquote "
            f'cite="#f{a.position}">{Prose()(a.text)}'
            f"</blockquote>{by}</figure>"
        )

    body = f"""<nav>{sections(g, "<span>", "</span> ")}</nav><main><h1>{esc(g.name)}</h1><blockquote>{Prose()(g.text)}\
</blockquote><h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}
<p><small>{esc(g.disclaimer)}</small></p></main>"""
    return document(body, title=esc(g.name), url=url)


def inline_author(g: Gold, url: str, between: str, stars: str) -> str:
    """The author's parts on one line, the name linked."""

    def by(d: Doctor) -> str:
        name = f'<a href="/dr/{d.review_count}">{esc(d.full_name)}</a>{between}' if d.name else ""
        return f'<p class="by">{name}{esc(d.place)}{between}{stars.format(d.stars, d.reviews)}</p>' if d.shown else ""

    def answer(a: Answer) -> str:
        return (
            f"<article>{f'<h3>{esc(a.name)}</h3>' if a.name else ''}"
            f"<div>{Prose()(a.text)}"
            f"</div>{by(a.author)}</article>"
        )

    body = f"""<nav>{sections(g, "<span>", "</span> ")}</nav><h1>{esc(g.name)}</h1><div>{Prose()(g.text)}</div>
<h2>Doctor Answers ({g.answer_count})</h2>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p>"""
    return document(body, title=f"{esc(g.name)} - {BRAND[g.site]}", url=url)


def pipe_line(g: Gold, url: str) -> str:
    """One author line parted by upright strokes."""
    return inline_author(g, url, " | ", "{} | {}")


def dot_line(g: Gold, url: str) -> str:
    """One author line parted by middle dots."""
    return inline_author(g, url, " &middot; ", "{} &middot; {}")


def comma_line(g: Gold, url: str) -> str:
    """One author line parted by commas, the reviews in brackets."""
    return inline_author(g, url, ", ", "{} ({})")


def dash_line(g: Gold, url: str) -> str:
    """One author line parted by dashes between spans."""
    return inline_author(g, url, " <span>&ndash;</span> ", '<span class="s">{}</span> <span class="n">({})</span>')


def break_line(g: Gold, url: str) -> str:
    """Author lines parted by line breaks, a middle dot between stars and reviews; one paragraph right after the \
text."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f'<a href="/dr/{a.position}">{esc(d.full_name)}</a><br>' if d.name else ""
        by = f"<p>{name}{esc(d.place)}<br>{star_line(d, ' · ')}</p>" if d.shown else ""
        return f"<li>{f'<h3>{esc(a.name)}</h3>' if a.name else ''}{Prose()(a.text)}{by}</li>"

    body = f"""<p>{sections(g, "", " · ")}</p><h1>{esc(g.name)}</h1>{Prose()(g.text)}\
<h2>Doctor Answers {g.answer_count}</h2>
<ul class="plain">{"".join(answer(a) for a in g.answers)}</ul><p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url, more=css(".plain{list-style:none}"))


def numbered(g: Gold, url: str) -> str:
    """An ordered list numbers the answers, and its numbers show."""

    def answer(a: Answer) -> str:
        named = f"<strong>{esc(a.name)}</strong>" if a.name else ""
        return f"<li>{named}<div>{Prose()(a.text)}</div>{author(a.author, '<div><em>', '</em></div>')}</li>\n"

    body = f"""<p>{sections(g, "", " ")}</p><h1>{esc(g.name)}</h1><div>{Prose()(g.text)}</div>
<h2>Doctor Answers {g.answer_count}</h2><ol>{"".join(answer(a) for a in g.answers)}</ol><p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


def aside_author(g: Gold, url: str) -> str:
    """The author stands in an ASIDE, the headline in a HEADER, the disclaimer in the page's FOOTER."""

    def answer(a: Answer) -> str:
        named = f"<header><p class='h'>{esc(a.name)}</p></header>" if a.name else ""
        by = f"<aside>{author(a.author, '<p>', '</p>')}</aside>" if a.author.shown else ""
        return f"<article>{named}<div>{Prose()(a.text)}</div>{by}</article>"

    body = f"""<header class="page"><div>{sections(g, "<span>", "</span> ")}</div><h1>{esc(g.name)}</h1></header>
<section><div>{Prose()(g.text)}</div></section><section><header><h2>Doctor Answers {g.answer_count}</h2></header>
{"".join(answer(a) for a in g.answers)}</section><footer><p>{esc(g.disclaimer)}</p>{fine_print("", " ")}</footer>"""
    return document(body, title=esc(g.name), url=url, more=css(".h{font-weight:bold;font-size:1.2em}"))


def vote_buttons(g: Gold, url: str) -> str:
    """A button with the votes stands between headline and text."""

    def answer(a: Answer) -> str:
        vote = f"""<div class="vote"><button type="button" aria-label="Helpful">Helpful \
<span>+{a.votes}</span></button></div>"""
        by = f"<div>{author(a.author, '<p>', '</p>')}</div>" if a.author.shown else ""
        return f"<div>{f'<h3>{esc(a.name)}</h3>' if a.name else ''}{vote}<div>{Prose()(a.text)}</div>{by}</div>"

    body = f"""<p>{sections(g, "", " ")}</p><h1>{esc(g.name)}</h1><div>{Prose()(g.text)}</div>
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


def vote_binding(g: Gold, url: str) -> str:
    """Bindings stand in attributes and, unrendered, at the start of the text's own element."""

    def answer(a: Answer) -> str:
        line = f"{esc(g.vote_line)}<br>\n" if g.vote_line else ""
        name = f"<b ng-bind=\"a.doctor || '{a.position}'\">{esc(a.author.full_name)}</b><br>" if a.author.name else ""
        by = f"<p>{name}{esc(a.author.place)}<br>{star_line(a.author)}</p>" if a.author.shown else ""
        named = f'<p class="hd" title="{{{{ a.title }}}}"><b>{esc(a.name)}</b></p>' if a.name else ""
        return f"""<div ng-class="{{voted: voteCount > 0}}" data-votes="{a.votes}">{named}
<div class="body">{line}{BREAKS(a.text)}</div>{by}</div>"""

    body = f"""<p>{sections(g, "", " ")}</p><h1>{esc(g.name)}</h1><div>{BREAKS(g.text)}</div>
<h3>Doctor Answers {g.answer_count}</h3>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


PANEL: dict[str, Render] = {
    "figure": figure,
    "pipe_line": pipe_line,
    "dot_line": dot_line,
    "comma_line": comma_line,
    "dash_line": dash_line,
    "break_line": break_line,
    "numbered": numbered,
    "aside_author": aside_author,
    "vote_buttons": vote_buttons,
    "vote_binding": vote_binding,
}
