"""The community's pages: a question in each generation, and the site's own pages, which hold none or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from crawler.demo.forum import ForumQuestion, Member
from crawler.demo.markup.chrome import COOKIES, FOOTER, Chrome
from crawler.demo.markup.forum_discourse import discourse_head, discourse_main
from crawler.demo.markup.forum_json_ld import json_ld_head, json_ld_main
from crawler.demo.markup.forum_microdata import microdata_main
from crawler.demo.markup.forum_parts import linked_data, plain
from crawler.demo.markup.forum_rdfa import rdfa_main
from crawler.demo.markup.links import spelled
from crawler.demo.wording.forum_pages import ABOUT, ABOUT_COMMENTS, FAQ

_OTHER_WORDS = (
    ("itemscope", "data-scope"),
    ("itemtype=", "data-kind="),
    ("itemprop=", "data-part="),
    ("typeof=", "data-kind="),
    ("property=", "data-part="),
    ("vocab=", "data-words="),
    ("application/ld+json", "application/json"),
)


def forum_page(question: ForumQuestion, chrome: Chrome) -> str:
    """The page of a question in its own generation."""
    match question.generation:
        case "rdfa":
            return around(_old(chrome), rdfa_main(question))
        case "microdata":
            return around(chrome, microdata_main(question))
        case "discourse":
            return around(replace(chrome, head=discourse_head(question) + chrome.head), discourse_main(question))
        case "json_ld":
            return around(replace(chrome, head=json_ld_head(question) + chrome.head), json_ld_main(question))


def _old(chrome: Chrome) -> Chrome:
    """The chrome with the encoding said as it was before HTML5."""
    if chrome.charset_meta is None:
        return chrome
    said = f'<meta http-equiv="Content-Type" content="text/html; charset={chrome.charset_meta}">\n'
    return replace(chrome, charset_meta=None, head=said + chrome.head)


def without_markup(page: str) -> str:
    """The page with nothing that tells a program what it holds."""
    for words, others in _OTHER_WORDS:
        page = page.replace(words, others)
    return page


def around(chrome: Chrome, main: str) -> str:
    """What surrounds the content of all pages that are no lists."""
    charset = f'<meta charset="{chrome.charset_meta}">\n' if chrome.charset_meta else ""
    canonical = f'<link rel="canonical" href="{chrome.canonical}">\n' if chrome.canonical else ""
    popular = "".join(
        f'<li><a href="{spelled(path, chrome.host, chrome.turn + place)}">{plain(text)}</a></li>'
        for place, (path, text) in enumerate(chrome.popular)
    )
    menu = " ".join(f'<a href="{path}">{plain(text)}</a>' for path, text in chrome.navigation)
    return f"""<!DOCTYPE html>
<html lang="{chrome.lang}">
<head>
{charset}<title>{plain(chrome.title)} - {chrome.brand}</title>
{canonical}{chrome.head}<style>body {{ margin: 0 auto; max-width: 64em; }} aside.bar {{ float: right; }}</style>
</head>
<body>
<header><a class="logo" href="/">{chrome.brand}</a> <nav>{menu}</nav></header>
<aside class="bar"><h4>Popular questions</h4><ul>{popular}</ul></aside>
<main>
{main}
</main>
<div class="cookie-banner" role="dialog">{COOKIES} <button type="button">OK</button></div>
<footer><p>{FOOTER}</p><a href="/private/drafts">Drafts</a> <a href="/trap/calendar">Calendar</a></footer>
</body>
</html>
"""


def faq_page(chrome: Chrome) -> str:
    """The site's own questions: an FAQPage."""
    entities = [
        {"@type": "Question", "name": title, "acceptedAnswer": {"@type": "Answer", "text": "\n".join(map(_p, lines))}}
        for title, lines in FAQ
    ]
    head = linked_data({"@type": "FAQPage", "mainEntity": entities}) + "\n"
    entries = "\n".join(
        f'<h3 class="faq-question">{plain(title)}</h3>\n<div class="faq-answer">{"".join(map(_p, lines))}</div>'
        for title, lines in FAQ
    )
    return around(replace(chrome, head=head), f"<h1>Frequently asked</h1>\n{entries}")


def about_page(chrome: Chrome) -> str:
    """An article with comments: neither a question nor answers."""
    comments = [
        {"@type": "Comment", "text": text, "author": {"@type": "Person", "name": name}} for name, text in ABOUT_COMMENTS
    ]
    head = linked_data({"@type": "Article", "headline": "About us", "articleBody": ABOUT[0], "comment": comments})
    printed = "".join(
        f'<li class="comment"><b class="author">{plain(name)}</b> <span class="date">Mar {place}, 2025</span>'
        f"<p>{plain(text)}</p></li>"
        for place, (name, text) in enumerate(ABOUT_COMMENTS, 1)
    )
    text = "\n".join(map(_p, ABOUT))
    main = f'<article><h1>About us</h1>\n{text}</article>\n<h2>Comments</h2><ul class="comments">{printed}</ul>'
    return around(replace(chrome, head=head + "\n"), main)


def member_page(member: Member, questions: Sequence[ForumQuestion], chrome: Chrome) -> str:
    """A member's profile, with links to what they took part in."""
    person = {"@type": "Person", "name": member.shown}
    head = linked_data({"@type": "ProfilePage", "mainEntity": person}) + "\n"
    links = "".join(f'<li><a href="{each.path}">{escape(each.title, quote=False)}</a></li>' for each in questions)
    return around(replace(chrome, head=head), f"<h1>{plain(member.shown)}</h1><h2>Took part in</h2><ul>{links}</ul>")


def list_head(questions: Sequence[ForumQuestion]) -> str:
    """What a list of questions tells of them: titles and addresses, neither texts nor answers."""
    entries = [
        {"@type": "ListItem", "position": place, "item": {"@type": "Question", "name": each.title, "url": each.url}}
        for place, each in enumerate(questions[:20], 1)
    ]
    return linked_data({"@type": "ItemList", "itemListElement": entries}) + "\n"


def _p(line: str) -> str:
    return f"<p>{plain(line)}</p>"
