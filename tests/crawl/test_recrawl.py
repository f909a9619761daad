"""Pages are visited again: what has not changed costs little, what has changed is a version, what is gone is marked."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.demo import DemoSite, build_sites
from crawler.demo.editions import Changes, changes
from crawler.demo.hosts import DEMO_DOWNLOAD_HANDLERS
from crawler.demo.server import page_key
from tests.crawl.running import Crawled, live, run
from tests.crawl.web import Reply, Web, article, links
from tests.servers.demo import demo_server

PAGES = 24


@dataclass(frozen=True, slots=True)
class Revisited:
    site: DemoSite
    changes: Changes
    first: Crawled
    again: Crawled
    asked: dict[str, int]
    """What was asked for the second time: statuses by path."""
    raw_before: bytes


@pytest.fixture(scope="module", params=[0, 1], ids=["doctor_panel", "doctor_reply"])
def revisited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Revisited:
    """A site that was crawled, and crawled again when it had changed."""
    before, after = (build_sites(PAGES, edition=edition)[request.param] for edition in (0, 1))
    output = tmp_path_factory.mktemp("revisited")
    with demo_server(PAGES) as server:
        handlers = f"DOWNLOAD_HANDLERS={json.dumps(DEMO_DOWNLOAD_HANDLERS)}"
        port = f"DEMO_PORT={server.port}"
        arguments = live(" ".join(before.start_urls), "-s", handlers, "-s", port, style=before.style)
        first = run(output, *arguments)
        raw = (output / f"raw/{before.style}.crawl.jsonl").read_bytes()
        seen = len(server.access_log)
        server.show(1)
        again = run(output, *arguments, "-s", "RECRAWL=1")
        asked = {page_key(access.path): access.status for access in server.access_log[seen:]}
    assert (first.status, again.status) == (0, 0), again.err
    return Revisited(before, changes(before, after), first, again, asked, raw)


def lines_since(revisited: Revisited) -> list[str]:
    """The paths of the raw records that the second crawl wrote."""
    raw = (revisited.again.output / f"raw/{revisited.site.style}.crawl.jsonl").read_bytes()
    assert raw.startswith(revisited.raw_before)
    return [
        json.loads(line)["source"].removeprefix(revisited.site.origin)
        for line in raw[len(revisited.raw_before) :].splitlines()
    ]


def test_a_new_record_for_what_says_something_else_and_for_nothing_else(revisited: Revisited) -> None:
    assert revisited.changes.changed
    assert revisited.changes.new
    written = Counter(page_key(path) for path in lines_since(revisited))
    assert written == Counter(revisited.changes.changed | revisited.changes.new)


def test_pages_that_did_not_change_are_not_sent_again(revisited: Revisited) -> None:
    statuses = {revisited.asked.get(path) for path in revisited.changes.same}
    assert statuses <= {None, 304}  # the sitemap may have told


def test_the_sitemap_saves_requests(revisited: Revisited) -> None:
    assert {path for path in revisited.changes.same if path not in revisited.asked}


def test_gone_pages_are_marked(revisited: Revisited) -> None:
    assert revisited.changes.gone
    reasons = revisited.again.reasons()
    assert {path for path, reason in reasons.items() if reason == "gone"} == revisited.changes.gone


def test_unchanged_pages_are_revisit_records_and_others_responses(revisited: Revisited) -> None:
    profiles: Counter[str] = Counter()
    for path in sorted((revisited.again.output / "archive").glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                if record.rec_type == "revisit":
                    profiles[record.rec_headers["WARC-Profile"].rpartition("/")[2]] += 1
                    assert record.rec_headers["WARC-Refers-To-Target-URI"] == record.rec_headers["WARC-Target-URI"]
                    assert record.rec_headers["WARC-Refers-To-Date"] < record.rec_headers["WARC-Date"]
    unmodified = sum(status == 304 for status in revisited.asked.values())
    assert unmodified
    assert profiles["server-not-modified"] == unmodified
    assert profiles.keys() <= {"server-not-modified", "identical-payload-digest"}


def test_the_corpus_is_that_of_the_site_as_it_is_now(revisited: Revisited) -> None:
    after = {
        question.url: question
        for question in build_sites(PAGES, edition=1)[0 if revisited.site.style == "doctor_panel" else 1].truth
    }
    newest: dict[str, tuple[str, int]] = {}
    for record in revisited.again.records():
        version = (record.fetched_at or "", len(record.question.answers))
        newest[record.question.url or ""] = max(version, newest.get(record.question.url or "", ("", 0)))
    for url, question in after.items():
        assert newest[url][1] == len(question.answers)


def test_replaying_the_archive_gives_the_same_records_byte_for_byte(revisited: Revisited, tmp_path: Path) -> None:
    replayed = run(tmp_path, "replay", str(revisited.again.output / "archive"))
    assert replayed.status == 0, replayed.err
    (crawled,) = (revisited.again.output / "raw").glob("*.jsonl")
    (read,) = (tmp_path / "raw").glob("*.jsonl")
    assert sorted(read.read_bytes().splitlines()) == sorted(crawled.read_bytes().splitlines())


def frontier(output: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(output / "frontier.db") as database:
        return database.execute(query).fetchall()


def test_the_same_words_in_other_bytes_give_no_new_record(web: Web, tmp_path: Path) -> None:
    web.replies = {"/": links(["/en/article/1"]), "/en/article/1": article(1)}
    assert run(tmp_path, *live(f"{web.address}/")).status == 0
    web.replies["/en/article/1"] = Reply(article(1).body.replace(b"<body>", b"<body data-build='9f3c'>"))
    again = run(tmp_path, *live(f"{web.address}/", "-s", "RECRAWL=1"))
    assert len(again.records()) == 1
    assert web.paths.count("/en/article/1") == 2
    outcomes = (
        "SELECT outcome FROM visits v JOIN requests r ON r.id = v.request WHERE url LIKE '%article/1' ORDER BY v.id"
    )
    assert frontier(tmp_path, outcomes) == [("new",), ("unchanged",)]
    replayed = run(tmp_path / "replayed", "replay", str(tmp_path / "archive"))
    assert len(replayed.records()) == 1


def test_what_changes_is_due_sooner_than_what_does_not(web: Web, tmp_path: Path) -> None:
    web.replies = {
        "/": links(["/en/article/1", "/en/article/2"]),
        "/en/article/1": article(1),
        "/en/article/2": article(2),
    }
    assert run(tmp_path, *live(f"{web.address}/")).status == 0
    web.replies["/en/article/1"] = Reply(article(1).body.replace(b"Stretch", b"Rest, and stretch"))
    assert run(tmp_path, *live(f"{web.address}/", "-s", "RECRAWL=1")).status == 0
    days = "SELECT interval / 86400 FROM requests WHERE url LIKE '%article%' ORDER BY url"
    assert frontier(tmp_path, days) == [(3.5,), (10.5,)]


def test_only_what_is_due_is_visited_again(web: Web, tmp_path: Path) -> None:
    web.replies = {
        "/": links(["/en/article/1", "/en/article/2"]),
        "/en/article/1": article(1),
        "/en/article/2": article(2),
    }
    assert run(tmp_path, *live(f"{web.address}/")).status == 0
    with sqlite3.connect(tmp_path / "frontier.db") as database:
        database.execute("UPDATE requests SET due = 0 WHERE url LIKE '%article/2'")
    web.log.clear()
    assert run(tmp_path, *live(f"{web.address}/", "-s", "RECRAWL=due")).status == 0
    assert web.paths == ["/en/article/2"]


def test_a_round_that_was_interrupted_is_gone_on_with(web: Web, tmp_path: Path) -> None:
    numbers = range(8)
    web.replies = {"/": links(f"/en/article/{number}" for number in numbers)}
    web.replies |= {f"/en/article/{number}": article(number) for number in numbers}
    assert run(tmp_path, *live(f"{web.address}/")).status == 0
    with sqlite3.connect(tmp_path / "frontier.db") as database:
        database.execute("UPDATE requests SET state = 'pending', due = 0 WHERE url LIKE '%article/5'")
        database.execute("UPDATE hosts SET pending = 1, done = done - 1")
    web.log.clear()
    assert run(tmp_path, *live(f"{web.address}/", "-s", "RECRAWL=1")).status == 0
    assert web.paths == ["/en/article/5"]


def test_a_page_that_comes_back_is_a_page_again(web: Web, tmp_path: Path) -> None:
    web.replies = {"/": links(["/en/article/1"]), "/en/article/1": article(1)}
    assert run(tmp_path, *live(f"{web.address}/")).status == 0
    web.replies["/en/article/1"] = Reply(b"Gone.", 410)
    assert run(tmp_path, *live(f"{web.address}/", "-s", "RECRAWL=1")).reasons() == {"/en/article/1": "gone"}
    web.replies["/en/article/1"] = article(1)
    back = run(tmp_path, *live(f"{web.address}/", "-s", "RECRAWL=1"))
    assert back.reasons() == {}
    assert len(back.records()) == 1
