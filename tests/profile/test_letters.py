"""A site in a layout that no style knows, told by TOML alone: crawled, normalized, verified, all of its truth there."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonlines
import pytest

from crawler.demo import Access
from crawler.demo.server import page_key
from tests.crawl.running import PROJECT, Crawled, run
from tests.profile.letters import PROFILE, SITE, changed, crawl, letters_server

URLS = {question.url for question in SITE.truth}


@dataclass(frozen=True, slots=True)
class Visit:
    crawled: Crawled
    log: list[Access]
    corpus: dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    output = tmp_path_factory.mktemp("letters")
    with letters_server() as server:
        crawled = crawl(server, output)
        log = list(server.access_log)
    for arguments in (["--output", str(output), "--privacy", "keep"], ["verify", "--output", str(output)]):
        done = subprocess.run(
            [sys.executable, "-m", "normalize", *arguments], cwd=PROJECT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    with jsonlines.open(output / "clinic_letters.jsonl") as lines:
        return Visit(crawled, log, {record["url"]: record for record in lines})


def test_every_letter_is_in_the_corpus_and_nothing_else(visit: Visit) -> None:
    assert (visit.crawled.status, visit.crawled.reasons()) == (0, {}), visit.crawled.err
    assert visit.corpus.keys() == URLS
    assert {record.question.site for record in visit.crawled.records()} == {"clinic_letters"}


def test_every_field_is_as_its_generator_knows_it(visit: Visit) -> None:
    for question in SITE.truth:
        record = visit.corpus[question.url]
        shown = (record["name"], record["text"], record["date_created"], record["answer_count"], record["language"])
        assert shown == (question.name, question.text, question.date_created, question.answer_count, "en")
        assert question.author is not None
        assert record["author"]["name"] == question.author.name
        assert [tag["name"] for tag in record["keywords"]] == [tag.name for tag in question.keywords]


def test_every_answer_author_date_and_vote_is_as_its_generator_knows_it(visit: Visit) -> None:
    assert sum(len(question.answers) for question in SITE.truth) == 17
    for question in SITE.truth:
        answers = visit.corpus[question.url]["answers"]
        shown = [{key: each[key] for key in each if key != "id"} for each in answers]
        truth = [dataclasses.asdict(answer) for answer in question.answers]
        for answer in truth:
            answer["author"]["honorific_suffix"] = list(answer["author"]["honorific_suffix"])
        assert shown == truth, question.url


def test_pages_that_the_patterns_leave_out_are_not_asked_for(visit: Visit) -> None:
    asked = Counter(page_key(access.path) for access in visit.log)
    assert not [path for path in asked if path.endswith("/print") or path.startswith(("/about", "/private"))]
    assert asked["/letters"] == asked["/letters?page=2"] == asked["/topics/hand"] == 1
    assert {access.user_agent for access in visit.log} == {"medqa-corpus/0.1.0 (+crawl-owner@example.org)"}


def test_the_note_of_rights_and_the_purpose_stand_in_every_record(visit: Visit) -> None:
    for record in visit.corpus.values():
        rights = record["provenance"]["rights"]
        assert rights["purpose"] == "research"
        assert rights["signals"] == [
            {
                "kind": "profile_note",
                "source": "clinic_letters.toml",
                "evidence": "CC BY 4.0, as the clinic's front page says (read in 2024)",
                "verdict": "noted",
            }
        ]


def test_replaying_the_archive_by_the_profile_gives_the_same_records_byte_for_byte(
    visit: Visit, tmp_path: Path
) -> None:
    archive = str(visit.crawled.output / "archive")
    replayed = run(tmp_path, "replay", "--profile", str(PROFILE), archive)
    assert replayed.status == 0, replayed.err
    (crawled,) = (visit.crawled.output / "raw").glob("*.jsonl")
    (read,) = (tmp_path / "raw").glob("*.jsonl")
    assert sorted(read.read_bytes().splitlines()) == sorted(crawled.read_bytes().splitlines())


def test_a_changed_selector_needs_no_new_crawl(visit: Visit, tmp_path: Path) -> None:
    profile = changed(tmp_path, ('asker = ".by b"', ""), ('text = ".ink"', 'text = ".ink p"'))
    replayed = run(tmp_path / "out", "replay", "--profile", str(profile), str(visit.crawled.output / "archive"))
    questions = [record.question for record in replayed.records()]
    assert {question.asker_line for question in questions} == {None}
    assert not any("- " in answer.text for question in questions for answer in question.answers)


def test_the_same_command_again_goes_on_and_recrawls(tmp_path: Path) -> None:
    with letters_server() as server:
        assert crawl(server, tmp_path, PROFILE, "-s", "CLOSESPIDER_PAGECOUNT=5").status != 0
        before = len(run(tmp_path, "list").records())
        assert 0 < before < len(URLS)
        seen = len(server.access_log)
        again = crawl(server, tmp_path)
        assert again.status == 0, again.err
        assert sorted(record.source for record in again.records()) == sorted(URLS)
        third = crawl(server, tmp_path)
        assert "every page had been visited before" in third.err
        recrawl = crawl(server, tmp_path, PROFILE, "-s", "RECRAWL=1")
        assert "20 unchanged" in recrawl.out
        statuses = Counter(access.status for access in server.access_log[seen:] if "/letters/" in access.path)
    assert statuses[304] == 13  # twelve letters and a list
    assert len(recrawl.records()) == len(URLS)


def test_two_profiles_in_one_output(tmp_path: Path) -> None:
    other = changed(
        tmp_path, ('"clinic_letters"', '"topics_of_hand"'), ("list = [", 'never = ["/letters/1-*"]\nlist = [')
    )
    other.write_text(other.read_text().replace('never = ["/letters/*/print$"]\n', ""))
    with letters_server() as server:
        first, second = (crawl(server, tmp_path / "out", profile) for profile in (PROFILE, other))
        again = crawl(server, tmp_path / "out")
    assert (first.status, second.status, again.status) == (0, 0, 0), second.err
    sites = Counter(record.question.site for record in again.records())
    assert sites == {"clinic_letters": 12, "topics_of_hand": 11}
    assert {path.name for path in (tmp_path / "out" / "raw").iterdir()} == {
        "clinic_letters.crawl.jsonl",
        "topics_of_hand.crawl.jsonl",
    }


def test_a_profile_that_was_changed_between_two_runs(tmp_path: Path) -> None:
    profile = changed(tmp_path, ('question = ["/letters/*"]', 'question = ["/letters/1-*", "/letters/2-*"]'))
    with letters_server() as server:
        first = crawl(server, tmp_path / "out", profile)
        assert len(first.records()) == 2
        profile.write_text(PROFILE.read_text(encoding="utf-8").replace("/print$", '/print$", "/letters/2-*'))
        assert "RECRAWL=1 (-s RECRAWL=1) reads" in crawl(server, tmp_path / "out", profile).err
        wider = crawl(server, tmp_path / "out", profile, "-s", "RECRAWL=1")
        seen = len(server.access_log)
        again = crawl(server, tmp_path / "out", profile, "-s", "RECRAWL=1")
        statuses = {access.status for access in server.access_log[seen:] if "/letters/" in access.path}
        asked = [access.path for access in server.access_log if access.path.startswith("/letters/2-")]
    assert wider.status == 0, wider.err
    assert {record.source for record in wider.records()} == URLS
    assert (again.status, statuses) == (0, {304})
    assert len(asked) == 1  # before the profile excluded it; its record stays
    assert [(path[:11], reason) for path, reason in wider.reasons().items()] == [("/letters/2-", "ignored")]
