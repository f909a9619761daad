"""How an article of the reply site changes from one edition to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from crawler.demo.editions import published
from crawler.demo.prose import Paragraph, as_text, sentence_lines
from crawler.demo.reply import Reply, ReplyQuestion
from crawler.demo.reply_content import doctor_path, reply_doctor
from crawler.demo.wording import corrections, reply_answers
from crawler.demo.wording.reply_topics import DEPARTMENTS


def revised_reply_question(article: ReplyQuestion, edition: int, turn: int, seed: int) -> ReplyQuestion:
    """The article with a further reply or a corrected one, by turns; a further reply where there is none to correct."""
    rng = Random(f"{seed} reply revision {article.number} {edition}")
    if turn % 2 and article.replies:
        place = rng.randrange(len(article.replies))
        reply = _corrected(article.replies[place], rng)
        return replace(article, replies=(*article.replies[:place], reply, *article.replies[place + 1 :]))
    return replace(article, replies=(*article.replies, _late_reply(article, edition, rng, seed)))


def _corrected(reply: Reply, rng: Random) -> Reply:
    first, *rest = reply.prose
    assert isinstance(first, Paragraph)
    said = as_text(reply.prose, soft_line_breaks=True)
    sentence = rng.choice([each for each in corrections.CORRECTIONS if each not in said])
    return replace(reply, prose=(sentence_lines(f"{' '.join(first.lines)} {sentence}"), *rest))


def _late_reply(article: ReplyQuestion, edition: int, rng: Random, seed: int) -> Reply:
    said = " ".join(as_text(reply.prose, soft_line_breaks=True) for reply in article.replies)
    department = rng.choice([each.name for each in DEPARTMENTS if each.name != article.department])
    if not article.replies:
        department = article.department
    doctor = reply_doctor(department, article.number + edition, seed)
    opening = rng.choice([each for each in corrections.LATE_OPENINGS if each not in said])
    opinion, middle = rng.choice(reply_answers.SECOND_OPINIONS), rng.choice(reply_answers.MIDDLES)
    return Reply(
        doctor=doctor,
        department=department,
        prose=(sentence_lines(f"{opening} {opinion} {middle}"),),
        replied=published(edition).date() - timedelta(days=rng.randint(1, 9)),
        profile_path=doctor_path(doctor, department) if article.generation == "hashed" else None,
    )
