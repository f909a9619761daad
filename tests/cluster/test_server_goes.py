"""PostgreSQL restarts, crashes or goes away in the middle of a crawl: the crawl waits, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from tests.cluster.running import Starter
from tests.cluster.sites import Gated, asked_for, crawl, pages, records, wait_for
from tests.crawl.web import Web, serving
from tests.frontier.postgres import Postgres

PAGES = 6
GATE = "/en/article/1002"
CONTACT = "one@example.org"


@pytest.fixture
def web() -> Iterator[Web]:
    """A site that holds the crawl up in its middle."""
    with serving() as running:
        running.replies = gate = Gated(pages(1_000, PAGES), GATE)
        yield running
        gate.let_go()


def gate(web: Web) -> Gated:
    assert isinstance(web.replies, Gated)
    return web.replies


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_server_that_restarts(
    web: Web, postgres: Postgres, start: Starter, tmp_path: Path, how: Literal["fast", "immediate"]
) -> None:
    running = start.start(*crawl(tmp_path, [web], postgres.fresh(), CONTACT))
    gate(web).reached()
    postgres.stop(how)
    gate(web).let_go()
    try:
        wait_for(lambda: "trying again for 30 seconds" in running.told)
    finally:
        postgres.start()
    assert running.wait() == 0, running.told
    assert running.told.count("trying again") == 1
    assert "Traceback" not in running.told
    assert len(records(tmp_path)) == records(tmp_path).total() == PAGES
    assert set(asked_for(web).values()) == {1}


def test_a_server_that_is_gone_for_too_long(web: Web, postgres: Postgres, start: Starter, tmp_path: Path) -> None:
    command = crawl(tmp_path, [web], postgres.fresh(), CONTACT, "-s", "FRONTIER_PATIENCE=0.5")
    running = start.start(*command)
    gate(web).reached()
    postgres.stop("fast")
    try:
        gate(web).let_go()
        assert running.wait() == 2
        said = running.told.splitlines()[-1]
        assert said.startswith("scrapy crawl: postgresql+psycopg://postgres:***@")
        assert said.endswith("; nothing is lost: run the same command again")
        assert "Traceback" not in running.told
        again = start.start(*command)
        assert again.wait() == 2
        assert again.told.count("\n") == 1
        assert again.told.startswith("scrapy crawl: postgresql+psycopg://postgres:***@")
    finally:
        postgres.start()
    last = start.start(*command)
    assert last.wait() == 0, last.told
    assert len(records(tmp_path)) == records(tmp_path).total() == PAGES
    assert max(asked_for(web).values()) == 2  # what was not durable is fetched again, once
