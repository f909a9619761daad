"""Puts the panel site together."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from crawler.demo.listings import Link, document, listing, per_page
from crawler.demo.markup.chrome import COOKIES, FOOTER, Chrome
from crawler.demo.markup.encoding import Encoding, encoded, encoding_of
from crawler.demo.markup.panel_lines import ALSO_LIKE, BINDING
from crawler.demo.markup.panel_pages import linked_data, panel_page
from crawler.demo.panel import PanelDoctor, PanelQuestion
from crawler.demo.panel_content import panel_question
from crawler.demo.site import DemoPage, DemoSite
from crawler.demo.sitemaps import robots, sitemaps
from crawler.demo.truth import DISCLAIMER, PANEL_HOST
from crawler.demo.wording.panel_topics import PROCEDURES

ORIGIN = f"https://{PANEL_HOST}"
BRAND = "Ask Panel"


def panel_site(pages: int, seed: int) -> DemoSite:
    """The site with so many questions; one more is a draft that robots.txt keeps out."""
    questions = [panel_question(number, seed) for number in range(pages)]
    documents: dict[str, DemoPage] = {"/robots.txt": robots(ORIGIN)}
    redirects: dict[str, str] = {}
    for question in questions:
        documents[question.path] = _question_page(question, questions)
        redirects[f"/q/{question.number}"] = question.path
    draft = panel_question(pages, seed)
    documents["/private/drafts"] = encoded(panel_page(draft, _chrome(draft.number, questions, draft.title)), "utf-8")
    lists = dict(_lists(questions))
    documents |= lists | _profiles(questions)
    documents |= sitemaps(ORIGIN, [question.path for question in questions], list(lists))
    return DemoSite(
        host=PANEL_HOST,
        style="doctor_panel",
        start_urls=tuple(f"{ORIGIN}{path}" for path in ("/", *(f"/questions/{topic.slug}" for topic in PROCEDURES))),
        pages=documents,
        redirects=redirects,
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
    )


def _chrome(turn: int, questions: list[PanelQuestion], title: str) -> Chrome:
    popular = [questions[(turn * 5 + step * 7) % len(questions)] for step in range(4)]
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


def _question_page(question: PanelQuestion, questions: list[PanelQuestion]) -> DemoPage:
    encoding: Encoding = encoding_of(question.number, question.generation)
    chrome = replace(
        _chrome(question.number, questions, question.title),
        canonical=None if question.number % 7 == 6 else question.url,
        charset_meta=None if encoding == "unsaid" else encoding,
        head=linked_data(question) + "\n" if question.generation == "hashed" else "",
    )
    return encoded(panel_page(question, chrome), encoding)


def _lists(questions: list[PanelQuestion]) -> list[tuple[str, DemoPage]]:
    chrome = _chrome(1, questions, BRAND)
    topics = [Link(f"/questions/{topic.slug}", topic.name.capitalize()) for topic in PROCEDURES]
    pages = list(
        listing("/", "Questions for the panel", [Link("/questions", "All questions"), *topics], chrome, per_page=50)
    )
    everything = [Link(question.path, question.title) for question in questions]
    pages += listing("/questions", "All questions", everything, chrome, per_page=per_page(len(everything)))
    for turn, topic in enumerate(PROCEDURES):
        links = [Link(question.path, question.title) for question in questions if question.topic == topic.slug]
        chrome = _chrome(turn, questions, BRAND)
        pages += listing(
            f"/questions/{topic.slug}", f"Questions about {topic.name}", links, chrome, per_page=per_page(len(links))
        )
    return pages


def _profiles(questions: list[PanelQuestion]) -> dict[str, DemoPage]:
    answered: dict[str, tuple[PanelDoctor, list[PanelQuestion]]] = {}
    for question in questions:
        for answer in question.answers:
            doctor = answer.doctor
            if doctor and doctor.profile_path:
                answered.setdefault(doctor.profile_path, (doctor, []))[1].append(question)
    pages: dict[str, DemoPage] = {}
    for path, (doctor, shown) in answered.items():
        links = "".join(f'<li><a href="{question.path}">{escape(question.title)}</a></li>' for question in shown[:30])
        main = (
            f"<h1>{doctor.name_line}</h1><p>{doctor.locality} {doctor.specialty}</p><h2>Answered</h2><ul>{links}</ul>"
        )
        pages[path] = document(_chrome(len(pages), questions, doctor.name_line or BRAND), main, 0)
    return pages
