"""doctor_reply in the markup of component frameworks and hand-written HTML5."""

import json

from .chrome import Render, css, cut, fine_print, head, popular, sections
from .gold import Answer, Gold, Tag, Teaser
from .prose import Prose, ascii_only, esc, sentences, wrapped


def cards(g: Gold, url: str) -> str:
    """Nested divs with classes of no meaning; one div a line."""
    lines = Prose(paragraph=("<div>", "</div>"), line="</div>\n<div>")

    def reply(a: Answer) -> str:
        who = f"<div class='r1'>Dr. {esc(a.author.name or '')} reply {a.author.medical_specialty}</div>"
        when = f"<div class='r3'>Reply Date: {a.date}</div>"
        return f"<div class='r'>{who}<div class='r2'>{lines(sentences(a.text))}</div>{when}</div>"

    def teaser(t: Teaser) -> str:
        return f"""<div class="s"><div class="s1"><a href="{t.href}">{esc(t.name)}</a></div><div class="s2">\
{esc(t.question)}</div>
<div class="s3"><div>Dr. {t.answer_author} reply {t.answer_specialty}</div><div>{esc(t.answer)}</div></div>
<div><a href="{t.href}">[Read More] {esc(t.name)}</a></div></div>"""

    tags = "".join(
        f'<div class="t"><div>{esc(t.name)}</div><div>({t.medical_specialty})</div></div>' for t in g.keywords
    )
    rules = ".r,.s{border:1px solid #aaa;margin:10px;padding:10px}.t{display:inline-block;margin:4px}"
    return f"""<!DOCTYPE html>
<html lang="en"><head>{head(g, url, more=css(rules))}</head><body><div class="z">{sections(g, "<div>", "</div>")}</div>
<div class="m"><div class="m0"><h1>{esc(g.editorial)}</h1></div>
<div class="m1"><div>Share to:</div><a href="https://social.test/f"><img src="/f.png" alt=""></a></div>
<div class="m2"><h2>{esc(g.name)}</h2></div><div class="m3">{lines(sentences(g.text))}</div>
<div class="m4">{esc(g.asker.line)} Ask Date: {g.date}</div></div>
{"".join(reply(a) for a in g.answers)}
<div class="i"><div class="i0">More Info</div><div class="i1">{Prose()(g.essay)}</div></div>
<div class="j"><div class="j0">Similar Q&amp;A</div>{"".join(teaser(t) for t in g.teasers)}</div>
<div class="k"><div class="k0">Related FAQ</div>{tags}</div>
<div class="ft">{fine_print("<span>", "</span> ")}</div></body></html>"""


def html5(g: Gold, url: str) -> str:
    """Semantic elements, wrapped source lines, times, teasers and tags in an aside."""
    text = Prose(escape=wrapped, heading=("<h3>", "</h3>"))

    def reply(a: Answer) -> str:
        return f"""<article>
        <header><h2>Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</h2></header>
        <blockquote>{text(a.text)}</blockquote>
        <footer>Reply Date: <time datetime="{a.date_created}">{a.date}</time></footer>
      </article>"""

    def teaser(t: Teaser) -> str:
        return f"""
        <article><h3><a href="{t.href}">{wrapped(t.name)}</a></h3>
          <p>{wrapped(t.question)}</p>
          <h4>Dr. {t.answer_author} reply {t.answer_specialty}</h4>
          <p>{wrapped(t.answer)}</p>
          <p><a href="{t.href}">[Read More] {esc(t.name)}</a></p></article>"""

    tags = "\n".join(
        f'<li><a href="/tag">{esc(t.name)}</a> <small>({t.medical_specialty})</small></li>' for t in g.keywords
    )
    return f"""<!doctype html>
<html lang="en">
  <head>{head(g, url)}</head>
  <body>
    <header><nav><ul>{sections(g)}</ul></nav></header>
    <main>
      <h1>{wrapped(g.editorial)}</h1>
      <section aria-label="Share">Share to: <ul><li><a href="#f">Facebook</a></li><li><a href="#l">LINE</a></li></ul>\
</section>
      <section><h2>{wrapped(g.name)}</h2>
      {text(g.text)}
      <p>{esc(g.asker.line)} Ask Date: <time datetime="{g.date_created}">{g.date}</time></p></section>
      {"".join(reply(a) for a in g.answers)}
      <section><h2>More Info</h2>
      {text(g.essay)}</section>
    </main>
    <aside><section><h2>Similar Q&amp;A</h2>{"".join(teaser(t) for t in g.teasers)}</section>
    <section><h2>Related FAQ</h2><ul>{tags}</ul></section></aside>
    <footer><ul>{fine_print()}</ul></footer>
  </body>
</html>"""


