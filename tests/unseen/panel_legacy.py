"""doctor_panel in the markup of old or plain pages: tables, definition lists, one div, print, XHTML."""

from .chrome import FINE_PRINT, Render, fine_print, head, popular, sections, title
from .gold import Answer, Gold
from .prose import BREAKS, SHOUTED, Prose, ascii_only, esc, spaced


def shouting(g: Gold, url: str) -> str:
    """Uppercase tables whose rows, cells, paragraphs and fonts are never closed; no class, no heading."""

    def row(a: Answer) -> str:
        d = a.author
        name = f"<FONT COLOR=#003366><B>{ascii_only(d.full_name)}</B></FONT><BR>" if d.name else ""
        by = f"<TR><TD ALIGN=RIGHT>{name}{d.place}<BR>{d.stars} {d.reviews}"
        votes = f"<TR><TD>{esc(g.vote_line)}" if g.vote_line else ""
        heading = f"<TR><TD BGCOLOR=#DDDDDD><FONT SIZE=4><B>{ascii_only(a.name)}</B></FONT>" if a.name else ""
        return f"{heading}\n{votes}\n<TR><TD>{SHOUTED(a.text)}\n{by if d.shown else ''}\n"

    return f"""<HTML><HEAD><TITLE>{title(g)}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"></HEAD>
<BODY BGCOLOR=#FFFFFF TEXT=#000000><TABLE WIDTH=100% BORDER=0><TR>{sections(g, "<TD>", "")}</TABLE>
<TABLE WIDTH=720 BORDER=0 CELLPADDING=4>
<TR><TD><FONT SIZE=6><B>{ascii_only(g.name)}</B></FONT>
<TR><TD>{SHOUTED(g.text)}
<TR><TD><HR><FONT SIZE=5>Doctor Answers {g.answer_count}
{"".join(row(a) for a in g.answers)}
<TR><TD><FONT SIZE=1>{ascii_only(g.disclaimer)}
</TABLE><CENTER><FONT SIZE=1>{" | ".join(FINE_PRINT)}</FONT></CENTER></BODY></HTML>"""


def definitions(g: Gold, url: str) -> str:
    """One definition list: headlines are terms; text and author lines are definitions."""

    def entry(a: Answer) -> str:
        d = a.author
        name = f"<dd><cite>{esc(d.full_name)}</cite></dd>" if d.name else ""
        by = f"{name}<dd>{esc(d.place)}</dd><dd>{d.stars} {d.reviews}</dd>"
        term = f"<dt>{esc(a.name)}</dt>" if a.name else "<dt></dt>"
        return f"{term}\n<dd>{Prose()(a.text)}</dd>\n{by if d.shown else ''}"

    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<html><head>{head(g, url)}</head><body><p>{sections(g, "", " |")}</p>
<h1>{esc(g.name)}</h1>{Prose()(g.text)}
<h2>Doctor Answers {g.answer_count}</h2>
<dl>{"".join(entry(a) for a in g.answers)}</dl>
<address>{esc(g.disclaimer)}</address></body></html>"""


def spans(g: Gold, url: str) -> str:
    """Everything in spans and line breaks inside one div; nothing but bold type marks a headline."""
    end = "<br>\n"

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<span>{esc(d.full_name)}</span>{end}" if d.name else ""
        by = f"{name}<span>{esc(d.place)}</span>{end}<span>{d.stars}</span> <span>{d.reviews}</span>{end}"
        votes = f"<span>{esc(g.vote_line)}</span>{end}" if g.vote_line else ""
        heading = f"<span style='font-weight:bold'>{esc(a.name)}</span>{end}" if a.name else ""
        return f"{heading}{votes}<span>{BREAKS(a.text)}</span>{end}{by if d.shown else ''}{end}"

    return f"""<!DOCTYPE html><html><head>{head(g, url, charset="")}</head><body><div>
{sections(g, "<span>", "</span>")}{end}{end}
<span style="font-size:24px">{esc(g.name)}</span>{end}{end}<span>{BREAKS(g.text)}</span>{end}{end}
<span style="font-size:20px">Doctor Answers {g.answer_count}</span>{end}{end}
{"".join(answer(a) for a in g.answers)}<span>{esc(g.disclaimer)}</span>{end}
{fine_print("<span>", "</span>")}</div></body></html>"""


def forum(g: Gold, url: str) -> str:
    """A bulletin board: a table row for each post, the text in the left cell, its author in the right one."""
    text = Prose(paragraph=("", ""), gap="<br /><br />\n", line="<br />\n", escape=spaced)

    def post(a: Answer) -> str:
        d = a.author
        name = f'<b class="username">{esc(d.full_name)}</b><br />' if d.name else ""
        by = f"{name}{esc(d.place)}<br />{d.stars}<br />{d.reviews}" if d.shown else "&nbsp;"
        heading = f'<div class="smallfont"><strong>{esc(a.name)}</strong></div><hr size="1" />' if a.name else ""
        return f"""<table class="tborder" id="post{4100 + a.position}" width="100%"><tr valign="top">
