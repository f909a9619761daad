"""The rows that a record has in the tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from normalize.explore.tables import (
    AnswerRow,
    CutsRow,
    DuplicateRow,
    KeywordRow,
    QuestionRow,
    RelatedRow,
    Row,
    WarningRow,
)

if TYPE_CHECKING:
    from normalize.explore.lines import Line
    from normalize.records import Answer

_NUMBER = re.compile(r"/\d++(?=/)")


def rows_of(line: Line) -> Iterator[tuple[str, Row]]:
    """Yield the rows of one record, each with its table's name; whether a link's target is there is not looked at."""
    question = line.question
    yield "questions", question_row(line)
    for answer in question.answers:
        yield "answers", _answer_row(question.id, answer)
    for keyword in question.keywords:
        yield "keywords", KeywordRow(question.id, keyword.name, keyword.medical_specialty)
    for at, link in enumerate(question.related, 1):
        yield "related", RelatedRow(question.id, at, link.name, link.url, link.question_id, link.match)
    for warning in question.warnings:
        yield "warnings", WarningRow(question.id, warning)
    for duplicate in question.duplicate_ids:
        yield "duplicates", DuplicateRow(duplicate, question.id)
    made = Counter(
        (cut.rule, kind_of_text(field))
        for field, cuts in (line.entry.cuts if line.entry else {}).items()
        for cut in cuts
    )
    for (rule, kind), cuts in sorted(made.items()):
        yield "cuts", CutsRow(question.id, rule, kind, cuts)


def question_row(line: Line) -> QuestionRow:
    """Give a record's own row."""
    question = line.question
    asker, provenance = question.author, question.provenance
    return QuestionRow(
        id=question.id,
        site=question.site,
        url=question.url,
        name=question.name,
        headline=question.headline,
        text=question.text,
        asker_pseudonym=asker.pseudonym if asker else None,
        asker_age_min=asker.age_min if asker else None,
        asker_age_max=asker.age_max if asker else None,
        asker_sex=asker.sex if asker else None,
        date_created=question.date_created,
        year=year_of(question.date_created),
        language=question.language,
        medical_specialty=question.medical_specialty,
        upvote_count=question.upvote_count,
        answer_count=question.answer_count,
        answers_found=len(question.answers),
        site_text=question.site_text,
        group=question.group,
        split=question.split,
        warnings=msgspec.json.encode(question.warnings).decode(),
        source=provenance.source,
        fetched_at=provenance.fetched_at,
        page_sha256=provenance.page_sha256,
        extractor=provenance.extractor,
        purpose=provenance.rights.purpose if provenance.rights else None,
        corpus_offset=line.corpus_offset,
        corpus_length=line.corpus_length,
        ledger_offset=line.ledger_offset,
        ledger_length=line.ledger_length,
    )


def _answer_row(question_id: str, answer: Answer) -> AnswerRow:
    author = answer.author
    return AnswerRow(
        id=answer.id,
        question_id=question_id,
        position=answer.position,
        name=answer.name,
        text=answer.text,
        author=author.name if author else None,
        honorific_suffix=(", ".join(author.honorific_suffix) or None) if author else None,
        author_specialty=author.medical_specialty if author else None,
        address_locality=author.address_locality if author else None,
        rating_value=author.rating_value if author else None,
        review_count=author.review_count if author else None,
        author_url=author.url if author else None,
        date_created=answer.date_created,
        upvote_count=answer.upvote_count,
        is_accepted=None if answer.is_accepted is None else int(answer.is_accepted),
    )


def year_of(date: str | None) -> int | None:
    """Read the year of an ISO date.

    >>> year_of("2016-03-14"), year_of(None), year_of("soon")
    (2016, None, None)
    """
    year = (date or "")[:4]
    return int(year) if len(year) == 4 and year.isascii() and year.isdigit() else None


def kind_of_text(field: str) -> str:
    """Give what the ledger's names of texts have in common, whatever their numbers.

    >>> kind_of_text("answers/3/text"), kind_of_text("headline")
    ('answers/text', 'headline')
    """
    return _NUMBER.sub("", field)
