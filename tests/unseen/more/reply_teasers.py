"""doctor_reply with its teasers and tags written in another way."""

from ..chrome import Render, css
from ..gold import Gold, Teaser
from ..prose import esc
from .frame import document, teaser_line
from .skin import Skin


def card_links(g: Gold, url: str) -> str:
    """A teaser is a card whose title, question and answer are one link; "[Read More]" is a second one."""

    def teaser(t: Teaser, s: Skin) -> str:
        return f"""<div class="card"><a class="body" href="{t.href}"><div class="h">{esc(t.name)}</div>\
<div>{esc(t.question)}</div>
<div>{teaser_line(t)}</div><div>{esc(t.answer)}</div></a>
<a class="btn" href="{t.href}">[Read More] {esc(t.name)}</a></div>"""

    return document(Skin(teaser=teaser).body(g), title=esc(g.editorial), url=url, more=css(".body{display:block}"))


def read_more_split(g: Gold, url: str) -> str:
    """In teasers "[Read More]" is a label and the title after it the link; the first title is no link."""

    def teaser(t: Teaser, s: Skin) -> str:
        return f"""<article><h5>{esc(t.name)}</h5><blockquote>{esc(t.question)}</blockquote><h6>{teaser_line(t)}\
</h6><blockquote>{esc(t.answer)}</blockquote><footer><span class="label">[Read More]</span> \
<a href="{t.href}">{esc(t.name)}</a>\
</footer></article>"""

    return document(Skin(teaser=teaser).body(g), title=esc(g.editorial), url=url)


def teaser_lines(g: Gold, url: str) -> str:
    """A teaser is one paragraph of lines parted by line breaks, teasers parted by rules."""

    def teaser(t: Teaser, s: Skin) -> str:
        return f"""<p><a href="{t.href}"><b>{esc(t.name)}</b></a><br>{esc(t.question)}<br><br>{teaser_line(t)}
<br>{esc(t.answer)}<br><a href="{t.href}">[Read More] {esc(t.name)}</a></p><hr>"""

    return document(Skin(teaser=teaser).body(g), title=esc(g.editorial), url=url)


def tags_inline(g: Gold, url: str) -> str:
    """Tags on one line parted by commas, departments in brackets."""
    skin = Skin(tag=lambda t: f"{esc(t.name)} ({t.medical_specialty})", tags=("<p>", ", ", "</p>"))
    return document(skin.body(g), title=esc(g.editorial), url=url)


def tags_linked(g: Gold, url: str) -> str:
    """Tags as links on one line parted by upright strokes, departments outside the links."""
    skin = Skin(
        tag=lambda t: f'<a href="/t" rel="tag">{esc(t.name)}</a> ({t.medical_specialty})', tags=("<p>", " | ", "</p>")
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def tags_chips(g: Gold, url: str) -> str:
    """Tags as chips: spans in one div with nothing between them but white space."""
    skin = Skin(
        tag=lambda t: f'<span class="chip">{esc(t.name)} <em>({t.medical_specialty})</em></span>',
        tags=("<div>", "\n", "</div>"),
    )
    return document(skin.body(g), title=esc(g.editorial), url=url, more=css(".chip{border:1px solid;margin:4px}"))


def tags_grid(g: Gold, url: str) -> str:
    """Tags in one row of cells, each with a table of its own: name above department."""
    skin = Skin(
        tag=lambda t: (
            f"<td><table><tr><td>{esc(t.name)}</td></tr><tr><td>({t.medical_specialty})</td></tr></table></td>"
        ),
        tags=('<table border="1"><tr>', "", "</tr></table>"),
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


REPLY: dict[str, Render] = {
    "card_links": card_links,
    "read_more_split": read_more_split,
    "teaser_lines": teaser_lines,
    "tags_inline": tags_inline,
    "tags_linked": tags_linked,
    "tags_chips": tags_chips,
    "tags_grid": tags_grid,
}
