"""doctor_reply laid out by tables, lists and field sets, as sites of 1998 to 2008 wrote it."""

from ..chrome import BRAND, Render, css, popular, sections
from ..gold import Gold, Teaser
from ..prose import Prose, esc, sentences
from .frame import document, reply_line, teaser_line


def part_tables(g: Gold, url: str) -> str:
    """A table for each part; names, departments, dates and labels in cells of their own."""

    def teaser(t: Teaser) -> str:
        return f"""<table border="1" width="700"><tr><th colspan="2" align="left">\
<a href="{t.href}">{esc(t.name)}</a></th></tr>
<tr><td colspan="2">{esc(t.question)}</td></tr><tr><td colspan="2"><b>{teaser_line(t)}</b></td></tr>
<tr><td colspan="2">{esc(t.answer)}</td></tr><tr><td colspan="2">\
<a href="{t.href}">[Read More] {esc(t.name)}</a></td></tr>
</table><br>"""

    replies = "".join(
        f"""<table border="1" width="700"><tr><th colspan="2">{reply_line(a)}</th></tr>
<tr><td colspan="2">{Prose()(sentences(a.text))}</td></tr><tr><td>Reply Date:</td><td>{a.date}</td></tr></table><br>"""
        for a in g.answers
    )
    pairs = [f"<td>{esc(t.name)}</td><td>({t.medical_specialty})</td>" for t in g.keywords]
    rows = "".join(f"<tr>{''.join(pairs[i : i + 2])}</tr>" for i in range(0, len(pairs), 2))
    return f"""<html><head><title>{esc(g.headline or "")}</title></head><body><table>\
<tr>{sections(g, "<td>", "</td>")}</tr></table>
<table width="700"><tr><td><h1>{esc(g.editorial)}</h1></td></tr></table>
<table><tr><td>Share to:</td><td><a href="/f">Facebook</a></td><td><a href="/l">LINE</a></td></tr></table>
<table width="700"><tr><td><h2>{esc(g.name)}</h2></td></tr><tr><td>{Prose()(sentences(g.text))}</td></tr></table>
<table><tr><td>{g.asker.name},</td><td>{g.asker.age} year old {g.asker.sex}.</td><td>Ask Date:</td>\
<td>{g.date}</td></tr></table>
{replies}<table width="700"><tr><th>More Info</th></tr><tr><td>{Prose()(g.essay)}</td></tr></table>
<table width="700"><tr><th>Similar Q&amp;A</th></tr></table>{"".join(teaser(t) for t in g.teasers)}
<table width="700"><tr><th colspan="4">Related FAQ</th></tr>{rows}</table></body></html>"""


def nested_lists(g: Gold, url: str) -> str:
    """The whole page is lists without marks, the texts in divs."""

    def box(text: str) -> str:
        return f'<li><div class="txt">{Prose()(text)}</div></li>'

    replies = "".join(
        f"<li><ul><li><b>{reply_line(a)}</b></li>{box(sentences(a.text))}<li>Reply Date: {a.date}</li></ul></li>"
        for a in g.answers
    )
    teasers = "".join(
        f"""<li><ul><li><a href="{t.href}"><b>{esc(t.name)}</b></a></li><li>{esc(t.question)}</li><li><ul>
<li>{teaser_line(t)}</li><li>{esc(t.answer)}</li></ul></li>
<li><a href="{t.href}">[Read More] {esc(t.name)}</a></li></ul></li>"""
        for t in g.teasers
    )
    tags = "".join(f"<li><ul><li>{esc(t.name)}</li><li>({t.medical_specialty})</li></ul></li>" for t in g.keywords)
    rules = css("ul{list-style:none;padding-left:8px}.txt ul{list-style:disc;padding-left:30px}")
    body = f"""<ul id="nav">{sections(g)}</ul><ul id="page"><li><h1>{esc(g.editorial)}</h1></li><li>Share to:<ul>
<li><a href="/f">Facebook</a></li><li><a href="/x">X</a></li></ul></li><li><h2>{esc(g.name)}</h2></li>
{box(sentences(g.text))}<li>{esc(g.asker.line)} Ask Date: {g.date}</li>{replies}<li>\
<h3>More Info</h3></li>{box(g.essay)}
<li><h3>Similar Q&amp;A</h3><ul>{teasers}</ul></li><li><h3>Related FAQ</h3><ul>{tags}</ul></li></ul>"""
    return document(body, title=esc(g.editorial), url=url, more=rules)


