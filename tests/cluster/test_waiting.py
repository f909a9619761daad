"""A crawl that waits for a page leaves its database alone, and the host too."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from crawler.frontier.database import database_url, read_database
from crawler.frontier.tables import crawlers
from tests.cluster.running import Starter
from tests.cluster.sites import Gated, crawl, pages
from tests.crawl.web import links, serving
from tests.frontier.postgres import Postgres


def transactions(output: Path, named: str) -> int:
    """How many transactions the one crawler has made so far."""
    engine = read_database(database_url(output, named))
    with engine.connect() as connection:
        made = connection.execute(select(func.max(crawlers.c.commits))).scalar_one()
    engine.dispose()
    return int(made)


@pytest.mark.parametrize(("kind", "gate_at"), [("sqlite", "/en/article/1002"), ("postgresql", "/")])
def test_a_crawl_that_waits_for_a_page(
    start: Starter, tmp_path: Path, kind: str, gate_at: str, request: pytest.FixtureRequest
) -> None:
    """While it has other pages to ask for, and while it has none."""
    server: Postgres | None = request.getfixturevalue("postgres") if kind == "postgresql" else None
    named = server.fresh() if server else ""
    with serving() as web:
        web.replies = gate = Gated(pages(1_000, 6), gate_at)
        running = start.start(*crawl(tmp_path, [web], named, "one@example.org"))
        gate.reached()
        before = transactions(tmp_path, named)
        time.sleep(1)
        assert transactions(tmp_path, named) - before < 15  # it could make hundreds
        gate.let_go()
        assert running.wait() == 0


@pytest.mark.parametrize("at_once", [1, 3])
def test_a_host_is_asked_for_no_more_pages_at_a_time_than_it_should_be(
    start: Starter, tmp_path: Path, at_once: int
) -> None:
    """Scrapy's own limit holds only where there is a delay between two requests."""
    with serving() as web:
        web.replies = {path: replace(reply, seconds=0.05) for path, reply in pages(1_000, 9).items()}
        web.replies["/"] = links(web.replies)
        options = ("-s", f"CONCURRENT_REQUESTS_PER_DOMAIN={at_once}")
        running = start.start(*crawl(tmp_path, [web], "", "one@example.org", *options))
        assert running.wait() == 0
        assert web.most_at_once == at_once
