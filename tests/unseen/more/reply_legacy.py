"""doctor_reply as sites of 1998 to 2008 wrote it: fonts, rules, preformatted and pasted text, an old encoding."""

from ..chrome import BRAND, Render, sections
from ..gold import Gold
from ..prose import BREAKS, Prose, ascii_only, esc, sentences
from .frame import document, reply_line, teaser_line
from .prose import PASTED, PASTED_START, SOUP, WINDOWS, hard_wrapped


def font_size(g: Gold, url: str) -> str:
    """No title element; titles told by FONT SIZE alone, everything centred, parts divided by rules."""
    end = "<BR><BR>\n"
    replies = "".join(
        f'<FONT SIZE="+1"><B>{reply_line(a)}</B></FONT>{end}<FONT SIZE="3">'
        f'{BREAKS(sentences(a.text))}</FONT>{end}<FONT SIZE="2">Reply Date: {a.date}</FONT><BR><HR WIDTH="60%">\n'
        for a in g.answers
    )
    teasers = "".join(
        f'<FONT SIZE="+1"><A HREF="{t.href}">{esc(t.name)}</A></FONT>{end}<FONT SIZE="2">{esc(t.question)}</FONT>{end}'
        f'<FONT SIZE="2"><B>{teaser_line(t)}</B></FONT><BR><FONT SIZE="2">{esc(t.answer)}</FONT>'
        f'{end}<A HREF="{t.href}"><FONT SIZE="2">[Read More] {esc(t.name)}</FONT></A><BR><HR WIDTH="40%">\n'
        for t in g.teasers
    )
    tags = "".join(f'<FONT SIZE="2">{esc(t.name)}<BR>({t.medical_specialty})</FONT>{end}' for t in g.keywords)
    return f"""<HTML><HEAD></HEAD><BODY BGCOLOR="#FFFFFF"><CENTER><FONT SIZE="1">{sections(g, "", " | ")}</FONT>{end}
<FONT SIZE="+3">{esc(g.editorial)}</FONT>{end}<FONT SIZE="1">Share to: <IMG SRC="/f.gif" ALT=""> \
<IMG SRC="/m.gif" ALT="">\
</FONT>{end}<FONT SIZE="+2">{esc(g.name)}</FONT>{end}<FONT SIZE="3">{BREAKS(sentences(g.text))}</FONT>{end}
<FONT SIZE="2">{esc(g.asker.line)} Ask Date: {g.date}</FONT><BR><HR WIDTH="80%">{replies}
<FONT SIZE="+2">More Info</FONT>{end}<FONT SIZE="3">{BREAKS(g.essay)}</FONT><BR><HR WIDTH="80%">
<FONT SIZE="+2">Similar Q&amp;A</FONT>{end}{teasers}\
<FONT SIZE="+2">Related FAQ</FONT>{end}{tags}</CENTER></BODY></HTML>"""


def soup(g: Gold, url: str) -> str:
    """Misnested inline tags, unquoted attributes, stray end tags, no end of the page."""
    replies = "".join(
        f"<DIV CLASS=r><A NAME=r{a.position}><P><B><U>{reply_line(a)}</B></U></A></P>"
        f"{SOUP(sentences(a.text))}</SPAN><P><SMALL><I>Reply Date: {a.date}</SMALL></I></DIV></TD>\n"
        for a in g.answers
    )
    teasers = "".join(
        f"<DIV CLASS=s><P><A HREF={t.href}><B>{ascii_only(t.name)}</A></B></P><P>{ascii_only(t.question)}"
        f"<P><I><B>{teaser_line(t)}</I></B><BR/>{ascii_only(t.answer)}</FONT>"
        f"<P><A HREF={t.href}>[Read More] <I>{ascii_only(t.name)}</A></I></DIV></SPAN>\n"
        for t in g.teasers
    )
    tags = "".join(f"<LI><B><I>{ascii_only(t.name)}</B></I><BR/>({t.medical_specialty})\n" for t in g.keywords)
    return f"""<HTML><HEAD><TITLE>{ascii_only(g.editorial)}</TITLE>
<BODY LINK=#0000FF><DIV ALIGN=center>{sections(g, "<B>", "</B> ")}</DIV></SPAN>
<H1><FONT COLOR=#003366><I>{ascii_only(g.editorial)}</FONT></I></H1><P>Share to:</P></DIV>
<H2><EM>{ascii_only(g.name)}</H2></EM>{SOUP(sentences(g.text))}
<P><I><SMALL>{g.asker.line} Ask Date: {g.date}</I></SMALL>{replies}<H2><U>More Info</H2></U>{SOUP(g.essay)}</UL>
<H2>Similar Q&A</H2></B>{teasers}<H2>Related FAQ</H2><UL>{tags}"""


