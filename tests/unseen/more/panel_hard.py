"""doctor_panel in redesigns that add to, repeat or merge what the source shows in one order: judged apart."""

from ..chrome import Render, sections
from ..gold import Answer, Doctor, Gold
from ..panel_hard import block, heading, named, page
from ..prose import Prose, esc
from .frame import author, document, plain, star_line
from .prose import softened


def soft_hyphens(g: Gold, url: str) -> str:
    """A script has put soft hyphens into long words and zero-width spaces after slashes."""

    def soften(text: str) -> str:
        return softened(text).replace("/", "/&#8203;")

    body = f"<div>{sections(g, '<span>', '</span> ')}</div>{plain(g, text=Prose(escape=soften))}"
    return document(body, title=esc(g.name), url=url)


def run_in(g: Gold, url: str) -> str:
    """The headline runs in: bold words at the start of the text's first line."""

    def answer(a: Answer) -> str:
        made = Prose()(a.text)
        return f"<div>{made.replace('<p>', f'<p><b>{esc(a.name)}</b> ', 1) if a.name else made}{block(a.author)}</div>"

    return page(g, url, heading(g), "".join(answer(a) for a in g.answers))


def answered_by(g: Gold, url: str) -> str:
    """Words of the template stand before the doctor's name and before the stars."""

    def lines(d: Doctor) -> str:
        name = f"<p>Answered by <a href='/d'>{esc(d.full_name)}</a></p>" if d.name else ""
        return f"<div>{name}<p>{esc(d.place)}</p><p>Rating: {star_line(d)}</p></div>" if d.shown else ""

    return page(
        g,
        url,
        heading(g),
        "".join(f"<div>{named(a)}<div>{Prose()(a.text)}</div>{lines(a.author)}</div>" for a in g.answers),
    )


def bare_votes(g: Gold, url: str) -> str:
    """A bare number between arrows stands before each text."""
    cell = '<div class="v"><span>▲</span><span>{}</span><span>▼</span></div>'
    made = (
        f"<div>{named(a)}{cell.format(a.votes)}<div>{Prose()(a.text)}</div>{block(a.author)}</div>" for a in g.answers
    )
    return page(g, url, heading(g), "".join(made), ".v span{display:block}")


def css_blocks(g: Gold, url: str) -> str:
    """Spans that only a style sheet makes blocks, the author lines included."""
    text = Prose(paragraph=('<span class="b">', "</span>"), group=("", ""), item=('<span class="b">• ', "</span>"))

    def answer(a: Answer) -> str:
        title = f'<span class="b h">{esc(a.name)}</span>' if a.name else ""
        return f'<span class="b">{title}{text(a.text)}{author(a.author, "<span class=b>", "</span>")}</span>\n'

    return page(
        g, url, heading(g), "".join(answer(a) for a in g.answers), ".b{display:block;margin:.6em 0}.h{font-weight:bold}"
    )


def responsive_twice(g: Gold, url: str) -> str:
    """The author block stands twice, before the text for phones and after it for desks; a class hides the first."""
    made = (
        f"""<div>{named(a)}<div class="visible-xs">{block(a.author)}</div><div>{Prose()(a.text)}</div>
<div class="hidden-xs">{block(a.author)}</div></div>"""
        for a in g.answers
    )
    return page(g, url, heading(g), "".join(made), ".visible-xs{display:none}")


def read_more_links(g: Gold, url: str) -> str:
    """Links to open a text stand amid its paragraphs, and a row of links ends each answer."""

    def answer(a: Answer) -> str:
        first, _, rest = a.text.partition("\n\n")
        more = f'<p><a href="#">Read more</a></p>{Prose()(rest)}' if rest else ""
        return f"""<div>{named(a)}<div>{Prose()(first)}{more}</div>{block(a.author)}
<p><a href="#">Comment</a> <a href="#">Flag</a></p></div>"""

    return page(g, url, heading(g), "".join(answer(a) for a in g.answers))


def answer_labels(g: Gold, url: str) -> str:
    """Each answer opens with its position in words, as a heading."""
    made = (
        f"<div><h3>Answer "
        f"{a.position}"
        f"</h3>"
        f"<h4>{esc(a.name or '')}"
        f"</h4>"
        f"<div>{Prose()(a.text)}</div>{block(a.author)}</div>"
        for a in g.answers
    )
    return page(g, url, heading(g), "".join(made))


PANEL: dict[str, Render] = {
    "hard_soft_hyphens": soft_hyphens,
    "hard_run_in": run_in,
    "hard_answered_by": answered_by,
    "hard_bare_votes": bare_votes,
    "hard_css_blocks": css_blocks,
    "hard_responsive_twice": responsive_twice,
    "hard_read_more_links": read_more_links,
    "hard_answer_labels": answer_labels,
}
