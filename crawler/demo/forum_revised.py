"""How a question page of the community changes from one edition to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from crawler.demo.editions import published
from crawler.demo.forum import ForumAnswer, ForumQuestion
from crawler.demo.forum_content import with_answers
from crawler.demo.forum_members import others
from crawler.demo.prose import Paragraph, paragraphs
from crawler.demo.wording import corrections, forum_answers


def revised_forum_question(question: ForumQuestion, edition: int, turn: int, seed: int) -> ForumQuestion:
    """The question with a new answer, other votes or a corrected answer, by turns; a new answer where there is none."""
    rng = Random(f"{seed} forum revision {question.number} {edition}")
    if turn % 3 == 0 or not question.answers:
        return with_answers(question, (*question.answers, _late_answer(question, edition, rng, seed)))
    place = rng.randrange(len(question.answers))
    answer = question.answers[place]
    if turn % 3 == 1:
        changed = replace(answer, votes=(answer.votes or 0) + rng.randint(1, 5))
    else:
        changed = _corrected(answer, rng)
    return with_answers(question, (*question.answers[:place], changed, *question.answers[place + 1 :]))


def _corrected(answer: ForumAnswer, rng: Random) -> ForumAnswer:
    first, *rest = answer.prose
    assert isinstance(first, Paragraph)
    *lines, last = first.lines
    sentence = rng.choice([each for each in corrections.CORRECTIONS if each not in answer.text])
    return replace(answer, prose=(Paragraph((*lines, f"{last} {sentence}")), *rest))


def _late_answer(question: ForumQuestion, edition: int, rng: Random, seed: int) -> ForumAnswer:
    """A further answer; the first one of a thread of Discourse is its solution, so that its markup stays right."""
    said = " ".join(answer.text for answer in question.answers)
    (who,) = others(1, question.asker, rng, seed)
    opening = rng.choice([each for each in corrections.LATE_OPENINGS if each not in said])
    return ForumAnswer(
        member=who,
        quote=None,
        prose=paragraphs(f"{opening} {rng.choice(forum_answers.EXPLANATIONS)}", rng.choice(forum_answers.ADVICE)),
        posted=published(edition) - timedelta(days=rng.randint(1, 9), seconds=rng.randint(0, 3599)),
        votes=rng.randint(0, 3),
        accepted=question.generation == "discourse" and not question.answers,
    )
