"""A wrong argument gets one clear line and exit status 2; a run that can't be finished leaves no trace."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from crawler.replay import SUFFIXES
from crawler.sites import every_style
from tests.replay.running import PROJECT, command, replay


@pytest.fixture
def page(tmp_path: Path, reply_pages: list[bytes]) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(reply_pages[0])
    return path


def test_paths_that_are_none(page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "round").symlink_to("round")
    os.mkfifo(tmp_path / "pipe.html")
    refusals: list[tuple[list[str | Path], str]] = [
        ([], "name a file or a folder; see --help"),
        ([""], "name a file or a folder; see --help"),
        ([page, tmp_path / "now\nhere"], f"can't read {tmp_path}/now here: No such file or directory"),
        ([page, page / "below"], f"can't read {page}/below: Not a directory"),
        ([tmp_path / "round"], f"can't read {tmp_path}/round: Too many levels of symbolic links"),
        ([tmp_path / "pipe.html"], f"can't read {tmp_path}/pipe.html: neither a file nor a folder"),
        ([tmp_path / "empty"], f"no {', '.join(SUFFIXES)} in {tmp_path}/empty"),
        ([page, "--site", "doctor_who"], f"no site style 'doctor_who'; there are auto, {', '.join(every_style())}"),
        ([page, "--sites", "auto"], "no option '--sites'; see --help"),
    ]
    for arguments, said in refusals:
        assert replay(*arguments, output=tmp_path / "out").refusal() == said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("output", ["page.html", "page.html/below", "/dev/full"])
def test_an_output_that_is_a_file(page: Path, tmp_path: Path, output: str) -> None:
    refusal = replay(page, output=tmp_path / output).refusal()
    assert refusal.endswith(": Not a directory")
    assert refusal.startswith(f"can't write {tmp_path / output}")


def test_an_output_without_a_name(page: Path) -> None:
    done = subprocess.run(command(page, output=""), cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "scrapy replay: name a folder with -s OUTPUT=…\n")


def test_a_disk_that_is_full_leaves_what_was_there(tmp_path: Path, reply_pages: list[bytes]) -> None:
    pages, output = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "0.html").write_bytes(reply_pages[0])
    before = replay(pages, output=output).files()
    for number, page in enumerate(reply_pages):
        (pages / f"{number}.html").write_bytes(page)
    # No file may grow beyond 16 KiB, so that writing fails as it does on a full disk.
    replayed = replay(pages, output=output, before=("bash", "-c", 'ulimit -f 16; exec "$@"', "bash"))
    assert replayed.refusal() == f"can't write {output}: File too large"
    assert replayed.files() == before


def test_a_replay_that_is_stopped_leaves_what_was_there(tmp_path: Path, reply_pages: list[bytes]) -> None:
    pages, output = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "0.html").write_bytes(reply_pages[0])
    before = replay(pages, output=output).files()
    for number in range(2000):
        (pages / f"{number}.html").write_bytes(reply_pages[number % len(reply_pages)])
    with subprocess.Popen(
        command(pages, output=output), cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        while not list(output.glob("raw/.*.part")):
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert out == ""
    *_, progress, last = err.splitlines()
    assert last == "scrapy replay: stopped; nothing was written"
    told = re.fullmatch(r"replaying: ([\d,]+) pages, \S+ \S+ of \S+ \S+, [\d,]+ pages/s", progress)
    assert told, progress
    assert 0 < int(told[1].replace(",", "")) < 2000
    assert "Traceback" not in err
    paths = [path for path in output.rglob("*") if path.is_file() and path.name != ".gitignore"]
    assert {path.relative_to(output).as_posix(): path.read_bytes() for path in paths} == before


def test_help_tells_what_may_be_given(tmp_path: Path) -> None:
    replayed = replay("--help", output=tmp_path / "out")
    said = " ".join(replayed.out.split())
    assert replayed.status == 0
    for told in (
        "scrapy replay [--site SITE] PATH…",
        ".html, .html.gz",
        ".warc, .warc.gz, .wet, .wet.gz",
        ", ".join(every_style()),
        "OUTPUT/rejects/",
    ):
        assert told in said
