"""The index of words, FTS5's: every word of the questions and their answers, stemmed as English is, without accents.

Its text is the tables': the index keeps none of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

    from normalize.progress import Advance

_SEARCHED = """
    select questions.rowid as number, questions.name, questions.headline, questions.text, (
        select group_concat(coalesce(answers.name || char(10), '') || answers.text, char(10))
        from answers where answers.question_id = questions.id
    ) as answers
    from questions
"""
_INDEX_OF_WORDS = """
    create virtual table words using fts5(
        name, headline, text, answers,
        content='searched', content_rowid='number', tokenize="porter unicode61 remove_diacritics 2"
    )
"""
_INDEXING = """
    insert into words(rowid, name, headline, text, answers)
    select number, name, headline, text, answers from searched where number between ? and ?
"""
_BYTES = "select coalesce(sum(corpus_length), 0) from questions where rowid between ? and ?"
_AT_ONCE = 2_000
_MOST_TERMS = 24
_LEAST_PREFIX = 3
_TERM = re.compile(r'"([^"]{1,200})"|([\w\'’-]{1,64}+\*?+)')


def create_words(database: Database, advance: Advance) -> None:
    """Index the words of what the tables hold: in `words`, by the questions' rowids.

    Args:
        database: with its tables filled and indexed.
        advance: is told of the corpora's bytes.
    """
    database.create_view("searched", _SEARCHED)
    database.execute(_INDEX_OF_WORDS)
    (last,) = database.execute("select coalesce(max(rowid), 0) from questions").fetchone()
    with database.conn:
        for first in range(1, last + 1, _AT_ONCE):
            rows = (first, first + _AT_ONCE - 1)
            database.execute(_INDEXING, rows)
            advance(database.execute(_BYTES, rows).fetchone()[0])


def match_of(words: str) -> str | None:
    r"""Give the words as an expression of FTS5: all of them, in any order; None where there are none.

    "…" keeps words together, a `*` after three letters or more stands for any ending; nothing else has a meaning.

    >>> match_of('numb "lower lip" diabet* NEAR(5 mg)')
    '"numb" "lower lip" "diabet"* "NEAR" "5" "mg"'
    >>> match_of('"*^') is None
    True
    """
    terms: list[str] = []
    for found in _TERM.finditer(words):
        together, word = found.groups()
        text = together or word.rstrip("*")
        if not any(map(str.isalnum, text)):
            continue
        is_prefix = bool(word) and word.endswith("*") and len(text) >= _LEAST_PREFIX
        terms.append(f'"{text}"' + "*" * is_prefix)
        if len(terms) == _MOST_TERMS:
            break
    return " ".join(terms).replace("\0", " ") or None
