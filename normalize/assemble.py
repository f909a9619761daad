"""One raw record becomes one question and the ledger of its texts.

What has no words of its own is left out, and never silently: an answer without text, a teaser or tag without a name.
Their cuts are in the ledger, and the record carries a warning. Positions stay those of the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, convert

from normalize.fields.counts import read_answer_count, read_upvotes
from normalize.fields.dates import read_date
from normalize.fields.people import read_asker, read_doctor
from normalize.fields.titles import read_headline, read_language, read_specialty
from normalize.identity import answer_ids, question_id
from normalize.records import SCHEMA_VERSION, Answer, ArchivePosition, Keyword, Provenance, Question, Related, Rights
from normalize.text import SITE_TEXT_RULES, TITLE_RULES, human_text_rules
from normalize.text.ledger import Cut, Edit, Rule, apply_rules
from normalize.text_fields import raw_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crawler.records import RawQuestion, RawRecord

_REPLY = re.compile(r"(?:^|\s)reply(?:\s|$)", re.IGNORECASE)


class Assembled(Struct, frozen=True, kw_only=True):
    """A question, the cuts of its texts by field, and the raw file that it came from."""

    question: Question
    cuts: dict[str, list[Cut]]
    raw_file: str


def assemble(record: RawRecord, raw_file: str) -> Assembled:
    """Turn what a page says into what it means."""
    page = record.question
    texts, cuts = _clean(page)
    identity = question_id(record)
    _, department = read_headline(apply_rules(page.editorial_title or "", TITLE_RULES)[0] or None)
    asker = read_asker(page.asker_line)
    date_created = read_date(page.asker_line)
    answer_count = read_answer_count(page.answer_count_line)
    answers = _answers(page, identity, texts)
    warnings = _warnings(page, texts, answers, answer_count)
    if page.asker_line and asker is None and date_created is None:
        warnings.append("unread_asker_line")
    question = Question(
        schema=SCHEMA_VERSION,
        id=identity,
        site=page.site,
        url=page.url or None,
        name=texts.get("name"),
        headline=texts.get("headline"),
        text=texts.get("text"),
        author=asker,
        date_created=date_created,
        language=read_language(page.language),
        medical_specialty=department or _first_reply_department(page, answers),
        keywords=[
            Keyword(name=name, medical_specialty=read_specialty(tag.department))
            for at, tag in enumerate(page.tags, 1)
            if (name := texts.get(f"keywords/{at}/name"))
        ],
        upvote_count=None,
        answer_count=answer_count,
        answers=answers,
        site_text=texts.get("site_text"),
        related=[
            Related(name=name, url=teaser.url or None, question_id=None, match=None)
            for at, teaser in enumerate(page.teasers, 1)
            if (name := texts.get(f"related/{at}/name"))
        ],
        duplicate_ids=[],
        group=None,
        split=None,
        warnings=sorted(warnings),
        provenance=Provenance(
            source=record.source,
            fetched_at=record.fetched_at,
            page_sha256=record.page_sha256,
            archive=convert(record.archive, ArchivePosition | None, from_attributes=True),
            extractor=record.extractor,
            rights=convert(record.rights, Rights | None, from_attributes=True),
        ),
    )
    return Assembled(question=question, cuts=cuts, raw_file=raw_file)


def _clean(page: RawQuestion) -> tuple[dict[str, str], dict[str, list[Cut]]]:
    """Clean every text of a page; a text of which nothing is left is in the cuts alone."""
    human = human_text_rules(page.soft_line_breaks)
    rules: dict[str, tuple[Rule, ...]] = {
        "name": TITLE_RULES,
        "headline": (*TITLE_RULES, department_of_title),
        "text": human,
        "site_text": SITE_TEXT_RULES,
    }
    not_the_pages_own = {"question": "teaser_text", "answer": "teaser_text", "disclaimer": "disclaimer"}
    texts: dict[str, str] = {}
    ledger: dict[str, list[Cut]] = {}
    for field, raw in raw_texts(page):
        kind = field.rpartition("/")[2]
        if kind in not_the_pages_own:
            ledger[field] = [_whole(not_the_pages_own[kind], raw)]
            continue
        clean, cuts = apply_rules(raw, rules[kind])
        if clean:
            texts[field] = clean
        if cuts:
            ledger[field] = cuts
    for at in range(1, len(page.answers) + 1):
        headline = f"answers/{at}/name"
        if headline in texts and f"answers/{at}/text" not in texts:
            ledger.setdefault(headline, []).append(_whole("headline_without_text", texts.pop(headline)))
    return texts, ledger


def _whole(rule: str, text: str) -> Cut:
    """Cut a whole text."""
    return Cut(rule, 0, len(text), text, "")


def department_of_title(text: str) -> Iterator[Edit]:
    """Cut " - Department" from an editorial title: it is read into `medical_specialty`.

    >>> apply_rules("Numb Chin: Causes - Neurology", [department_of_title])[0]
    'Numb Chin: Causes'
    """
    headline, _ = read_headline(text)
    start = text.find(headline) if headline else len(text)
    if start < 0:
        return
    end = start + len(headline or "")
    if start:
        yield Edit(0, start, "")
    if end < len(text):
        yield Edit(end, len(text), "")


def _answers(page: RawQuestion, question: str, texts: Mapping[str, str]) -> list[Answer]:
    found = [
        (at, raw, text, read_doctor(raw.author_lines, raw.profile_url))
        for at, raw in enumerate(page.answers, 1)
        if (text := texts.get(f"answers/{at}/text"))
    ]
    ids = answer_ids(question, ((doctor.name if doctor else None, text) for _, _, text, doctor in found))
    return [
        Answer(
            id=identity,
            position=at,
            name=texts.get(f"answers/{at}/name"),
            text=text,
            author=doctor,
            date_created=read_date(raw.date_line),
            upvote_count=read_upvotes(raw.vote_line, raw.vote_count),
            is_accepted=raw.is_accepted,
        )
        for identity, (at, raw, text, doctor) in zip(ids, found, strict=True)
    ]


def _first_reply_department(page: RawQuestion, answers: Sequence[Answer]) -> str | None:
    """Take the department of the first reply that names one: "Dr. Okafor reply Neurology".

    A reply line tells where the question was filed; a panel doctor's own specialty says nothing about the question.
    """
    for answer in answers:
        lines = page.answers[answer.position - 1].author_lines
        if answer.author and answer.author.medical_specialty and any(_REPLY.search(line) for line in lines):
            return answer.author.medical_specialty
    return None


def _warnings(
    page: RawQuestion, texts: Mapping[str, str], answers: Sequence[Answer], answer_count: int | None
) -> list[str]:
    """Name what a reader of the record should know, as slugs."""
    read = [(page.answers[answer.position - 1], answer) for answer in answers]
    signs = {
        "no_title": "name" not in texts,
        "no_question_text": "text" not in texts,
        "no_answers": not answers,
        "empty_answer": len(answers) < len(page.answers),
        "answer_count_mismatch": answer_count is not None and answer_count != len(answers),
        "unread_answer_count": bool(page.answer_count_line) and answer_count is None,
        "unread_date": any(raw.date_line and answer.date_created is None for raw, answer in read),
        "unread_votes": any(
            raw.vote_line and "{{" not in raw.vote_line and answer.upvote_count is None for raw, answer in read
        ),
        "unread_author": any(raw.author_lines and answer.author is None for raw, answer in read),
        "nameless_keyword": any(f"keywords/{at}/name" not in texts for at in range(1, len(page.tags) + 1)),
        "nameless_teaser": any(f"related/{at}/name" not in texts for at in range(1, len(page.teasers) + 1)),
    }
    return [slug for slug, holds in signs.items() if holds]