def hashed(g: Gold, url: str) -> str:
    """Build-hashed classes, comments between server-rendered text nodes, the page's state as JSON at the end."""
    text = Prose(paragraph=('<p class="_p_8a2">', "</p>"), gap="", line="<br/>")

    def who(name: str, department: str) -> str:
        return f'<div class="by_line__Xc3">Dr. <!-- -->{esc(name)}<!-- --> reply <!-- -->{department}</div>'

    def reply(a: Answer) -> str:
        return f"""<div class="reply_box__1q">{who(a.author.name or "", a.author.medical_specialty or "")}\
<div class="reply_body__0z">{text(sentences(a.text))}</div><div class="_a3F_x">Reply Date: <!-- -->{a.date}</div>\
</div>"""

    def teaser(t: Teaser) -> str:
        return f"""<div class="sim_card__k2"><a class="sim_t__9" href="{t.href}">{esc(t.name)}</a>\
<div class="sim_q__1">\
{esc(t.question)}</div>{who(t.answer_author, t.answer_specialty)}<div class="sim_a__2">{esc(t.answer)}</div>\
<a class="sim_m__3" href="{t.href}">[Read More]<!-- --> <!-- -->{esc(t.name)}</a></div>"""

    def tag(t: Tag) -> str:
        department = f"<div>(<!-- -->{t.medical_specialty}<!-- -->)</div>"
        return f'<a class="faq_chip__7" href="/faq"><div>{esc(t.name)}</div>{department}</a>'

    state = {
        "props": {
            "pageProps": {
                "article": {
                    "title": g.headline,
                    "q": cut(g.text),
                    "similar": [{"title": t.name, "answer": cut(t.answer)} for t in g.teasers],
                }
            }
        }
    }
    rules = css(".sim_t__9,.sim_m__3,.faq_chip__7{display:block}")
    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, url, more=rules)}</head><body><div id="__next">\
