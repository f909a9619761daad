"""One raw record becomes one question and the ledger of its texts.

What has no words of its own is left out, and never silently: an answer without text, a teaser or tag without a name.
Their cuts are in the ledger, and the record carries a warning. Positions stay those of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, convert, structs

from normalize.clean import clean_page, editorial_title, protect_people, protect_texts
from normalize.fields.counts import read_answer_count, read_upvotes
from normalize.fields.dates import read_date, read_date_asked
from normalize.fields.language import read_language
from normalize.fields.page_people import read_people
from normalize.fields.people import is_reply_line
from normalize.fields.titles import read_headline, read_specialty
from normalize.identity import answer_ids, question_id
from normalize.quality import quality_signals, reading_signals
from normalize.records import (
    SCHEMA_VERSION,
    Answer,
    ArchivePosition,
    Doctor,
    Keyword,
    Provenance,
    Question,
    Related,
    Rights,
)
from normalize.sources import parsed_sources
from normalize.text.ledger import Cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crawler.records import RawQuestion, RawRecord
    from normalize.context import Context


class Assembled(Struct, frozen=True, kw_only=True):
    """A question and what the ledger says of it."""

    question: Question
    cuts: dict[str, list[Cut]]
    """The cuts of its texts, by field."""
    parsed: dict[str, str]
    """The strings that were read into typed fields, as printed, by their path in the raw question."""
    named_teasers: list[int]
    """Which of the page's teasers stand in the question's `related`, in its order: places on the page, from 1."""


def assemble(record: RawRecord, context: Context) -> Assembled:
    """Turn what a page says into what it means."""
    page = record.question
    named = read_people(page)
    texts, cuts = protect_texts(*clean_page(page, context), named, context)
    people = protect_people(named, context)
    identity = question_id(record)
    _, department = read_headline(editorial_title(page, context))
    answers = _answers(page, people.authors, identity, texts)
    human = "\n".join((texts.get("name", ""), texts.get("text", ""), *(answer.text for answer in answers)))
    language = read_language(page.language, human, context.settings)
    named_teasers = [at for at in range(1, len(page.teasers) + 1) if texts.get(f"related/{at}/name")]
    question = Question(
        schema=SCHEMA_VERSION,
        id=identity,
        site=page.site,
        url=page.url or None,
        name=texts.get("name"),
        headline=texts.get("headline"),
        text=texts.get("text"),
        author=people.asker,
        date_created=read_date_asked(page.asker_line, named.asker.name if named.asker else None, page.date_line),
        language=language.code,
        medical_specialty=department or _first_reply_department(page, answers),
        keywords=[
            Keyword(name=name, medical_specialty=read_specialty(tag.department))
            for at, tag in enumerate(page.tags, 1)
            if (name := texts.get(f"keywords/{at}/name"))
        ],
        upvote_count=read_upvotes(page.vote_line, page.vote_count),
        answer_count=read_answer_count(page.answer_count_line),
        answers=answers,
        site_text=texts.get("site_text"),
        related=[
            Related(
                name=texts[f"related/{at}/name"], url=page.teasers[at - 1].url or None, question_id=None, match=None
            )
            for at in named_teasers
        ],
        duplicate_ids=[],
        group=None,
        split=None,
        warnings=[],
        provenance=Provenance(
            source=record.source,
            fetched_at=record.fetched_at,
            page_sha256=record.page_sha256,
            archive=convert(record.archive, ArchivePosition | None, from_attributes=True),
            extractor=record.extractor,
            rights=convert(record.rights, Rights | None, from_attributes=True),
        ),
    )
    warnings = {*reading_signals(page, question, texts), *quality_signals(question)}
    if language.mismatch:
        warnings.add("language_mismatch")
    question = structs.replace(question, warnings=sorted(warnings))
    return Assembled(question=question, cuts=cuts, parsed=parsed_sources(page), named_teasers=named_teasers)


def _answers(
    page: RawQuestion, doctors: Sequence[Doctor | None], question: str, texts: Mapping[str, str]
) -> list[Answer]:
    found = [
        (at, raw, text, doctor)
        for at, (raw, doctor) in enumerate(zip(page.answers, doctors, strict=True), 1)
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
        if answer.author and answer.author.medical_specialty and any(map(is_reply_line, lines)):
            return answer.author.medical_specialty
    return None
