"""Crawls that end before their time: interrupted, or without a frontier that could be written. Nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from signal import SIGINT

import pytest

from tests.cluster.running import Running, Starter
from tests.crawl.running import live
from tests.crawl.web import Web, article, links, serving
from tests.frontier.databases import Database

PAGES = 16


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        running.replies = {"/": links(f"/en/article/{number}" for number in range(PAGES))}
        running.replies |= {f"/en/article/{number}": article(number) for number in range(PAGES)}
        yield running


def command(web: Web, output: Path, *options: str, style: str = "doctor_reply") -> list[str]:
    # Without a delay Scrapy 2.19 asks for all pages at once, whatever CONCURRENT_REQUESTS_PER_DOMAIN says.
    slowly = ("-s", "DOWNLOAD_DELAY=0.03")
    return ["scrapy", *live(f"{web.address}/", "-s", f"OUTPUT={output}", *slowly, *options, style=style)]


def stop(web: Web, running: Running, times: int) -> None:
    """Press Ctrl-C in the middle, once or more often."""
    while len(web.paths) < 5:
        assert not running.has_ended, running.told
        time.sleep(0.01)
    for _ in range(times):
        running.send(SIGINT)
        time.sleep(0.02)
    assert running.wait() == 130
    assert "Traceback" not in running.told
    last = running.told.splitlines()[-1]
    assert last == "scrapy crawl: stopped before the end; the same command again goes on from here"


def finish(running: Running, database: Database) -> None:
    crawled = running.crawled(database.output)
    assert crawled.status == 0, crawled.err
    assert set(database.states().values()) == {"done"}
    sources = [record.source for record in crawled.records()]
    assert len(sources) == len(set(sources)) == PAGES
    database.check_counts()


def test_after_ctrl_c_nobody_has_a_lease_and_the_next_crawl_goes_on(
    web: Web, database: Database, start: Starter
) -> None:
    line = command(web, database.output, "-s", f"FRONTIER={database.named}")
    stop(web, start.start(*line), 1)
    rows = database.rows()
    assert {row.state for row in rows.values()} == {"done", "pending"}
    assert all(row.crawler is None for row in (*rows.values(), *database.hosts().values()))
    database.check_counts()
    finish(start.start(*line), database)
    assert sorted(web.paths) == sorted(
        set(web.paths)
    )  # what was under way came to its end: no page was asked for twice


def test_after_a_second_ctrl_c_the_next_crawl_takes_the_leases_over_at_once(
    web: Web, database: Database, start: Starter
) -> None:
    line = command(web, database.output, "-s", f"FRONTIER={database.named}", "-s", "FRONTIER_LEASE_SECONDS=3000")
    stop(web, start.start(*line), 2)
    finish(start.start(*line), database)


LOCKING = ("-s", "SPIDER_MODULES=tests.frontier.locking_style", "-s", "FRONTIER_PATIENCE=0.2")


def refused(running: Running, output: Path) -> bool:
    """Whether a crawl has ended with one clear line on a frontier that was locked."""
    status = running.wait()
    said = [line for line in running.told.splitlines() if not line.startswith("crawling ")]
    assert said == [
        f"scrapy crawl: {output}/frontier.db is locked by another program; nothing is lost: "
        "end that and run the same command again"
    ], running.told
    return status == 2


def test_a_frontier_that_is_locked_while_the_first_request_waits(web: Web, tmp_path: Path, start: Starter) -> None:
    line = command(web, tmp_path, *LOCKING, style="locking")
    assert refused(start.start(*line, "-a", "when=at the start"), tmp_path)
    assert web.paths == []
    assert len(start.start(*line).crawled(tmp_path).records()) == PAGES


def test_a_frontier_that_is_locked_when_another_round_is_to_begin(web: Web, tmp_path: Path, start: Starter) -> None:
    line = command(web, tmp_path, *LOCKING, style="locking")
    assert start.start(*line).wait() == 0
    asked = len(web.log)
    assert refused(start.start(*line, "-s", "RECRAWL=1", "-a", "when=at the start"), tmp_path)
    assert len(web.log) == asked
    assert start.start(*line, "-s", "RECRAWL=1").wait() == 0
    assert len(web.paths) == 2 * PAGES


def test_a_frontier_that_is_locked_when_the_crawl_tells_what_it_found(web: Web, tmp_path: Path, start: Starter) -> None:
    line = command(web, tmp_path, *LOCKING, style="locking")
    assert refused(start.start(*line, "-a", "when=at the end"), tmp_path)
    again = start.start(*line).crawled(tmp_path)
    assert again.status == 0, again.err
    assert len(again.records()) == PAGES
    assert len(web.paths) == PAGES
