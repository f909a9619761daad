"""The demo sites, crawled over HTTP; their server's log tells what was asked for."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from crawler.demo import Access, DemoSite, build_sites, serve
from crawler.demo.hosts import DEMO_DOWNLOAD_HANDLERS
from crawler.demo.server import page_key
from crawler.records import RawRecord
from tests.crawl.running import CONTACT, Crawled, live, run


@dataclass(frozen=True, slots=True)
class Visit:
    site: DemoSite
    crawled: Crawled
    log: list[Access]


@pytest.fixture(scope="module", params=[0, 1, 2], ids=["doctor_panel", "doctor_reply", "qa_page"])
def visit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """One site, crawled from its start URLs."""
    site = build_sites(24)[request.param]
    with serve([site]) as server:
        handlers = f"DOWNLOAD_HANDLERS={json.dumps(DEMO_DOWNLOAD_HANDLERS)}"
        arguments = live(" ".join(site.start_urls), "-s", handlers, "-s", f"DEMO_PORT={server.port}", style=site.style)
        crawled = run(tmp_path_factory.mktemp("visit"), *arguments)
        return Visit(site, crawled, list(server.access_log))


def test_every_question_is_recorded_once(visit: Visit) -> None:
    assert visit.crawled.status == 0, visit.crawled.err
    urls = Counter(record.question.url for record in visit.crawled.records())
    assert urls == Counter(question.url for question in (*visit.site.truth, *visit.site.faq))


def test_every_page_is_asked_for_once_whatever_its_spelling(visit: Visit) -> None:
    asked = Counter(page_key(access.path) for access in visit.log if access.path != "/robots.txt")
    questions = {question.url.removeprefix(visit.site.origin) for question in visit.site.truth}
    assert questions < asked.keys()
    assert {path for path, times in asked.items() if times > 1} == set()
    assert sum(access.path == "/robots.txt" for access in visit.log) == 2  # for its rules, and for its sitemaps


def test_the_sitemaps_are_read_also_the_packed_one(visit: Visit) -> None:
    asked = {access.path for access in visit.log}
    assert {"/sitemap.xml", "/sitemap-questions.xml.gz", "/sitemap-lists.xml"} <= asked


def test_what_robots_txt_forbids_is_left_alone(visit: Visit) -> None:
    assert not [access.path for access in visit.log if access.path.startswith(visit.site.private_paths)]


def test_no_page_but_lists_and_questions_is_asked_for(visit: Visit) -> None:
    missing = {access.path: access.status for access in visit.log if access.status not in (200, 301)}
    assert set(missing.values()) <= {404}  # teasers of withdrawn pages
    assert missing.keys() - {"/ai.txt", "/.well-known/tdmrep.json"} == visit.crawled.reasons().keys()
    assert set(visit.crawled.reasons().values()) <= {"http_404"}


def test_the_server_can_tell_who_asks(visit: Visit) -> None:
    assert {access.user_agent for access in visit.log} == {f"medqa-corpus/0.1.0 (+{CONTACT})"}


def test_two_demo_crawls_give_the_same_records(tmp_path: Path) -> None:
    runs: list[list[RawRecord]] = []
    for name in ("once", "again"):
        crawled = run(tmp_path / name, "demo", "--pages", "12")
        assert crawled.status == 0, crawled.err
        assert all(record.fetched_at for record in crawled.records())
        runs.append([replace(record, fetched_at=None, archive=None) for record in crawled.records()])
    assert len(runs[0]) == 42
    assert runs[0] == runs[1]