def list_each(g: Gold, url: str) -> str:
    """A definition list for each reply and for the facts; dates as term and definition."""
    replies = "".join(
        f"""<dl class="r"><dt>{reply_line(a)}</dt><dd>{Prose()(sentences(a.text))}</dd></dl>
<dl class="facts"><dt>Reply Date:</dt><dd>{a.date}</dd></dl>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<dl class="s"><dt><a href="{t.href}">{esc(t.name)}</a></dt><dd>{esc(t.question)}</dd>
<dt>{teaser_line(t)}</dt><dd>{esc(t.answer)}</dd>
<dd><a href="{t.href}">[Read More] {esc(t.name)}</a></dd></dl>"""
        for t in g.teasers
    )
    tags = "".join(f"<dl><dt>{esc(t.name)}</dt><dd>({t.medical_specialty})</dd></dl>" for t in g.keywords)
    body = f"""<div>{sections(g, "[", "] ")}</div><h1>{esc(g.editorial)}</h1><dl class="facts"><dt>Share to:</dt>
<dd><a href="/f">Facebook</a></dd></dl><h2>{esc(g.name)}</h2>{Prose()(sentences(g.text))}<p>{esc(g.asker.line)}</p>
<dl class="facts"><dt>Ask Date:</dt><dd>{g.date}</dd></dl>{replies}<h2>More Info</h2>{Prose()(g.essay)}
<h2>Similar Q&amp;A</h2>{teasers}<h2>Related FAQ</h2>{tags}"""
    return document(body, title=esc(g.editorial), url=url, more=css(".facts *{display:inline}dt{font-weight:bold}"))


def fieldset(g: Gold, url: str) -> str:
    """Field sets whose legends are the landmarks; the question in a block quotation."""
    replies = "".join(
        f"<fieldset><legend>{reply_line(a)}</legend>{Prose()(sentences(a.text))}"
        f'<p align="right">Reply Date: {a.date}</p></fieldset>'
        for a in g.answers
    )
    teasers = "".join(
        f"""<fieldset><legend><a href="{t.href}">{esc(t.name)}</a></legend><blockquote>{esc(t.question)}</blockquote>
<blockquote><b>{teaser_line(t)}</b><br>{esc(t.answer)}</blockquote>
<a href="{t.href}">[Read More] {esc(t.name)}</a></fieldset>"""
        for t in g.teasers
    )
    tags = "".join(f"<p>{esc(t.name)}<br>({t.medical_specialty})</p>" for t in g.keywords)
    body = f"""<p>{sections(g, "", " / ")}</p><h1>{esc(g.editorial)}</h1><form action="/share">Share to:
<input type="button" value="Facebook"> <input type="button" value="LINE"></form><h2>{esc(g.name)}</h2>
<blockquote>{Prose()(sentences(g.text))}</blockquote><p>{esc(g.asker.line)} Ask Date: {g.date}</p>{replies}
<fieldset><legend>More Info</legend>{Prose()(g.essay)}</fieldset><fieldset>\
<legend>Similar Q&amp;A</legend>{teasers}</fieldset>
<fieldset><legend>Related FAQ</legend>{tags}</fieldset>"""
    return document(body, title=f"{BRAND[g.site]} - Articles", url=url)


def qa_table(g: Gold, url: str) -> str:
    """One table whose row headers say what the cell beside them is."""
    replies = "".join(
        f"""<tr><th>Answer</th><td><div><b>{reply_line(a)}</b></div>
<div>{Prose()(sentences(a.text))}</div><div>Reply Date: {a.date}</div></td></tr>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<tr><td colspan="2"><div><a href="{t.href}">{esc(t.name)}</a></div><div>{esc(t.question)}</div>
<div>{teaser_line(t)}</div><div>{esc(t.answer)}</div>
<div><a href="{t.href}">[Read More] {esc(t.name)}</a></div></td></tr>"""
        for t in g.teasers
    )
    tags = "".join(f"<tr><td>{esc(t.name)}</td><td>({t.medical_specialty})</td></tr>" for t in g.keywords)
    body = f"""<p>{sections(g, "", " | ")}</p><h1>{esc(g.editorial)}</h1><p>Share to: <a href="/f">Facebook</a></p>
<h2>{esc(g.name)}</h2><table border="1" cellpadding="6"><tr><th>Question</th><td><div>{Prose()(sentences(g.text))}</div>
<div>{esc(g.asker.line)} Ask Date: {g.date}</div></td></tr>{replies}<tr><th>More Info</th>\
<td>{Prose()(g.essay)}</td></tr>
<tr><th colspan="2">Similar Q&amp;A</th></tr>{teasers}<tr><th colspan="2">Related FAQ</th></tr>{tags}</table>"""
    return document(body, title=esc(g.editorial), url=url)


