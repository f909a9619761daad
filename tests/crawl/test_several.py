"""Pages with several questions, from the site to the corpus: crawled, killed, crawled again, replayed, normalized."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from crawler.records import RawRecord
from normalize.records import Question
from tests.crawl.running import PROJECT, Crawled, live
from tests.crawl.web import Reply, Web, links
from tests.servers.commands import Forks

STYLE_FILE = Path(__file__).parent / "several_style.py"
STYLE = "travel_clinic"
TOPICS = {
    "malaria": ("Which tablets for Ghana?", "We leave in May for three weeks.", ("Start two days before.",)),
    "altitude": (
        "Headache above 3,000 metres?",
        "It began on the second night.",
        ("Rest a day.", "Go down if it stays."),
    ),
    "insulin": ("How do I keep insulin cool?", "There is no fridge on the way.", ()),
}

Run = Callable[..., Crawled]


def advice(number: int, *, changed: str = "") -> Reply:
    """A page with three questions; the answers of the one that is named have another word."""
    sections = "".join(
        f"<section id={part}><h2>{title} ({number})</h2><p>{asked}</p>"
        + "".join(f"<div>{text} Page {number}.{' Ask again.' * (part == changed)}</div>" for text in answers)
        + "</section>"
        for part, (title, asked, answers) in TOPICS.items()
    )
    return Reply(f"<!DOCTYPE html><html lang=en><title>Advice</title><body>{sections}</body></html>".encode())


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the style among its own."""
    project = tmp_path_factory.mktemp("project")
    for folder in ("crawler", "normalize"):
        shutil.copytree(PROJECT / folder, project / folder)  # with what is compiled already
    for name in ("pyproject.toml", "scrapy.cfg"):
        shutil.copy(PROJECT / name, project)
    shutil.copy(STYLE_FILE, project / "crawler" / "sites" / f"{STYLE}.py")
    return project


@pytest.fixture(scope="module")
def run(copy: Path) -> Iterator[Run]:
    """Runs a command of the copy to its end."""
    forks = Forks(copy)

    def command(output: Path, *arguments: str) -> Crawled:
        done = forks.run(*arguments)
        return Crawled(done.status, done.out, done.err, output)

    yield command
    forks.end()


def crawling(web: Web, output: Path, *options: str) -> list[str]:
    return ["scrapy", *live(f"{web.address}/", *options, style=STYLE), "-s", f"OUTPUT={output}"]


def lines(output: Path) -> list[bytes]:
    """The raw lines in their order."""
    return (output / "raw" / f"{STYLE}.crawl.jsonl").read_bytes().splitlines()


def records(of: Sequence[bytes]) -> list[RawRecord]:
    return [msgspec.json.decode(line, type=RawRecord) for line in of]


def parts(of: Sequence[bytes]) -> list[str | None]:
    return [record.question.part for record in records(of)]


def bare(of: Sequence[bytes]) -> Counter[bytes]:
    """Raw lines without what differs from run to run."""
    return Counter(msgspec.json.encode(replace(record, fetched_at=None, archive=None)) for record in records(of))


