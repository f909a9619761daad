"""Which fields of a record hold something: 0 and false do, null, an empty list and an empty string do not."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter

    from normalize.records import Question

RECORD_FIELDS = (
    "url",
    "name",
    "headline",
    "text",
    "date_created",
    "language",
    "medical_specialty",
    "keywords",
    "upvote_count",
    "answer_count",
    "answers",
    "site_text",
    "related",
)
ASKER_FIELDS = ("name", "pseudonym", "age_min", "age_max", "sex")
ANSWER_FIELDS = ("name", "author", "date_created", "upvote_count", "is_accepted")
DOCTOR_FIELDS = (
    "name",
    "honorific_suffix",
    "medical_specialty",
    "address_locality",
    "rating_value",
    "review_count",
    "url",
)
OF_RECORDS = (*RECORD_FIELDS, "author", *(f"author.{field}" for field in ASKER_FIELDS))
"""The fields that every record has, in the order in which they are shown."""
OF_ANSWERS = (
    *(f"answers[].{field}" for field in ANSWER_FIELDS),
    *(f"answers[].author.{field}" for field in DOCTOR_FIELDS),
)
"""The fields that every answer has."""

_record = attrgetter(*RECORD_FIELDS)
_asker = attrgetter(*ASKER_FIELDS)
_answer = attrgetter(*ANSWER_FIELDS)
_doctor = attrgetter(*DOCTOR_FIELDS)
_ASKER_NAMES = OF_RECORDS[len(RECORD_FIELDS) + 1 :]
_ANSWER_NAMES = OF_ANSWERS[: len(ANSWER_FIELDS)]
_DOCTOR_NAMES = OF_ANSWERS[len(ANSWER_FIELDS) :]


def count_filled(question: Question, counts: Counter[str]) -> None:
    """Count the fields of a record that hold something, by their names in `OF_RECORDS` and `OF_ANSWERS`."""
    _count(RECORD_FIELDS, _record(question), counts)
    if question.author is not None:
        counts["author"] += 1
        _count(_ASKER_NAMES, _asker(question.author), counts)
    for answer in question.answers:
        _count(_ANSWER_NAMES, _answer(answer), counts)
        if answer.author is not None:
            _count(_DOCTOR_NAMES, _doctor(answer.author), counts)


def _count(names: tuple[str, ...], values: tuple[object, ...], counts: Counter[str]) -> None:
    for name, value in zip(names, values, strict=True):
        if value or value == 0:
            counts[name] += 1
