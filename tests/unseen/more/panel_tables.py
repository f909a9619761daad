"""doctor_panel laid out by tables and lists, as sites of 1998 to 2008 wrote it."""

from ..chrome import BRAND, Render, css, fine_print, popular, sections
from ..gold import Answer, Gold
from ..prose import Prose, esc
from .frame import author, document


def answer_tables(g: Gold, url: str) -> str:
    """A table for each answer: a head cell, one cell of text, one row of author cells; stars and reviews apart."""

    def answer(a: Answer) -> str:
        d = a.author
        cells = [esc(d.full_name), esc(d.place), d.stars, d.reviews]
        row = "".join(f'<td class="c{i}">{c}</td>' for i, c in enumerate(cells) if c)
        named = f'<tr><th colspan="4" align="left">{esc(a.name)}</th></tr>' if a.name else ""
        return f"""<table class="grid" cellspacing="0" border="1" summary="">{named}
<tr><td colspan="4">{Prose()(a.text)}</td></tr>{f"<tr>{row}</tr>" if d.shown else ""}</table><br>"""

    return f"""<html><head><title>{esc(g.name)} - {BRAND[g.site]}</title></head><body>
<table><tr>{sections(g, "<td>", "</td>")}</tr></table>
<table width="760"><tr><td><h1>{esc(g.name)}</h1></td></tr><tr><td>{Prose()(g.text)}</td></tr></table>
<table width="760"><tr><td><b>Doctor Answers</b></td><td><b>{g.answer_count}</b></td></tr></table>
{"".join(answer(a) for a in g.answers)}
<table width="760"><tr><td>{esc(g.disclaimer)}</td></tr></table></body></html>"""


def nested_lists(g: Gold, url: str) -> str:
    """The whole page is lists without marks: an item for the question, an item for each answer, lists within."""

    def answer(a: Answer) -> str:
        by = f"<li><ul>{author(a.author, '<li>', '</li>')}</ul></li>" if a.author.shown else ""
        named = f"<li><b>{esc(a.name)}</b></li>" if a.name else ""
        return f'<li><ul>{named}<li><div class="txt">{Prose()(a.text)}</div></li>{by}</ul></li>'

    rules = css("ul{list-style:none;padding-left:8px}.txt ul{list-style:disc;padding-left:30px}")
    body = f"""<ul id="nav">{sections(g)}</ul><ul id="page"><li><h1>{esc(g.name)}</h1></li>
<li><div class="txt">{Prose()(g.text)}</div></li><li><h2>Doctor Answers {g.answer_count}</h2></li>
<li><ul id="answers">{"".join(answer(a) for a in g.answers)}</ul></li><li><p>{esc(g.disclaimer)}</p></li></ul>
<ul>{fine_print()}</ul>"""
    return document(body, title=esc(g.name), url=url, more=rules)


def list_each(g: Gold, url: str) -> str:
    """A definition list for each answer; the count is a term and its definition."""

    def answer(a: Answer) -> str:
        d = a.author
        named = f"<dt>{esc(a.name)}</dt>" if a.name else ""
        return f'<dl class="a">{named}<dd>{Prose()(a.text)}</dd>{author(d, "<dd><small>", "</small></dd>")}</dl>'

    body = f"""<div>{sections(g, "[", "] ")}</div><h1>{esc(g.name)}</h1>{Prose()(g.text)}
<dl class="facts"><dt>Doctor Answers</dt><dd>{g.answer_count}</dd></dl>
{"".join(answer(a) for a in g.answers)}<p><i>{esc(g.disclaimer)}</i></p>"""
    return document(body, title=esc(g.name), url=url, more=css(".facts *{display:inline}dt{font-weight:bold}"))