<td class="alt1">{heading}<div id="post_message_{a.position}">{text(a.text)}</div></td>
<td class="alt2" width="175" nowrap="nowrap">{by}</td></tr></table>"""

    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">
<html><head>{head(g, url)}</head><body><table width="100%"><tr>{sections(g, "<td>", "</td>")}</tr></table>
<form action="/login" method="post"><table><tr><td>User Name</td><td><input name="u" /></td>
<td><input type="submit" value="Log in" /></td></tr></table></form>
<table class="tborder" width="100%"><tr><td class="thead"><h1>{esc(g.name)}</h1></td></tr>
<tr><td class="alt1">{text(g.text)}</td></tr></table>
<table width="100%"><tr><td class="tcat">Doctor Answers {g.answer_count}</td></tr></table>
{"".join(post(a) for a in g.answers)}
<table><tr><td class="smallfont">{esc(g.disclaimer)}</td></tr></table>
<table><tr><td class="tcat">Similar Threads</td></tr>{popular(g, "<tr><td>", "</td></tr>")}</table></body></html>"""


def printed(g: Gold, url: str) -> str:
    """A print version: headings, rules and nothing else."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f"{esc(d.full_name)}<br>" if d.name else ""
        by = f"<p><i>{name}{esc(d.place)}<br>{d.stars} {d.reviews}</i></p>"
        return f"{f'<h3>{esc(a.name)}</h3>' if a.name else ''}{Prose()(a.text)}{by if d.shown else ''}<hr>\n"

    return f"""<html><head><meta charset="utf-8"><title>Print: {esc(g.name)}</title>\
<meta name="robots" content="noindex">
<link rel="canonical" href="{url}"></head><body onload="window.print()"><h1>{esc(g.name)}</h1>{Prose()(g.text)}
<h2>Doctor Answers {g.answer_count}</h2><hr>{"".join(answer(a) for a in g.answers)}
<p><small>{esc(g.disclaimer)}</small></p></body></html>"""


def xhtml(g: Gold, url: str) -> str:
    """XHTML with a prolog, a name space and CDATA sections; the star line on two lines."""
    text = Prose(line="<br />\n")

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<li>{esc(d.full_name)}</li>" if d.name else ""
        by = f'<ul class="by">{name}<li>{esc(d.place)}</li><li>{d.stars}</li><li>{d.reviews}</li></ul>'
        heading = f'<h3><a name="n{a.position}" id="n{a.position}"></a>{esc(a.name)}</h3>' if a.name else ""
        return f'<div class="hentry">{heading}<div class="entry">{text(a.text)}</div>{by if d.shown else ""}</div>'

    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title>{title(g)}</title>
<link rel="canonical" href="{url}" /><style type="text/css">/*<![CDATA[*/ .by {{ list-style: none }} /*]]>*/</style>
<script type="text/javascript">//<![CDATA[
if (1 < 2) {{ document.title += "<b>"; }}
//]]></script></head><body><div id="menu"><ul>{sections(g)}</ul></div>
<h1>{esc(g.name)}</h1><div class="entry">{text(g.text)}</div><h2>Doctor Answers {g.answer_count}</h2>
{"".join(answer(a) for a in g.answers)}<p class="legal">{esc(g.disclaimer)}</p>
<div id="footer"><ul>{fine_print()}</ul></div></body></html>"""


PANEL: dict[str, Render] = {
    "shouting": shouting,
    "definitions": definitions,
    "spans": spans,
    "forum": forum,
    "printed": printed,
    "xhtml": xhtml,
}
