"""doctor_panel as script frameworks leave it: cloaked bindings, counts beside them, AMP, collapsible sections."""

import html
import json

from .chrome import Render, css, fine_print, head, popular, sections
from .gold import Answer, Gold
from .prose import Prose, esc, numeric

CLOAK = "[ng-cloak],[v-cloak],.ng-hide{display:none!important}.btn{color:#06c}"


def angular(g: Gold, url: str) -> str:
    """AngularJS before it ran: the vote binding stands in the text, the true count in a hidden sibling."""
    text = Prose(escape=numeric)

    def answer(a: Answer) -> str:
        d = a.author
        name = f'<a ng-href="/dr/{a.position}" href="/dr/{a.position}">{numeric(d.full_name)}</a>' if d.name else ""
        by = f"""<div class="doc" ng-if="a.doctor">{name}<div ng-bind="a.place">{esc(d.place)}</div>
<div class="rate">{d.stars} {d.reviews}</div></div><!-- end ngIf: a.doctor -->"""
        votes = f"""<div class="votes" ng-init="voteCount = {a.votes}"><span ng-show="ready">{esc(g.vote_line)}</span>\
<span class="ng-hide" ng-hide="ready">+{a.votes}</span></div>"""
        title = f'<h2 class="t" ng-bind-html="a.title">{numeric(a.name)}</h2>' if a.name else ""
        return f"""<!-- ngRepeat: a in vm.answers --><div class="ans ng-scope" ng-repeat="a in vm.answers">
{title}{votes if g.vote_line else ""}<div class="txt" ng-bind-html="a.body">{text(a.text)}</div>
{by if d.shown else ""}</div><!-- end ngRepeat: a in vm.answers -->"""

    return f"""<!DOCTYPE html>
<html ng-app="board" class="ng-scope"><head>{head(g, url, more=css(CLOAK))}</head>\
<body ng-controller="QuestionCtrl as vm">
<div class="nav" ng-include="'/nav.html'"><a class="btn" href="/ask">Ask a doctor</a></div>
<div ng-cloak class="flash">{{{{ vm.flash || 'Saved to your list' }}}}</div>
<h1 ng-bind="vm.title">{numeric(g.name)}</h1>
<div class="q">{text(g.text)}</div>
<div class="n">Doctor Answers <span ng-bind="vm.count">{g.answer_count}</span></div>
{"".join(answer(a) for a in g.answers)}
<div class="small">{esc(g.disclaimer)}</div>
<div ng-cloak ng-repeat="r in vm.more"><a ng-href="{{{{ r.url }}}}">{{{{ r.title }}}}</a></div>
<footer>{fine_print("<span>", "</span> ")}</footer><script src="/angular.min.js"></script></body></html>"""


def vue(g: Gold, url: str) -> str:
    """Vue before it ran: a cloaked vote binding, the true count in an attribute; some links between two answers."""
    text = Prose(paragraph=('<p data-v-7ba5bd90="">', "</p>"), item=('<li data-v-7ba5bd90="">', "</li>"))
    between = f"""<aside class="more"><h4>You might also like...</h4><ul>{popular(g)}</ul></aside>"""

    def answer(a: Answer) -> str:
        d = a.author
        counts = html.escape(json.dumps({"likeCount": str(a.votes), "id": 7000 + a.position}))
        votes = f"""<div class="v" data-v-7ba5bd90="" rs-static-data='{counts}'><span v-cloak>
{{{{ count &gt;= 1 ? '+' + count : count }}}}</span></div>"""
        name = f'<span class="nm">{esc(d.full_name)}</span>' if d.name else ""
        by = f"""<div data-v-7ba5bd90="" class="by"><div>{name}</div><div><span>{d.address_locality}</span>
<span>{d.medical_specialty}</span></div><div><span>{d.stars}</span> <a href="/r">{d.reviews}</a></div></div>"""
        title = f'<div role="heading" aria-level="3" data-v-7ba5bd90=""><b>{esc(a.name)}</b></div>' if a.name else ""
        return f"""<section class="a" data-v-7ba5bd90="" data-server-rendered="true">{title}{votes}
<div class="body">{text(a.text)}</div>{by if d.shown else ""}</section>{between if a.position == 2 else ""}"""

    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, url, more=css(CLOAK))}</head><body><div id="app">
<div class="bar" data-v-1f="">{sections(g, "<span>", "</span> ")}</div>
<div class="q" data-v-1f=""><h1 data-v-1f="">{esc(g.name)}</h1><div>{text(g.text)}</div></div>
<h2 data-v-1f="">Doctor Answers {g.answer_count}</h2>
{"".join(answer(a) for a in g.answers)}
<p class="d">{esc(g.disclaimer)}</p></div>
<script>window.__INITIAL_STATE__={{"likes":[3,1],"loggedIn":false}};</script></body></html>"""


def bootstrap(g: Gold, url: str) -> str:
    """Bootstrap 3 panels, glyphicons, media objects, a vote badge."""
    text = Prose(paragraph=('<p class="lead">', "</p>"))
    star = '<span class="glyphicon glyphicon-star" aria-hidden="true"></span>'

    def panel(a: Answer) -> str:
        d = a.author
        name = f'<h5 class="media-heading"><a href="#">{esc(d.full_name)}</a></h5>' if d.name else ""
        by = f"""<div class="panel-footer"><div class="media"><div class="media-left">\
