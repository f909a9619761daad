"""doctor_panel as sites of 1998 to 2008 wrote it: fonts, rules, preformatted and pasted text, an old encoding."""

from ..chrome import BRAND, Render, sections
from ..gold import Answer, Gold
from ..prose import BREAKS, Prose, ascii_only, esc
from .frame import about, author, document, star_line
from .prose import PASTED, PASTED_START, SOUP, WINDOWS, hard_wrapped


def font_size(g: Gold, url: str) -> str:
    """No title element; titles told by FONT SIZE alone, everything centred, answers parted by rules."""

    def answer(a: Answer) -> str:
        d = a.author
        named = f'<FONT SIZE="+1"><B>{esc(a.name)}</B></FONT><BR><BR>\n' if a.name else ""
        by = f'<BR><BR><FONT SIZE="2">{author(d, "", "<BR>")}</FONT>' if d.shown else ""
        return f'{named}<FONT SIZE="3">{BREAKS(a.text)}</FONT>{by}<BR><HR WIDTH="60%">\n'

    return f"""<HTML><HEAD></HEAD><BODY BGCOLOR="#FFFFFF"><CENTER>
<FONT SIZE="1">{sections(g, "", " | ")}</FONT><BR><BR>
<FONT SIZE="+3">{esc(g.name)}</FONT><BR><BR>
<FONT SIZE="3">{BREAKS(g.text)}</FONT><BR><BR><HR WIDTH="80%">
<FONT SIZE="+2">Doctor Answers {g.answer_count}</FONT><BR><BR>
{"".join(answer(a) for a in g.answers)}<FONT SIZE="1">{esc(g.disclaimer)}</FONT></CENTER></BODY></HTML>"""


def soup(g: Gold, url: str) -> str:
    """Misnested inline tags, unquoted attributes, stray end tags, no end of the page."""

    def answer(a: Answer) -> str:
        d = a.author
        named = (
            f"<A NAME=a{a.position}><P><B><FONT COLOR=#990000>{ascii_only(a.name)}</B></FONT></A></P>" if a.name else ""
        )
        name = f"<B><I>{ascii_only(d.full_name)}</B></I><BR>" if d.name else ""
        by = f"<P>{name}<SMALL>{esc(d.place)}<BR>{star_line(d)}</P></SMALL>" if d.shown else ""
        return f"<DIV CLASS=post ID=a{a.position}>{named}{SOUP(a.text)}</UL></SPAN>{by}</DIV></TD><BR CLEAR=all>\n"

    return f"""<HTML><HEAD><TITLE>{ascii_only(g.name)}</TITLE><META NAME=robots CONTENT=all>
<BODY LINK=#0000FF><DIV ALIGN=center CLASS=top>{sections(g, "<B>", "</B> ")}</DIV></SPAN>
<H1><FONT COLOR=#003366><I>{ascii_only(g.name)}</FONT></I></H1>{SOUP(g.text)}
<H2><U>Doctor Answers {g.answer_count}</H2></U>
{"".join(answer(a) for a in g.answers)}<P><SMALL><EM>{ascii_only(g.disclaimer)}</SMALL></EM>"""


def fieldset(g: Gold, url: str) -> str:
    """The question in a block quotation, each answer in a field set whose legend is its headline."""

    def answer(a: Answer) -> str:
        d = a.author
        legend = f"<legend>{esc(a.name)}</legend>" if a.name else ""
        by = f'<p align="right">{author(d, "", "<br>")}</p>' if d.shown else ""
        return f"<fieldset>{legend}{Prose()(a.text)}{by}</fieldset>\n"

    body = f"""<p>{sections(g, "", " / ")}</p><h1>{esc(g.name)}</h1><blockquote>{Prose()(g.text)}</blockquote>
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}
<blockquote><small>{esc(g.disclaimer)}</small></blockquote>"""
    return document(body, title=f"{BRAND[g.site]} - Questions", url=url)


