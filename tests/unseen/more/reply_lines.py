"""doctor_reply with its asker, reply, date and share lines written in another way."""

from ..chrome import Render, css, links
from ..gold import Gold
from ..prose import esc
from .frame import document
from .skin import Skin


def asker_cells(g: Gold, url: str) -> str:
    """The asker line in four table cells, commas and stops kept."""
    skin = Skin(
        asker=lambda g: (
            f"""<table><tr><td>{g.asker.name},</td><td>{g.asker.age} year old</td>
<td>{g.asker.sex}.</td><td>Ask Date: {g.date}</td></tr></table>"""
        )
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def asker_items(g: Gold, url: str) -> str:
    """The asker line as list items without commas and stops."""
    skin = Skin(
        asker=lambda g: (
            f"""<ul class="meta"><li>{g.asker.name}</li><li>{g.asker.age} year old {g.asker.sex}</li>
<li>Ask Date: {g.date}</li></ul>"""
        )
    )
    return document(
        skin.body(g),
        title=esc(g.editorial),
        url=url,
        more=css(".meta{list-style:none;padding:0}.meta li{display:inline-block;margin-right:2em}"),
    )


def asker_spans(g: Gold, url: str) -> str:
    """The asker line in spans: nickname bold, the date in a TIME."""
    skin = Skin(
        asker=lambda g: (
            f"""<div class="m"><b class="u">{g.asker.name}</b>, <span>{g.asker.age}</span> <span>year old</span>
<span>{g.asker.sex}</span>. <span class="l">Ask Date:</span> \
<time datetime="{g.date_created}T08:00">{g.date}</time></div>"""
        )
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def asker_terms(g: Gold, url: str) -> str:
    """The asker in a paragraph; asking and reply dates as terms and definitions."""
    skin = Skin(
        asker=lambda g: f"<p>{esc(g.asker.line)}</p><dl><dt>Ask Date:</dt><dd>{g.date}</dd></dl>",
        date=lambda a: f"<dl><dt>Reply Date:</dt><dd>{a.date}</dd></dl>",
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def reply_cells(g: Gold, url: str) -> str:
    """The reply header in three cells: doctor, the word, department."""
    skin = Skin(announce=lambda n, d: f"<table><tr><td>Dr. {esc(n)}</td><td>reply</td><td>{d}</td></tr></table>")
    return document(skin.body(g), title=esc(g.editorial), url=url)


def reply_badge(g: Gold, url: str) -> str:
    """The reply header's department is a badge in a block of its own."""
    skin = Skin(
        announce=lambda n, d: f'<div class="by"><div><b>Dr. {esc(n)}</b> reply</div><div class="badge">{d}</div></div>'
    )
    return document(skin.body(g), title=esc(g.editorial), url=url, more=css(".by{display:flex;gap:1em}"))


def reply_divs(g: Gold, url: str) -> str:
    """The reply header in three blocks side by side, the name linked to a profile."""
    skin = Skin(
        announce=lambda n, d: (
            f"""<div class="by"><div><a href="/dr">Dr. {esc(n)}</a></div><div>reply</div>
<div><a href="/dept">{d}</a></div></div>"""
        ),
        date=lambda a: f'<div class="by"><div>Reply Date:</div><div>{a.date}</div></div>',
    )
    return document(skin.body(g), title=esc(g.editorial), url=url, more=css(".by{display:flex;gap:1em}"))


def share_icons(g: Gold, url: str) -> str:
    """Sharing as icons with alternative texts and a counter."""
    skin = Skin(
        share="""<div class="share"><span>Share to:</span> <a href="/f"><img src="/f.png" alt="Facebook"></a>
<a href="/l"><img src="/l.png" alt="LINE"></a> <i class="fa fa-twitter" title="Twitter"></i> \
<span class="n">0</span></div>"""
    )
    return document(skin.body(g), title=esc(g.editorial), url=url)


def share_list(g: Gold, url: str) -> str:
    """Sharing as a heading and a list of links."""
    share = (
        f'<div class="share"><h6>Share to:</h6><ul>{links(("Facebook", "LINE", "WhatsApp", "Copy link"))}</ul></div>'
    )
    return document(Skin(share=share).body(g), title=esc(g.editorial), url=url)


def share_buttons(g: Gold, url: str) -> str:
    """Sharing as buttons and a field with the page's address."""
    share = """<div class="share"><label>Share to:</label> <button>Facebook</button><button>LINE</button>
<input readonly value="https://www.teleclinic.test/s/1"><button>Copy</button></div>"""
    return document(Skin(share=share).body(g), title=esc(g.editorial), url=url)


REPLY: dict[str, Render] = {
    "asker_cells": asker_cells,
    "asker_items": asker_items,
    "asker_spans": asker_spans,
    "asker_terms": asker_terms,
    "reply_cells": reply_cells,
    "reply_badge": reply_badge,
    "reply_divs": reply_divs,
    "share_icons": share_icons,
    "share_list": share_list,
    "share_buttons": share_buttons,
}
