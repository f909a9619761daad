"""doctor_reply amid noise: a heavy theme, lines split over elements, dead markup between the parts."""

from .chrome import Render, css, fine_print, head, linked_data, links, popular, sections
from .gold import Answer, Gold, Teaser
from .prose import Prose, esc, numeric, sentences


def wordpress(g: Gold, url: str) -> str:
    """A blog theme: header, crumbs, newsletter, cookie banner, comment form; teasers and tags in the side bar."""
    text = Prose(
        paragraph=('<p class="wp-block-paragraph">', "</p>"),
        heading=('<h3 class="wp-block-heading">', "</h3>"),
        group=('<ul class="wp-block-list">', "</ul>"),
    )

    def reply(a: Answer) -> str:
        return f"""<div class="wp-block-group"><h2 class="wp-block-heading">Dr. {esc(a.author.name or "")} reply
<a href="/category/x/" rel="category tag">{a.author.medical_specialty}</a></h2>{text(sentences(a.text))}
<p class="posted-on">Reply Date: <time class="entry-date">{a.date}</time></p></div>"""

    def teaser(t: Teaser) -> str:
        return f"""<article class="hentry"><h3 class="entry-title"><a href="{t.href}">{esc(t.name)}</a></h3>\
<div class="entry-summary">
<p>{esc(t.question)}</p><p class="byline">Dr. {t.answer_author} reply <a href="/category/x/">{t.answer_specialty}</a>\
</p>
<p>{esc(t.answer)}</p><p class="link-more"><a class="more-link" href="{t.href}">[Read More]
<span class="screen-reader-text">{esc(t.name)}</span></a></p></div></article>"""

    tags = "".join(
        f'<li><a href="/tag/x/" rel="tag">{esc(t.name)}</a> <span>({t.medical_specialty})</span></li>'
        for t in g.keywords
    )
    crumbs = (
        f'<a href="/">Home</a> &raquo; <a href="/n/">{g.department}</a> &raquo; <span>{esc(g.headline or "")}</span>'
    )
    return f"""<!DOCTYPE html><html lang="en-US"><head>{head(g, url)}<meta name="generator" content="WordPress 6.4">\
</head>
<body class="post-template-default single"><div id="cookie-notice" role="dialog"><span>This website uses cookies.</span>
<button>Accept all</button></div><header id="masthead"><p class="site-title"><a href="/">TeleClinic</a></p>
<nav><ul id="primary-menu">{sections(g)}</ul></nav></header><nav class="breadcrumbs">{crumbs}</nav>
<main id="primary"><article class="post"><header class="entry-header"><h1 class="entry-title">{esc(g.editorial)}</h1>\
</header>
<div class="sharedaddy"><h3 class="sd-title">Share to:</h3><ul><li><a href="#f"><span></span></a></li></ul></div>
<div class="entry-content"><h2>{esc(g.name)}</h2>{text(sentences(g.text))}
<p class="meta">{esc(g.asker.line)} Ask Date: <time>{g.date}</time></p>{"".join(reply(a) for a in g.answers)}
<h2 class="wp-block-heading">More Info</h2>{text(g.essay)}</div></article></main>
<aside id="secondary"><section class="widget"><h2 class="widget-title">Similar Q&amp;A</h2>\
{"".join(teaser(t) for t in g.teasers)}</section>
<section class="widget"><h2 class="widget-title">Related FAQ</h2><ul>{tags}</ul></section></aside>
<footer id="colophon"><section><h2>Latest Articles</h2><ul>{popular(g)}</ul></section><form><label>Newsletter</label>
<input type="email"><button>Subscribe</button></form><ul>{fine_print()}</ul><p>Proudly powered by WordPress</p>\
</footer></body></html>"""


def split_inline(g: Gold, url: str) -> str:
    """Every landmark runs over several inline elements."""
    text = Prose()

    def who(name: str, department: str) -> str:
        return f'<p><i>Dr.</i> <a href="/dr">{esc(name)}</a> reply <a href="/dept">{department}</a></p>'

    def teaser(t: Teaser) -> str:
        return f"""<div><h4><a href="{t.href}">{esc(t.name)}</a></h4><p>{esc(t.question)}</p>\
{who(t.answer_author, t.answer_specialty)}
<p>{esc(t.answer)}</p><p><b>[Read</b> <b>More]</b> <a href="{t.href}">{esc(t.name)}</a></p></div>"""

    replies = "".join(
        f"""<div>{who(a.author.name or "", a.author.medical_specialty or "")}{text(sentences(a.text))}
<p><b>Reply</b> <b>Date</b>: <time>{a.date}</time></p></div>"""
        for a in g.answers
    )
    tags = "".join(f"<p><b>{esc(t.name)}</b><br>(<i>{t.medical_specialty}</i>)</p>" for t in g.keywords)
    return f"""<!DOCTYPE html><html><head>{head(g, url)}</head><body><p>{sections(g, "<u>", "</u> ")}</p>
<h1><span>{esc(g.headline or "")}</span> <span>-</span> <a href="/dept">{g.department}</a></h1>
<p><b>Share</b> <span>to:</span></p><h2>{esc(g.name)}</h2>{text(sentences(g.text))}
<p><b>{g.asker.name}</b>, <span>{g.asker.age}</span> year old <span>{g.asker.sex}</span>. <b>Ask Date</b>: <time>\
{g.date}</time></p>
{replies}<h3><b>More</b> Info</h3>{text(g.essay)}<h3>Similar <span>Q<i>&amp;</i>A</span></h3>\
{"".join(teaser(t) for t in g.teasers)}
<h3><em>Related</em> <span>FAQ</span></h3>{tags}</body></html>"""


