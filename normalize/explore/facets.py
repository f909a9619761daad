"""The facets of all records, in memory: how many of the found ones each value has is counted without the database.

A record takes 48 bytes, and 8 more for each of its warnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from normalize.explore.query import FACETS, NOTHING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    Rows = NDArray[np.int64]
    """The rowids of records, in an order that matters to whoever asked."""


class Count(NamedTuple):
    """How many of the found records have a value."""

    value: str
    records: int


class _Column:
    """One facet: which rows have which value; a row may have several, or none."""

    def __init__(self, pairs: Iterable[tuple[int, object]], rows: int) -> None:
        codes: dict[str, int] = {}
        found = [(row, codes.setdefault(NOTHING if value is None else str(value), len(codes))) for row, value in pairs]
        self.values = list(codes)
        self._codes = codes
        self._pairs = np.array(found, dtype=np.int32).reshape(-1, 2)
        self._rows = rows

    def having(self, value: str) -> NDArray[np.bool_]:
        """By rowid, which rows have a value."""
        has: NDArray[np.bool_] = np.zeros(self._rows, dtype=np.bool_)
        if (code := self._codes.get(value)) is not None:
            has[self._pairs[self._pairs[:, 1] == code, 0]] = True
        return has

    def count(self, among: NDArray[np.bool_]) -> list[Count]:
        """Count the values of some rows, the most frequent first, and at last those that have none."""
        codes = self._pairs[among[self._pairs[:, 0]], 1]
        counts = np.bincount(codes, minlength=len(self.values)).tolist()
        found = (Count(value, records) for value, records in zip(self.values, counts, strict=True) if records)
        return sorted(found, key=lambda count: (count.value == NOTHING, -count.records, count.value))


class Facets:
    """The facets of a database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        (last,) = connection.execute("select coalesce(max(rowid), 0) from questions").fetchone()
        self.rows: Rows = np.array(
            [row for (row,) in connection.execute("select rowid from questions order by rowid")], dtype=np.int64
        )
        self._columns = {
            name: _Column(connection.execute(f'select rowid, "{name}" from questions'), last + 1)  # noqa: S608 - our own names
            for name in FACETS
            if name != "warning"
        }
        warnings = "select questions.rowid, warning from warnings join questions on questions.id = question_id"
        self._columns["warning"] = _Column(connection.execute(warnings), last + 1)
        self._last = last

    def narrowed(self, rows: Rows, filters: Mapping[str, str]) -> Rows:
        """Leave those rows that have all the values asked for, in their order."""
        for name, value in filters.items():
            rows = rows[self._columns[name].having(value)[rows]]
        return rows

    def counts(self, rows: Rows) -> dict[str, list[Count]]:
        """Count the values of every facet, years from the latest on; a facet that no row has is not there."""
        among: NDArray[np.bool_] = np.zeros(self._last + 1, dtype=np.bool_)
        among[rows] = True
        counted = {name: self._columns[name].count(among) for name in FACETS}
        counted["year"].sort(key=lambda count: count.value, reverse=True)
        return {name: found for name, found in counted.items() if any(count.value != NOTHING for count in found)}
