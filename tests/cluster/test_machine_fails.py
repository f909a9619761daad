"""What goes wrong with the machine: one clear line, nothing lost, and the same command afterwards finds everything."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.cluster.running import Running, Starter
from tests.cluster.sites import Gated, asked_for, crawl, pages, records, wait_for
from tests.crawl.web import Web, links, serving
from tests.frontier.postgres import Postgres

PAGES = 6
GATE = "/en/article/1002"
CONTACT = "one@example.org"
NOTHING_LOST = "nothing is lost: mend that and run the same command again"


@pytest.fixture
def web() -> Iterator[Web]:
    """A site that holds the crawl up in its middle."""
    with serving() as running:
        running.replies = gate = Gated(pages(1_000, PAGES), GATE)
        yield running
        gate.let_go()


def gate(web: Web) -> Gated:
    assert isinstance(web.replies, Gated)
    return web.replies


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Something mounted on a folder."""
    if os.geteuid():
        pytest.skip("only root mounts")
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *options, folder], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no mounting here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def refusal(running: Running) -> str:
    """The one clear line with which a crawl has ended."""
    assert running.wait() == 2, running.told
    said = [line for line in running.told.splitlines() if not line.startswith("crawling ")]
    assert len(said) == 1, running.told
    assert said[0].startswith("scrapy crawl: ")
    return said[0].removeprefix("scrapy crawl: ")


def completes(start: Starter, command: list[str], output: Path) -> bool:
    """Whether the same command finds everything, and nothing twice."""
    running = start.start(*command)
    assert running.wait() == 0, running.told
    found = records(output)
    return len(found) == found.total() == PAGES


def fill(path: Path) -> None:
    """Write until nothing fits any more."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_disk_that_is_full(
    web: Web, start: Starter, tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    server: Postgres | None = request.getfixturevalue("postgres") if kind == "postgresql" else None
    output, filler = tmp_path / "small", tmp_path / "small/filler"
    command = crawl(output, [web], server.fresh() if server else "", CONTACT)
    with mounted(output, "-t", "tmpfs", "-o", "size=40m", "tmpfs"):
        running = start.start(*command)
        gate(web).reached()
        fill(filler)
        gate(web).let_go()
        said = refusal(running)
        assert "No space left" in said or NOTHING_LOST in said
        assert str(output) in said
        filler.unlink()
        assert completes(start, command, output)


def test_an_output_that_is_read_only(web: Web, start: Starter, tmp_path: Path) -> None:
    output = tmp_path / "out"
    command = crawl(output, [web], "", CONTACT)
    gate(web).let_go()
    assert completes(start, command, output)
    asked = len(web.log)
    with mounted(output, "--bind", "--options", "ro", str(output)):
        said = refusal(start.start(*command))
    assert said.startswith(f"can't write {output}/raw")
    assert said.endswith(": Read-only file system")
    assert len(web.log) == asked
    assert completes(start, command, output)


@contextmanager
def locked(output: Path) -> Iterator[Callable[[], None]]:
    """Another program works on the frontier, until the block ends or it is told to stop."""
    other = sqlite3.connect(output / "frontier.db", isolation_level=None, timeout=30)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield other.rollback
    finally:
        other.close()


def test_a_frontier_that_is_locked_for_a_while(web: Web, start: Starter, tmp_path: Path) -> None:
    running = start.start(*crawl(tmp_path, [web], "", CONTACT))
    gate(web).reached()
    with locked(tmp_path) as unlock:
        gate(web).let_go()
        wait_for(lambda: asked_for(web)["/en/article/1003"] == 1)  # the crawl goes on with what it has leased
        unlock()
    assert running.wait() == 0
    assert len(records(tmp_path)) == records(tmp_path).total() == PAGES
    assert set(asked_for(web).values()) == {1}


def test_a_frontier_that_is_locked_for_too_long(web: Web, start: Starter, tmp_path: Path) -> None:
    command = crawl(tmp_path, [web], "", CONTACT, "-s", "FRONTIER_PATIENCE=0.2")
    running = start.start(*command)
    gate(web).reached()
    with locked(tmp_path):
        gate(web).let_go()
        assert refusal(running) == (
            f"{tmp_path}/frontier.db is locked by another program; nothing is lost: "
            "end that and run the same command again"
        )
    assert completes(start, command, tmp_path)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_output_that_is_deleted(
    web: Web, start: Starter, tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    server: Postgres | None = request.getfixturevalue("postgres") if kind == "postgresql" else None
    output = tmp_path / "out"
    command = crawl(output, [web], server.fresh() if server else "", CONTACT)
    running = start.start(*command)
    gate(web).reached()
    shutil.rmtree(output)
    gate(web).let_go()
    said = refusal(running)
    assert said.startswith(f"can't write {output}/")
    assert ": deleted while it was written to" in said
    if not server:  # what PostgreSQL knows to be done is not done again
        assert completes(start, command, output)


def test_a_frontier_that_is_overwritten(web: Web, start: Starter, tmp_path: Path) -> None:
    command = crawl(tmp_path, [web], "", CONTACT, "-s", "RECRAWL=1")
    front, web.replies["/"] = web.replies["/"], links([])
    assert start.start(*command).wait() == 1  # so that there is a database, and no question in it yet
    web.replies["/"] = front
    running = start.start(*command)
    gate(web).reached()
    kept = (tmp_path / "raw/doctor_reply.crawl.jsonl").read_bytes()
    (tmp_path / "frontier.db").write_bytes(b"A letter to my aunt, and by no means a database. " * 9_999)
    gate(web).let_go()
    status = running.wait()
    assert "Traceback" not in running.told
    said = refusal(running if status else start.start(*command))
    assert said.startswith(f"{tmp_path}/frontier.db is damaged")
    assert (tmp_path / "raw/doctor_reply.crawl.jsonl").read_bytes().startswith(kept)
    for path in (*tmp_path.glob("frontier.db*"), tmp_path / "raw", tmp_path / "archive"):
        path.rename(tmp_path.with_name(path.name))
    assert completes(start, command, tmp_path)
