"""The tables of `explore.db`: what a row of each holds, and how they hang together."""

from __future__ import annotations

from types import UnionType
from typing import TYPE_CHECKING, NamedTuple, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "explore.db"
"""The database's file."""
LAYOUT = 1
"""Counted up whenever the tables change, so that databases of an older layout are built anew."""


class QuestionRow(NamedTuple):
    """A record; its bytes stand in the corpus and in the ledger at these offsets."""

    id: str
    site: str
    url: str | None
    name: str | None
    headline: str | None
    text: str | None
    asker_pseudonym: str | None
    asker_age_min: int | None
    asker_age_max: int | None
    asker_sex: str | None
    date_created: str | None
    year: int | None
    language: str | None
    medical_specialty: str | None
    upvote_count: int | None
    answer_count: int | None
    """The number that the page declares."""
    answers_found: int
    site_text: str | None
    group: str | None
    split: str | None
    warnings: str
    """A JSON array of slugs."""
    source: str
    fetched_at: str | None
    page_sha256: str
    extractor: str
    purpose: str | None
    corpus_offset: int
    corpus_length: int
    ledger_offset: int | None
    """None where there is no ledger: it is private, and seldom handed on with the corpora."""
    ledger_length: int | None


class AnswerRow(NamedTuple):
    """An answer with its author."""

    id: str
    question_id: str
    position: int
    name: str | None
    text: str
    author: str | None
    honorific_suffix: str | None
    author_specialty: str | None
    address_locality: str | None
    rating_value: float | None
    review_count: int | None
    author_url: str | None
    date_created: str | None
    upvote_count: int | None
    is_accepted: int | None


class KeywordRow(NamedTuple):
    """A tag of a question."""

    question_id: str
    name: str
    medical_specialty: str | None


class RelatedRow(NamedTuple):
    """A link to another question; `target_id` is set where the corpora hold it."""

    question_id: str
    position: int
    name: str
    url: str | None
    target_id: str | None
    match: str | None


class WarningRow(NamedTuple):
    """One of a question's warnings."""

    question_id: str
    warning: str


class DuplicateRow(NamedTuple):
    """A record that was merged into a question."""

    id: str
    question_id: str


class CutsRow(NamedTuple):
    """How often a rule cut from texts of one kind (`text`, `answers/text`); what it cut stands in the ledger alone."""

    question_id: str
    rule: str
    field: str
    cuts: int


class EdgeRow(NamedTuple):
    """A tie between two records, merged ones too."""

    kind: str
    source: str
    target: str
    match: str | None
    score: float


class AboutRow(NamedTuple):
    """What the database was made from."""

    key: str
    value: str


Row = QuestionRow | AnswerRow | KeywordRow | RelatedRow | WarningRow | DuplicateRow | CutsRow | EdgeRow | AboutRow

TABLES: dict[str, type[Row]] = {
    "questions": QuestionRow,
    "answers": AnswerRow,
    "keywords": KeywordRow,
    "related": RelatedRow,
    "warnings": WarningRow,
    "duplicates": DuplicateRow,
    "cuts": CutsRow,
    "edges": EdgeRow,
    "about": AboutRow,
}
_KEYS = {"questions": "id", "answers": "id", "duplicates": "id", "about": "key"}
_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "questions": (("site",), ("medical_specialty",), ("year",), ("split",), ("language",), ("group",)),
    "answers": (("question_id",),),
    "keywords": (("question_id",), ("name",)),
    "related": (("question_id",), ("target_id",)),
    "warnings": (("question_id",), ("warning",)),
    "duplicates": (("question_id",),),
    "cuts": (("question_id",), ("rule",)),
    "edges": (("source",), ("target",), ("kind",)),
}
_REFERENCES = {"question_id": "questions", "target_id": "questions"}


def create_tables(database: Database) -> None:
    """Create the tables, empty and without indexes."""
    for name, row in TABLES.items():
        database.table(name).create(
            {column: _plain(kind) for column, kind in get_type_hints(row).items()},
            pk=_KEYS.get(name),
            foreign_keys=[
                (column, table, "id") for column, table in _REFERENCES.items() if column in row.__annotations__
            ],
            not_null=[column for column, kind in get_type_hints(row).items() if get_origin(kind) is not UnionType],
        )


def create_indexes(database: Database) -> None:
    """Index the columns of what was filled in."""
    for name, indexes in _INDEXES.items():
        for columns in indexes:
            database.table(name).create_index(columns)


def insertion(name: str) -> str:
    """Give the statement that inserts a row into a table.

    >>> insertion("warnings")
    'insert into "warnings" values (?, ?)'
    """
    return f'insert into "{name}" values ({", ".join("?" * len(TABLES[name]._fields))})'  # noqa: S608 - our own names


def _plain(kind: object) -> object:
    """Give the type of what is there, of `int | None` int."""
    return next(iter(get_args(kind)), kind)
