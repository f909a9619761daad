"""Puts the panel site together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape

from crawler.demo.editions import KEPT_BACK, Edition, dated, editions
from crawler.demo.listings import Link, document, listing, per_page
from crawler.demo.markup.chrome import COOKIES, FOOTER, Chrome
from crawler.demo.markup.encoding import Encoding, encoded, encoding_of
from crawler.demo.markup.panel_lines import ALSO_LIKE, BINDING
from crawler.demo.markup.panel_pages import linked_data, panel_page
from crawler.demo.markup.stamps import stamp
from crawler.demo.panel import PanelDoctor, PanelQuestion
from crawler.demo.panel_content import panel_question
from crawler.demo.panel_revised import revised_panel_question
from crawler.demo.redesign import Redesign, redesigned_panel_question, reworded
from crawler.demo.site import DemoPage, DemoSite
from crawler.demo.sitemaps import robots, sitemaps
from crawler.demo.truth import DISCLAIMER, PANEL_HOST
from crawler.demo.wording.panel_topics import PROCEDURES

ORIGIN = f"https://{PANEL_HOST}"
BRAND = "Ask Panel"


def panel_site(pages: int, seed: int, edition: int = 0, redesign: Redesign | None = None) -> DemoSite:
    """The site with so many questions, as of an edition; one more is a draft that robots.txt keeps out."""
    first = [panel_question(number, seed) for number in range(pages)]
    draft = panel_question(pages, seed)
    history = editions(
        first,
        edition,
        name=f"{seed} panel",
        first_new=pages + KEPT_BACK,
        write=lambda number: panel_question(number, seed),
        revise=lambda question, number, turn: revised_panel_question(question, number, turn, seed),
    )
    site = _site(next(history), first, draft, {}, redesign)
    for later in history:
        site = _site(later, first, draft, site.pages, redesign)
    return site


def _site(
    edition: Edition[PanelQuestion],
    first: Sequence[PanelQuestion],
    draft: PanelQuestion,
    earlier: Mapping[str, DemoPage],
    redesign: Redesign | None,
) -> DemoSite:
    questions = edition.questions
    documents: dict[str, DemoPage] = {"/robots.txt": robots(ORIGIN)}
    for question in questions:
        documents[question.path] = _question_page(question, first, edition.stamps.get(question.number), redesign)
    documents["/private/drafts"] = encoded(panel_page(draft, _chrome(draft.number, first, draft.title)), "utf-8")
    lists = dict(_lists(questions, first))
    documents |= lists | _profiles(questions, first)
    documents = dated(documents, earlier, edition.time)
    paths = [question.path for question in questions]
    documents |= sitemaps(ORIGIN, documents, paths, lists, earlier, edition.time)
    return DemoSite(
        host=PANEL_HOST,
        style="doctor_panel",
        start_urls=tuple(f"{ORIGIN}{path}" for path in ("/", *(f"/questions/{topic.slug}" for topic in PROCEDURES))),
        pages=documents,
        redirects={f"/q/{question.number}": question.path for question in (*first, *questions)},
        truth=tuple(question.truth() for question in questions),
        private_paths=("/private/drafts", "/trap/"),
        debris=(
            BINDING,
            ALSO_LIKE,
            DISCLAIMER,
            COOKIES,
            FOOTER,
            "Ask a doctor",
            "Popular questions",
        ),
        gone=edition.gone,
    )


def _chrome(turn: int, first: Sequence[PanelQuestion], title: str) -> Chrome:
    """The chrome of a page; its popular questions are of the first edition, so that most pages stay as they were."""
    popular = [first[(turn * 5 + step * 7) % len(first)] for step in range(4)]
    return Chrome(
        host=PANEL_HOST,
        brand=BRAND,
        title=title,
        canonical=None,
        lang="en-US",
        charset_meta="utf-8",
        base=None,
        navigation=(("/", "Home"), ("/questions", "All questions")),
        popular=tuple(
            (f"/q/{question.number}" if question.number % 9 == 0 else question.path, question.title)
            for question in popular
        ),
        turn=turn,
    )


def _question_page(
    question: PanelQuestion, first: Sequence[PanelQuestion], stamped: int | None, redesign: Redesign | None
) -> DemoPage:
    encoding: Encoding = encoding_of(question.number, question.generation)
    chrome = replace(
        _chrome(question.number, first, question.title),
        canonical=None if question.number % 7 == 6 else question.url,
        charset_meta=None if encoding == "unsaid" else encoding,
        head=(linked_data(question) + "\n" if question.generation == "hashed" else "")
        + stamp(question.generation, question.number, stamped),
    )
    page = panel_page(redesigned_panel_question(question, redesign), chrome)
    return encoded(reworded(page, redesign), encoding)


def _lists(questions: Sequence[PanelQuestion], first: Sequence[PanelQuestion]) -> list[tuple[str, DemoPage]]:
    chrome = _chrome(1, first, BRAND)
    topics = [Link(f"/questions/{topic.slug}", topic.name.capitalize()) for topic in PROCEDURES]
    pages = list(
        listing("/", "Questions for the panel", [Link("/questions", "All questions"), *topics], chrome, per_page=50)
    )
    everything = [Link(question.path, question.title) for question in questions]
    pages += listing("/questions", "All questions", everything, chrome, per_page=per_page(len(everything)))
    for turn, topic in enumerate(PROCEDURES):
        links = [Link(question.path, question.title) for question in questions if question.topic == topic.slug]
        chrome = _chrome(turn, first, BRAND)
        pages += listing(
            f"/questions/{topic.slug}", f"Questions about {topic.name}", links, chrome, per_page=per_page(len(links))
        )
    return pages


def _profiles(questions: Sequence[PanelQuestion], first: Sequence[PanelQuestion]) -> dict[str, DemoPage]:
    shown: dict[str, tuple[PanelDoctor, list[PanelQuestion]]] = {}
    for path, doctor, question in _answered(questions):
        shown.setdefault(path, (doctor, []))[1].append(question)
    pages: dict[str, DemoPage] = {}
    seats = dict.fromkeys(path for path, *_ in (*_answered(first), *_answered(questions)))
    for turn, path in enumerate(seats):
        if path not in shown:
            continue
        doctor, answered = shown[path]
        links = "".join(f'<li><a href="{each.path}">{escape(each.title)}</a></li>' for each in answered[:30])
        main = (
            f"<h1>{doctor.name_line}</h1><p>{doctor.locality} {doctor.specialty}</p><h2>Answered</h2><ul>{links}</ul>"
        )
        pages[path] = document(_chrome(turn, first, doctor.name_line or BRAND), main, 0)
    return pages


def _answered(questions: Sequence[PanelQuestion]) -> Iterator[tuple[str, PanelDoctor, PanelQuestion]]:
    """Who answered what, as far as pages link to the profile."""
    for question in questions:
        for answer in question.answers:
            if answer.doctor and answer.doctor.profile_path:
                yield answer.doctor.profile_path, answer.doctor, question
