"""What FROM may be, and what the same pages in another order or another place give."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from crawler.records import RawQuestion
from crawler.replay import find_pages
from tests.replay.running import PROJECT, Replayed, replay


@pytest.fixture
def pages(tmp_path: Path, panel_pages: list[bytes], reply_pages: list[bytes]) -> Path:
    """Six pages on three levels."""
    folder = tmp_path / "pages"
    (folder / "b/c").mkdir(parents=True)
    for number in (0, 1):
        (folder / f"{number}.html").write_bytes(reply_pages[number])
        (folder / f"b/{number}.html").write_bytes(reply_pages[2 + number])
        (folder / f"b/c/{number}.html").write_bytes(panel_pages[number])
    return folder


def questions(replayed: Replayed) -> list[RawQuestion]:
    assert replayed.status == 0, replayed.err
    return sorted((record.question for record in replayed.records().values()), key=str)


def test_any_nesting_and_any_names_give_the_same_records(pages: Path, tmp_path: Path) -> None:
    flat = tmp_path / "flat"
    flat.mkdir()
    for number, page in enumerate(sorted(pages.rglob("*.html"), reverse=True)):
        shutil.copy(page, flat / f"page {number}.htm")
    once = questions(replay(pages, output=tmp_path / "nested"))
    assert len(once) == 6
    assert questions(replay(flat, output=tmp_path / "other")) == once


def test_a_folder_that_is_made_is_kept_out_of_git_and_another_is_left_alone(pages: Path, tmp_path: Path) -> None:
    made, mine = tmp_path / "made", tmp_path / "mine"
    mine.mkdir()
    for output in (made, mine):
        replay(pages, output=output)
    assert (made / ".gitignore").read_text() == "*\n"
    assert not (mine / ".gitignore").exists()


def test_any_order_of_paths_gives_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    paths = [pages / "0.html", pages / "b", pages / "1.html"]
    forth = replay(*paths, output=tmp_path / "forth")
    back = replay(*reversed(paths), output=tmp_path / "back")
    assert "Pages 6" in " ".join(forth.out.split())
    assert back.files() == forth.files()


def test_a_page_named_twice_is_read_once(pages: Path, tmp_path: Path) -> None:
    replayed = replay(pages / "b/c/0.html", pages, pages / "b", pages, output=tmp_path / "out")
    assert sorted(replayed.records()) == ["0.html", "1.html", "b/0.html", "b/1.html", "b/c/0.html", "b/c/1.html"]


def test_the_same_paths_again_replace_and_other_paths_add(pages: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    (pages / "b/recipe.html").write_text("<h1>Lentil soup</h1>")
    first = replay(pages / "b", output=output)
    assert sorted(first.records()) == ["0.html", "1.html", "c/0.html", "c/1.html"]
    assert list(first.rejects()) == ["recipe.html"]
    shutil.rmtree(pages / "b/c")
    (pages / "b/recipe.html").unlink()
    again = replay(pages / "b", output=output)
    assert sorted(again.records()) == ["0.html", "1.html"]
    assert again.rejects() == {}
    assert len(again.files()) == 1
    assert again.err.splitlines()[-1] == f"scrapy replay: next: make normalize OUTPUT={output}"
    one = replay(pages / "0.html", output=output)
    assert f"{output}/raw also holds what was read of other paths: 1 file\n" in one.err
    assert len(one.files()) == 2
    lines = sum(content.count(b"\n") for content in one.files().values())
    assert lines == 3


def test_rows_of_other_stages_stay_byte_for_byte(pages: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "out/rejects"
    rejects.mkdir(parents=True)
    theirs = (
        b'{"stage": "normalize",\t"source":"x"}\r\nnot JSON \xff\n{"stage":"crawl-1 doctor_reply"}\n[]\n\n{"source":7}'
    )
    for reason in ("unknown_style", "http_404"):
        (rejects / f"{reason}.jsonl").write_bytes(theirs)
    (pages / "recipe.html").write_text("<h1>Lentil soup</h1>")
    replayed = replay(pages, output=tmp_path / "out")
    kept, _, own = (rejects / "unknown_style.jsonl").read_bytes().rpartition(b'\n{"stage":"replay-')
    assert kept == theirs
    assert b"recipe.html" in own
    (pages / "recipe.html").unlink()
    replay(pages, output=tmp_path / "out")
    assert (rejects / "unknown_style.jsonl").read_bytes().rstrip(b"\n") == theirs
    assert (rejects / "http_404.jsonl").read_bytes().rstrip(b"\n") == theirs
    assert len(replayed.files()) == 4


def test_thousands_of_small_files(pages: Path, tmp_path: Path) -> None:
    many = pages / "many"
    many.mkdir()
    for number in range(3000):
        (many / f"{number}.txt").write_text(f"Note {number}\n")
    replayed = replay(pages, output=tmp_path / "out")
    assert len(replayed.records()) == 6
    assert len(replayed.rejects()) == 3000
    assert "3,000 unknown_style" in replayed.out


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A page below 1,500 folders: more than Python's recursion limit, and what a path's 4,096 bytes allow."""
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=folder)
        outer, folder = folder, os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(outer)
    os.close(os.open("page.html", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
    os.close(folder)
    yield tmp_path
    subprocess.run(["rm", "-rf", tmp_path], check=True)  # shutil.rmtree would end at the recursion limit


def test_a_folder_as_deep_as_a_path_may_be(deep: Path) -> None:
    assert [file.source for file in find_pages([deep]).files] == ["d/" * 1500 + "page.html"]


def test_a_page_of_the_other_style_is_set_aside(pages: Path, tmp_path: Path) -> None:
    replayed = replay(pages, "--site", "doctor_panel", output=tmp_path / "out")
    assert sorted(replayed.records()) == ["b/c/0.html", "b/c/1.html"]
    assert {row.reason for row in replayed.rejects().values()} == {"unknown_style"}
    assert len(replayed.rejects()) == 4


@pytest.fixture
def shared(pages: Path) -> Iterator[Path]:
    """The pages where every user of the machine may come, as to pytest's own folders they may not."""
    with TemporaryDirectory() as name:
        shared = Path(name)
        shared.chmod(0o777)
        yield shutil.copytree(pages, shared / "pages")
        for folder in shared.rglob("*/"):
            folder.chmod(0o777)


@pytest.fixture(scope="module")
def as_user() -> tuple[str, ...]:
    """A command that runs another as a user to whom something may be forbidden: to root nothing is."""
    if os.geteuid():
        return ()
    setpriv = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    if not shutil.which("setpriv"):
        pytest.skip("root is forbidden nothing, and there is no setpriv to become another user with")
    if subprocess.run([*setpriv, sys.executable, "-m", "scrapy", "list"], cwd=PROJECT, capture_output=True).returncode:
        pytest.skip("root is forbidden nothing, and no other user may run the project")
    return setpriv


def test_what_may_not_be_read_is_set_aside(shared: Path, as_user: tuple[str, ...]) -> None:
    (shared / "closed").mkdir()
    (shared / "closed/0.html").write_bytes(b"x")
    (shared / "closed").chmod(0)
    (shared / "b/1.html").chmod(0)
    (shared / "b/c").chmod(0o444)  # its names may be read, its files may not
    replayed = replay(shared, output=shared.parent / "out", before=as_user)
    assert sorted(replayed.records()) == ["0.html", "1.html", "b/0.html"]
    assert {source: row.reason for source, row in replayed.rejects().items()} == {
        "closed": "unreadable_folder",
        "b/1.html": "unreadable_file",
        "b/c/0.html": "unreadable_file",
        "b/c/1.html": "unreadable_file",
    }


def test_a_folder_that_may_not_be_read_at_all(shared: Path, as_user: tuple[str, ...]) -> None:
    (shared / "b").chmod(0)
    replayed = replay(shared / "0.html", shared / "b", output=shared.parent / "out", before=as_user)
    assert replayed.refusal() == f"can't read {shared}/b: Permission denied"
    assert replayed.files() == {}


def test_an_output_that_may_not_be_written(shared: Path, as_user: tuple[str, ...]) -> None:
    replayed = replay(shared, output=Path("/nobody-may-write-here"), before=as_user)
    assert replayed.refusal() == "can't write /nobody-may-write-here: Permission denied"
    raw = shared.parent / "out/raw"
    raw.mkdir(parents=True)
    (shared.parent / "out/rejects").mkdir()
    raw.chmod(0o555)
    replayed = replay(shared, output=raw.parent, before=as_user)
    assert "Permission denied" in replayed.refusal()