def split_blocks(g: Gold, url: str) -> str:
    """Label and value, mark and title, name and department stand in blocks of their own where a line is wide enough."""
    text = Prose(paragraph=("<div>", "</div>"))

    def teaser(t: Teaser) -> str:
        return f"""<div><div><a href="{t.href}">{esc(t.name)}</a></div><div>{esc(t.question)}</div>
<div><div>Dr. {t.answer_author} reply {t.answer_specialty}</div><div>{esc(t.answer)}</div></div>
<div class="f"><div>[Read More]</div><div><a href="{t.href}">{esc(t.name)}</a></div></div></div>"""

    replies = "".join(
        f"""<div><div>Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</div><div>\
{text(sentences(a.text))}</div>
<div class="f"><div>Reply Date:</div><div>{a.date}</div></div></div>"""
        for a in g.answers
    )
    tags = "".join(f"<div><div>{esc(t.name)}</div><div>({t.medical_specialty})</div></div>" for t in g.keywords)
    return f"""<!DOCTYPE html><html><head>{head(g, url, more=css(".f{display:flex;gap:6px}"))}</head><body>
<div class="f">{sections(g, "<div>", "</div>")}</div><div><h1>{esc(g.editorial)}</h1></div>
<div class="f"><div>Share to:</div>{links(("Facebook", "LINE"), "<div>", "</div>")}</div>
<div><h2>{esc(g.name)}</h2></div><div>{text(sentences(g.text))}</div>
<div class="f"><div>{esc(g.asker.line)}</div><div>Ask Date:</div><div>{g.date}</div></div>{replies}
<div><div>More Info</div></div><div>{text(g.essay)}</div><div><div>Similar Q&amp;A</div></div>\
{"".join(teaser(t) for t in g.teasers)}
<div><div>Related FAQ</div></div>{tags}</body></html>"""


def noisy(g: Gold, url: str) -> str:
    """Event handlers, data attributes, comments, scripts, styles, templates and hidden dialogs amid the text."""
    text = Prose(
        paragraph=('<p style="margin:0 0 1em" data-reactid=".0.1" onclick="track(&quot;p&quot;)">', "</p>"),
        escape=numeric,
    )

    def teaser(t: Teaser) -> str:
        return f"""<div data-id="9" data-title="Untitled"><h4 onmouseover="tip(this)">\
<a href="{t.href}?utm_source=sim">{numeric(t.name)}</a>
</h4><p>{numeric(t.question)}</p><!-- Dr. Nobody reply Nothing -->\
<div>Dr.&nbsp;{t.answer_author} reply&#32;{t.answer_specialty}</div>
<p>{numeric(t.answer)}</p><a href="{t.href}?utm_source=sim">[Read More]&nbsp;{numeric(t.name)}</a></div>"""

    replies = "".join(
        f"""<!-- reply {a.position}: <div>Dr. Old reply Surgery</div> -->\
<div class="x" data-json='{{"t":"<p>none</p>"}}'>
<div>Dr.&nbsp;{numeric(a.author.name or "")} reply&#32;{a.author.medical_specialty}</div>\
<script>ads.push("<div>Sponsored</div>")</script>
{text(sentences(a.text))}<style>.x{{margin:1em}}</style><noscript><p>Please enable JavaScript to say thanks.</p>\
</noscript>
<div>Reply&nbsp;Date: {a.date}</div><template><p>Dr. {{{{ name }}}} reply {{{{ dept }}}}</p></template></div>
<div class="modal" style="display:none" aria-hidden="true"><h4>Sign in</h4><p>It takes a minute.</p></div>"""
        for a in g.answers
    )
    tags = "".join(
        f'<li data-n="1"><div>{numeric(t.name)}</div><div>({t.medical_specialty})</div></li>' for t in g.keywords
    )
    return f"""<!DOCTYPE html><!--[if IE 8]><html class="ie8"><![endif]--><!--[if !IE]><!--><html><!--<![endif]-->
<head>{head(g, url, more=linked_data({"@type": "WebPage", "name": "Article"}))}</head>\
<body data-page="article" onload="init()">
<noscript><iframe src="https://tags.teleclinic.test/ns.html" height="0" width="0"></iframe></noscript>
<div id="top" data-ga="nav">{sections(g, "<span>", "</span>")}</div><select name="dept"><option>Surgery</option>
<option>Dentistry</option></select><h1 data-i18n="t">{numeric(g.editorial)}</h1><div>Share&nbsp;to:</div>
<h2>{numeric(g.name)}</h2>{text(sentences(g.text))}<div hidden><p>Thanks, your question has been saved.</p></div>
<div>{numeric(g.asker.line)} Ask&nbsp;Date: {g.date}</div>{replies}<h3>More&nbsp;Info</h3>{text(g.essay)}
<h3>Similar&nbsp;Q&#x26;A</h3>{"".join(teaser(t) for t in g.teasers)}<h3>Related&nbsp;FAQ</h3><ul>{tags}</ul>
<script type="text/template"><div>{{{{ more }}}}</div></script></body></html>"""


REPLY: dict[str, Render] = {
    "wordpress": wordpress,
    "split_inline": split_inline,
    "split_blocks": split_blocks,
    "noisy": noisy,
}
