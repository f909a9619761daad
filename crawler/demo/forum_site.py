"""Puts the community's site together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crawler.demo.editions import KEPT_BACK, Edition, dated, editions
from crawler.demo.forum import ForumQuestion
from crawler.demo.forum_content import forum_question
from crawler.demo.forum_others import ABOUT_PATH, FAQ_PATH, faq_truth, lists, own_pages, profiles
from crawler.demo.forum_redesign import redesigned_forum_question, reworded_forum_page
from crawler.demo.forum_revised import revised_forum_question
from crawler.demo.markup.chrome import COOKIES, FOOTER, Chrome
from crawler.demo.markup.encoding import encoded, encoding_of
from crawler.demo.markup.forum_pages import forum_page
from crawler.demo.markup.stamps import stamp
from crawler.demo.redesign import Redesign
from crawler.demo.site import DemoPage, DemoSite
from crawler.demo.sitemaps import robots, sitemaps
from crawler.demo.truth import FORUM_HOST

ORIGIN = f"https://{FORUM_HOST}"
BRAND = "Ask Around"


def forum_site(pages: int, seed: int, edition: int = 0, redesign: Redesign | None = None) -> DemoSite:
    """The site with so many questions, as of an edition; one more is a draft that robots.txt keeps out."""
    first = [forum_question(number, seed) for number in range(pages)]
    draft = forum_question(pages, seed)
    history = editions(
        first,
        edition,
        name=f"{seed} forum",
        first_new=pages + KEPT_BACK,
        write=lambda number: forum_question(number, seed),
        revise=lambda question, number, turn: revised_forum_question(question, number, turn, seed),
    )
    site = _site(next(history), first, draft, {}, redesign)
    for later in history:
        site = _site(later, first, draft, site.pages, redesign)
    return site


def _site(
    edition: Edition[ForumQuestion],
    first: Sequence[ForumQuestion],
    draft: ForumQuestion,
    earlier: Mapping[str, DemoPage],
    redesign: Redesign | None,
) -> DemoSite:
    questions = edition.questions

    def chrome(turn: int, title: str) -> Chrome:
        return _chrome(turn, first, title or BRAND)

    documents: dict[str, DemoPage] = {"/robots.txt": robots(ORIGIN)}
    for question in questions:
        documents[question.path] = _question_page(question, first, edition.stamps.get(question.number), redesign)
    documents["/private/drafts"] = encoded(forum_page(draft, chrome(draft.number, draft.title)), "utf-8")
    listed = dict(lists(questions, first, chrome))
    documents |= listed | own_pages(chrome) | profiles(questions, first, chrome)
    documents = dated(documents, earlier, edition.time)
    paths = [question.path for question in questions]
    others = [*listed, FAQ_PATH, ABOUT_PATH]
    documents |= sitemaps(ORIGIN, documents, paths, others, earlier, edition.time)
    return DemoSite(
        host=FORUM_HOST,
        style="qa_page",
        start_urls=(f"{ORIGIN}/", f"{ORIGIN}/questions"),
        pages=documents,
        redirects={f"/q/{question.number}": question.path for question in (*first, *questions)},
        truth=tuple(question.truth() for question in questions),
        faq=faq_truth(),
        private_paths=("/private/drafts", "/trap/"),
        debris=(COOKIES, FOOTER, "Popular questions", "found this useful", "Chosen answer"),
        gone=edition.gone,
    )


def _chrome(turn: int, first: Sequence[ForumQuestion], title: str) -> Chrome:
    """The chrome of a page; its popular questions are of the first edition, so that most pages stay as they were."""
    popular = [first[(turn * 7 + step * 5) % len(first)] for step in range(4)]
    return Chrome(
        host=FORUM_HOST,
        brand=BRAND,
        title=title,
        canonical=None,
        lang="en-GB",
        charset_meta="utf-8",
        base=None,
        navigation=(("/", "Home"), ("/questions", "Questions"), ("/tags", "Tags"), (FAQ_PATH, "FAQ")),
        popular=tuple(
            (f"/q/{question.number}" if question.number % 9 == 2 else question.path, question.title)
            for question in popular
        ),
        turn=turn,
    )


def _question_page(
    question: ForumQuestion, first: Sequence[ForumQuestion], stamped: int | None, redesign: Redesign | None
) -> DemoPage:
    encoding = encoding_of(question.number, "tables") if question.generation == "rdfa" else "utf-8"
    chrome = replace(
        _chrome(question.number, first, question.title),
        canonical=None if question.number % 7 == 5 else question.url,
        charset_meta=None if encoding == "unsaid" else encoding,
        head=stamp("angular", question.number, stamped),
    )
    page = forum_page(redesigned_forum_question(question, redesign), chrome)
    return encoded(reworded_forum_page(page, redesign), encoding)
