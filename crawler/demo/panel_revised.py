"""How a question page of the panel site changes from one edition to the next."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from crawler.demo.panel import PanelAnswer, PanelQuestion
from crawler.demo.panel_doctors import doctors_of, panel_doctor
from crawler.demo.prose import Paragraph, Prose, as_text, paragraphs
from crawler.demo.wording import corrections, panel_answers
from crawler.demo.wording.panel_topics import PROCEDURES


def revised_panel_question(question: PanelQuestion, edition: int, turn: int, seed: int) -> PanelQuestion:
    """The question with a new answer, other votes or a corrected answer, by turns; a new answer where else nothing
    would be seen."""
    rng = Random(f"{seed} panel revision {question.number} {edition}")
    place = rng.randrange(len(question.answers)) if question.answers else None
    match turn % 3:
        case 1 if place is not None and question.shows_votes:
            answer = question.answers[place]
            return _with(question, place, replace(answer, votes=answer.votes + rng.randint(1, 5)))
        case 2 if place is not None:
            answer = question.answers[place]
            return _with(question, place, replace(answer, prose=_corrected(answer.prose, rng)))
        case _:
            answers = (*question.answers, _late_answer(question, rng, seed))
            return replace(question, answers=answers, declared=question.declared + 1)


def _with(question: PanelQuestion, place: int, answer: PanelAnswer) -> PanelQuestion:
    return replace(question, answers=(*question.answers[:place], answer, *question.answers[place + 1 :]))


def _corrected(prose: Prose, rng: Random) -> Prose:
    first, *rest = prose
    assert isinstance(first, Paragraph)
    *lines, last = first.lines
    said = as_text(prose)
    sentence = rng.choice([each for each in corrections.CORRECTIONS if each not in said])
    return (Paragraph((*lines, f"{last} {sentence}")), *rest)


def _late_answer(question: PanelQuestion, rng: Random, seed: int) -> PanelAnswer:
    procedure = next(each for each in PROCEDURES if each.slug == question.topic)
    said = " ".join(as_text(answer.prose) for answer in question.answers)
    headlines = {answer.headline for answer in question.answers}
    opening = rng.choice([each for each in corrections.LATE_OPENINGS if each not in said])
    return PanelAnswer(
        headline=rng.choice([each for each in corrections.LATE_HEADLINES if each not in headlines]),
        prose=paragraphs(f"{opening} {rng.choice(panel_answers.EXPLANATIONS)}", rng.choice(panel_answers.ADVICE)),
        doctor=panel_doctor(rng.choice(doctors_of(procedure)), seed),
        votes=rng.randint(0, 3),
    )
