"""Datasette over `explore.db`: read only, without SQL, with pages of the explorer's own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from datasette.app import Datasette
from datasette.database import Database

from normalize.explore.build import connect
from normalize.explore.facets import Facets
from normalize.explore.query import FACETS

if TYPE_CHECKING:
    from collections.abc import Callable

DATABASE = "explore"
"""What Datasette calls it: the beginning of its tables' addresses."""
_Found = TypeVar("_Found")
_HERE = Path(__file__).parent
_SETTINGS = {
    "default_allow_sql": False,
    "allow_download": False,
    "allow_csv_stream": False,
    "suggest_facets": False,
    "default_page_size": 50,
    "truncate_cells_html": 0,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 3000,
    "num_sql_threads": 2,
}
_DESCRIPTIONS = {
    "questions": "One row a record.",
    "answers": "The answers with their authors; stars are the doctor's, never a score of the answer.",
    "keywords": "The pages' tags.",
    "related": "Teasers as links; target_id is set where the corpora hold the question.",
    "warnings": "What a reader of a record should know.",
    "duplicates": "Records that were merged into a question.",
    "cuts": "How often a rule cut from texts of a kind. What was cut stands on the question's page.",
    "edges": "What ties two records: copies, links, shared answers.",
    "about": "What this database was made from.",
}


class Explorer(Datasette):  # type: ignore[misc] # Datasette tells no types
    """The application.

    Args:
        folder: the output directory.
        path: its database.
        key: what a visitor must have; None: everybody who reaches it is let in.
    """

    def __init__(self, folder: Path, path: Path, key: str | None = None) -> None:
        self.folder, self.key = folder, key
        with closing(connect(path)) as connection:
            self.facets = Facets(connection)
        super().__init__(
            immutables=[str(path)],
            metadata=_metadata(),
            settings=_SETTINGS,
            template_dir=str(_HERE / "templates"),
            static_mounts=[("look", str(_HERE / "static"))],
        )
        for name in list(self.databases):
            if name != "_internal":
                self.remove_database(name)
        self.add_database(_ReadOnly(self, str(path), is_mutable=False), name=DATABASE)

    async def ask(self, question: Callable[[sqlite3.Connection], _Found]) -> _Found:
        """Ask the database something, in a thread of its own."""
        found: _Found = await self.get_database(DATABASE).execute_fn(question)
        return found

    def close(self) -> None:
        """End the threads, and close their connections."""
        self.executor.shutdown()
        self.get_database(DATABASE).close()


class _ReadOnly(Database):  # type: ignore[misc]
    """A database whose path may have any characters: Datasette takes "?" and "#" for parts of a URI."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        if write:
            raise PermissionError("the explorer writes nothing")
        connection = connect(Path(self.path))
        self._all_file_connections.append(connection)
        return connection


def _metadata() -> dict[str, object]:
    tables: dict[str, dict[str, object]] = {
        name: {"description": description} for name, description in _DESCRIPTIONS.items()
    }
    columns: list[object] = [name for name in FACETS if name != "warning"]
    tables["questions"] |= {
        "facets": [*columns, {"array": "warnings"}],
        "fts_table": "words",
        "fts_pk": "rowid",
        "label_column": "name",
        "sort": "id",
    }
    tables["warnings"] |= {"facets": ["warning"]}
    tables["cuts"] |= {"facets": ["rule", "field"]}
    tables["edges"] |= {"facets": ["kind"]}
    return {"title": "Explorer", "allow_sql": False, "databases": {DATABASE: {"tables": tables}}}
