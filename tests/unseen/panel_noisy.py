"""doctor_panel amid noise: a heavy theme, lines split over elements, dead markup between the parts."""

from .chrome import Render, css, fine_print, head, linked_data, popular, sections
from .gold import Answer, Gold
from .prose import Prose, esc, numeric


def wordpress(g: Gold, url: str) -> str:
    """A blog theme: header, crumbs, side bar, newsletter, cookie banner, comment form."""
    text = Prose(paragraph=('<p class="wp-block-paragraph">', "</p>"), group=('<ul class="wp-block-list">', "</ul>"))

    def answer(a: Answer) -> str:
        d = a.author
        name = f'<p class="vcard"><span class="fn n"><a href="/author/{a.position}/">{esc(d.full_name)}</a></span></p>'
        by = f"""<div class="author-bio">{name if d.name else ""}<p>{esc(d.place)}</p>
<p class="wp-rating">{d.stars} <a href="/reviews/{a.position}/">{d.reviews}</a></p></div>"""
        title = f'<h3 class="wp-block-heading has-text-align-left">{esc(a.name)}</h3>' if a.name else ""
        return f"""<div class="wp-block-group alignwide is-layout-flow">{title}<div class="entry-summary">
{text(a.text)}</div>{by if d.shown else ""}</div>"""

    crumbs = f'<a href="/">Home</a> &raquo; <a href="/q/">Questions</a> &raquo; <span>{esc(g.name)}</span>'
    return f"""<!DOCTYPE html><html lang="en-US"><head>{head(g, url)}<meta name="generator" content="WordPress 6.4">
<style id="global-styles-inline-css">:root{{--wp--preset--color--black:#000}}</style></head>
<body class="post-template-default single single-post">
<div id="cookie-notice" role="dialog"><span>This website uses cookies.</span><button>Accept all</button></div>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">SurgeonBoard</a></p>
<p class="site-description">Ask before you book</p><nav><ul id="primary-menu">{sections(g)}</ul></nav></header>
<nav class="breadcrumbs">{crumbs}</nav><div id="content"><main id="primary" class="site-main">\
<article class="post hentry">
<header class="entry-header"><h1 class="entry-title">{esc(g.name)}</h1></header>
<div class="entry-content">{text(g.text)}<h2 class="wp-block-heading">Doctor Answers {g.answer_count}</h2>
{"".join(answer(a) for a in g.answers)}<p class="has-small-font-size">{esc(g.disclaimer)}</p></div></article>
<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3><form><p><label>Comment *</label>
<textarea name="comment"></textarea></p><p><label>Name</label><input name="author"></p><button>Post Comment</button>\
</form></div>
</main><aside id="secondary" class="widget-area"><section class="widget"><h2 class="widget-title">Popular questions</h2>
<ul>{popular(g)}</ul></section><section class="widget"><h2>Newsletter</h2><form><input type="email"
 placeholder="Your e-mail"><button>Subscribe</button></form></section></aside></div>
<footer id="colophon"><ul>{fine_print()}</ul><p>Proudly powered by WordPress</p></footer></body></html>"""


def split_inline(g: Gold, url: str) -> str:
    """Every landmark runs over several inline elements."""
    text = Prose()

    def answer(a: Answer) -> str:
        d = a.author
        first, *rest = (d.name or "").split(" ")
        degrees = "".join(f", <abbr>{s}</abbr>" for s in d.honorific_suffix)
        name = f"<p><a href='/d'><b>{esc(first)}</b> {esc(' '.join(rest))}</a>{degrees}</p>" if d.name else ""
        by = f"""{name}<p><a href="/c">{d.address_locality}</a> <em>{d.medical_specialty}</em></p>
<p><b>{d.stars[:3]}</b> out of <b>5</b> <i>stars</i> <a href="/r"><span>{d.review_count}</span> reviews</a></p>"""
        head_word, _, tail = (a.name or "").partition(" ")
        title = f"<h3><span>{esc(head_word)}</span> <a href='#'>{esc(tail)}</a></h3>" if a.name else ""
        votes = f"<p><span>+</span><span>{a.votes}</span></p>" if g.vote_line else ""
        return f"<div>{title}{votes}{text(a.text)}{by if d.shown else ''}</div>"

    word, _, rest = g.name.partition(" ")
    return f"""<!DOCTYPE html><html><head>{head(g, url)}</head><body><p>{sections(g, "<u>", "</u> ")}</p>
<h1><em>{esc(word)}</em> <span>{esc(rest)}</span></h1><div>{text(g.text)}</div>
<h2><b>Doctor</b> Answers <span>{g.answer_count}</span></h2>{"".join(answer(a) for a in g.answers)}
<p><small>{esc(g.disclaimer)}</small></p></body></html>"""


