"""Writes the reply site's questions, replies and essays, the same for the same seed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Literal

from crawler.demo.prose import Bullets, Heading, Numbered, Paragraph, Prose, paragraphs, sentence_lines
from crawler.demo.reply import AskerLine, Reply, ReplyQuestion
from crawler.demo.truth import GENERATIONS, Generation
from crawler.demo.variety import VARIETIES, choices, slug
from crawler.demo.wording import essays, people, reply_answers, reply_voices
from crawler.demo.wording.reply_topics import DEPARTMENTS, Complaint

COMPLAINTS = tuple((department.name, complaint) for department in DEPARTMENTS for complaint in department.complaints)
PLACES = (reply_voices.OPENINGS, reply_voices.HISTORY, reply_voices.EXAMS, reply_voices.WORRIES, reply_voices.ASKS)


def reply_doctor(department: str, seat: int, seed: int) -> str:
    """One of the three doctors of a department."""
    rng = Random(f"{seed} reply doctor {department}")
    family = rng.sample(people.REPLY_FAMILY, 3)[seat % 3]
    return (
        family
        if " " in family
        else f"{people.REPLY_GIVEN[(seat + len(department)) % len(people.REPLY_GIVEN)]} {family}"
    )


def doctor_path(doctor: str, department: str) -> str:
    """The path of a doctor's own page."""
    return f"/en/doctor/{slug(doctor)}-{slug(department)}"


def tag_path(tag: str) -> str:
    """The path of a tag's page."""
    return f"/en/tag/{slug(tag)}"


def reply_question(number: int, seed: int) -> ReplyQuestion:
    """Article `number` without its teasers; the first `len(COMPLAINTS)` differ in what they are about."""
    rng = Random(f"{seed} reply question {number}")
    order = list(range(len(COMPLAINTS)))
    Random(f"{seed} reply order").shuffle(order)
    round_, place = divmod(number, len(COMPLAINTS))
    department, complaint = COMPLAINTS[order[place]]
    generation = GENERATIONS[(number + round_) % len(GENERATIONS)]
    doctor = reply_doctor(department, number + round_, seed)
    asker = _asker(rng, number)
    variant = number // len(GENERATIONS)
    shows_headline = not (generation == "tables" and variant % 4 == 1)
    headline = complaint.headline if not round_ else f"{complaint.headline} ({round_ + 1})"
    return ReplyQuestion(
        number=number,
        title=complaint.title,
        headline=headline,
        shows_headline=shows_headline,
        department=department,
        prose=_question(complaint, doctor, number, seed, rng),
        asker=asker,
        replies=_replies(department, complaint, doctor, asker, generation, number, seed, rng),
        essay=None if variant % 7 == 5 else _essay(complaint, department, number, rng),
        tags=complaint.tags,
        shows_tags=variant % 8 != 6,
        generation=generation,
    )