def webforms(g: Gold, url: str) -> str:
    """A form around the whole page, a view state, spans with generated ids, repeaters."""
    text = Prose(paragraph=("", ""), gap="<br /><br />\n", line="<br />\n", bullet="• ")
    replies = "".join(
        f"""<div><span id="ctl00_rpt_ctl{a.position:02}_lblWho" style="font-weight:bold;">\
{reply_line(a)}</span></div><div><span id="ctl00_rpt_ctl{a.position:02}_lblBody">\
{text(sentences(a.text))}</span></div><div>\
<span id="ctl00_rpt_ctl{a.position:02}_lblDate">Reply Date: {a.date}</span></div>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<tr><td><a id="ctl00_dl_ctl{i:02}_lnk" href="{t.href}">{esc(t.name)}</a><br />\
<span>{esc(t.question)}</span><br />
<br /><span>{teaser_line(t)}</span><br /><span>{esc(t.answer)}</span><br />
<a href="{t.href}">[Read More] {esc(t.name)}</a></td></tr>"""
        for i, t in enumerate(g.teasers)
    )
    tags = "".join(
        f"<tr><td><span>{esc(t.name)}</span><br /><span>({t.medical_specialty})</span></td></tr>" for t in g.keywords
    )
    body = f"""<form name="aspnetForm" method="post" action="article.aspx" id="aspnetForm"><div>
<input type="hidden" name="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRk" /></div>\
<div>{sections(g, "<span>", "</span> ")}</div>
<div><input name="ctl00$txtSearch" type="text" /><input type="submit" value="Search" /></div>
<div><span id="ctl00_lblTitle" style="font-size:20pt;">{esc(g.editorial)}</span></div><div>Share to:
<input type="image" src="/f.gif" alt="" /></div><div>\
<span id="ctl00_lblName" style="font-size:16pt;">{esc(g.name)}</span></div>
<div><span id="ctl00_lblBody">{text(sentences(g.text))}</span></div><div>\
<span id="ctl00_lblAsker">{esc(g.asker.line)}</span>
<span id="ctl00_lblDate">Ask Date: {g.date}</span></div>{replies}<div>\
<span style="font-size:14pt;">More Info</span></div>
<div><span id="ctl00_lblInfo">{text(g.essay)}</span></div><div>\
<span style="font-size:14pt;">Similar Q&amp;A</span></div>
<table id="ctl00_dlSimilar" border="0">{teasers}</table><div><span style="font-size:14pt;">Related FAQ</span></div>
<table id="ctl00_dlFaq" border="0">{tags}</table></form>"""
    return document(body, title=esc(g.editorial), url=url)


def sidebar_table(g: Gold, url: str) -> str:
    """A two-column layout by tables: the side column, with sentences of its own, comes first in the source."""
    replies = "".join(
        f"""<table width="100%"><tr><td bgcolor="#e0e8f0"><b>{reply_line(a)}</b></td></tr>
<tr><td>{Prose()(sentences(a.text))}</td></tr><tr><td align="right">Reply Date: {a.date}</td></tr></table>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<tr><td><a href="{t.href}">{esc(t.name)}</a><p>{esc(t.question)}</p><p>{teaser_line(t)}<br>
{esc(t.answer)}</p><a href="{t.href}">[Read More] {esc(t.name)}</a></td></tr>"""
        for t in g.teasers
    )
    tags = "".join(f"<tr><td>{esc(t.name)}<br>({t.medical_specialty})</td></tr>" for t in g.keywords)
    return f"""<html><head><title>{BRAND[g.site]}: {esc(g.headline or "")}</title></head><body><table width="980"><tr>
<td width="200" valign="top"><b>Departments</b><br>{sections(g, "", "<br>")}<br><b>Popular</b>\
<br>{popular(g, "", "<br>")}
<p>Write to us about any question. A nurse reads every letter that comes in.</p></td>
<td valign="top"><h1>{esc(g.editorial)}</h1><p>Share to:</p><h2>{esc(g.name)}</h2>{Prose()(sentences(g.text))}
<p>{esc(g.asker.line)} Ask Date: {g.date}</p>{replies}<h2>More Info</h2>{Prose()(g.essay)}<h2>Similar Q&amp;A</h2>
<table>{teasers}</table><h2>Related FAQ</h2><table>{tags}</table></td></tr></table></body></html>"""


REPLY: dict[str, Render] = {
    "part_tables": part_tables,
    "nested_lists": nested_lists,
    "list_each": list_each,
    "fieldset": fieldset,
    "qa_table": qa_table,
    "webforms": webforms,
    "sidebar_table": sidebar_table,
}