<div class="nav_root__1">{sections(g, '<div class="_n">', "</div>")}</div>\
<h1 class="art_h__1">{esc(g.headline or "")}<!-- --> - <!-- -->{g.department}</h1>\
<div class="share_x__4">Share to:</div>\
<h2 class="art_n__2">{esc(g.name)}</h2><div class="art_q__3">{text(sentences(g.text))}</div>\
<div class="art_who__4">{g.asker.name}<!-- -->, <!-- -->{g.asker.age}<!-- --> year old <!-- -->{g.asker.sex}<!-- -->. \
Ask Date: <!-- -->{g.date}</div>{"".join(reply(a) for a in g.answers)}\
<h3 class="more_h__1">More Info</h3><div class="more_b__1">{text(g.essay)}</div>\
<h3 class="sim_h__1">Similar Q&amp;A</h3>{"".join(teaser(t) for t in g.teasers)}\
<h3 class="faq_h__1">Related FAQ</h3><div class="faq_b__1">{"".join(tag(t) for t in g.keywords)}</div></div>\
<script id="__NEXT_DATA__" type="application/json">{json.dumps(state).replace("<", chr(92) + "u003c")}</script></body>\
</html>"""


def custom_elements(g: Gold, url: str) -> str:
    """Elements of the site's own, which a style sheet shows as blocks; line feeds kept by a style."""
    text = Prose(paragraph=("<tc-p>", "</tc-p>"), line="\n", bullet="- ")
    replies = "".join(
        f"""<tc-reply><tc-who>Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</tc-who>
{text(sentences(a.text))}<tc-date>Reply Date: {a.date}</tc-date></tc-reply>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<tc-teaser><tc-t><a href="{t.href}">{esc(t.name)}</a></tc-t><tc-p>{esc(t.question)}</tc-p>
<tc-who>Dr. {t.answer_author} reply {t.answer_specialty}</tc-who><tc-p>{esc(t.answer)}</tc-p>
<tc-p><a href="{t.href}">[Read More] {esc(t.name)}</a></tc-p></tc-teaser>"""
        for t in g.teasers
    )
    tags = "".join(f"<tc-tag>{esc(t.name)}<tc-p>({t.medical_specialty})</tc-p></tc-tag>" for t in g.keywords)
    rules = "tc-reply,tc-who,tc-p,tc-date,tc-teaser,tc-t,tc-tag,tc-h,tc-share{display:block}tc-p{white-space:pre-line}"
    return f"""<!doctype html><html><head>{head(g, more=css(rules))}</head><body><tc-app>
<tc-menu>{sections(g, "<tc-i>", "</tc-i> ")}</tc-menu><h1>{esc(g.editorial)}</h1><tc-share>Share to:</tc-share>
<h2>{esc(g.name)}</h2>{text(sentences(g.text))}<tc-who>{esc(g.asker.line)} Ask Date: {g.date}</tc-who>
{replies}<tc-h>More Info</tc-h>{text(g.essay)}<tc-h>Similar Q&amp;A</tc-h>{teasers}<tc-h>Related FAQ</tc-h>{tags}
</tc-app></body></html>"""


def minified(g: Gold, url: str) -> str:
    """No optional tag, no quote and no white space that a minifier can drop."""
    text = Prose(paragraph=("<p>", ""), gap="", line="<br>", item=("<li>", ""), escape=ascii_only)
    replies = "".join(
        f"<h3>Dr. {ascii_only(a.author.name or '')} reply {a.author.medical_specialty}</h3>{text(sentences(a.text))}"
        f"<p>Reply Date: {a.date}"
        for a in g.answers
    )
    teasers = "".join(
        f"<li><h4><a href={t.href}>{ascii_only(t.name)}</a></h4><p>{ascii_only(t.question)}"
        f"<h5>Dr. {t.answer_author} reply {t.answer_specialty}</h5><p>{ascii_only(t.answer)}"
        f"<p><a href={t.href}>[Read More] {ascii_only(t.name)}</a>"
        for t in g.teasers
    )
    tags = "".join(f"<li>{ascii_only(t.name)}<br>({t.medical_specialty})" for t in g.keywords)
    return (
        f"<!doctype html><meta charset=utf-8><title>{esc(g.headline or '')}</title><link rel=canonical href={url}>"
        f"<style>.s,.t{{list-style:none}}</style><nav><ul>{sections(g, '<li>', '')}</ul></nav>"
        f"<h1>{ascii_only(g.editorial)}</h1><p>Share to:<h2>{ascii_only(g.name)}</h2>{text(sentences(g.text))}"
        f"<p>{g.asker.line} Ask Date: {g.date}{replies}"
        f"<h3>More Info</h3>{text(g.essay)}<h3>Similar Q&A</h3><ul class=s>{teasers}</ul><h3>Related FAQ</h3>"
        f"<ul class=t>{tags}</ul><footer><ul>{popular(g, '<li>', '')}</ul></footer><script async src=/a.js></script>"
    )


REPLY: dict[str, Render] = {
    "cards": cards,
    "html5": html5,
    "hashed": hashed,
    "hard_custom_elements": custom_elements,
    "minified": minified,
}
