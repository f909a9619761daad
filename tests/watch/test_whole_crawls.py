"""Whole crawls of the demo sites: as they are, and redesigned in their middle."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from crawler.demo import build_sites
from crawler.demo.hosts import DEMO_DOWNLOAD_HANDLERS
from crawler.demo.redesign import PROMOTION, Redesign
from crawler.demo.server import page_key
from tests.crawl.running import Crawled, live, run
from tests.servers.demo import DemoServer, demo_server
from tests.watch.pages import STYLES

PAGES = 96
AFTER = 40
URL = re.compile(r"^    (https://\S+)$", re.MULTILINE)


def crawl(server: DemoServer, style: str, output: Path, *options: str) -> Crawled:
    site = build_sites(PAGES)[STYLES.index(style)]
    handlers = f"DOWNLOAD_HANDLERS={json.dumps(DEMO_DOWNLOAD_HANDLERS)}"
    return run(
        output,
        *live(" ".join(site.start_urls), "-s", handlers, "-s", f"DEMO_PORT={server.port}", *options, style=style),
    )


def asked_questions(server: DemoServer, style: str) -> list[str]:
    """The question pages in the order in which the server was asked for them."""
    site = build_sites(PAGES)[STYLES.index(style)]
    keys = [page_key(access.path) for access in server.access_log if access.host == site.host]
    return [site.origin + key for key in keys if key in site.questions]


@pytest.mark.parametrize(
    ("style", "redesign", "told"),
    [
        ("doctor_panel", "promotion", PROMOTION),
        ("doctor_reply", "bare", "pages with dates"),
        ("doctor_reply", "wording", "question pages of an unknown style"),
    ],
)
def test_a_site_that_is_redesigned_ends_with_status_1_and_three_examples(
    style: str, redesign: Redesign, told: str, tmp_path: Path
) -> None:
    with demo_server(PAGES) as server:
        server.redesign(redesign, AFTER)
        crawled = crawl(server, style, tmp_path)
        order = asked_questions(server, style)
    assert crawled.status == 1, crawled.err
    assert len(order) == PAGES  # the crawl went on
    warned, _, summary = crawled.err.partition("the crawl fell short")
    assert told in warned
    assert told in summary
    assert crawled.err.count("WARNING") == warned.count("WARNING")
    examples = URL.findall(summary.partition(told)[2])[:3]
    assert len(set(examples)) == 3
    # An alarm names the latest pages that it had seen: it came right behind them.
    assert {order.index(url) >= AFTER for url in examples} == {True}
    assert max(order.index(url) for url in examples) < AFTER + 50
    assert "Spidermon" not in crawled.err


def test_the_watch_stops_a_crawl_where_that_is_asked_for(tmp_path: Path) -> None:
    with demo_server(PAGES) as server:
        server.redesign("wording", AFTER)
        stopped = crawl(server, "doctor_panel", tmp_path, "-s", "WATCH_STOP=1")
        seen = len(asked_questions(server, "doctor_panel"))
    assert stopped.status == 1
    assert "the same command again goes on" in stopped.err
    assert AFTER < seen <= AFTER + 50


def test_an_ordinary_crawl_says_nothing_of_it(tmp_path: Path) -> None:
    crawled = run(tmp_path, "demo", "--pages", "64")
    assert crawled.status == 0, crawled.err
    assert {line.partition(":")[0] for line in crawled.err.splitlines()} <= {
        "crawling doctor_panel",
        "crawling doctor_reply",
        "crawling qa_page",
    }
