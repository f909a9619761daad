"""Puts the reply site together."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from crawler.demo.listings import Link, document, listing, per_page
from crawler.demo.markup.chrome import COOKIES, FOOTER, Chrome
from crawler.demo.markup.encoding import encoded, encoding_of
from crawler.demo.markup.reply_pages import READ_MORE, SHARE, reply_page
from crawler.demo.reply import ReplyQuestion
from crawler.demo.reply_content import reply_question, tag_path
from crawler.demo.site import DemoPage, DemoSite
from crawler.demo.sitemaps import robots, sitemaps
from crawler.demo.teasers import with_teasers
from crawler.demo.truth import REPLY_HOST
from crawler.demo.variety import slug
from crawler.demo.wording.reply_topics import DEPARTMENTS

ORIGIN = f"https://{REPLY_HOST}"
BRAND = "Ask Reply"
WITHDRAWN = 2
"""How many pages are teased although the site no longer has them."""


def reply_site(pages: int, seed: int) -> DemoSite:
    """The site with so many articles; two more were withdrawn, a third is a draft that robots.txt keeps out."""
    written = [reply_question(number, seed) for number in range(pages + WITHDRAWN + 1)]
    withdrawn = [article for article in written[pages : pages + WITHDRAWN] if article.replies]
    articles = with_teasers(written[:pages], withdrawn, seed)
    documents: dict[str, DemoPage] = {"/robots.txt": robots(ORIGIN)}
    for article in articles:
        documents[article.path] = _article_page(article, articles)
    draft = written[-1]
    documents["/private/drafts"] = encoded(reply_page(draft, _chrome(draft.number, articles, draft.title)), "utf-8")
    lists = dict(_lists(articles))
    documents |= lists | _doctors(articles)
    documents |= sitemaps(ORIGIN, [article.path for article in articles], list(lists))
    return DemoSite(
        host=REPLY_HOST,
        style="doctor_reply",
        start_urls=tuple(f"{ORIGIN}{path}" for path in ("/", *(_department_path(each.name) for each in DEPARTMENTS))),
        pages=documents,
        redirects={f"/article.asp/{article.number}": article.path for article in articles},
        truth=tuple(article.truth() for article in articles),
        private_paths=("/private/drafts", "/trap/"),
        debris=(SHARE, READ_MORE, COOKIES, FOOTER, "likes > 0", "Popular questions"),
    )


def _department_path(department: str) -> str:
    return f"/en/department/{slug(department)}"


def _chrome(turn: int, articles: list[ReplyQuestion], title: str) -> Chrome:
    popular = [articles[(turn * 3 + step * 11) % len(articles)] for step in range(4)]
    return Chrome(
        host=REPLY_HOST,
        brand=BRAND,
        title=title,
        canonical=None,
        lang="en",
        charset_meta="utf-8",
        base=None,
        navigation=(("/", "Home"), ("/en/department", "Departments"), ("/en/tag", "Tags")),
        popular=tuple(
            (f"/article.asp/{article.number}" if article.number % 9 == 4 else article.path, article.headline)
            for article in popular
        ),
        turn=turn,
    )


def _article_page(article: ReplyQuestion, articles: list[ReplyQuestion]) -> DemoPage:
    encoding = encoding_of(article.number, article.generation)
    chrome = replace(
        _chrome(article.number, articles, article.headline),
        canonical=None if article.number % 7 == 3 and article.generation != "tables" else article.url,
        charset_meta=None if encoding == "unsaid" else encoding,
        base=f"{ORIGIN}/" if article.generation == "tables" else None,
    )
    return encoded(reply_page(article, chrome), encoding)


def _lists(articles: list[ReplyQuestion]) -> list[tuple[str, DemoPage]]:
    names = [department.name for department in DEPARTMENTS]
    of_department = {name: [a for a in articles if a.department == name] for name in names}
    of_tag: dict[str, list[ReplyQuestion]] = {}
    for article in articles:
        for tag in article.tags:
            of_tag.setdefault(tag, []).append(article)
    departments = [Link(_department_path(name), name) for name in names]
    tags = [Link(tag_path(tag), tag) for tag in sorted(of_tag)]
    chrome = _chrome(2, articles, BRAND)
    pages = list(listing("/", "Ask a question, read the reply", departments, chrome, per_page=50))
    pages += listing("/en/department", "Departments", departments, chrome, per_page=8)
    pages += listing("/en/tag", "Tags", tags, chrome, per_page=30)
    groups = [(_department_path(name), name, members) for name, members in of_department.items()]
    groups += [(tag_path(tag), f"Tag: {tag}", members) for tag, members in of_tag.items()]
    for turn, (path, title, members) in enumerate(groups):
        links = [Link(article.path, article.headline) for article in members]
        pages += listing(path, title, links, _chrome(turn, articles, BRAND), per_page=per_page(len(links)))
    return pages


def _doctors(articles: list[ReplyQuestion]) -> dict[str, DemoPage]:
    pages: dict[str, DemoPage] = {}
    for article in articles:
        for reply in article.replies:
            if reply.profile_path and reply.profile_path not in pages:
                answered = f'<p><a href="{article.path}">{escape(article.headline)}</a></p>'
                main = f"<h1>Dr. {reply.doctor}</h1><p>{reply.department}</p>{answered}"
                pages[reply.profile_path] = document(_chrome(len(pages), articles, reply.doctor), main, 0)
    return pages
