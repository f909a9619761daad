"""A question page of the panel site from a component framework."""

from __future__ import annotations

import html

from crawler.demo.markup.chrome import DIALECTS, hashed
from crawler.demo.markup.inline import blocks, inline
from crawler.demo.markup.panel_lines import ALSO_LIKE, count_line, profile_href
from crawler.demo.panel import PanelDoctor, PanelQuestion
from crawler.demo.truth import DISCLAIMER


def hashed_main(question: PanelQuestion) -> str:
    """The page's own content under build-hashed classes."""
    dialect, build, count = DIALECTS["hashed"], question.number % 2, count_line(question, str(question.declared))
    parts = []
    if question.asks_a_doctor:
        parts.append(f'<a class="{hashed("ask-banner_link", build)}" href="/questions">Ask a doctor</a>')
    parts.append(
        f'<section class="{hashed("question-overview_question", build)}"><h1>{inline(question.title, dialect)}</h1>'
    )
    parts.append(
        f'<div class="{hashed("question-overview_body", build)}">{blocks(question.prose, dialect)}</div></section>'
    )
    parts.append(f'<section class="{hashed("answer-list_list", build)}">')
    if count:
        parts.append(f'<h2 class="{hashed("answer-list_heading", build)}">{count}</h2>')
    for place, answer in enumerate(question.answers, 1):
        parts.append(f'<article class="{hashed("answer_card", build)}">')
        if answer.headline:
            parts.append(f'<h3 class="{hashed("answer_title", build)}">{inline(answer.headline, dialect)}</h3>')
        if question.vote_form == "rendered":
            parts.append(
                f'<div class="{hashed("answer_votes", build)}"><button type="button" aria-label="Vote up">'
                '<svg width="12" height="12"></svg></button>'
                f"<span>+{answer.votes}</span></div>"
            )
        parts.append(
            f'<div class="{hashed("answer_text", build)}">{blocks(answer.prose, dialect, answer.print_form)}</div>'
        )
        if answer.doctor:
            parts.append(_hashed_author(answer.doctor, place, build))
        parts.append("</article>")
        if place == question.also_like_after:
            parts.append(f'<div class="{hashed("carousel_box", build)}"><div>{ALSO_LIKE}</div></div>')
    parts.append(f'</section><small class="{hashed("disclaimer_text", build)}">{DISCLAIMER}</small>')
    return "".join(parts)


def _hashed_author(doctor: PanelDoctor, place: int, build: int) -> str:
    parts = [f'<div class="{hashed("author-card_box", build)}"><img src="/static/face.png" alt="">']
    if doctor.name_line:
        name, profile = html.escape(doctor.name_line, quote=False), profile_href(doctor, place)
        parts.append(
            f'<a class="{hashed("author-card_name", build)}" href="{profile}">{name}</a>'
            if profile
            else f"<div>{name}</div>"
        )
    parts.append(f"<div>{doctor.locality} {doctor.specialty}</div>")
    if doctor.stars and doctor.reviews_line:
        parts.append(f"<div><span>{doctor.stars}</span> <span>{doctor.reviews_line}</span></div>")
    return "".join((*parts, "</div>"))
