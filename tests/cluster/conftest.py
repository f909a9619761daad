"""What crawls beside one another need: a server for their frontier, a starter, and a site that a test can hold up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cluster.running import Starter, starter
from tests.frontier.postgres import Postgres, postgres_server


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starter]:
    with starter(tmp_path_factory.mktemp("told")) as running:
        yield running


@pytest.fixture
def start(warm: Starter) -> Iterator[Starter]:
    """Starts commands; whatever still runs when the test ends is killed."""
    yield warm
    warm.end_all()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with postgres_server() as server:
        yield server