def qa_table(g: Gold, url: str) -> str:
    """One table whose row headers say what the cell beside them is."""

    def answer(a: Answer) -> str:
        d = a.author
        named = f'<div class="hl"><b>{esc(a.name)}</b></div>' if a.name else ""
        by = f'<div class="by">{author(d, "<div>", "</div>")}</div>' if d.shown else ""
        return f'<tr valign="top"><th scope="row">Answer</th><td>{named}<div>{Prose()(a.text)}</div>{by}</td></tr>'

    body = f"""<p>{sections(g, "", " | ")}</p><h1>{esc(g.name)}</h1>
<table border="1" cellpadding="6"><tr valign="top"><th scope="row">Question</th><td>{Prose()(g.text)}</td></tr>
<tr><th colspan="2">Doctor Answers ({g.answer_count})</th></tr>{"".join(answer(a) for a in g.answers)}</table>
<p>{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url)


def webforms(g: Gold, url: str) -> str:
    """A form around the whole page, a view state, spans with generated ids, a grid of answers."""
    text = Prose(paragraph=("", ""), gap="<br /><br />\n", line="<br />\n", bullet="• ")

    def answer(a: Answer) -> str:
        d = a.author
        row = f"ctl00_Main_gvAnswers_ctl{a.position + 1:02}"
        named = (
            f'<span id="{row}_lblHead" class="hd" style="font-weight:bold;">{esc(a.name)}</span><br /><br />'
            if a.name
            else ""
        )
        name = (
            f'<a id="{row}_lnk" href="javascript:__doPostBack(&#39;{row}&#39;,&#39;&#39;)">{esc(d.full_name)}</a><br />'
            if d.name
            else ""
        )
        by = (
            f"<br /><br "
            f"/>{name}"
            f'<span id="{row}_lblPlace">{esc(d.place)}'
            f"</span>"
            f"<br />"
            f'<span id="{row}_lblStars">{d.stars}</span>'
            f' <span id="{row}_lblCount">{d.reviews}</span>'
            if d.shown
            else ""
        )
        return f'<tr class="row"><td>{named}<span id="{row}_lblBody">{text(a.text)}</span>{by}</td></tr>'

    body = f"""<form name="aspnetForm" method="post" action="question.aspx" id="aspnetForm"><div>
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRk" /></div>
<div id="ctl00_menu">{sections(g, "<span>", "</span> ")}</div>
<div><input name="ctl00$txtSearch" type="text" /><input type="submit" value="Search" /></div>
<div id="ctl00_Main_pnlQuestion"><span id="ctl00_Main_lblTitle" style="font-size:20pt;">{esc(g.name)}</span><br />
<br /><span id="ctl00_Main_lblBody">{text(g.text)}</span></div><div><span id="ctl00_Main_lblCount" \
style="font-size:16pt;">Doctor Answers {g.answer_count}</span></div>
<div><table cellspacing="0" rules="all" border="1" id="ctl00_Main_gvAnswers" style="border-collapse:collapse;">
{"".join(answer(a) for a in g.answers)}</table></div><span id="ctl00_lblLegal">{esc(g.disclaimer)}</span></form>"""
    return document(body, title=esc(g.name), url=url)


def sidebar_table(g: Gold, url: str) -> str:
    """A two-column layout by tables: the side column, with sentences of its own, comes first in the source."""

    def answer(a: Answer) -> str:
        named = f'<tr><td bgcolor="#e0e8f0"><b>{esc(a.name)}</b></td></tr>' if a.name else ""
        by = f'<tr><td align="right"><small>{author(a.author, "", "<br>")}</small></td></tr>' if a.author.shown else ""
        return f"""<table width="100%" cellpadding="4">{named}<tr><td>{Prose()(a.text)}</td></tr>{by}</table>\n"""

    return f"""<html><head><title>{BRAND[g.site]}: {esc(g.name)}</title></head><body><table width="980"><tr>
<td width="200" valign="top"><b>Sections</b><br>{sections(g, "", "<br>")}<br><b>Popular</b><br>
{popular(g, "", "<br>")}<p>Write to us about any question. A nurse reads every letter that comes in.</p></td>
<td valign="top"><h1>{esc(g.name)}</h1>{Prose()(g.text)}<h2>Doctor Answers {g.answer_count}</h2>
{"".join(answer(a) for a in g.answers)}<p><small>{esc(g.disclaimer)}</small></p></td></tr></table></body></html>"""


PANEL: dict[str, Render] = {
    "answer_tables": answer_tables,
    "nested_lists": nested_lists,
    "list_each": list_each,
    "qa_table": qa_table,
    "webforms": webforms,
    "sidebar_table": sidebar_table,
}