def hr_flat(g: Gold, url: str) -> str:
    """Nothing wraps an answer: bold line, paragraphs, italic lines, a rule."""

    def answer(a: Answer) -> str:
        by = f"<p><i>{author(a.author, '', '<br>')}</i></p>" if a.author.shown else ""
        return f"{f'<p><b>{esc(a.name)}</b></p>' if a.name else ''}{Prose()(a.text)}{by}<hr noshade size=1>\n"

    return f"""<html><head><title>{esc(g.name)}</title></head><body><p>{sections(g, "", " - ")}</p><hr>
<p><font size="5"><b>{esc(g.name)}</b></font></p>{Prose()(g.text)}<p><font size="4"><b>Doctor Answers \
{g.answer_count}</b></font></p><hr>
{"".join(answer(a) for a in g.answers)}<p><font size="1">{esc(g.disclaimer)}</font></p></body></html>"""


def old_elements(g: Gold, url: str) -> str:
    """BIG, TT, DIR, MENU and CENTER, as HTML 3.2 allowed."""
    text = Prose(group=("<dir>", "</dir>"))

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<tt>{esc(d.full_name)}</tt><br>" if d.name else ""
        by = f"<p>{name}<tt>{esc(d.place)}</tt><br><tt>{d.stars}</tt> <tt>{d.reviews}</tt></p>" if d.shown else ""
        return f"<div>{f'<p><big><u>{esc(a.name)}</u></big></p>' if a.name else ''}{text(a.text)}{by}</div><hr>"

    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN"><html><head>\
<title>{esc(g.name)}</title></head><body>
<menu>{sections(g)}</menu><center><big><big><b>{esc(g.name)}</b></big></big></center>{text(g.text)}
<center><big><b>Doctor Answers {g.answer_count}</b></big></center>{"".join(answer(a) for a in g.answers)}
<center><tt>{esc(g.disclaimer)}</tt></center></body></html>"""


def windows1252(g: Gold, url: str) -> str:
    """Declared as ISO-8859-1 and written in Windows-1252, as browsers have always read it; bullets as characters."""

    def answer(a: Answer) -> str:
        by = f'<p class="by">{author(a.author, "", "<br>")}</p>' if a.author.shown else ""
        return f'<div class="answer">{f"<h3>{esc(a.name)}</h3>" if a.name else ""}{WINDOWS(a.text)}{by}</div>'

    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>{esc(g.name)} – {BRAND[g.site]}</title></head><body><p>{sections(g, "", " • ")}</p>\
<h1>{esc(g.name)}</h1>{WINDOWS(g.text)}
<h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<p>{esc(g.disclaimer)}</p>
<p>© 2001 {BRAND[g.site]}™</p></body></html>"""


def wordpaste(g: Gold, url: str) -> str:
    """Text pasted from a word processor: its own classes, empty paragraphs, conditional list marks."""

    def answer(a: Answer) -> str:
        named = f"<h3><span lang=EN-US>{esc(a.name)}<o:p></o:p></span></h3>" if a.name else ""
        by = author(a.author, '<p class="MsoNormal"><b>', "<o:p></o:p></b></p>")
        return f'<div class="Section{a.position}">{named}{PASTED(a.text)}{by}</div>'

    body = f"""<h1>{esc(g.name)}<o:p></o:p></h1>{PASTED(g.text)}<h2>Doctor Answers {g.answer_count}<o:p></o:p></h2>
{"".join(answer(a) for a in g.answers)}<p class="MsoFooter">{esc(g.disclaimer)}</p>"""
    return document(body, title=esc(g.name), url=url, start=PASTED_START)


def pre(g: Gold, url: str) -> str:
    """Texts in PRE, hard wrapped at 76 characters, bullets indented."""

    def answer(a: Answer) -> str:
        by = f"<pre>\n{author(a.author, '', '')}</pre>" if a.author.shown else ""
        return f"<hr>{f'<h3>{esc(a.name)}</h3>' if a.name else ''}<pre>\n{hard_wrapped(a.text)}\n</pre>{by}\n"

    return f"""<html><head><title>{esc(g.name)}</title></head><body><h1>{esc(g.name)}</h1><pre>
{hard_wrapped(g.text)}
</pre><h2>Doctor Answers {g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}<hr><pre>
{hard_wrapped(g.disclaimer)}
</pre>{about(g)}</body></html>"""


PANEL: dict[str, Render] = {
    "font_size": font_size,
    "soup": soup,
    "fieldset": fieldset,
    "hr_flat": hr_flat,
    "old_elements": old_elements,
    "windows1252": windows1252,
    "wordpaste": wordpaste,
    "pre": pre,
}