def in_frontier(output: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(output / "frontier.db") as database:
        return database.execute(query).fetchall()


def corpus(output: Path) -> dict[str, Question]:
    path = output / f"{STYLE}.jsonl"
    found = [msgspec.json.decode(line, type=Question) for line in path.read_bytes().splitlines()]
    assert len({question.id for question in found}) == len(found)
    return {f"{question.url} {question.name}": question for question in found}


def a_site(web: Web, pages: int, seconds: float = 0) -> None:
    web.replies = {"/": links(f"/advice/{number}" for number in range(pages))}
    web.replies |= {f"/advice/{number}": replace(advice(number), seconds=seconds) for number in range(pages)}


def test_each_question_has_a_line_a_record_and_an_id(web: Web, tmp_path: Path, run: Run) -> None:
    a_site(web, 2)
    crawled = run(tmp_path, *crawling(web, tmp_path))
    assert crawled.status == 0, crawled.err
    assert "Pages 2 travel_clinic 6 questions, 6 answers" in " ".join(crawled.out.split())
    written = lines(tmp_path)
    assert parts(written) == [*TOPICS, *TOPICS]
    for page in (records(written)[:3], records(written)[3:]):
        first = page[0]
        assert [replace(record, question=first.question) for record in page] == [first] * 3
        assert first.archive is not None
        assert first.rights is not None
    counts = "SELECT pages, questions, answers FROM hosts"
    assert in_frontier(tmp_path, counts) == [(2, 6, 6)]
    assert run(tmp_path, "normalize", "--output", str(tmp_path), "--workers", "2").status == 0
    found = corpus(tmp_path)
    assert len(found) == 6
    of_one_page = [question for question in found.values() if question.url == records(written)[0].question.url]
    assert len({question.group for question in of_one_page}) == len({question.split for question in of_one_page}) == 1
    assert run(tmp_path, "normalize", "verify", "--output", str(tmp_path)).status == 0


def test_a_visit_names_the_lines_of_its_page(web: Web, tmp_path: Path, run: Run) -> None:
    a_site(web, 3)
    run(tmp_path, *crawling(web, tmp_path))
    raw = (tmp_path / "raw" / f"{STYLE}.crawl.jsonl").read_bytes()
    spans = in_frontier(tmp_path, "SELECT raw_offset, raw_length FROM visits WHERE raw_file IS NOT NULL ORDER BY 1")
    named = [raw[int(str(offset)) :][: int(str(length))] for offset, length in spans]
    assert b"".join(named) == raw
    assert [parts(each.splitlines()) for each in named] == [list(TOPICS)] * 3


def test_where_one_of_three_has_changed_all_are_written_again(web: Web, tmp_path: Path, run: Run) -> None:
    a_site(web, 2)
    run(tmp_path, *crawling(web, tmp_path))
    before = lines(tmp_path)
    web.replies["/advice/1"] = advice(1, changed="altitude")
    again = run(tmp_path, *crawling(web, tmp_path, "-s", "RECRAWL=1"))
    assert again.status == 0, again.err
    assert "Visited now     1 changed, " in again.out
    after = lines(tmp_path)
    assert after[:6] == before
    assert parts(after[6:]) == list(TOPICS)
    assert {record.source[-1] for record in records(after[6:])} == {"1"}
    assert in_frontier(tmp_path, "SELECT pages, questions, answers FROM hosts") == [(2, 6, 6)]
    assert run(tmp_path, "normalize", "--output", str(tmp_path)).status == 0
    found = corpus(tmp_path)
    assert len(found) == 6
    newest = [name for name, question in found.items() if any("Ask again" in each.text for each in question.answers)]
    assert newest == [name for name in found if name.endswith("Headache above 3,000 metres? (1)")]


def test_unchanged_pages_give_nothing_new(web: Web, tmp_path: Path, run: Run) -> None:
    a_site(web, 2)
    run(tmp_path, *crawling(web, tmp_path))
    before = lines(tmp_path)
    web.replies["/advice/0"] = Reply(advice(0).body.replace(b"<body>", b"<body data-build=9f3c>"))
    run(tmp_path, *crawling(web, tmp_path, "-s", "RECRAWL=1"))
    assert lines(tmp_path) == before


def test_replaying_the_archive_gives_the_same_lines(web: Web, tmp_path: Path, run: Run) -> None:
    a_site(web, 3)
    run(tmp_path, *crawling(web, tmp_path))
    web.replies["/advice/2"] = advice(2, changed="insulin")  # no answers: nothing that is read changes
    web.replies["/advice/1"] = advice(1, changed="malaria")
    run(tmp_path, *crawling(web, tmp_path, "-s", "RECRAWL=1"))
    again = tmp_path / "again"
    replayed = run(again, "scrapy", "replay", str(tmp_path / "archive"), "-s", f"OUTPUT={again}")
    assert replayed.status == 0, replayed.err
    assert "Pages 4 travel_clinic 12 questions, 12 answers" in " ".join(replayed.out.split())
    (read,) = (again / "raw").glob("*.jsonl")
    assert read.read_bytes() == (tmp_path / "raw" / f"{STYLE}.crawl.jsonl").read_bytes()


def test_kills_cost_no_question_and_double_none(web: Web, tmp_path: Path, copy: Path, run: Run) -> None:
    a_site(web, 40, seconds=0.02)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    assert run(whole, *crawling(web, whole)).status == 0
    raw = killed / "raw" / f"{STYLE}.crawl.jsonl"
    for wanted in (1, 40, 80):
        line = [sys.executable, "-m", *crawling(web, killed)]
        with subprocess.Popen(line, cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as crawl:
            while crawl.poll() is None and (not raw.exists() or raw.read_bytes().count(b"\n") < wanted):
                time.sleep(0.002)
            crawl.send_signal(signal.SIGKILL)
        assert crawl.returncode == -signal.SIGKILL
    assert run(killed, *crawling(web, killed)).status == 0
    assert bare(lines(killed)) == bare(lines(whole))
    assert parts(lines(killed)) == list(TOPICS) * 40
    for output in (whole, killed):
        assert in_frontier(output, "SELECT pages, questions, answers FROM hosts") == [(40, 120, 120)]
