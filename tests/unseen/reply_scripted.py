"""doctor_reply as script frameworks leave it: bindings, cloaks, AMP, collapsible sections."""

from .chrome import Render, css, fine_print, head, links, popular, sections
from .gold import Answer, Gold, Teaser
from .prose import Prose, esc, numeric, sentences

CLOAK = "[ng-cloak],[v-cloak],.ng-hide{display:none!important}"


def angular(g: Gold, url: str) -> str:
    """AngularJS with rendered bindings; cloaked templates and a hidden counter stand beside them."""
    text = Prose(escape=numeric)

    def reply(a: Answer) -> str:
        return f"""<!-- ngRepeat: r in vm.replies --><div ng-repeat="r in vm.replies" class="ng-scope">
<div class="who"><span ng-bind="r.title">Dr. {numeric(a.author.name or "")}</span> reply <span ng-bind="r.dept">\
{a.author.medical_specialty}</span></div><div ng-bind-html="r.body">{text(sentences(a.text))}</div>
<div ng-cloak>{{{{ r.thanks ? r.thanks + ' thanks' : '' }}}}</div>\
<span class="ng-hide" ng-show="vm.ready">3 thanks</span>
<div>Reply Date: <span ng-bind="r.date">{a.date}</span></div></div><!-- end ngRepeat: r in vm.replies -->"""

    def teaser(t: Teaser) -> str:
        return f"""<div ng-repeat="s in vm.similar"><h4><a ng-href="{t.href}" href="{t.href}" ng-bind="s.title">\
{numeric(t.name)}</a>
</h4><p ng-bind="s.q">{numeric(t.question)}</p><div class="who">Dr. {t.answer_author} reply {t.answer_specialty}</div>
<p ng-bind="s.a">{numeric(t.answer)}</p><a href="{t.href}">[Read More] {numeric(t.name)}</a></div>"""

    tags = "".join(
        f'<li ng-repeat="t in vm.tags"><div>{numeric(t.name)}</div><div>({t.medical_specialty})</div></li>'
        for t in g.keywords
    )
    return f"""<!DOCTYPE html><html ng-app="clinic"><head>{head(g, url, more=css(CLOAK))}</head>\
<body ng-controller="ArticleCtrl as vm">
<ul ng-include="'/menu.html'">{sections(g)}</ul><div ng-cloak class="flash">{{{{ vm.flash || 'Saved' }}}}</div>
<h1><span ng-bind="vm.title">{numeric(g.headline or "")}</span> - <span ng-bind="vm.dept">{g.department}</span></h1>
<div class="share">Share to:<a ng-click="vm.share('f')" title="Facebook"></a></div>
<h2 ng-bind="vm.name">{numeric(g.name)}</h2><div ng-bind-html="vm.body">{text(sentences(g.text))}</div>
<div>{numeric(g.asker.line)} Ask Date: <span ng-bind="vm.date">{g.date}</span></div>\
{"".join(reply(a) for a in g.answers)}
<h3>More Info</h3><div ng-bind-html="vm.info">{text(g.essay)}</div><h3>Similar Q&#38;A</h3>\
{"".join(teaser(t) for t in g.teasers)}
<h3>Related FAQ</h3><ul>{tags}</ul><div ng-cloak ng-repeat="x in vm.more">{{{{ x.title }}}}</div></body></html>"""


def vue(g: Gold, url: str) -> str:
    """Vue, rendered on the server: scope attributes everywhere, one cloaked binding, text without line marks."""
    text = Prose(paragraph=('<p data-v-2c1="">', "</p>"), heading=('<h4 data-v-2c1="">', "</h4>"))

    def reply(a: Answer) -> str:
        return f"""<section data-v-2c1="">\
<h3 data-v-2c1="">Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</h3>
<div class="body">{text(a.text)}</div><span v-cloak>{{{{ likes &gt; 0 ? likes : '' }}}}</span><p>Reply Date: {a.date}\
</p></section>"""

    def teaser(t: Teaser) -> str:
        return f"""<li data-v-2c1=""><a href="{t.href}"><strong>{esc(t.name)}</strong></a><p>{esc(t.question)}</p>
<p><b>Dr. {t.answer_author} reply {t.answer_specialty}</b><br>{esc(t.answer)}</p>\
<a href="{t.href}">[Read More] {esc(t.name)}</a></li>"""

    tags = "".join(f'<span data-v-2c1="">{esc(t.name)}</span><br>({t.medical_specialty})<br>' for t in g.keywords)
    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, url, more=css(CLOAK))}</head><body>\
