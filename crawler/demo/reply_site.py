"""Puts the reply site together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape

from crawler.demo.editions import KEPT_BACK, Edition, dated, editions
from crawler.demo.listings import Link, document, listing, per_page
from crawler.demo.markup.chrome import COOKIES, FOOTER, Chrome
from crawler.demo.markup.encoding import encoded, encoding_of
from crawler.demo.markup.reply_pages import READ_MORE, SHARE, reply_page
from crawler.demo.markup.stamps import stamp
from crawler.demo.redesign import Redesign, redesigned_reply_question, reworded
from crawler.demo.reply import Reply, ReplyQuestion
from crawler.demo.reply_content import reply_question, tag_path
from crawler.demo.reply_revised import revised_reply_question
from crawler.demo.site import DemoPage, DemoSite
from crawler.demo.sitemaps import robots, sitemaps
from crawler.demo.teasers import marked_withdrawn, with_teasers
from crawler.demo.truth import REPLY_HOST
from crawler.demo.variety import slug
from crawler.demo.wording.reply_topics import DEPARTMENTS

ORIGIN = f"https://{REPLY_HOST}"
BRAND = "Ask Reply"


def reply_site(pages: int, seed: int, edition: int = 0, redesign: Redesign | None = None) -> DemoSite:
    """The site with so many articles, as of an edition.

    More were withdrawn before the first edition, though some pages still tease them; one is a draft that robots.txt
    keeps out.
    """
    written = [reply_question(number, seed) for number in range(pages)]
    *withdrawn, draft = (reply_question(number, seed) for number in range(pages, pages + KEPT_BACK))
    withdrawn = [article for article in withdrawn if article.replies]
    first = with_teasers(written, withdrawn, seed)
    history = editions(
        first,
        edition,
        name=f"{seed} reply",
        first_new=pages + KEPT_BACK,
        write=lambda number: with_teasers([*written, reply_question(number, seed)], withdrawn, seed)[-1],
        revise=lambda article, number, turn: revised_reply_question(article, number, turn, seed),
    )
    site = _site(next(history), first, draft, {}, redesign)
    for later in history:
        site = _site(later, first, draft, site.pages, redesign)
    return site


def _site(
    edition: Edition[ReplyQuestion],
    first: Sequence[ReplyQuestion],
    draft: ReplyQuestion,
    earlier: Mapping[str, DemoPage],
    redesign: Redesign | None,
) -> DemoSite:
    standing = {article.path for article in edition.questions}
    articles = [marked_withdrawn(article, standing) for article in edition.questions]
    documents: dict[str, DemoPage] = {"/robots.txt": robots(ORIGIN)}
    for article in articles:
        documents[article.path] = _article_page(article, first, edition.stamps.get(article.number), redesign)
    documents["/private/drafts"] = encoded(reply_page(draft, _chrome(draft.number, first, draft.title)), "utf-8")
    lists = dict(_lists(articles, first))
    documents |= lists | _doctors(articles, first)
    documents = dated(documents, earlier, edition.time)
    documents |= sitemaps(ORIGIN, documents, [article.path for article in articles], lists, earlier, edition.time)
    return DemoSite(
        host=REPLY_HOST,
        style="doctor_reply",
        start_urls=tuple(f"{ORIGIN}{path}" for path in ("/", *(_department_path(each.name) for each in DEPARTMENTS))),
        pages=documents,
        redirects={f"/article.asp/{article.number}": article.path for article in (*first, *articles)},
        truth=tuple(article.truth() for article in articles),
        private_paths=("/private/drafts", "/trap/"),
        debris=(SHARE, READ_MORE, COOKIES, FOOTER, "likes > 0", "Popular questions"),
        gone=edition.gone,
    )


def _department_path(department: str) -> str:
    return f"/en/department/{slug(department)}"


def _chrome(turn: int, first: Sequence[ReplyQuestion], title: str) -> Chrome:
    """The chrome of a page; its popular questions are of the first edition, so that most pages stay as they were."""
    popular = [first[(turn * 3 + step * 11) % len(first)] for step in range(4)]
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


def _article_page(
    article: ReplyQuestion, first: Sequence[ReplyQuestion], stamped: int | None, redesign: Redesign | None
) -> DemoPage:
    encoding = encoding_of(article.number, article.generation)
    chrome = replace(
        _chrome(article.number, first, article.headline),
        canonical=None if article.number % 7 == 3 and article.generation != "tables" else article.url,
        charset_meta=None if encoding == "unsaid" else encoding,
        base=f"{ORIGIN}/" if article.generation == "tables" else None,
        head=stamp(article.generation, article.number, stamped),
    )
    page = reply_page(redesigned_reply_question(article, redesign), chrome)
    return encoded(reworded(page, redesign), encoding)


def _lists(articles: Sequence[ReplyQuestion], first: Sequence[ReplyQuestion]) -> list[tuple[str, DemoPage]]:
    names = [department.name for department in DEPARTMENTS]
    of_department = {name: [a for a in articles if a.department == name] for name in names}
    seats = dict.fromkeys(tag for article in (*first, *articles) for tag in article.tags)
    of_tag = {tag: [article for article in articles if tag in article.tags] for tag in seats}
    departments = [Link(_department_path(name), name) for name in names]
    tags = [Link(tag_path(tag), tag) for tag in sorted(of_tag) if of_tag[tag]]
    chrome = _chrome(2, first, BRAND)
    pages = list(listing("/", "Ask a question, read the reply", departments, chrome, per_page=50))
    pages += listing("/en/department", "Departments", departments, chrome, per_page=8)
    pages += listing("/en/tag", "Tags", tags, chrome, per_page=30)
    groups = [(_department_path(name), name, members) for name, members in of_department.items()]
    groups += [(tag_path(tag), f"Tag: {tag}", members) for tag, members in of_tag.items()]
    for turn, (path, title, members) in enumerate(groups):
        links = [Link(article.path, article.headline) for article in members]
        if not links and path.startswith("/en/tag/"):
            continue  # what carried the tag has vanished
        pages += listing(path, title, links, _chrome(turn, first, BRAND), per_page=per_page(len(links)))
    return pages


def _doctors(articles: Sequence[ReplyQuestion], first: Sequence[ReplyQuestion]) -> dict[str, DemoPage]:
    shown: dict[str, tuple[Reply, ReplyQuestion]] = {}
    for path, reply, article in _replied(articles):
        shown.setdefault(path, (reply, article))
    pages: dict[str, DemoPage] = {}
    seats = dict.fromkeys(path for path, *_ in (*_replied(first), *_replied(articles)))
    for turn, path in enumerate(seats):
        if path not in shown:
            continue
        reply, article = shown[path]
        answered = f'<p><a href="{article.path}">{escape(article.headline)}</a></p>'
        main = f"<h1>Dr. {reply.doctor}</h1><p>{reply.department}</p>{answered}"
        pages[path] = document(_chrome(turn, first, reply.doctor), main, 0)
    return pages


def _replied(articles: Sequence[ReplyQuestion]) -> Iterator[tuple[str, Reply, ReplyQuestion]]:
    """Who replied to what, as far as pages link to the doctor's own."""
    for article in articles:
        for reply in article.replies:
            if reply.profile_path:
                yield reply.profile_path, reply, article
