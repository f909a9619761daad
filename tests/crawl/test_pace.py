"""A host sets the pace: rests that it asks for, delays, rules that can't be read. Its log is the witness."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.crawl.running import Crawled, live, run
from tests.crawl.web import Reply, Web, article, links

PAGES = [f"/en/article/{number}" for number in range(1, 7)]
QUICKLY = ("-s", "BACK_OFF=0.2")


@pytest.fixture
def site(web: Web) -> Web:
    web.replies = {"/": links(PAGES)} | {path: article(number) for number, path in enumerate(PAGES, 1)}
    return web


def crawl(web: Web, output: Path, *options: str) -> Crawled:
    return run(output, *live(f"{web.address}/", *QUICKLY, *options))


def overloaded(status: int = 429, retry_after: str | None = None) -> Reply:
    return Reply(b"Later, please.", status, headers={"Retry-After": retry_after} if retry_after else {})


def gap_after_refusal(web: Web, path: str = PAGES[2]) -> float:
    """Seconds from the first request for a page to the next for anything that was sent after its reply."""
    first = next(at for at, asked in enumerate(web.log) if asked.path == path)
    return web.times[first + 1] - web.times[first]


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_in_seconds_is_kept(site: Web, tmp_path: Path, status: int) -> None:
    site.before[PAGES[2]] = [overloaded(status, "2")]
    crawled = crawl(site, tmp_path, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    assert crawled.status == 0, crawled.err
    assert len(crawled.records()) == len(PAGES)
    assert gap_after_refusal(site) >= 2


def test_retry_after_as_a_date_is_kept(site: Web, tmp_path: Path) -> None:
    site.before[PAGES[2]] = [Reply(status=503, rest=2)]
    crawled = crawl(site, tmp_path, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    assert len(crawled.records()) == len(PAGES)
    assert gap_after_refusal(site) >= 2


def test_an_overloaded_host_gets_rests_and_all_of_its_pages_come(site: Web, tmp_path: Path) -> None:
    site.before[PAGES[1]] = [overloaded() for _ in range(4)]
    crawled = crawl(site, tmp_path, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    assert crawled.status == 0, crawled.err
    assert len(crawled.records()) == len(PAGES)
    rests = sorted(later - earlier for earlier, later in pairwise(site.times))[-4:]
    assert rests[0] >= 0.2
    assert rests[-1] >= 0.8  # the third in a row, when no other page is left, is four times the first


def test_a_crawl_that_begins_with_pages_of_an_overloaded_host_waits_for_them(site: Web, tmp_path: Path) -> None:
    site.before |= {path: [overloaded(503)] for path in PAGES[:4]}
    urls = " ".join(site.address + path for path in PAGES)
    crawled = run(tmp_path, *live(urls, *QUICKLY, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1"))
    assert crawled.status == 0, crawled.err
    assert len(crawled.records()) == len(PAGES)


def test_so_does_one_that_goes_on_with_them(site: Web, tmp_path: Path) -> None:
    site.before |= {path: [overloaded(503)] * 2 for path in PAGES[:4]}
    one_by_one = ("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    first = crawl(site, tmp_path, *one_by_one, "-s", "HOST_PATIENCE=0.1")
    assert not first.records(), first.err
    asked = len(site.log)
    second = crawl(site, tmp_path, *one_by_one)
    assert second.status == 0, second.err
    assert "/" not in [entry.path for entry in site.log[asked:]], "a page that is answered came first"
    assert len(second.records()) == len(PAGES)


def test_a_long_rest_ends_the_crawl_and_is_remembered(site: Web, tmp_path: Path) -> None:
    site.before[PAGES[2]] = [overloaded(429, "3600")]
    first = crawl(site, tmp_path, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    assert "asks for a rest of another 60 minutes" in first.err
    assert len(first.records()) == 2
    asked = len(site.log)
    second = crawl(site, tmp_path)
    assert "asks for a rest of another 60 minutes" in second.err
    assert len(site.log) == asked, "the host was asked before its time"


def test_a_crawl_delay_is_kept_between_any_two_requests(site: Web, tmp_path: Path) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.4\n", content_type="text/plain")
    crawled = crawl(site, tmp_path)
    assert len(crawled.records()) == len(PAGES)
    behind_robots = site.times[1:]
    assert min(later - earlier for earlier, later in pairwise(behind_robots)) >= 0.39


def test_the_delay_is_the_least_between_two_requests(site: Web, tmp_path: Path) -> None:
    crawled = crawl(site, tmp_path, "-s", "DOWNLOAD_DELAY=0.3")
    assert len(crawled.records()) == len(PAGES)
    assert site.most_at_once == 1
    assert min(later - earlier for earlier, later in pairwise(site.times)) >= 0.29


def test_rules_that_cannot_be_read_keep_everything_back_until_they_can(site: Web, tmp_path: Path) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /en/article/3\n", content_type="text/plain")
    site.before["/robots.txt"] = [Reply(status=500), Reply(status=503)]
    crawled = crawl(site, tmp_path)
    assert crawled.status == 0, crawled.err
    assert [asked.path for asked in site.log[:3]] == ["/robots.txt"] * 3
    assert len(crawled.records()) == len(PAGES) - 1
    assert "/en/article/3" not in site.paths


def test_a_crawl_ends_where_rules_can_never_be_read(site: Web, tmp_path: Path) -> None:
    site.replies["/robots.txt"] = Reply(status=503)
    crawled = crawl(site, tmp_path, "-s", "HOST_PATIENCE=1")
    assert crawled.status == 1
    assert {asked.path for asked in site.log} == {"/robots.txt"}
    assert "robots.txt can't be read" in crawled.err
    assert "waiting: 2 pages; the same command tries again" in crawled.err
    del site.replies["/robots.txt"]
    assert len(crawl(site, tmp_path, "-s", "HOST_PATIENCE=60").records()) == len(PAGES)


@pytest.mark.parametrize("there", ["/r/robots.txt", "http://127.0.0.1:1/robots.txt"])
def test_rules_behind_a_redirect_that_can_never_be_read_end_the_crawl_too(
    site: Web, tmp_path: Path, there: str
) -> None:
    site.replies["/robots.txt"] = Reply(status=301, headers={"Location": there})
    site.replies["/r/robots.txt"] = Reply(status=503, headers={"Retry-After": "1"})
    crawled = crawl(site, tmp_path, "-s", "HOST_PATIENCE=3")
    assert crawled.status == 1
    assert {asked.path for asked in site.log} <= {"/robots.txt", "/r/robots.txt"}
    assert len(site.log) < 12


def test_a_crawl_delay_longer_than_anybody_waits_ends_the_crawl(site: Web, tmp_path: Path) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 86400\n", content_type="text/plain")
    crawled = crawl(site, tmp_path)
    assert crawled.status == 1
    assert [asked.path for asked in site.log] == ["/robots.txt"]
    assert "asks for 86,400 seconds between two requests" in crawled.err


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_rules_allows_everything(site: Web, tmp_path: Path, status: int) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /\n", status)
    assert len(crawl(site, tmp_path).records()) == len(PAGES)


def test_pages_that_are_too_large_are_no_sign_of_a_host_that_is_away(site: Web, tmp_path: Path) -> None:
    for path in PAGES[:4]:
        site.replies[path] = Reply(b"<p>" + b"a" * 40_000)
    crawled = crawl(site, tmp_path, "-s", "DOWNLOAD_MAXSIZE=20000", "-s", "HOST_MISSES=3")
    assert crawled.reasons() == dict.fromkeys(PAGES[:4], "too_large")
    assert len(crawled.records()) == len(PAGES) - 4
