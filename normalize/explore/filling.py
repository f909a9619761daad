"""What goes into `explore.db`: the rows of all records, and the ties between them."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec

from normalize.corpus_reader import corpora
from normalize.explore.lines import ledger_of, read_lines
from normalize.explore.rows import rows_of
from normalize.explore.tables import (
    LAYOUT,
    NAME,
    AboutRow,
    EdgeRow,
    Row,
    create_indexes,
    create_tables,
    insertion,
)
from normalize.explore.words import create_words
from normalize.extras import needs
from normalize.graph.verdicts import Edge

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from normalize.progress import Advance, Progress

_AT_ONCE = 500
_LINKS = """
    update related set target_id = (select question_id from duplicates where duplicates.id = related.target_id)
    where target_id not in (select id from questions)
"""
_edge = msgspec.json.Decoder(Edge).decode


def fill(folder: Path, digest: str, path: Path, progress: Progress) -> None:
    """Fill an empty file with the corpora of an output directory.

    Args:
        folder: the output directory.
        digest: the SHA-256 of its manifest, which the database keeps.
        path: the file.
        progress: shows how far it is.

    Raises:
        ValueError: a line of the corpora, of a ledger or of the graph is none.
        OSError: a file can't be read.
        sqlite3.Error: two records have one id, or the file can't be written.
    """
    files = corpora(folder)
    ledgers = [ledger for ledger in map(ledger_of, files) if ledger.exists()]
    size = sum(file.stat().st_size for file in (*files, *files, *ledgers))  # the corpora's words are indexed later on
    with needs("explore", "the explorer"):
        from sqlite_utils import Database
    with closing(Database(path)) as tables:
        connection = tables.conn
        for pragma in ("journal_mode = off", "synchronous = off", f"user_version = {LAYOUT}"):
            tables.execute(f"pragma {pragma}")
        create_tables(tables)
        with progress(NAME, size) as advance:
            with connection:
                _insert(connection, _rows(folder, digest, advance))
                connection.execute(_LINKS)
            create_indexes(tables)
            create_words(tables, advance)
        tables.execute("analyze")


def _rows(folder: Path, digest: str, advance: Advance) -> Iterator[tuple[str, Row]]:
    """Yield all rows, each with its table's name."""
    for corpus in corpora(folder):
        for line in read_lines(corpus):
            yield from rows_of(line)
            advance(line.corpus_length + (line.ledger_length or 0))
    for edge in _edges(folder / "graph" / "edges.jsonl"):
        yield "edges", EdgeRow(edge.kind, edge.source, edge.target, edge.match, edge.score)
    yield "about", AboutRow("manifest_sha256", digest)


def _insert(connection: sqlite3.Connection, rows: Iterable[tuple[str, Row]]) -> None:
    """Insert rows, many of a table at once."""
    waiting: defaultdict[str, list[Row]] = defaultdict(list)
    for name, row in rows:
        waiting[name].append(row)
        if len(waiting[name]) == _AT_ONCE:
            connection.executemany(insertion(name), waiting.pop(name))
    for name, left in waiting.items():
        connection.executemany(insertion(name), left)


def _edges(path: Path) -> Iterator[Edge]:
    """Yield the ties between records; none where the graph was not handed on with the corpora."""
    if not path.exists():
        return
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _edge(line)
            except ValueError as error:
                raise ValueError(f"{path} line {number}: {error}") from None