def hr_flat(g: Gold, url: str) -> str:
    """Nothing wraps a part: bold lines, paragraphs, rules."""
    replies = "".join(
        f"<p><b>{reply_line(a)}</b></p>{Prose()(sentences(a.text))}<p><i>Reply Date: {a.date}</i></p><hr>\n"
        for a in g.answers
    )
    teasers = "".join(
        f"<p><b>{esc(t.name)}</b></p><p>{esc(t.question)}</p><p><b>{teaser_line(t)}</b></p>"
        f'<p>{esc(t.answer)}</p><p><a href="{t.href}">[Read More] {esc(t.name)}</a></p><hr width=50%>\n'
        for t in g.teasers
    )
    tags = "".join(f"<p>{esc(t.name)}</p><p>({t.medical_specialty})</p>" for t in g.keywords)
    return f"""<html><head><title>{esc(g.editorial)}</title></head><body><p>{sections(g, "", " - ")}</p><hr>
<p><font size="5"><b>{esc(g.editorial)}</b></font></p><p>Share to: <a href="/m">E-mail</a></p><hr>
<p><font size="4"><b>{esc(g.name)}</b></font></p>{Prose()(sentences(g.text))}<p>\
<i>{esc(g.asker.line)} Ask Date: {g.date}</i></p>
<hr>{replies}<p><font size="4"><b>More Info</b></font></p>{Prose()(g.essay)}<hr>
<p><font size="4"><b>Similar Q&amp;A</b></font></p>{teasers}<p><font size="4">\
<b>Related FAQ</b></font></p>{tags}</body></html>"""


def old_elements(g: Gold, url: str) -> str:
    """BIG, TT, DIR, MENU and CENTER, as HTML 3.2 allowed."""
    text = Prose(group=("<dir>", "</dir>"))
    replies = "".join(
        f"<p><tt><b>{reply_line(a)}</b></tt></p>{text(sentences(a.text))}"
        f"<p align=right><tt>Reply Date: {a.date}</tt></p>"
        for a in g.answers
    )
    teasers = "".join(
        f"<li><a href={t.href}><u>{esc(t.name)}</u></a><p>{esc(t.question)}</p><p><tt>{teaser_line(t)}"
        f"</tt><br>{esc(t.answer)}</p><p><a href={t.href}><tt>[Read More]</tt> {esc(t.name)}</a></p></li>"
        for t in g.teasers
    )
    tags = "".join(f"<li>{esc(t.name)}<br><tt>({t.medical_specialty})</tt></li>" for t in g.keywords)
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN"><html><head>\
<title>{esc(g.editorial)}</title></head><body>
<menu>{sections(g)}</menu><center><big><big><b>{esc(g.editorial)}</b></big></big></center><p><tt>Share to:</tt></p>
<center><big><b>{esc(g.name)}</b></big></center>{text(sentences(g.text))}<p>\
<tt>{esc(g.asker.line)} Ask Date: {g.date}</tt></p>
{replies}<center><big><b>More Info</b></big></center>{text(g.essay)}<center><big><b>Similar Q&amp;A</b></big></center>
<menu>{teasers}</menu><center><big><b>Related FAQ</b></big></center><menu>{tags}</menu></body></html>"""


def windows1252(g: Gold, url: str) -> str:
    """Declared as ISO-8859-1 and written in Windows-1252, as browsers have always read it; bullets as characters."""
    replies = "".join(
        f'<div class="r"><h3>{reply_line(a)}</h3>{WINDOWS(sentences(a.text))}<p>Reply Date: {a.date}</p></div>'
        for a in g.answers
    )
    teasers = "".join(
        f'<div class="s"><h4><a href="{t.href}">{esc(t.name)}</a></h4><p>{esc(t.question)}</p>'
        f"<p>{teaser_line(t)}</p><p>{esc(t.answer)}</p>"
        f'<p><a href="{t.href}">[Read More] {esc(t.name)}</a></p></div>'
        for t in g.teasers
    )
    tags = "".join(f"<p>{esc(t.name)}<br>({t.medical_specialty})</p>" for t in g.keywords)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>{esc(g.editorial)} – {BRAND[g.site]}</title></head><body><p>{sections(g, "", " • ")}</p>\
<h1>{esc(g.editorial)}</h1>
<p>Share to:</p><h2>{esc(g.name)}</h2>{WINDOWS(sentences(g.text))}<p>{esc(g.asker.line)} Ask Date: {g.date}</p>{replies}
<h2>More Info</h2>{WINDOWS(g.essay)}<h2>Similar Q&amp;A</h2>{teasers}<h2>Related FAQ</h2>{tags}\
<p>© 2001 {BRAND[g.site]}™</p>
</body></html>"""


