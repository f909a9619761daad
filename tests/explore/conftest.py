"""A corpus to explore, and the explorer over it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from normalize.explore.build import connect, database
from normalize.explore.explorer import Explorer
from normalize.explore.plugin import open_explorer
from normalize.pipeline import normalize
from normalize.progress import silent
from normalize.settings import Settings
from tests.browser.chromium import browser
from tests.explore.pages import write_raw

__all__ = ["browser"]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output directory with corpora, to be read alone; its name has what a URI's path may not have."""
    output = tmp_path_factory.mktemp("corpora") / "mine #1? 100%"
    write_raw(output)
    normalize(Settings(output=output), silent)
    return output


@pytest.fixture
def connection(corpus: Path) -> Iterator[sqlite3.Connection]:
    """Its database."""
    with database(corpus, silent) as path, closing(connect(path)) as opened:
        yield opened


@dataclass(frozen=True)
class Client:
    """Asks the explorer in this process."""

    explorer: Explorer

    def get(self, path: str, **options: object) -> httpx.Response:
        """The answer to a request."""
        return self.ask("GET", path, **options)

    def ask(self, method: str, path: str, **options: object) -> httpx.Response:
        """The answer to a request of any method."""

        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.explorer.app())
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001") as client:
                return await client.request(method, path, **options)  # type: ignore[arg-type]

        return asyncio.run(answer())


@pytest.fixture
def over() -> Iterator[Callable[[Path], Client]]:
    """Opens an explorer over an output directory."""
    opened: list[Explorer] = []

    def explore(folder: Path) -> Client:
        with database(folder, silent) as path:
            opened.append(open_explorer(folder, path))
        return Client(opened[-1])

    yield explore
    for explorer in opened:
        explorer.close()


@pytest.fixture
def client(corpus: Path, over: Callable[[Path], Client]) -> Client:
    """Asks the explorer over the corpus."""
    return over(corpus)
