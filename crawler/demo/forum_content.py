"""Writes the questions and answers of the community, the same for the same seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from crawler.demo.forum import Comment, Edit, ForumAnswer, ForumQuestion
from crawler.demo.forum_members import GONE, asker, others
from crawler.demo.prose import Bullets, Numbered, Prose, paragraphs
from crawler.demo.site import PUBLISHED
from crawler.demo.truth import FORUM_GENERATIONS
from crawler.demo.variety import VARIETIES, choices
from crawler.demo.wording import forum_answers, forum_voices
from crawler.demo.wording.forum_topics import TOPICS, Topic

ANSWER_COUNTS = (3, 5, 2, 4, 0, 6, 1, 7, 3, 2, 4, 9, 2)
_HOUR = timedelta(hours=1)


def forum_question(number: int, seed: int) -> ForumQuestion:
    """Question `number` of the site; the first `len(TOPICS)` differ in what they are about, all in what they say."""
    rng = Random(f"{seed} forum question {number}")
    order = list(range(len(TOPICS)))
    Random(f"{seed} forum order").shuffle(order)
    topic = TOPICS[order[number % len(TOPICS)]]
    generation = FORUM_GENERATIONS[number % len(FORUM_GENERATIONS)]
    count = ANSWER_COUNTS[number % len(ANSWER_COUNTS)]
    if generation == "discourse" and count == 1:
        count = 2  # so that its markup, which declares 0 or 1, is wrong wherever there are answers
    who = GONE if number % 16 == 9 else asker(rng, seed)
    asked = PUBLISHED - timedelta(days=rng.randint(40, 2400), seconds=rng.randint(0, 86_399))
    said = _said(topic, number, seed, rng)
    question = ForumQuestion(
        number=number,
        title=topic.title,
        prose=_question(topic, said, number),
        tags=topic.tags,
        asker=who,
        asked=asked,
        votes=rng.randint(0, 14),
        answers=(),
        generation=generation,
        declared=count,
    )
    return with_answers(question, _answers(question, topic, count, said[3], seed))


def with_answers(question: ForumQuestion, answers: tuple[ForumAnswer, ...]) -> ForumQuestion:
    """The question with these answers, and with the number that its markup declares of them.

    The markup in which Discourse tells of a thread holds the accepted answer alone, so that it declares 0 or 1.
    """
    changed = replace(question, answers=answers)
    return replace(changed, declared=int(changed.is_solved) if question.generation == "discourse" else len(answers))


def _said(topic: Topic, number: int, seed: int, rng: Random) -> list[str]:
    """The question's own sentences around its story, one for each place."""
    picks = choices((number * 3571 + seed) % VARIETIES, 5)
    places = (
        forum_voices.OPENINGS,
        forum_voices.HISTORY,
        forum_voices.TRIED,
        forum_voices.WORRIES,
        forum_voices.ASKS,
    )
    return [place[pick].format(when=rng.choice(forum_voices.WHEN)) for place, pick in zip(places, picks, strict=True)]


def _question(topic: Topic, said: list[str], number: int) -> Prose:
    opening, history, tried, worry, ask = said
    if number % 12 == 8:
        worry = f"{worry} {forum_voices.TRICKY[number // 12 % len(forum_voices.TRICKY)]}"
    if number >= len(TOPICS):  # all five places: what keeps pages about the same topic apart
        return paragraphs(f"{opening} {topic.story}", f"{history} {tried}", f"{worry} {ask}")
    match number // len(FORUM_GENERATIONS) % 5:
        case 0:
            return paragraphs(f"{topic.story} {history} {tried} {worry} {ask}")
        case 1:
            return paragraphs(f"{opening} {topic.story}", f"{tried} {worry}\n{ask}")
        case 2:
            return (*paragraphs(f"{opening} {topic.story}"), Bullets((history, tried, worry)), *paragraphs(ask))
        case 3:
            return (*paragraphs(f"{topic.story} In order:"), Numbered((history, tried)), *paragraphs(f"{worry} {ask}"))
        case _:
            return paragraphs(f"{opening} {topic.story}", f"{history} {tried}", f"{worry} {ask}")


def _answers(question: ForumQuestion, topic: Topic, count: int, worry: str, seed: int) -> tuple[ForumAnswer, ...]:
    number = question.number
    rng = Random(f"{seed} forum answers {number}")
    decks = [list(deck) for deck in (forum_answers.GREETINGS, forum_answers.EXPLANATIONS, forum_answers.ADVICE)]
    lists = list(forum_answers.LISTS)
    for deck in decks:
        rng.shuffle(deck)
    rng.shuffle(lists)
    people = others(count, question.asker, rng, seed)
    if count > 1 and number % 5 == 2 and question.asker.number is not None:
        people[-1] = question.asker
    if count > 2 and number % 7 == 3:
        people[1] = GONE
    accepted = rng.randrange(count) if count and number % 3 != 1 else None
    time = question.asked or PUBLISHED
    answers = []
    for place, who in enumerate(people):
        time += rng.randint(1, 40) * _HOUR + timedelta(seconds=rng.randint(1, 3599))
        if who is question.asker:
            prose = paragraphs(f"{rng.choice(forum_answers.OWN_REPLIES)} {decks[1].pop()}")
        else:
            prose = _answer(topic, place, number, decks, lists, rng)
        answers.append(
            ForumAnswer(
                member=who,
                quote=worry if (number + place) % 6 == 1 and who is not question.asker else None,
                prose=prose,
                posted=time,
                votes=rng.randint(0, 21) if rng.random() < 0.8 else 0,
                accepted=place == accepted,
                comments=_comments(question, rng, time, seed) if (number + place) % 3 == 0 else (),
                edit=_edit(question, rng, time, seed) if (number + place) % 5 == 4 else None,
            )
        )
    return tuple(answers)


def _answer(
    topic: Topic,
    place: int,
    number: int,
    decks: list[list[str]],
    lists: list[tuple[str, tuple[str, ...]]],
    rng: Random,
) -> Prose:
    greetings, explanations, advice = decks
    body = " ".join((*topic.facts[place : place + 1], explanations.pop()))
    match (number + place) % 5:
        case 0:
            return paragraphs(f"{greetings.pop()} {body} {advice.pop()}")
        case 1:
            return paragraphs(f"{body} {explanations.pop()}", f"{advice.pop()} {rng.choice(forum_answers.CLOSINGS)}")
        case 2 if lists:
            introduction, entries = lists.pop()
            shown = Numbered(entries) if len(entries[0]) % 2 else Bullets(entries)
            return (*paragraphs(f"{greetings.pop()} {body}", introduction), shown, *paragraphs(advice.pop()))
        case 3:
            return paragraphs(f"{greetings.pop()} {explanations.pop()}\n{body}", advice.pop())
        case _:
            return paragraphs(f"{body} {advice.pop()} {rng.choice(forum_answers.CLOSINGS)}")


def _comments(question: ForumQuestion, rng: Random, after: datetime, seed: int) -> tuple[Comment, ...]:
    people = others(rng.randint(1, 3), question.asker, rng, seed)
    texts = rng.sample(forum_voices.COMMENTS, len(people))
    return tuple(
        Comment(member=who, text=text, posted=after + step * _HOUR)
        for step, (who, text) in enumerate(zip(people, texts, strict=True), 1)
    )


def _edit(question: ForumQuestion, rng: Random, after: datetime, seed: int) -> Edit:
    (who,) = others(1, question.asker, rng, seed)
    return Edit(member=who, at=after + timedelta(days=rng.randint(1, 9)))
