"""doctor_reply in the markup of old or plain pages: tables, definition lists, one div, print, XHTML."""

from .chrome import FINE_PRINT, Render, fine_print, head, popular, sections, title
from .gold import Answer, Gold, Tag, Teaser
from .prose import BREAKS, SHOUTED, Prose, ascii_only, esc, sentences, spaced


def shouting(g: Gold, url: str) -> str:
    """Uppercase tables whose rows, cells, paragraphs and fonts are never closed; declared as Big5, written in ASCII."""

    def reply(a: Answer) -> str:
        return f"""<TR><TD BGCOLOR=#CCFFCC><B>Dr. {ascii_only(a.author.name or "")} reply {a.author.medical_specialty}\
</B>
<TR><TD>{SHOUTED(sentences(a.text))}\n<TR><TD ALIGN=RIGHT><FONT SIZE=2>Reply Date: {a.date}</FONT>\n"""

    def teaser(t: Teaser) -> str:
        return f"""<TR><TD><A HREF={t.href}><FONT COLOR=#000099>{ascii_only(t.name)}</FONT></A>
<TR><TD>{ascii_only(t.question)}<P><B>Dr. {t.answer_author} reply {t.answer_specialty}</B><BR>{ascii_only(t.answer)}
<P><A HREF={t.href}>[Read More] {ascii_only(t.name)}</A>\n"""

    tags = "\n".join(f"<TR><TD>{ascii_only(t.name)}<BR>({t.medical_specialty})" for t in g.keywords)
    return f"""<HTML><HEAD><TITLE>{title(g)}</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=big5">\
</HEAD>
<BODY BGCOLOR=#FFFFFF><TABLE WIDTH=100%><TR>{sections(g, "<TD>", "")}</TABLE>
<TABLE WIDTH=700 BORDER=1 CELLPADDING=3>
<TR><TD><FONT SIZE=6>{ascii_only(g.editorial)}</FONT>
<TR><TD><FONT SIZE=2>Share to:</FONT>
<TR><TD BGCOLOR=#FFFFCC><FONT SIZE=5><B>{ascii_only(g.name)}</B></FONT>
<TR><TD>{SHOUTED(sentences(g.text))}
<TR><TD ALIGN=RIGHT><FONT SIZE=2>{g.asker.line} Ask Date: {g.date}</FONT>
{"".join(reply(a) for a in g.answers)}
<TR><TD><FONT SIZE=5>More Info</FONT>
<TR><TD>{SHOUTED(g.essay)}
<TR><TD><FONT SIZE=5>Similar Q&amp;A</FONT>
{"".join(teaser(t) for t in g.teasers)}
<TR><TD><FONT SIZE=5>Related FAQ</FONT>
{tags}
</TABLE><CENTER><FONT SIZE=1>{" | ".join(FINE_PRINT)}</FONT></CENTER></BODY></HTML>"""


def definitions(g: Gold, url: str) -> str:
    """Definition lists: landmarks and titles are terms, what they announce are definitions."""

    def reply(a: Answer) -> str:
        return f"""<dt>Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</dt>
<dd>{Prose()(sentences(a.text))}</dd><dd>Reply Date: {a.date}</dd>"""

    def teaser(t: Teaser) -> str:
        return f"""<dt><a href="{t.href}">{esc(t.name)}</a></dt><dd>{esc(t.question)}</dd>
<dd><dl><dt>Dr. {t.answer_author} reply {t.answer_specialty}</dt><dd>{esc(t.answer)}</dd></dl></dd>
<dd><a href="{t.href}">[Read More] {esc(t.name)}</a></dd>"""

    tags = "".join(f"<dt>{esc(t.name)}</dt><dd>({t.medical_specialty})</dd>" for t in g.keywords)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<html><head>{head(g, url)}</head><body><p>{sections(g, "", " |")}</p><h1>{esc(g.editorial)}</h1><p>Share to:</p>
