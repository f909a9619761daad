"""Raw records of invented pages: ordinary ones, questions inside one template, and copies of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from random import Random

from crawler.demo.panel import PanelAnswer
from crawler.demo.panel_content import panel_question
from crawler.demo.prose import as_text
from crawler.demo.reply import cut
from crawler.demo.reply_content import reply_question
from crawler.demo.truth import DISCLAIMER, REPLY_HOST
from crawler.demo.variety import VARIETIES
from crawler.demo.wording.people import FAMILY, GIVEN
from crawler.records import RawAnswer, RawQuestion, RawRecord, RawTag, RawTeaser
from tests.benchmarks.planted_template import template_texts

EXTRACTOR = "medqa-corpus/0.0.0"
_PAGES_A_SEED = VARIETIES - VARIETIES % 1000
_LETTERS_TO_SWAP = re.compile(r"\b[a-z]{2}([a-z])(?!\1)[a-z]{3}")
_BETWEEN = "\x1f"


def ordinary_page(number: int, seed: int) -> RawRecord:
    """Page `number` of both demo sites in turn: even numbers of doctor_panel, odd ones of doctor_reply."""
    place, block = number // 2 % _PAGES_A_SEED, number // 2 // _PAGES_A_SEED
    return _panel(place, seed + block, number) if number % 2 == 0 else _reply(place, seed + block, number)


def template_page(number: int, seed: int) -> RawRecord:
    """A question that shares most of its words with all others of the template, and asks about something else.

    The Jaccard similarity of two of them is between 0.68 and 0.74 (shingles of five words).
    """
    title, asked, answered = template_texts((number + seed) % VARIETIES)
    url, age = f"https://{REPLY_HOST}/en/article/{900_001 + number}", 30 + number % 3 * 10
    question = RawQuestion(
        site="doctor_reply",
        title=title,
        question=asked,
        url=url,
        asker_line=f"{age}~{age + 9} year old female. Ask Date: 2016/09/{10 + number % 20}",
        answers=[RawAnswer(text=answered, author_lines=["Dr. Hsueh reply Pharmacy"])],
        language="en",
    )
    return _record(question, url)


def copied(record: RawRecord, number: int) -> RawRecord:
    """The same page under another URL."""
    url = f"{record.question.url}-{number}"
    return _record(replace(record.question, url=url), url, fetched_at="2024-06-01T08:00:00Z")


def nearly_copied(record: RawRecord, number: int, rng: Random) -> RawRecord:
    """The same page under another URL with some words spelt otherwise: fewer than one in 55.

    Each takes at most five of the shingles of five words away on either side, which leaves a Jaccard similarity of
    (1 - 5/55) / (1 + 5/55) = 0.83 at the least.

    Raises:
        ValueError: so few words that one alone changes more than that.
    """
    page = copied(record, number).question
    whole = _BETWEEN.join((page.question or "", *(answer.text for answer in page.answers)))
    most = len(whole.split()) // 55
    if not most:
        raise ValueError("too few words to change one and stay the same page")
    question, *texts = _misspelt(whole, rng.randint(1, most), rng).split(_BETWEEN)
    answers = [replace(answer, text=text) for answer, text in zip(page.answers, texts, strict=True)]
    return _record(replace(page, question=question, answers=answers), page.url, fetched_at="2024-06-02T08:00:00Z")


def earlier_version(record: RawRecord) -> RawRecord:
    """The page as it was before its last answer came."""
    page = replace(record.question, answers=record.question.answers[:-1])
    return _record(page, page.url, fetched_at="2023-11-05T08:00:00Z")


def with_answer(record: RawRecord, text: str) -> RawRecord:
    """The page with one more answer."""
    answer = RawAnswer(text=text, author_lines=["Perpetua Undset, MD", "Tulsa Dermatologist"])
    return _record(replace(record.question, answers=[*record.question.answers, answer]), record.question.url)


def with_teaser(record: RawRecord, teased: RawRecord) -> RawRecord:
    """The page with a teaser of another one: its question cut in mid-word, its answer whole where that is short."""
    page = teased.question
    teaser = RawTeaser(
        title=page.title or "",
        url=page.url,
        question=cut(page.question or ""),
        answer_author=page.answers[0].author_lines[0],
        answer=cut(page.answers[0].text),
    )
    return _record(replace(record.question, teasers=[*record.question.teasers, teaser]), record.question.url)


def with_short_reply(record: RawRecord) -> RawRecord:
    """A doctor_reply page whose only reply is short enough to stand whole in a teaser."""
    first = record.question.answers[0]
    sentences = [line for line in first.text.split("\n") if line[:1].isalpha() and 100 < len(line) < 250]
    short = sentences[0] if sentences else first.text[:240]
    return _record(replace(record.question, answers=[replace(first, text=short)]), record.question.url)


def with_person(record: RawRecord, person: int) -> tuple[RawRecord, tuple[str, str]]:
    """A doctor_reply page whose asker tells a name and an e-mail address, and what must be in no corpus."""
    name = f"{GIVEN[person % len(GIVEN)]} {FAMILY[(person * 7 + person // len(GIVEN)) % len(FAMILY)]}"
    given, family = name.casefold().split(" ")
    address = f"{given}.{family}{person}@postbox.example".replace("'", "")
    page, first = record.question, record.question.answers[0]
    question = replace(
        page,
        question=f"{page.question}\n\nPlease write to {address}, thank you.\n{name}",
        asker_line=f"{name}, 30~39 year old female. Ask Date: 2018/04/21",
        answers=[replace(first, text=f"Dear {name},\n{first.text}"), *page.answers[1:]],
    )
    return _record(question, page.url), (name, address)


def own_words(record: RawRecord) -> str:
    """What people wrote on a page: title, question, and every answer with its headline."""
    page = record.question
    said = [page.title, page.question, *(part for answer in page.answers for part in (answer.headline, answer.text))]
    return "\n\n".join(part for part in said if part)


def _panel(place: int, seed: int, number: int) -> RawRecord:
    page = panel_question(place, seed)
    url = f"{page.url}-{number}"
    question = RawQuestion(
        site="doctor_panel",
        title=page.title,
        question=as_text(page.prose),
        url=url,
        answer_count_line=f"Doctor Answers {len(page.answers)}",
        answers=[_panel_answer(answer) for answer in page.answers],
        disclaimer=DISCLAIMER,
        language="en-US",
    )
    return _record(question, url)


def _panel_answer(answer: PanelAnswer) -> RawAnswer:
    lines: list[str] = []
    if answer.doctor:
        lines = [answer.doctor.name_line or "", f"{answer.doctor.locality} {answer.doctor.specialty}"]
    return RawAnswer(
        text=as_text(answer.prose),
        headline=answer.headline,
        vote_line=f"+{answer.votes}",
        author_lines=[line for line in lines if line],
    )


def _reply(place: int, seed: int, number: int) -> RawRecord:
    page = reply_question(place, seed)
    url = f"https://{REPLY_HOST}/en/article/{100_003 + number * 7}"
    question = RawQuestion(
        site="doctor_reply",
        title=page.title,
        question=as_text(page.prose),
        url=url,
        editorial_title=f"{page.headline} - {page.department}",
        asker_line=page.asker.printed() or None,
        answers=[
            RawAnswer(text=as_text(reply.prose), author_lines=[f"Dr. {reply.doctor} reply {reply.department}"])
            for reply in page.replies
        ],
        more_info=as_text(page.essay) if page.essay else None,
        tags=[RawTag(name=tag, department=f"({page.department})") for tag in page.tags],
        language="en",
        soft_line_breaks=True,
    )
    return _record(question, url)


def _misspelt(text: str, count: int, rng: Random) -> str:
    found = list(_LETTERS_TO_SWAP.finditer(text))
    for match in rng.sample(found, min(count, len(found))):
        at = match.start() + 2
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text


def _record(question: RawQuestion, url: str | None, fetched_at: str = "2024-03-01T10:00:00Z") -> RawRecord:
    return RawRecord(
        question=question,
        source=url or "",
        page_sha256=sha256(repr((question, fetched_at)).encode()).hexdigest(),
        fetched_at=fetched_at,
        extractor=f"{EXTRACTOR} {question.site}",
    )
