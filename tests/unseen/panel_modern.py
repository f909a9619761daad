"""doctor_panel in the markup of component frameworks and hand-written HTML5."""

import json

from .chrome import Render, css, cut, fine_print, head, popular, sections
from .gold import Answer, Gold
from .prose import Prose, ascii_only, esc, wrapped


def cards(g: Gold, url: str) -> str:
    """Nested divs with classes of no meaning, rendered votes."""
    text = Prose()

    def card(a: Answer) -> str:
        title = f'<div class="k-t"><a href="#a{a.position}">{esc(a.name)}</a></div>' if a.name else ""
        d = a.author
        name = f'<div class="k-n">{esc(d.full_name)}</div>' if d.name else ""
        by = f'<div class="k-b">{name}<div>{esc(d.place)}</div><div>{d.stars} {d.reviews}</div></div>'
        return f"""<div class="k"><div class="k-i">{title}<div class="k-v">+{a.votes}</div>
<div class="k-x">{text(a.text)}</div>{by if d.shown else ""}</div></div>"""

    rules = (
        ".k{border:1px solid #ccc;border-radius:6px;margin:12px;padding:12px}.k-t{font-weight:bold}.top>div{float:left}"
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head>{head(g, url, more=css(rules))}</head>
<body><div class="top">{sections(g, "<div>", "</div>")}</div><div style="clear:both"></div>
<div class="w"><div class="w1"><div class="hd"><h1>{esc(g.name)}</h1></div><div class="bd">{text(g.text)}</div></div>
<div class="w2"><div class="cnt">Doctor Answers {g.answer_count}</div>
{"".join(card(a) for a in g.answers)}
<div class="fine">{esc(g.disclaimer)}</div></div></div>
<div class="ft">{fine_print("<span>", "</span>")}<div>&copy; SurgeonBoard, Inc.</div></div>
</body></html>"""


def html5(g: Gold, url: str) -> str:
    """Semantic elements, source lines wrapped and indented, the count in brackets."""
    text = Prose(escape=wrapped)

    def article(a: Answer) -> str:
        d = a.author
        name = f'<a rel="author" href="/dr/{a.position}">{esc(d.full_name)}</a><br>' if d.name else ""
        by = f"""<footer><address>{name}
          {esc(d.place)}<br>
          {d.stars} {d.reviews}</address></footer>"""
        title = f"<header><h3>{wrapped(a.name)}</h3></header>" if a.name else ""
        return f"""
      <article id="answer-{a.position}">
        {title}
        <blockquote>
          {text(a.text)}
        </blockquote>
        {by if d.shown else ""}
      </article>"""

    return f"""<!doctype html>
<html lang="en">
  <head>{head(g, url)}</head>
  <body>
    <header><nav aria-label="Main"><ul>{sections(g)}</ul></nav>
      <form role="search"><label>Search <input type="search" name="q"></label><button>Go</button></form></header>
    <main>
      <section>
        <h1>{wrapped(g.name)}</h1>
        {text(g.text)}
      </section>
      <section>
      <h2>Doctor Answers ({g.answer_count})</h2>
      {"".join(article(a) for a in g.answers)}
      <p><small>{wrapped(g.disclaimer)}</small></p>
      </section>
    </main>
    <aside><h2>Popular questions</h2><ul>{popular(g)}</ul></aside>
    <footer><ul>{fine_print()}</ul></footer>
  </body>
</html>"""


def hashed(g: Gold, url: str) -> str:
    """Build-hashed classes, comments between server-rendered text nodes, the page's state as JSON at the end."""
    text = Prose(paragraph=('<p class="_p_1x9">', "</p>"), gap="", line="<br/>")

    def answer(a: Answer) -> str:
        d = a.author
        first, *rest = [d.name or "", *d.honorific_suffix]
        suffix = "".join(f"<!-- -->, <!-- -->{s}" for s in rest)
        name = f'<a class="_a3F_x" href="/dr/x{a.position}">{esc(first)}{suffix}</a>' if d.name else ""
        by = f"""<div class="byline_wrap__Qp1_z">{name}<div class="byline_place__b3">{d.address_locality}\
<!-- --> <!-- -->\
{d.medical_specialty}</div><div class="byline_stars__77a">{d.stars[:3]}<!-- --> out of 5 stars<!-- --> <!-- -->\
{d.review_count}<!-- --> reviews</div></div>"""
        title = f'<h3 class="answer_title__Zk0">{esc(a.name)}</h3>' if a.name else ""
        return f"""<div class="answer_card__9Xw _2bQ">{title}<div class="vote_n__1">+<!-- -->{a.votes}</div>\
<div class="answer_body__LL2">{text(a.text)}</div>{by if d.shown else ""}</div>"""

    state = {
        "props": {
            "pageProps": {
                "q": {
                    "title": g.name,
                    "body": cut(g.text),
                    "answers": [
                        {"id": a.position, "t": a.name, "html": f"<p>{cut(a.text)}</p>", "likeCount": a.votes}
                        for a in g.answers
                    ],
                }
            }
        }
    }
    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, url)}<link rel="preload" as="style" href="/_next/c8.css">\
