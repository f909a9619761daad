"""A question page of the panel site as client-side templates."""

from __future__ import annotations

import html
import json

from crawler.demo.markup.chrome import DIALECTS
from crawler.demo.markup.inline import blocks, inline
from crawler.demo.markup.panel_lines import ALSO_LIKE, BINDING, count_line, profile_href
from crawler.demo.panel import PanelAnswer, PanelDoctor, PanelQuestion
from crawler.demo.truth import DISCLAIMER


def angular_main(question: PanelQuestion) -> str:
    """The page's own content, with microdata and bindings that were never rendered."""
    dialect = DIALECTS["angular"]
    count = count_line(question, f'<span itemprop="answerCount">{question.declared}</span>')
    parts = [
        '<article itemscope itemtype="https://schema.org/QAPage"><div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">'
    ]
    if question.asks_a_doctor:
        parts.append('<a class="ask-button" href="/questions">Ask a doctor</a>')
    parts.append(f'<h1 itemprop="name">{inline(question.title, dialect)}</h1>')
    parts.append(f'<div class="question-body" itemprop="text">\n{blocks(question.prose, dialect)}\n</div>')
    if count:
        parts.append(f'<h2 class="answers-heading">{count}</h2>')
    for place, answer in enumerate(question.answers, 1):
        parts.append(
            f'<section class="answer" id="answer-{place}" itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer">'
        )
        if answer.headline:
            parts.append(f'<h3 class="answer-title" itemprop="name">{inline(answer.headline, dialect)}</h3>')
        parts.append(_angular_vote(question, answer))
        parts.append(
            f'<div class="answer-text" itemprop="text">\n{blocks(answer.prose, dialect, answer.print_form)}\n</div>'
        )
        if answer.doctor:
            parts.append(_angular_author(answer.doctor, place))
        parts.append(
            '<div class="answer-actions ng-cloak" ng-cloak ng-show="comments.length">'
            "{{ comments.length }} comments</div>"
        )
        parts.append("</section>")
        if place == question.also_like_after:
            parts.append(f'<div class="recommendations" ng-init="topic=\'{question.topic}\'">{ALSO_LIKE}</div>')
    parts.append(f'</div></article>\n<p class="disclaimer">{DISCLAIMER}</p>')
    return "\n".join(part for part in parts if part)


def _angular_vote(question: PanelQuestion, answer: PanelAnswer) -> str:
    cloaked = f'<span class="vote-count ng-cloak" ng-cloak ng-show="voted">{html.escape(BINDING, quote=False)}</span>'
    match question.vote_form:
        case "absent":
            return ""
        case "rendered":
            return f'<div class="vote"><span class="vote-count ng-binding">+{answer.votes}</span></div>'
        case "sibling":
            hidden = f'<span class="vote-count ng-hide" ng-hide="voted">+{answer.votes}</span>'
            return f'<div class="vote">{cloaked}{hidden}</div>'
        case "init":
            return f'<div class="vote" ng-init="voteCount = {answer.votes}; voted = false">{cloaked}</div>'
        case "attribute":
            static = html.escape(json.dumps({"likeCount": str(answer.votes)}, separators=(",", ":")), quote=False)
            return f"<div class=\"vote\" rs-vote rs-static-data='{static}'>{cloaked}</div>"
        case "microdata":
            return f'<div class="vote"><meta itemprop="upvoteCount" content="{answer.votes}">{cloaked}</div>'
        case "nowhere":
            return f'<div class="vote">{cloaked}</div>'


def _angular_author(doctor: PanelDoctor, place: int) -> str:
    parts = ['<div class="author" itemprop="author" itemscope itemtype="https://schema.org/Person">']
    if doctor.name_line:
        name = f'<span itemprop="name">{html.escape(doctor.name_line, quote=False)}</span>'
        profile = profile_href(doctor, place)
        parts.append(f'<a itemprop="url" href="{profile}">{name}</a>' if profile else name)
    parts.append(f'<div class="location">{doctor.locality} {doctor.specialty}</div>')
    if doctor.stars and doctor.reviews_line:
        parts.append(
            '<div class="rating" itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">'
            f'<meta itemprop="ratingValue" content="{doctor.rating}">'
            f'<meta itemprop="reviewCount" content="{doctor.reviews}">'
            f'<span class="stars">{doctor.stars}</span> <a href="#reviews">{doctor.reviews_line}</a></div>'
        )
    return "\n".join((*parts, "</div>"))
