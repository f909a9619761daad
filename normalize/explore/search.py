"""The search: what is found, in which order, with which words of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from normalize.explore.query import GROUP
from normalize.explore.visible import SNIPPET_MARKS
from normalize.explore.words import match_of

if TYPE_CHECKING:
    import sqlite3

    from normalize.explore.facets import Count, Facets, Rows
    from normalize.explore.query import Query

PAGE = 20
_WORDS = 36
_EXCERPT = 240
_RANKED = 20_000
"""So many finds are put in order of relevance; more stay in the corpora's order, which takes no time."""


class Find(NamedTuple):
    """A question that was found."""

    id: str
    title: str
    site: str
    medical_specialty: str | None
    date_created: str | None
    answers_found: int
    snippet: str
    """Like the title, with SNIPPET_MARKS around the words that were found."""


class Results(NamedTuple):
    """A page of what was found, and what all that was found has in common."""

    query: Query
    total: int
    finds: list[Find]
    facets: dict[str, list[Count]]
    is_ranked: bool
    last_page: int


def search(connection: sqlite3.Connection, facets: Facets, query: Query) -> Results:
    """Find the questions that have all the words, themselves or in an answer, and all the values.

    What has no word that can be looked for finds nothing; no word at all finds everything.
    """
    match = match_of(query.words)
    is_ranked = False
    rows = facets.rows[:0] if query.words else facets.rows
    if match is not None:
        rows, is_ranked = _matching(connection, match)
    if (group := query.filters.get(GROUP)) is not None:
        rows = rows[np.isin(rows, _rowids(connection, 'select rowid from questions where "group" = ?', group))]
    rows = facets.narrowed(rows, {name: value for name, value in query.filters.items() if name != GROUP})
    last_page = max(-(-len(rows) // PAGE), 1)
    query = query.at_page(min(query.page, last_page))
    shown = rows[(query.page - 1) * PAGE : query.page * PAGE].tolist()
    return Results(
        query=query,
        total=len(rows),
        finds=[_find(connection, row, match) for row in shown],
        facets=facets.counts(rows),
        is_ranked=is_ranked,
        last_page=last_page,
    )


def _matching(connection: sqlite3.Connection, match: str) -> tuple[Rows, bool]:
    """Give the rowids of what matches, the most relevant first where there are not too many."""
    rows = _rowids(connection, "select rowid from words where words match ? order by rowid", match)
    if len(rows) > _RANKED:
        return rows, False
    weights = "bm25(words, 8.0, 4.0, 2.0, 1.0)"
    return _rowids(connection, f"select rowid from words where words match ? order by {weights}, rowid", match), True  # noqa: S608


def _rowids(connection: sqlite3.Connection, statement: str, value: str) -> Rows:
    return np.fromiter((row for (row,) in connection.execute(statement, (value,))), dtype=np.int64)


def _find(connection: sqlite3.Connection, row: int, match: str | None) -> Find:
    identity, title, text, site, specialty, date, answers = connection.execute(
        "select id, coalesce(name, headline, id), text, site, medical_specialty, date_created, answers_found "
        "from questions where rowid = ?",
        (row,),
    ).fetchone()
    if match is None:
        snippet = (text or "")[:_EXCERPT] + "…" * (len(text or "") > _EXCERPT)
    else:
        title, snippet = _marked(connection, row, match, title)
    return Find(identity, title, site, specialty, date, answers, snippet)


def _marked(connection: sqlite3.Connection, row: int, match: str, title: str) -> tuple[str, str]:
    """Mark the words in the title, and take that piece of the other texts that has most of them."""
    marks = SNIPPET_MARKS
    name, best, text = connection.execute(
        "select highlight(words, 0, ?, ?), snippet(words, -1, ?, ?, '…', ?), snippet(words, 2, ?, ?, '…', ?) "
        "from words where words match ? and rowid = ?",
        (*marks, *marks, _WORDS, *marks, _WORDS, match, row),
    ).fetchone()
    return name or title, (text or "") if best == name else best
