"""When two requests are one, and whose they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request, Spider
from scrapy.utils.test import get_crawler

from crawler.fingerprint import CanonicalFingerprinter
from crawler.frontier.discovery import Discovery
from tests.frontier.databases import Database
from tests.frontier.pages import new

URL = "http://a.test/en/article/1"


def discovery(name: str, hosts: set[str] | None = None) -> Discovery:
    crawler = get_crawler()
    crawler.request_fingerprinter = CanonicalFingerprinter()
    return Discovery(crawler, Spider(name), hosts)


ONE = discovery("one")


@pytest.mark.parametrize(
    "same",
    [
        Request("https://a.test/en/article/1"),
        Request("http://A.Test:80/en/article/1/"),
        Request(f"{URL}?utm_source=mail#replies"),
        Request(URL, priority=9, dont_filter=True, meta={"depth": 3}, headers={"Accept": "text/html"}),
    ],
)
def test_spellings_of_one_page_are_one_request(same: Request) -> None:
    assert ONE.fingerprint(same) == ONE.fingerprint(Request(URL))


@pytest.mark.parametrize(
    "other",
    [
        Request("http://a.test/en/article/2"),
        Request("http://b.test/en/article/1"),
        Request("http://a.test:8080/en/article/1"),
        Request(f"{URL}?page=2"),
        Request(URL, method="HEAD"),
        Request(f"{URL}/", meta={"redirect_urls": [URL]}),  # many sites send one spelling to the other
        Request(URL, meta={"redirect_urls": [URL, f"{URL}/"]}),
    ],
)
def test_other_requests_are_others(other: Request) -> None:
    assert ONE.fingerprint(other) != ONE.fingerprint(Request(URL))


def test_a_redirect_to_another_page_is_that_page() -> None:
    redirected = Request(URL, meta={"redirect_urls": ["http://a.test/old/1"]})
    assert ONE.fingerprint(redirected) == ONE.fingerprint(Request(URL))


def test_each_spider_has_requests_of_its_own() -> None:
    assert len({discovery(name).fingerprint(Request(URL)) for name in ("one", "other", "on", "onee")}) == 4


@given(st.lists(st.integers(0, 9**6), unique=True, max_size=50))
def test_fingerprints_are_sixteen_bytes_and_differ(numbers: list[int]) -> None:
    prints = {ONE.fingerprint(Request(f"http://a.test/en/article/{number}")) for number in numbers}
    assert len(prints) == len(numbers)
    assert {len(print_) for print_ in prints} <= {16}


def test_a_request_for_another_host_is_refused_and_told_by_its_authority() -> None:
    of_two = discovery("one", {"a.test", "b.test:8080"})
    rows = [of_two.row(Request(f"{host}/1")) for host in ("http://a.test", "https://b.test:8080", "http://b.test")]
    assert [(row.host, row.refused) for row in rows] == [
        ("a.test", None),
        ("b.test:8080", None),
        ("b.test", "other_host"),
    ]


def test_what_is_durable_is_not_handed_on_again() -> None:
    finds = discovery("one")
    links = finds.new([Request(URL), Request("http://a.test/2")])
    assert len(links) == 2
    assert len(finds.new([Request(URL)])) == 1  # nobody has said yet that it is durable
    finds.remember(links)
    assert finds.new([Request(f"{URL}/"), Request("http://a.test/2?utm_id=1")]) == []
    assert len(finds.new([Request(URL, meta={"lastmod": "2026-11-20"})])) == 1  # a sitemap has something to tell


def test_the_frontier_takes_a_fingerprint_once(database: Database) -> None:
    crawler = database.crawler()
    for _ in range(2):
        crawler.add(new(1), new(1), new(2))
    assert len(database.rows()) == 2
    database.check_counts()