</head>\
<body><div id="__next"><div class="shell_nav__0aB">{sections(g, '<div class="_n">', "</div>")}</div>\
<div class="question_root__JY5"><h1 class="question_h__1">{esc(g.name)}</h1>\
<div class="question_b__4">{text(g.text)}</div></div>\
<div class="list_root__aa"><h2 class="list_h__2">Doctor Answers<!-- --> (<!-- -->{g.answer_count}<!-- -->)</h2>\
{"".join(answer(a) for a in g.answers)}<div class="legal_x__3">{esc(g.disclaimer)}</div></div>\
<div class="foot_x__5">{fine_print('<div class="_f">', "</div>")}</div></div>\
<script id="__NEXT_DATA__" type="application/json">{json.dumps(state).replace("<", chr(92) + "u003c")}</script></body>\
</html>"""


def custom_elements(g: Gold, url: str) -> str:
    """Elements of the site's own, which a style sheet shows as blocks."""
    text = Prose(paragraph=("<qa-p>", "</qa-p>"), bullet="• ")

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<qa-name>{esc(d.full_name)}</qa-name>" if d.name else ""
        stars = f"<qa-stars>{d.stars} {d.reviews}</qa-stars>"
        by = f"<qa-doctor>{name}<qa-place>{esc(d.place)}</qa-place>{stars}</qa-doctor>"
        title = f"<h3>{esc(a.name)}</h3>" if a.name else ""
        return f"<qa-answer>{title}<qa-text>{text(a.text)}</qa-text>{by if d.shown else ''}</qa-answer>"

    names = "qa-app,qa-answer,qa-text,qa-p,qa-doctor,qa-name,qa-place,qa-stars,qa-legal{display:block;margin:6px}"
    return f"""<!doctype html><html><head>{head(g, more=css(names))}</head><body>
<qa-app><qa-menu>{sections(g, "<qa-item>", "</qa-item> ")}</qa-menu>
<h1>{esc(g.name)}</h1><qa-text>{text(g.text)}</qa-text>
<h2>Doctor Answers {g.answer_count}</h2>
{"".join(answer(a) for a in g.answers)}
<qa-legal>{esc(g.disclaimer)}</qa-legal></qa-app>
<script src="/elements.js" defer></script></body></html>"""


def minified(g: Gold, url: str) -> str:
    """No optional tag, no quote and no white space that a minifier can drop."""
    text = Prose(paragraph=("<p>", ""), gap="", line="<br>", item=("<li>", ""), escape=ascii_only)

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<dt>{esc(d.full_name)}" if d.name else "<dt>"
        by = f"<dl class=y>{name}<dd>{esc(d.place)}<dd>{d.stars} {d.reviews}</dl>"
        return f"<li class=a>{f'<h3>{esc(a.name)}</h3>' if a.name else ''}{text(a.text)}{by if d.shown else ''}"

    return (
        f"<!doctype html><meta charset=utf-8><title>{esc(g.name)}</title><link rel=canonical href={url}>"
        "<style>.n,.q{list-style:none}</style>"
        f"<nav><ul class=n>{sections(g, '<li>', '')}</ul></nav><h1>{esc(g.name)}</h1>{text(g.text)}"
        f"<h2>Doctor Answers {g.answer_count}</h2><ul class=q>{''.join(answer(a) for a in g.answers)}</ul>"
        f"<p class=s>{esc(g.disclaimer)}<footer><ul>{fine_print('<li>', '')}</ul></footer>"
        "<script async src=/a.js></script>"
    )


PANEL: dict[str, Render] = {
    "cards": cards,
    "html5": html5,
    "hashed": hashed,
    "hard_custom_elements": custom_elements,
    "minified": minified,
}