<img class="media-object img-circle"
 src="/u/{a.position}.jpg" alt=""></div><div class="media-body">{name}<p class="text-muted">{esc(d.place)}</p>
<p>{star * 5} {d.stars} <small>{d.reviews}</small></p></div></div></div>"""
        title = f'<div class="panel-heading"><h3 class="panel-title">{esc(a.name)}</h3></div>' if a.name else ""
        return f"""<div class="panel panel-default">{title}<div class="panel-body">
<div class="pull-right"><button type="button" class="btn btn-xs"><span class="glyphicon glyphicon-thumbs-up"></span>
<span class="badge">+{a.votes}</span></button></div>{text(a.text)}</div>{by if d.shown else ""}</div>"""

    return f"""<!DOCTYPE html><html><head>{head(g, url)}</head><body>
<nav class="navbar navbar-default"><div class="container"><a class="navbar-brand" href="/">SurgeonBoard</a>
<ul class="nav navbar-nav">{sections(g)}</ul></div></nav>
<div class="container"><ol class="breadcrumb"><li><a href="/">Home</a></li><li class="active">Facelift Q&amp;A</li></ol>
<div class="row"><div class="col-md-8"><div class="page-header"><h1>{esc(g.name)}</h1></div>
<div class="well">{text(g.text)}</div>
<h2>Doctor Answers <span class="badge">{g.answer_count}</span></h2>
{"".join(panel(a) for a in g.answers)}<div class="alert alert-info">{esc(g.disclaimer)}</div></div>
<div class="col-md-4"><div class="list-group"><h4>Popular questions</h4>{popular(g, "<div>", "</div>")}</div></div>\
</div>
<footer class="footer"><p class="text-muted">&copy; SurgeonBoard</p></footer></div></body></html>"""


def amp(g: Gold, url: str) -> str:
    """An AMP page: its own elements for images, menus, consent and advertisements."""
    text = Prose()

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<strong>{esc(d.full_name)}</strong>" if d.name else ""
        by = f"""<div class="b"><amp-img src="/u/{a.position}.jpg" width="48" height="48" alt="Profile photo"></amp-img>
{name}<p>{esc(d.place)}</p><p>{d.stars} {d.reviews}</p></div>"""
        ad = '<amp-ad width="300" height="250" type="none" data-slot="/q/mid"><div placeholder></div></amp-ad>'
        title = f"<h3>{esc(a.name)}</h3>" if a.name else ""
        return f"""<section class="s">{title}<div>{text(a.text)}</div>{by if d.shown else ""}</section>
{ad if a.position % 3 == 0 else ""}"""

    return f"""<!doctype html><html amp lang="en"><head>{head(g, url)}
<style amp-boilerplate>body{{visibility:visible}}</style><script async src="https://cdn.surgeonboard.test/v0.js">\
</script></head><body>
<amp-sidebar id="m" layout="nodisplay" hidden><ul>{sections(g)}</ul></amp-sidebar>
<amp-consent id="c" layout="nodisplay" hidden><p>We use cookies to show relevant offers.</p></amp-consent>
<main><h1>{esc(g.name)}</h1><amp-social-share type="email" aria-label="Share by email"></amp-social-share>{text(g.text)}
<h2>Doctor Answers ({g.answer_count})</h2>{"".join(answer(a) for a in g.answers)}
<p><em>{esc(g.disclaimer)}</em></p></main>
<amp-analytics><script type="application/json">{{"vars":{{"title":"question"}}}}</script></amp-analytics>
<footer>{fine_print("<span>", "</span> ")}</footer></body></html>"""


def mobile(g: Gold, url: str) -> str:
    """A phone page: every answer in a collapsible section under its headline."""
    text = Prose(paragraph=("<div>", "</div>"), gap="<br>\n")

    def answer(a: Answer) -> str:
        d = a.author
        name = f"<div><b>{esc(d.full_name)}</b></div>" if d.name else ""
        by = f"<hr>{name}<div>{esc(d.place)}</div><div>{d.stars}<br>{d.reviews}</div>"
        inner = f"{text(a.text)}{by if d.shown else ''}"
        return f"<details open><summary>{esc(a.name)}</summary>{inner}</details>" if a.name else f"<div>{inner}</div>"

    return f"""<!DOCTYPE html><html><head>{head(g, url)}</head><body style="font:16px sans-serif;margin:8px">
<details><summary>Menu</summary><ul>{sections(g)}</ul></details>
<h1>{esc(g.name)}</h1>{text(g.text)}
<h2>Doctor Answers {g.answer_count}</h2>
{"".join(answer(a) for a in g.answers)}<hr><small>{esc(g.disclaimer)}</small>
<p><a href="?view=desktop">Desktop version</a></p></body></html>"""


PANEL: dict[str, Render] = {
    "angular": angular,
    "vue": vue,
    "bootstrap": bootstrap,
    "amp": amp,
    "mobile": mobile,
}