def _question(complaint: Complaint, doctor: str, number: int, seed: int, rng: Random) -> Prose:
    picks = choices((number * 2741 + seed + 5) % VARIETIES, len(PLACES))
    opening, history, exams, worry, ask = (
        voices[pick].format(doctor=doctor.split()[-1], since=rng.choice(reply_voices.SINCE))
        for voices, pick in zip(PLACES, picks, strict=True)
    )
    tricky = [reply_voices.TRICKY[number // 4 % len(reply_voices.TRICKY)]] if number % 4 == 3 else []
    if number >= len(COMPLAINTS):
        texts = [" ".join((opening, complaint.story, history, *tricky, exams, worry, ask))]
    else:
        match number % 4:
            case 0:
                texts = [f"{complaint.story} {ask}"]
            case 1:
                texts = [" ".join((opening, complaint.story, history, exams, worry, ask))]
            case 2:
                texts = [f"{opening} {complaint.story} {worry}", f"{exams} {ask}"]
            case _:
                texts = [" ".join((opening, complaint.story, *tricky, exams, ask))]
    return tuple(sentence_lines(text) for text in texts)


def _asker(rng: Random, number: int) -> AskerLine:
    low = rng.choice((10, 20, 20, 30, 30, 40, 50, 60, 80)) if number % 9 != 4 else 0
    sexes: tuple[Literal["female", "male"], ...] = ("female", "male")
    asked = date(2004, 1, 5) + timedelta(days=rng.randrange(6500))
    missing = ("nothing",) * 5 + ("ages", "nickname", "sex", "date", "nothing", "person")
    without = missing[number // 2 % len(missing)]
    person = without == "person"
    return AskerLine(
        nickname=None if person or without == "nickname" else rng.choice(people.NICKNAMES),
        ages=None if person or without == "ages" else (low, low + 9),
        sex=None if person or without == "sex" else rng.choice(sexes),
        asked=None if without == "date" else asked,
    )


def _replies(
    department: str,
    complaint: Complaint,
    doctor: str,
    asker: AskerLine,
    generation: Generation,
    number: int,
    seed: int,
    rng: Random,
) -> tuple[Reply, ...]:
    if number % 29 == 17:
        return ()
    asked = asker.asked or date(2012, 5, 1)
    replies = []
    for place in range(2 if number % 6 == 2 else 3 if number % 17 == 9 else 1):
        where = department if place != 2 else rng.choice([name for name, _ in COMPLAINTS if name != department])
        who = doctor if place == 0 else reply_doctor(where, number + place, seed)
        name = f"{asker.nickname}" if asker.nickname else "reader"
        middles = rng.sample(reply_answers.MIDDLES, 1 + number % 3)
        greeting = rng.choice(reply_answers.GREETINGS).format(name=name)
        closing = rng.choice(reply_answers.CLOSINGS).format(doctor=who.split()[-1])
        told = complaint.reply if place == 0 else rng.choice(reply_answers.SECOND_OPINIONS)
        prose: Prose = (sentence_lines(" ".join((greeting, told, *middles, closing))),)
        if number % 10 == 6 and place == 0:
            prose = (sentence_lines(f"{greeting} {told}"), sentence_lines(" ".join((*middles, closing))))
        replies.append(
            Reply(
                doctor=who,
                department=where,
                prose=prose,
                replied=None if (number + place) % 7 == 5 else asked + timedelta(days=place + rng.randrange(3)),
                profile_path=doctor_path(who, where) if generation == "hashed" else None,
            )
        )
    return tuple(replies)


def _essay(complaint: Complaint, department: str, number: int, rng: Random) -> Prose:
    topic = f"trouble with {complaint.tags[0].lower()}"
    causes, steps = rng.sample(essays.CAUSES, 4), rng.sample(essays.STEPS, 4)
    intro, conclusion = (rng.choice(texts).format(topic=topic) for texts in (essays.INTROS, essays.CONCLUSIONS))
    bridge = rng.choice(essays.BRIDGES).format(department=department)
    cause_heading, step_heading = rng.choice(essays.CAUSE_HEADINGS), rng.choice(essays.STEP_HEADINGS)
    warnings = tuple(rng.sample(essays.WARNINGS, 3))
    match number % 3:
        case 0:  # numbers typed as text, the first below its heading in the same paragraph
            return (
                *paragraphs(intro),
                Paragraph((cause_heading, f"1. {causes[0]}")),
                *paragraphs(*(f"{place}. {cause}" for place, cause in enumerate(causes[1:], 2))),
                Paragraph((step_heading, f"1. {steps[0]}")),
                *paragraphs(*(f"{place}. {step}" for place, step in enumerate(steps[1:], 2))),
                *paragraphs(bridge, conclusion),
            )
        case 1:
            return (
                *paragraphs(f"{intro} {bridge}"),
                Heading(cause_heading),
                Numbered(tuple(causes)),
                Heading(step_heading),
                Bullets(tuple(steps)),
                Heading("Conclusion"),
                *paragraphs(conclusion),
            )
        case _:
            return (
                *paragraphs(intro, bridge),
                Paragraph(("These measures can help:", f"- {steps[0]}")),
                *paragraphs(*(f"- {step}" for step in steps[1:])),
                *paragraphs("Please see a doctor without delay in the case of:"),
                Bullets(warnings),
                *paragraphs(conclusion),
            )