def wordpaste(g: Gold, url: str) -> str:
    """Text pasted from a word processor: its own classes, empty paragraphs, conditional list marks."""

    def line(content: str, tag: str = "p") -> str:
        return f'<{tag} class="MsoNormal"><b><span lang="EN-US">{content}<o:p></o:p></span></b></{tag}>\n'

    replies = "".join(
        f"{line(reply_line(a))}{PASTED(sentences(a.text))}{line(f'Reply Date: {a.date}')}" for a in g.answers
    )
    teasers = "".join(
        line(f'<a href="{t.href}">{esc(t.name)}</a>')
        + PASTED(t.question)
        + line(teaser_line(t))
        + PASTED(t.answer)
        + line(f'<a href="{t.href}">[Read More] {esc(t.name)}</a>')
        for t in g.teasers
    )
    tags = "".join(line(esc(t.name)) + line(f"({t.medical_specialty})") for t in g.keywords)
    body = f"""<div class="Section1">{line(esc(g.editorial), "h1")}{line("Share to:")}{line(esc(g.name), "h2")}
{PASTED(sentences(g.text))}{line(f"{esc(g.asker.line)} Ask Date: {g.date}")}{replies}\
{line("More Info", "h2")}{PASTED(g.essay)}
{line("Similar Q&amp;A", "h2")}{teasers}{line("Related FAQ", "h2")}{tags}</div>"""
    return document(body, title=esc(g.editorial), url=url, start=PASTED_START)


def pre(g: Gold, url: str) -> str:
    """Texts in PRE, hard wrapped at 76 characters, bullets indented."""

    def keep(text: str) -> str:
        return f"<pre>\n{hard_wrapped(text)}\n</pre>\n"

    replies = "".join(f"<h3>{reply_line(a)}</h3>{keep(a.text)}<p>Reply Date: {a.date}</p>" for a in g.answers)
    teasers = "".join(
        f'<h4><a href="{t.href}">{esc(t.name)}</a></h4>{keep(t.question)}<h5>{teaser_line(t)}</h5>'
        f'{keep(t.answer)}<p><a href="{t.href}">[Read More] {esc(t.name)}</a></p>'
        for t in g.teasers
    )
    tags = "\n".join(f"{esc(t.name)}\n({t.medical_specialty})\n" for t in g.keywords)
    return f"""<html><head><title>{esc(g.editorial)}</title></head><body><h1>{esc(g.editorial)}</h1><p>Share to:</p>
<h2>{esc(g.name)}</h2>{keep(g.text)}<p>{esc(g.asker.line)} Ask Date: {g.date}</p>{replies}\
<h2>More Info</h2>{keep(g.essay)}
<h2>Similar Q&amp;A</h2>{teasers}<h2>Related FAQ</h2><pre>
{tags}</pre></body></html>"""


REPLY: dict[str, Render] = {
    "font_size": font_size,
    "soup": soup,
    "hr_flat": hr_flat,
    "old_elements": old_elements,
    "windows1252": windows1252,
    "wordpaste": wordpaste,
    "pre": pre,
}