<dl><dt><big>{esc(g.name)}</big></dt><dd>{Prose()(sentences(g.text))}</dd><dd>{esc(g.asker.line)} Ask Date: {g.date}\
</dd>
{"".join(reply(a) for a in g.answers)}<dt>More Info</dt><dd>{Prose()(g.essay)}</dd></dl>
<h2>Similar Q&amp;A</h2><dl>{"".join(teaser(t) for t in g.teasers)}</dl><h2>Related FAQ</h2><dl>{tags}</dl></body>\
</html>"""


def spans(g: Gold, url: str) -> str:
    """Everything in spans and line breaks inside one div."""
    end = "<br>\n"
    replies = "".join(
        f"""<span>Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</span>{end}{end}
<span>{BREAKS(sentences(a.text)).replace(chr(10), end)}</span>{end}{end}<span>Reply Date: {a.date}</span>{end}{end}"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<span style="font-weight:bold">{esc(t.name)}</span>{end}<span>{esc(t.question)}</span>{end}{end}
<span>Dr. {t.answer_author} reply {t.answer_specialty}</span>{end}<span>{esc(t.answer)}</span>{end}
<a href="{t.href}">[Read More] {esc(t.name)}</a>{end}{end}"""
        for t in g.teasers
    )
    tags = "".join(f"<span>{esc(t.name)}</span>{end}<span>({t.medical_specialty})</span>{end}" for t in g.keywords)
    return f"""<!DOCTYPE html><html><head>{head(g, url, charset="")}</head><body><div>\
{sections(g, "<span>", "</span>")}{end}{end}
<span style="font-size:24px">{esc(g.editorial)}</span>{end}{end}<span>Share to:</span>{end}{end}
<span style="font-size:20px">{esc(g.name)}</span>{end}{end}<span>{BREAKS(sentences(g.text))}</span>{end}{end}
<span>{esc(g.asker.line)} Ask Date: {g.date}</span>{end}{end}{replies}<span>More Info</span>{end}{end}
<span>{BREAKS(g.essay)}</span>{end}{end}<span>Similar Q&amp;A</span>{end}{end}{teasers}<span>Related FAQ</span>\
{end}{end}{tags}
</div></body></html>"""


def forum(g: Gold, url: str) -> str:
    """A bulletin board: a table row for each post, its author in the cell before the text, dates in a last row."""
    text = Prose(paragraph=("", ""), gap="<br /><br />\n", line="<br />\n", escape=spaced)
    replies = "".join(
        f"""<table class="tborder" width="100%"><tr valign="top"><td class="alt2" width="175">
<b class="username">Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</b></td>
<td class="alt1">{text(sentences(a.text))}</td></tr><tr><td></td><td class="smallfont">Reply Date: {a.date}</td></tr>\
</table>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<tr><td colspan="2" class="thead"><a href="{t.href}">{esc(t.name)}</a></td></tr>
<tr><td colspan="2">{spaced(t.question)}</td></tr><tr><td>Dr. {t.answer_author} reply {t.answer_specialty}</td>
<td>{spaced(t.answer)}</td></tr><tr><td colspan="2"><a href="{t.href}">[Read More] {esc(t.name)}</a></td></tr>"""
        for t in g.teasers
    )
    tags = "".join(f"<tr><td>{esc(t.name)}</td><td>({t.medical_specialty})</td></tr>" for t in g.keywords)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">
<html><head>{head(g, url)}</head><body><table width="100%"><tr>{sections(g, "<td>", "</td>")}</tr></table>
<form action="/login" method="post"><table><tr><td>User Name</td><td><input name="u" /></td></tr></table></form>
<table class="tborder" width="100%"><tr><td class="thead"><h1>{esc(g.editorial)}</h1></td></tr><tr><td>Share to:</td>\
</tr></table>
<table class="tborder" width="100%"><tr><td class="thead"><strong>{esc(g.name)}</strong></td></tr>
<tr><td class="alt1">{text(sentences(g.text))}</td></tr>
<tr><td class="smallfont">{esc(g.asker.line)} Ask Date: {g.date}</td></tr></table>{replies}
<table width="100%"><tr><td class="tcat">More Info</td></tr><tr><td class="alt1">{text(g.essay)}</td></tr></table>
<table width="100%"><tr><td class="tcat" colspan="2">Similar Q&amp;A</td></tr>{teasers}</table>
<table><tr><td class="tcat" colspan="2">Related FAQ</td></tr>{tags}</table></body></html>"""


