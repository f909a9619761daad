"""The output directory of a crawl: one writer at a time in each slot, whose files are nobody else's."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from crawler.frontier.database import BusyError
from crawler.frontier.directory import Directory
from crawler.raw_files import check_writable
from tests.crawl.running import PROJECT
from tests.frontier.databases import Database

HOLD = "import sys; from pathlib import Path; from crawler.frontier.directory import Directory; \
held = Directory(Path(sys.argv[1]), shared=sys.argv[2] == 'shared'); print(held._slot, flush=True); sys.stdin.read()"


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with Directory(tmp_path / "out", shared=False):
        with pytest.raises(BusyError) as refused:
            Directory(tmp_path / "out", shared=False)
        assert str(refused.value) == (
            f"another crawl (process {os.getpid()}) works on {tmp_path}/out: "
            "wait for its end, or name another folder with OUTPUT=…"
        )
    Directory(tmp_path / "out", shared=False).close()


@pytest.mark.parametrize("kind", ["shared", "alone"])
def test_a_slot_is_free_again_however_its_process_has_ended(tmp_path: Path, kind: str) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path), kind]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"0\n"
        if kind == "alone":
            with pytest.raises(BusyError, match=f"another crawl .process {other.pid}. works on"):
                Directory(tmp_path, shared=False)
        else:
            with Directory(tmp_path, shared=True) as second:
                assert second._slot == 1
        other.kill()
        other.wait()
        with Directory(tmp_path, shared=kind == "shared") as heir:
            assert heir._slot == 0


def test_many_share_a_directory_each_under_a_name_of_its_own(on_server: Database, tmp_path: Path) -> None:
    them = [Directory(tmp_path / "shared", shared=True) for _ in range(4)]
    writers = [one.writer(on_server.engine) for one in them]
    assert len({writer.name for writer in writers}) == len({writer.id for writer in writers}) == 4
    for one in them:
        one.close()


def test_crawlers_that_begin_at_the_same_moment_may_both_make_it(tmp_path: Path) -> None:
    together = Barrier(4, timeout=10)

    def begin(number: int) -> int:
        together.wait()
        check_writable(tmp_path / f"{number}/out")
        with Directory(tmp_path / f"{number}/out", shared=True) as held:
            together.wait()
            return held._slot

    with ThreadPoolExecutor(4) as crawlers:
        for number in range(50):
            assert set(crawlers.map(begin, [number] * 4)) == {0, 1, 2, 3}
            assert (tmp_path / f"{number}/out/.gitignore").read_text() == "*\n"


def test_a_directory_keeps_its_writers(database: Database, tmp_path: Path) -> None:
    names = []
    for folder in ("out", "out", "moved"):
        with Directory(tmp_path / folder, shared=database.is_server) as directory:
            names.append(directory.writer(database.engine))
        if folder == "out" and len(names) == 2:
            (tmp_path / "out").rename(tmp_path / "moved")
    assert names[0] == names[1] == names[2]


def test_directories_of_one_frontier_have_writers_of_their_own(on_server: Database, tmp_path: Path) -> None:
    names = set()
    for folder in ("a", "b"):
        with Directory(tmp_path / folder, shared=True) as directory:
            names.add(directory.writer(on_server.engine).name)
    assert len(names) == 2


@pytest.mark.parametrize(
    ("folder", "file"),
    [
        ("raw", "doctor_reply.{name}.jsonl"),
        ("raw", "doctor_panel.{name}.jsonl"),
        ("raw", "{name}.jsonl"),
        ("archive", "{name}-00000.warc.gz"),
        ("archive", "{name}-12345.warc.gz"),
    ],
)
def test_a_name_that_files_bear_already_is_not_taken_again(
    database: Database, tmp_path: Path, folder: str, file: str
) -> None:
    """A frontier that was deleted must not cost the files that it knew."""
    directory = Directory(tmp_path / "crawl", shared=database.is_server)
    base = f"crawl-{directory._id[:8]}-0" if database.is_server else "crawl"
    for name in (base, f"{base}.2"):
        (tmp_path / "crawl" / folder / file.format(name=name)).write_text("mine")
    assert directory.writer(database.engine).name == f"{base}.3"
    directory.close()


@pytest.mark.parametrize("file", ["doctor_reply.replay-5f2c11a0.jsonl", "doctor_reply.crawl.2.jsonl", "precrawl.jsonl"])
def test_files_of_others_are_no_reason_for_another_name(database: Database, tmp_path: Path, file: str) -> None:
    with Directory(tmp_path / "crawl", shared=False) as directory:
        (tmp_path / "crawl/raw" / file).write_text("mine")
        assert directory.writer(database.engine).name == "crawl"


def test_a_link_in_place_of_a_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".crawl").mkdir()
    (tmp_path / "precious").write_text("mine")
    (tmp_path / ".crawl/lock-0").symlink_to(tmp_path / "precious")
    with pytest.raises(OSError, match="Too many levels of symbolic links"):
        Directory(tmp_path, shared=False)
    assert (tmp_path / "precious").read_text() == "mine"
