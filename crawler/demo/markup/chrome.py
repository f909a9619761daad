"""The page around the page: head, navigation, cookie banner, popular questions, footer, in each generation."""

from __future__ import annotations

import hashlib
import html
import json
from base64 import b64encode
from dataclasses import dataclass, replace

from crawler.demo.markup.inline import Dialect
from crawler.demo.markup.links import spelled
from crawler.demo.truth import Generation

COOKIES = "We use cookies to remember your settings. By browsing on you accept them."
FOOTER = "Invented for demonstrations. No person, practice or patient named here exists."

DIALECTS: dict[Generation, Dialect] = {
    "angular": Dialect(
        paragraph="<p>{}</p>", line_break="<br />\n", bullets="<ul>\n{}\n</ul>", numbered="<ol>\n{}\n</ol>",
        entry="<li>{}</li>", heading="<h3>{}</h3>",
    ),
    "hashed": Dialect(
        paragraph='<div class="rich-text_p__Kz3dQ">{}</div>', line_break="<br/>",
        bullets='<ul class="rich-text_list__b8GfW">{}</ul>', numbered='<ol class="rich-text_list__b8GfW">{}</ol>',
        entry="<li>{}</li>", heading='<h4 class="rich-text_heading__wA0pu">{}</h4>',
    ),
    "tables": Dialect(
        paragraph="<P>{}", line_break="<BR>\n", bullets="<UL>\n{}\n</UL>", numbered="<OL>\n{}\n</OL>",
        entry="<LI>{}", heading="<H4>{}</H4>", named_entities=True, wraps_source=True,
    ),
}  # fmt: skip


def dialect_of(generation: Generation, number: int) -> Dialect:
    """The dialect of page `number`: among the pages of tables those with an even number have no named entities."""
    return replace(DIALECTS[generation], named_entities=False) if number % 2 == 0 else DIALECTS[generation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """What surrounds a page's own content; links are (path, text) pairs."""

    host: str
    brand: str
    title: str
    canonical: str | None
    lang: str
    charset_meta: str | None
    base: str | None
    navigation: tuple[tuple[str, str], ...]
    popular: tuple[tuple[str, str], ...]
    turn: int
    head: str = ""
    """More markup for the head, such as structured data."""


def hashed(name: str, build: int) -> str:
    """A class name as a bundler makes it: only the part before the hash outlives a build.

    >>> hashed("answer_text", 1) != hashed("answer_text", 2), hashed("answer_text", 1)[:13]
    (True, 'answer_text__')
    """
    digest = b64encode(hashlib.sha256(f"{name} {build}".encode()).digest(), altchars=b"_-").decode()
    return f"{name}__{digest[:5]}"


def _links(chrome: Chrome, links: tuple[tuple[str, str], ...], entry: str, joint: str) -> str:
    return joint.join(
        entry.format(spelled(path, chrome.host, chrome.turn + place), html.escape(text, quote=False))
        for place, (path, text) in enumerate(links)
    )


def _head(chrome: Chrome, *, old: bool = False) -> str:
    canonical = f'<link rel="canonical" href="{chrome.canonical}">\n' if chrome.canonical else ""
    base = f'<base href="{chrome.base}">\n' if chrome.base else ""
    charset = f'<meta charset="{chrome.charset_meta}">\n'
    if old:
        charset = f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={chrome.charset_meta}">\n'
    if chrome.charset_meta is None:
        charset = ""
    title = f"<title>{html.escape(chrome.title, quote=False)} | {chrome.brand}</title>\n"
    return charset + title + base + canonical + chrome.head


def angular(chrome: Chrome, main: str) -> str:
    """A page of client-side templates, saved before they were rendered."""
    return f"""<!DOCTYPE html>
<html lang="{chrome.lang}" ng-app="site">
<head>
{_head(chrome)}<style>[ng-cloak], .ng-cloak, [v-cloak], .ng-hide {{ display: none !important; }}
body {{ font-family: Georgia, serif; margin: 0 auto; max-width: 70em; }} aside {{ float: right; width: 18em; }}</style>
</head>
<body ng-controller="PageController as page">
<header class="site-header"><a class="logo" href="/">{chrome.brand}</a>
<nav>{_links(chrome, chrome.navigation, '<a href="{}">{}</a>', " ")}</nav>
<span ng-cloak class="ng-cloak">{{{{ user.name || 'Sign in' }}}}</span></header>
<div class="cookie-banner" role="dialog" ng-hide="cookies.accepted">{COOKIES} <button>Accept</button></div>
<aside class="sidebar"><h4>Popular questions</h4>
<ul>{_links(chrome, chrome.popular, '<li><a href="{}">{}</a></li>', "")}</ul></aside>
<main>
{main}
</main>
<script type="text/ng-template" id="comment.html"><p>{{{{ comment.text }}}}</p></script>
<script>angular.module("site", []).controller("PageController", function () {{ this.ready = true; }});</script>
<footer><p>{FOOTER}</p><a href="/private/drafts">Drafts</a> <a href="/trap/calendar">Calendar</a></footer>
</body>
</html>
"""


def hashed_classes(chrome: Chrome, main: str, state: str = "") -> str:
    """A page rendered on the server by a component framework."""
    build = chrome.turn % 2
    preloaded = json.dumps({"props": {"pageProps": {"text": state}}}).replace("</", "<\\/")
    return f"""<!doctype html><html lang="{chrome.lang}"><head>{_head(chrome)}\
<style>body{{font-family:sans-serif;max-width:60em;margin:auto}}</style></head><body><div id="__root">\
<header class="{hashed("site-header_bar", build)}"><a href="/" aria-label="Home">{chrome.brand}</a>\
<nav class="{hashed("site-header_nav", build)}"><ul>\
{_links(chrome, chrome.navigation, '<li><a href="{}">{}</a></li>', "")}</ul></nav>\
</header><main class="{hashed("layout_main", build)}">{main}</main>\
<aside class="{hashed("sidebar_box", build)}"><h4>Popular questions</h4>\
{_links(chrome, chrome.popular, '<div><a href="{}">{}</a></div>', "")}</aside>\
<footer class="{hashed("site-footer_bar", build)}"><p>{FOOTER}</p><a href="/private/drafts">Drafts</a>\
<a href="/trap/calendar">Calendar</a></footer>\
<div class="{hashed("cookie-banner_box", build)}"><p>{COOKIES}</p><button type="button">OK</button></div></div>\
<script id="__STATE__" type="application/json">{preloaded}</script></body></html>"""


def tables(chrome: Chrome, main: str) -> str:
    """A page of tables, in capitals, with most end tags left out."""
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML LANG="{chrome.lang}">
<HEAD>
{_head(chrome, old=True)}</HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT="#000000">
<TABLE WIDTH="100%" CELLPADDING=4>
<TR><TD COLSPAN=2 BGCOLOR="#DDEEEE"><A HREF="/"><B>{chrome.brand}</B></A>
 {_links(chrome, chrome.navigation, '<A HREF="{}">{}</A>', " | ")}
<TR><TD VALIGN=TOP WIDTH=760>
{main}
<TD VALIGN=TOP BGCOLOR="#EEEEEE"><B>Popular questions</B>
<UL>{_links(chrome, chrome.popular, '<LI><A HREF="{}">{}</A>', "")}</UL>
<TR><TD COLSPAN=2><FONT SIZE=1>{COOKIES}<BR>{FOOTER}
<A HREF="/private/drafts">Drafts</A> <A HREF="/trap/calendar">Calendar</A></FONT>
</TABLE>
</BODY>
</HTML>
"""