def split_blocks(g: Gold, url: str) -> str:
    """The count and both halves of the star line stand in blocks of their own."""

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<div>{esc(d.full_name)}</div>" if d.name else ""
        by = f"{name}<div>{esc(d.place)}</div><div><div>{d.stars}</div><div>{d.reviews}</div></div>"
        return f"""<div>{f"<div><h3>{esc(a.name)}</h3></div>" if a.name else ""}
<div><div><div>{Prose(paragraph=("<div>", "</div>"))(a.text)}</div></div></div><div>{by if d.shown else ""}</div>\
</div>"""

    flex = css(".f{display:flex;gap:6px}")
    return f"""<!DOCTYPE html><html><head>{head(g, url, more=flex)}</head><body><div class="f">\
{sections(g, "<div>", "</div>")}</div>
<div><h1>{esc(g.name)}</h1></div><div><div>{esc(g.text)}</div></div>
<div class="f"><h2>Doctor Answers</h2><h2>{g.answer_count}</h2></div>{"".join(answer(a) for a in g.answers)}
<div>{esc(g.disclaimer)}</div><div class="f">{fine_print("<div>", "</div>")}</div></body></html>"""


def noisy(g: Gold, url: str) -> str:
    """Event handlers, data attributes, comments, scripts, styles, templates and hidden dialogs amid the text."""
    text = Prose(
        paragraph=('<p style="margin:0 0 1em" data-reactid=".0.1" onclick="track(&quot;p&quot;)">', "</p>"),
        escape=numeric,
    )

    def answer(a: Answer) -> str:
        d = a.author
        name = f'<div class="n" title="Open profile">{numeric(d.full_name)}</div>' if d.name else ""
        by = f"""<div data-rating="0" data-max="5">{name}<div>{d.place.replace(" ", "&nbsp;")}</div><div><svg width="9"
 height="9"><title>Star</title><path d="M0 0h9v9z"/></svg> {d.stars}<!-- 3.2 out of 5 stars 7 reviews --> {d.reviews}\
</div></div>"""
        title = f'<h3 data-title="Untitled" onmouseover="tip(this)">{numeric(a.name)}</h3>' if a.name else ""
        return f"""<!-- answer {a.position}: <h3>Old headline</h3><p>Old text, MD</p> -->
<div class="x" data-votes="{a.votes}" data-author="" data-json='{{"t":"<p>none</p>"}}'>{title}
<script>ads.push({{slot: "q-{a.position}", html: "<div>Sponsored</div>"}})</script><style>.x{{margin:1em}}</style>
{text(a.text)}<noscript><p>Please enable JavaScript to vote.</p></noscript>{by if d.shown else ""}
<template><p>{{{{ reply.text }}}}</p></template></div>
<div class="modal" style="display:none" aria-hidden="true"><h4>Sign in to vote</h4><p>It takes a minute.</p></div>"""

    return f"""<!DOCTYPE html><!--[if IE 8]><html class="ie8"><![endif]--><!--[if !IE]><!--><html><!--<![endif]-->
<head>{head(g, url, more=linked_data({"@type": "WebPage", "name": "Question"}))}</head>\
<body data-page="question" onload="init()">
<noscript><iframe src="https://tags.surgeonboard.test/ns.html" height="0" width="0"></iframe></noscript>
<div id="top" data-ga="nav">{sections(g, "<span>", "</span>")}</div><select name="near"><option>Austin</option>
<option>Boston</option></select><h1 data-i18n="q.title">{numeric(g.name)}</h1><div>{text(g.text)}</div>
<div hidden><p>Thanks, your question has been saved.</p></div>
<h2>Doctor&nbsp;Answers&#32;{g.answer_count}</h2>{"".join(answer(a) for a in g.answers)}
<p>{numeric(g.disclaimer)}</p><script type="text/template"><div>{{{{ more }}}}</div></script></body></html>"""


PANEL: dict[str, Render] = {
    "wordpress": wordpress,
    "split_inline": split_inline,
    "split_blocks": split_blocks,
    "noisy": noisy,
}
