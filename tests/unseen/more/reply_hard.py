"""doctor_reply in redesigns that split, label or hide what the source shows in one order: judged apart."""

from ..chrome import Render, css
from ..gold import Gold
from ..prose import Prose, esc
from .frame import STORY, document, who
from .prose import softened
from .skin import Skin


def soft_hyphens(g: Gold, url: str) -> str:
    """A script has put soft hyphens into long words."""
    return document(Skin(prose=Prose(escape=softened)).body(g), title=esc(g.editorial), url=url)


def tab_bar(g: Gold, url: str) -> str:
    """A bar of tabs names all landmarks before the article; the panels have no headings of their own, only labels."""
    bar = (
        '<div role="tablist">'
        '<a role="tab">Question'
        "</a> "
        '<a role="tab">More '
        "Info"
        "</a> "
        '<a role="tab">Similar Q&amp;A</a></div>'
    )
    return document(bar + Skin().body(g), title=esc(g.editorial), url=url)


def eyebrow(g: Gold, url: str) -> str:
    """The department stands above the editorial title."""
    skin = Skin(title=lambda g: f'<p class="eyebrow">{g.department}</p><h1>{esc(g.headline or "")}</h1>')
    return document(skin.body(g), title=esc(g.headline or ""), url=url)


def css_blocks(g: Gold, url: str) -> str:
    """Spans that only a style sheet makes blocks."""

    def b(content: str) -> str:
        return f'<span class="b">{content}</span>\n'

    skin = Skin(
        prose=Prose(paragraph=('<span class="b">', "</span>"), group=("", ""), item=('<span class="b">• ', "</span>")),
        title=lambda g: b(esc(g.editorial)),
        share=b("Share to:"),
        name=lambda g: b(esc(g.name)),
        text=('<span class="b">', "</span>"),
        asker=lambda g: b(f"{esc(g.asker.line)} Ask Date: {g.date}"),
        announce=lambda n, d: b(who(n, d)),
        date=lambda a: b(f"Reply Date: {a.date}"),
        landmark=b,
        reply=('<span class="b">', "</span>"),
        tags=("", "", ""),
        tag=lambda t: b(esc(t.name)) + b(f"({t.medical_specialty})"),
        teaser=lambda t, s: (
            b(f'<a href="{t.href}">{esc(t.name)}</a>')
            + s.prose(t.question)
            + s.announce(t.answer_author, t.answer_specialty)
            + s.prose(t.answer)
            + b(f'<a href="{t.href}">[Read More] {esc(t.name)}</a>')
        ),
    )
    return document(skin.article(g), title=esc(g.editorial), url=url, more=css(".b{display:block;margin:.6em 0}"))


def tag_columns(g: Gold, url: str) -> str:
    """Tags in a table with column heads, departments without brackets."""
    skin = Skin(
        tag=lambda t: f"<tr><td>{esc(t.name)}</td><td>{t.medical_specialty}</td></tr>",
        tags=("<table><tr><th>Topic</th><th>Department</th></tr>", "", "</table>"),
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def labelled(g: Gold, url: str) -> str:
    """Words of the template stand before the question and before the asker; a slogan ends the essay."""
    skin = Skin(
        name=lambda g: f"<p>Question</p><h2>{esc(g.name)}</h2>",
        mid=f"<p>{STORY[1]}</p>",
        asker=lambda g: f"<p>Asked by {esc(g.asker.line)} Ask Date: {g.date}</p>",
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


REPLY: dict[str, Render] = {
    "hard_soft_hyphens": soft_hyphens,
    "hard_tab_bar": tab_bar,
    "hard_eyebrow": eyebrow,
    "hard_css_blocks": css_blocks,
    "hard_tag_columns": tag_columns,
    "hard_labelled": labelled,
}
