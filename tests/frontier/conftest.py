"""Databases for the frontier: each test that asks for `database` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.running import Starter, starter
from tests.frontier.databases import Database
from tests.frontier.postgres import Postgres, postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starter]:
    with starter(tmp_path_factory.mktemp("told")) as running:
        yield running


@pytest.fixture
def start(warm: Starter) -> Iterator[Starter]:
    """Starts commands; whatever still runs when the test ends is killed."""
    yield warm
    warm.end_all()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    server: Postgres | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    with Database(tmp_path / "out", server.fresh() if server else "") as fresh:
        yield fresh


@pytest.fixture
def on_server(postgres: Postgres, tmp_path: Path) -> Iterator[Database]:
    """For what SQLite can't do."""
    with Database(tmp_path / "out", postgres.fresh()) as fresh:
        yield fresh
