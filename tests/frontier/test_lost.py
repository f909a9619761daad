"""Files that are gone for good, with a machine or its disk: what stood in them is fetched again, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection

from crawler.frontier import lost
from crawler.frontier.__main__ import main
from crawler.frontier.copies import WriterReport, writer_reports
from crawler.frontier.database import BusyError, FrontierError
from crawler.frontier.leases import reclaim
from crawler.frontier.lost import GivenUp, give_up
from crawler.frontier.rounds import start_round
from tests.frontier.databases import Database, OneCrawler, lengths_on_disk, raw_records
from tests.frontier.pages import SPIDER, failure, listing, new, numbers, page, shared_page

PAGES = 6


@pytest.fixture
def dead(database: Database) -> OneCrawler:
    """A crawler that has died: page 0 is a list, 1 has two questions, 4 failed, 5 was leased; it had torn tails."""
    crawler = database.crawler()
    crawler.add(*(new(number) for number in range(PAGES)))
    for lease in crawler.look().leases:
        match numbers([lease]):
            case [0]:
                crawler.end(listing(lease))
            case [1]:
                crawler.end(shared_page(lease, "Rest it.", "Ice it."))
            case [4]:
                crawler.end(failure(lease))
            case [5]:
                pass
            case _:
                crawler.end(page(lease))
    crawler.die()
    with database.engine.begin() as connection:
        reclaim(connection)
    for path in crawler.output.glob("*/*crawl*"):
        with path.open("ab") as file:
            file.write(b"a torn tail")
    return crawler


def pending(database: Database) -> list[int]:
    return sorted(int(url.rpartition("/")[2]) for url, state in database.states().items() if state == "pending")


def raw_file(output: Path) -> Path:
    return next((output / "raw").glob("*.jsonl"))


def archive_file(output: Path) -> Path:
    return next((output / "archive").glob("*.warc.gz"))


def test_nothing_is_gone(database: Database, dead: OneCrawler) -> None:
    before = database.rows(), database.visits()
    assert give_up(database.engine, dead.output, dead.name) == GivenUp()
    assert (database.rows(), database.visits()) == before
    assert lengths_on_disk(dead) == database.lengths()  # the tails are cut


def test_everything_is_gone(database: Database, dead: OneCrawler) -> None:
    for folder in ("raw", "archive"):
        shutil.rmtree(dead.output / folder)
    assert give_up(database.engine, dead.output, dead.name) == GivenUp(pages=4)
    assert pending(database) == [0, 1, 2, 3, 5]  # the one that failed has left nothing that could be gone
    assert (database.visits(), database.files()) == ([], [])
    database.check_counts()
    assert database.hosts()["a.test"].questions == 0
    again = database.crawler(1) if database.is_server else database.crawler()
    leases = again.look().leases
    assert [lease.last for lease in leases] == [None] * 5  # nobody is asked whether a page has changed since
    again.end(*(page(lease) for lease in leases))
    assert len(raw_records(again.output)) == 5
    database.check_counts()


@pytest.mark.parametrize("which", [raw_file, archive_file], ids=["raw", "archive"])
def test_a_copy_that_ends_within_a_page(database: Database, dead: OneCrawler, which: object) -> None:
    """Of the last page that was fetched a part is missing."""
    assert callable(which)
    path: Path = which(dead.output)
    whole = database.lengths()[path.relative_to(dead.output).as_posix()]
    with path.open("r+b") as file:
        file.truncate(whole - 1)
    key = database.visits()[-1].request
    (latest,) = (int(url.rpartition("/")[2]) for url, row in database.rows().items() if row.id == key)
    (report,) = reports(database, dead.output)
    assert (report.missing, report.is_whole) == (1, False)
    assert give_up(database.engine, dead.output, dead.name) == GivenUp(pages=1)
    assert pending(database) == sorted((latest, 5))
    assert len(database.visits()) == 3
    assert lengths_on_disk(dead) == database.lengths()
    assert all(report.is_whole for report in reports(database, dead.output))
    assert give_up(database.engine, dead.output, dead.name) == GivenUp()
    database.check_counts()


def reports(database: Database, output: Path) -> list[WriterReport]:
    with database.engine.connect() as connection:
        return writer_reports(connection, output)


def test_a_machine_that_comes_back_goes_on_from_what_counts(
    database: Database, dead: OneCrawler, tmp_path: Path
) -> None:
    nothing = tmp_path / "nothing"
    (nothing if database.is_server else nothing / ".crawl").mkdir(parents=True)
    assert give_up(database.engine, nothing, dead.name) == GivenUp(pages=4)
    back = database.crawler()
    assert back.name == dead.name
    assert lengths_on_disk(back) == {}
    back.end(*(page(lease) for lease in back.look().leases))
    assert len(raw_records(back.output)) == 5
    assert lengths_on_disk(back) == database.lengths()


def test_a_file_that_was_begun_and_never_counted(database: Database, dead: OneCrawler) -> None:
    begun = dead.output / "raw" / f"doctor_panel.{dead.name}.jsonl"
    begun.write_bytes(b'{"question"')
    other = dead.output / "raw" / "doctor_panel.replay-0a1b2c3d.jsonl"
    other.write_bytes(b"another's\n")
    (report,) = reports(database, dead.output)
    assert report.behind == begun.stat().st_size + 2 * len(b"a torn tail")
    give_up(database.engine, dead.output, dead.name)
    assert not begun.exists()
    assert other.read_bytes() == b"another's\n"


def test_pages_that_are_being_visited_are_left_for_another_call(on_server: Database) -> None:
    first, second = on_server.crawler(), on_server.crawler(1)
    first.add(*(new(number) for number in range(3)))
    first.end(*(page(lease) for lease in first.look().leases))
    first.leave()
    start_round(on_server.engine, SPIDER, None, due_only=False)
    (lease,) = second.look(1).leases
    shutil.rmtree(first.output)
    first.output.mkdir()
    assert give_up(on_server.engine, first.output, first.name) == GivenUp(pages=2, under_way=1)
    on_server.check_counts()
    second.end(failure(lease))
    assert give_up(on_server.engine, first.output, first.name) == GivenUp(pages=1)
    assert (pending(on_server), on_server.visits(), on_server.files()) == ([0, 1, 2], [], [])
    on_server.check_counts()


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_many_at_once_or_few(
    database: Database, dead: OneCrawler, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(lost, "_AT_ONCE", at_once)
    shutil.rmtree(dead.output / "archive")
    assert give_up(database.engine, dead.output, dead.name) == GivenUp(pages=4)
    assert pending(database) == [0, 1, 2, 3, 5]
    database.check_counts()


def test_a_run_that_is_killed_is_gone_on_with(
    database: Database, dead: OneCrawler, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = lost._visit_as_new, count(1)

    def killed(connection: Connection, which: Sequence[int]) -> set[int]:
        if next(calls) > 2:
            raise KeyboardInterrupt
        return real(connection, which)

    monkeypatch.setattr(lost, "_AT_ONCE", 1)
    monkeypatch.setattr(lost, "_visit_as_new", killed)
    raw_file(dead.output).unlink()
    archive_file(dead.output).unlink()
    with pytest.raises(KeyboardInterrupt):
        give_up(database.engine, dead.output, dead.name)
    database.check_counts()
    monkeypatch.setattr(lost, "_visit_as_new", real)
    assert give_up(database.engine, dead.output, dead.name) == GivenUp(pages=2)
    assert pending(database) == [0, 1, 2, 3, 5]
    assert (database.visits(), database.files()) == ([], [])
    database.check_counts()


def test_other_writers_keep_what_they_have(on_server: Database) -> None:
    first, second = on_server.crawler(), on_server.crawler(1)
    first.add(*(new(number) for number in range(2)))
    first.end(*(page(lease) for lease in first.look().leases))
    first.leave()
    second.add(*(new(number, "b.test") for number in range(2)))
    second.end(*(page(lease) for lease in second.look().leases))
    second.leave()
    give_up(on_server.engine, first.output.with_name("nothing"), first.name)
    assert sorted(on_server.states().values()) == ["done", "done", "pending", "pending"]
    assert lengths_on_disk(second) == on_server.lengths()


def test_a_writer_at_work_is_none_to_give_up(on_server: Database) -> None:
    crawler = on_server.crawler()
    with pytest.raises(BusyError, match="is at work"):
        give_up(on_server.engine, crawler.output, crawler.name)
    (report,) = reports(on_server, crawler.output)
    assert report.at_work
    crawler.leave()
    assert give_up(on_server.engine, crawler.output, crawler.name) == GivenUp()


def test_a_writer_that_nobody_knows(database: Database) -> None:
    with pytest.raises(FrontierError, match="no writer 'crawl-of-nobody'"):
        give_up(database.engine, database.output, "crawl-of-nobody")


def test_the_commands(database: Database, dead: OneCrawler, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--output", str(dead.output), *(["--frontier", database.named] if database.is_server else [])]
    raw_file(dead.output).unlink()
    assert main(["writers", *where]) == 1
    told = capsys.readouterr().out.splitlines()[-1].split()
    assert told[0] == dead.name
    assert main(["lost", *where]) == 2
    assert "--writer" in capsys.readouterr().err
    elsewhere = ["--output", f"{dead.output}/elsewhere", *where[2:]]
    if database.is_server:
        assert main(["lost", "--writer", dead.name, *elsewhere]) == 2
        assert "no raw/ in" in capsys.readouterr().err
    assert main(["lost", "--writer", dead.name, *where]) == 0
    assert capsys.readouterr().out == "to be visited again by the next `make crawl`: 3\n"
    assert main(["writers", *where]) == 0