def printed(g: Gold, url: str) -> str:
    """A print version: headings, rules and nothing else."""
    replies = "".join(
        f"""<h2>Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</h2>{Prose()(sentences(a.text))}
<p><i>Reply Date: {a.date}</i></p><hr>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<h3>{esc(t.name)}</h3><p>{esc(t.question)}</p><p>Dr. {t.answer_author} reply {t.answer_specialty}<br>
{esc(t.answer)}</p><p>[Read More] {esc(t.name)}</p><hr>"""
        for t in g.teasers
    )
    tags = "".join(f"<p>{esc(t.name)}</p>\n<p>({t.medical_specialty})</p>" for t in g.keywords)
    essay = Prose(heading=("<h3>", "</h3>"))(g.essay)
    return f"""<html><head><meta charset="utf-8"><title>Print: {esc(g.editorial)}</title>\
<meta name="robots" content="noindex">
<link rel="canonical" href="{url}"></head><body onload="window.print()"><h1>{esc(g.editorial)}</h1><p>Share to:</p>
<h2>{esc(g.name)}</h2>{Prose()(sentences(g.text))}<p><i>{esc(g.asker.line)} Ask Date: {g.date}</i></p><hr>{replies}
<h2>More Info</h2>{essay}<hr><h2>Similar Q&amp;A</h2>{teasers}<h2>Related FAQ</h2>{tags}</body></html>"""


def xhtml(g: Gold, url: str) -> str:
    """XHTML with a prolog, a name space and CDATA sections; names and departments on lines of lists."""
    text = Prose(line="<br />\n")

    def tag(t: Tag) -> str:
        return f'<li><a href="/faq" rel="tag">{esc(t.name)}</a><br />({t.medical_specialty})</li>'

    replies = "".join(
        f"""<div class="hentry"><h3>Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</h3>
<div class="entry">{text(sentences(a.text))}</div><p class="meta">Reply Date: {a.date}</p></div>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<li><h4><a href="{t.href}">{esc(t.name)}</a></h4><p>{esc(t.question)}</p><p>\
<strong>Dr. {t.answer_author} reply
{t.answer_specialty}</strong></p><p>{esc(t.answer)}</p><p><a href="{t.href}">[Read More] {esc(t.name)}</a></p></li>"""
        for t in g.teasers
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title>{title(g)}</title>
<link rel="canonical" href="{url}" /><script type="text/javascript">//<![CDATA[
if (1 < 2) {{ document.title += "<b>"; }}
//]]></script></head><body><div id="menu"><ul>{sections(g)}</ul></div><h1>{esc(g.editorial)}</h1>\
<div id="share">Share to:</div>
<h2>{esc(g.name)}</h2><div class="entry">{text(sentences(g.text))}</div><p class="meta">\
{esc(g.asker.line)} Ask Date: {g.date}</p>
{replies}<h3>More Info</h3><div class="entry">{text(g.essay)}</div>
<h3>Similar Q&amp;A</h3><ul>{teasers}</ul><h3>Related FAQ</h3><ul>{"".join(tag(t) for t in g.keywords)}</ul>
<div id="side"><h3>Popular</h3><ul>{popular(g)}</ul></div><div id="footer"><ul>{fine_print()}</ul></div></body>\
</html>"""


REPLY: dict[str, Render] = {
    "shouting": shouting,
    "definitions": definitions,
    "spans": spans,
    "forum": forum,
    "printed": printed,
    "xhtml": xhtml,
}