<div id="app" data-server-rendered="true">
<div class="bar">{sections(g, "<span>", "</span> ")}</div><h1 data-v-2c1="">{esc(g.editorial)}</h1><!--v-if-->
<p data-v-2c1="">Share to: {links(("Facebook", "LINE", "X"), "", " ")}</p><h2 data-v-2c1="">{esc(g.name)}</h2>\
{text(g.text)}
<p data-v-2c1="">{esc(g.asker.line)}<br>Ask Date: {g.date}</p>{"".join(reply(a) for a in g.answers)}<!---->
<h3>More Info</h3>{text(g.essay)}<h3>Similar Q&amp;A</h3><ul style="list-style:none">\
{"".join(teaser(t) for t in g.teasers)}</ul>
<h3>Related FAQ</h3><div>{tags}</div></div><script>window.__NUXT__={{"user":null}};</script></body></html>"""


def bootstrap(g: Gold, url: str) -> str:
    """Bootstrap 3 panels, glyphicons, labels and a share button group."""
    text = Prose(paragraph=('<p class="lead">', "</p>"), heading=("<h4><strong>", "</strong></h4>"))
    user = '<span class="glyphicon glyphicon-user" aria-hidden="true"></span>'

    def reply(a: Answer) -> str:
        return f"""<div class="panel panel-primary"><div class="panel-heading"><h3 class="panel-title">{user}
Dr. {esc(a.author.name or "")} reply <span class="label label-info">{a.author.medical_specialty}</span></h3></div>
<div class="panel-body">{text(sentences(a.text))}</div>
<div class="panel-footer"><span class="glyphicon glyphicon-time"></span> Reply Date: {a.date}</div></div>"""

    def teaser(t: Teaser) -> str:
        return f"""<div class="panel panel-default"><div class="panel-heading"><a href="{t.href}">{esc(t.name)}</a>\
</div>
<div class="panel-body"><p>{esc(t.question)}</p><h5>{user} Dr. {t.answer_author} reply <span class="label">\
{t.answer_specialty}</span>
</h5><p>{esc(t.answer)}</p><a class="btn btn-default" href="{t.href}">[Read More] {esc(t.name)}</a></div></div>"""

    tags = "".join(
        f"""<a class="list-group-item" href="/faq"><h5 class="list-group-item-heading">{esc(t.name)}</h5>
<p class="list-group-item-text">({t.medical_specialty})</p></a>"""
        for t in g.keywords
    )
    return f"""<!DOCTYPE html><html><head>{head(g, url)}</head><body><nav class="navbar">\
<a class="navbar-brand" href="/">TeleClinic</a>
<ul class="nav navbar-nav">{sections(g)}</ul></nav><div class="container">
<ol class="breadcrumb"><li><a href="/">Home</a></li><li class="active">{g.department}</li></ol>
<div class="page-header"><h1>{esc(g.headline or "")} <small>- {g.department}</small></h1></div>
<div class="btn-group">Share to: <button class="btn">Facebook</button><button class="btn">LINE</button></div>
<div class="jumbotron"><h2>{esc(g.name)}</h2>{text(sentences(g.text))}<p class="text-muted">{user} {esc(g.asker.line)}
Ask Date: {g.date}</p></div>{"".join(reply(a) for a in g.answers)}<h3>More Info</h3><div class="well">{text(g.essay)}\
</div>
<h3>Similar Q&amp;A</h3>{"".join(teaser(t) for t in g.teasers)}<h3>Related FAQ</h3><div class="list-group">{tags}</div>
<footer><p class="text-muted">&copy; TeleClinic</p></footer></div></body></html>"""


def amp(g: Gold, url: str) -> str:
    """An AMP page: its own elements for menus, images and advertisements."""
    text = Prose(heading=("<h3>", "</h3>"))
    ad = '<amp-ad width="300" height="250" type="none"><div placeholder></div></amp-ad>'
    replies = "".join(
        f"""<section><amp-img src="/d/{a.position}.jpg" width="40" height="40" alt="Doctor"></amp-img>
