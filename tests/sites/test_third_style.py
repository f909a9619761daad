"""A third site style is one new file in crawler/sites and a saved page: nothing is registered anywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from crawler.sites import every_style

ROOT = Path(__file__).parents[2]
NEW_STYLE = Path(__file__).parent / "third_style" / "nurse_line.py"
PAGE = """<html><head><title>Hiccups</title></head><body><h1>Hiccups since noon</h1><p>A caller asks:</p>
<p>I hiccup. What helps?</p><p>Nurse Ode answers:</p><p>Hold your breath.</p><p>Nurse Pim answers:</p><p>Sip water.</p>
</body></html>"""

Run = Callable[..., str]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with one more file in crawler/sites, and a saved page of the new style."""
    project = tmp_path_factory.mktemp("project")
    for folder in ("crawler", "normalize", "tests/fixtures"):
        shutil.copytree(ROOT / folder, project / folder)  # with what is compiled already
    for name in ("pyproject.toml", "scrapy.cfg"):
        shutil.copy(ROOT / name, project)
    shutil.copy(NEW_STYLE, project / "crawler" / "sites")
    (project / "hiccups.html").write_text(PAGE, encoding="utf8")
    return project


@pytest.fixture(scope="module")
def run(copy: Path) -> Run:
    """Runs a module of the copy in a process of its own; its output."""

    def module(*arguments: str, status: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *arguments], cwd=copy, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    return module


def test_scrapy_lists_it(run: Run) -> None:
    assert set(run("scrapy", "list").split()) == {*every_style(), "nurse_line"}


def test_replay_tells_its_pages_and_normalize_makes_its_corpus(run: Run, copy: Path) -> None:
    run("scrapy", "replay", "hiccups.html", "-s", "OUTPUT=corpus")
    run("normalize", "--output", "corpus")
    (line,) = (copy / "corpus" / "nurse_line.jsonl").read_bytes().splitlines()
    question = msgspec.json.decode(line)
    assert question["name"] == "Hiccups since noon"
    assert question["text"] == "I hiccup. What helps?"
    assert [answer["text"] for answer in question["answers"]] == ["Hold your breath.", "Sip water."]


def test_tests_ask_for_a_saved_page_and_then_test_each_of_its_fields(run: Run) -> None:
    tests = ("pytest", "-v", "tests/fixtures", "-k", "nurse_line or NurseLine")
    assert "python -m tests.fixtures.add nurse_line PAGE CASE" in run(*tests, status=1)
    run("tests.fixtures.add", "nurse_line", "hiccups.html", "two_nurses", "--url", "https://nurse.test/calls/7")
    assert "two_nurses/output.json::answers PASSED" in run(*tests)
