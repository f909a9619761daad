"""Crawls that end before their time: interrupted, or without a frontier that could be written. Nothing is lost."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawl.running import PROJECT, Crawled, command, live, run
from tests.crawl.web import Reply, Web, article, links, serving
from tests.frontier.databases import Database

PAGES = 40


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        running.replies = {"/": links(f"/en/article/{number}" for number in range(PAGES))}
        running.replies |= {
            f"/en/article/{number}": Reply(article(number).body, seconds=0.02) for number in range(PAGES)
        }
        yield running


def stop(web: Web, arguments: list[str], times: int, output: Path) -> None:
    """Start a crawl and press Ctrl-C in the middle, once or more often."""
    before = len(web.paths)
    with subprocess.Popen(
        command(output, *arguments), cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as crawl:
        while len(web.paths) < before + 8:
            assert crawl.poll() is None
            time.sleep(0.01)
        for _ in range(times):
            crawl.send_signal(signal.SIGINT)
            time.sleep(0.02)
        _, err = crawl.communicate(timeout=60)
    assert crawl.returncode == 130
    assert "Traceback" not in err
    assert err.splitlines()[-1] == "scrapy crawl: stopped before the end; the same command again goes on from here"


def test_after_ctrl_c_nobody_has_a_lease_and_the_next_crawl_goes_on(web: Web, database: Database) -> None:
    arguments = live(f"{web.address}/", "-s", f"FRONTIER={database.named}")
    stop(web, arguments, 1, database.output)
    rows = database.rows()
    assert {row.state for row in rows.values()} == {"done", "pending"}
    assert all(row.crawler is None for row in (*rows.values(), *database.hosts().values()))
    database.check_counts()
    finish(web, arguments, database)
    assert sorted(web.paths) == sorted(
        set(web.paths)
    )  # what was under way came to its end: no page was asked for twice


def test_after_a_second_ctrl_c_the_next_crawl_takes_the_leases_over_at_once(web: Web, database: Database) -> None:
    arguments = live(f"{web.address}/", "-s", f"FRONTIER={database.named}", "-s", "FRONTIER_LEASE_SECONDS=3000")
    stop(web, arguments, 2, database.output)
    finish(web, arguments, database)


def finish(web: Web, arguments: list[str], database: Database) -> None:
    crawled = run(database.output, *arguments)
    assert crawled.status == 0, crawled.err
    assert set(database.states().values()) == {"done"}
    assert len(crawled.records()) == PAGES
    assert len({record.source for record in crawled.records()}) == PAGES
    database.check_counts()


LOCKING = ("-s", "SPIDER_MODULES=tests.frontier.locking_style", "-s", "FRONTIER_PATIENCE=0.2")


def refused(crawled: Crawled) -> bool:
    """Whether a crawl has ended with one clear line on a frontier that was locked."""
    said = [line for line in crawled.err.splitlines() if not line.startswith("crawling ")]
    assert said == [
        f"scrapy crawl: {crawled.output}/frontier.db is locked by another program; nothing is lost: "
        "end that and run the same command again"
    ], crawled.err
    return crawled.status == 2


def test_a_frontier_that_is_locked_while_the_first_request_waits(web: Web, tmp_path: Path) -> None:
    arguments = live(f"{web.address}/", *LOCKING, style="locking")
    assert refused(run(tmp_path, *arguments, "-a", "when=at the start"))
    assert web.paths == []
    assert len(run(tmp_path, *arguments).records()) == PAGES


def test_a_frontier_that_is_locked_when_another_round_is_to_begin(web: Web, tmp_path: Path) -> None:
    arguments = live(f"{web.address}/", *LOCKING, style="locking")
    assert run(tmp_path, *arguments).status == 0
    asked = len(web.log)
    assert refused(run(tmp_path, *arguments, "-s", "RECRAWL=1", "-a", "when=at the start"))
    assert len(web.log) == asked
    assert run(tmp_path, *arguments, "-s", "RECRAWL=1").status == 0
    assert len(web.paths) == 2 * PAGES


def test_a_frontier_that_is_locked_when_the_crawl_tells_what_it_found(web: Web, tmp_path: Path) -> None:
    arguments = live(f"{web.address}/", *LOCKING, style="locking")
    assert refused(run(tmp_path, *arguments, "-a", "when=at the end"))
    again = run(tmp_path, *arguments)
    assert again.status == 0, again.err
    assert len(again.records()) == PAGES
    assert len(web.paths) == PAGES