<h2>Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</h2>{text(sentences(a.text))}\
<p>Reply Date: {a.date}</p>
</section>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<section><h3><a href="{t.href}">{esc(t.name)}</a></h3><p>{esc(t.question)}</p>
<p>Dr. {t.answer_author} reply {t.answer_specialty}</p><p>{esc(t.answer)}</p><p><a href="{t.href}">[Read More]
{esc(t.name)}</a></p></section>{ad}"""
        for t in g.teasers
    )
    tags = "".join(f"<p>{esc(t.name)}</p><p>({t.medical_specialty})</p>" for t in g.keywords)
    return f"""<!doctype html><html amp lang="en"><head>{head(g, url)}<style amp-custom>p{{margin:4px}}</style></head>\
<body>
<amp-sidebar id="m" layout="nodisplay" hidden><ul>{sections(g)}</ul></amp-sidebar>
<main><h1>{esc(g.editorial)}</h1><p>Share to: <amp-social-share type="line"></amp-social-share></p><h2>{esc(g.name)}\
</h2>
{text(sentences(g.text))}<p>{esc(g.asker.line)} Ask Date: {g.date}</p>{replies}{ad}
<h2>More Info</h2>{text(g.essay)}<h2>Similar Q&amp;A</h2>{teasers}<h2>Related FAQ</h2>{tags}</main>
<footer>{fine_print("<span>", "</span> ")}</footer></body></html>"""


def mobile(g: Gold, url: str) -> str:
    """A phone page: each part in a collapsible section under its landmark."""
    text = Prose(paragraph=("<div>", "</div>"), gap="<br>\n")
    replies = "".join(
        f"""<details open><summary>Dr. {esc(a.author.name or "")} reply {a.author.medical_specialty}</summary>
{text(sentences(a.text))}<div><small>Reply Date: {a.date}</small></div></details>"""
        for a in g.answers
    )
    teasers = "".join(
        f"""<details open><summary>{esc(t.name)}</summary>{esc(t.question)}<br><br><b>Dr. {t.answer_author} reply \
{t.answer_specialty}</b><br>{esc(t.answer)}<br><a href="{t.href}">[Read More] {esc(t.name)}</a></details>"""
        for t in g.teasers
    )
    tags = "".join(f"<li><div>{esc(t.name)}</div>({t.medical_specialty})</li>" for t in g.keywords)
    return f"""<!DOCTYPE html><html><head>{head(g, url)}</head><body style="font:16px sans-serif;margin:8px">
<details><summary>Menu</summary><ul>{sections(g)}</ul></details><h1>{esc(g.editorial)}</h1><div>Share to:</div>
<h2>{esc(g.name)}</h2>{text(sentences(g.text))}<div>{esc(g.asker.line)} Ask Date: {g.date}</div>{replies}
<details open><summary>More Info</summary>{text(g.essay)}</details>
<details open><summary>Similar Q&amp;A</summary>{teasers}</details>
<details open><summary>Related FAQ</summary><ul>{tags}</ul></details>
<h2>Latest Articles</h2><ul>{popular(g)}</ul></body></html>"""


REPLY: dict[str, Render] = {
    "angular": angular,
    "vue": vue,
    "bootstrap": bootstrap,
    "amp": amp,
    "mobile": mobile,
}
