"""What the start page tells of the corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

    from normalize.explore.facets import Count, Facets

_COUNTED = {
    "questions": "select count(*) from questions",
    "answers": "select count(*) from answers",
    "authors": "select count(distinct author) from answers",
    "links": "select count(target_id) from related",
    "duplicates": "select count(*) from duplicates",
    "cuts": "select coalesce(sum(cuts), 0) from cuts",
}


class Overview(NamedTuple):
    """The corpora in figures."""

    counts: dict[str, int]
    """By what was counted; authors are told apart by their names."""
    facets: dict[str, list[Count]]


def overview(connection: sqlite3.Connection, facets: Facets) -> Overview:
    """Count what the database holds."""
    counts = {name: connection.execute(statement).fetchone()[0] for name, statement in _COUNTED.items()}
    return Overview(counts, facets.counts(facets.rows))
