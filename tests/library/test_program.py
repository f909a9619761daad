"""A program that uses the library is checked strictly, and runs, from an installed copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.fences import PROJECT

PROGRAM = Path(__file__).with_name("program.py")
# Only what the library offers is looked into: mypy would read Scrapy and numpy as well, which takes half a minute.
CONFIG = """[mypy]
strict = true
follow_imports = skip
[mypy-crawler.reading,crawler.records,normalize,normalize.corpus_reader,normalize.raw,normalize.records,msgspec.*]
follow_imports = silent
"""
WRONG = """from crawler.reading import read_page
from normalize import read_corpus

for question in read_corpus("mine", split="dev"):
    print(question.answers[0].author.name)
    print(question.titel)
read_page(7)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the distribution was installed, without what it depends on."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("installed")
    for name in ("crawler", "normalize"):
        shutil.copytree(PROJECT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, source / name)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-compile"]
    subprocess.run([*command, "--target", str(target), str(source)], check=True, timeout=120, capture_output=True)
    return target


def _check(installed: Path, folder: Path, program: Path) -> subprocess.CompletedProcess[str]:
    config = folder / "mypy.ini"
    config.write_text(CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file", str(config), "--cache-dir", str(folder / "cache")]
    environment = os.environ | {"MYPYPATH": str(installed)}
    return subprocess.run(
        [*command, str(program)], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_program_passes_mypy_strict(installed: Path, tmp_path: Path) -> None:
    program = tmp_path / PROGRAM.name
    shutil.copy(PROGRAM, program)
    told = _check(installed, tmp_path, program)
    assert told.stdout == "Success: no issues found in 1 source file\n", told.stderr


def test_mypy_finds_what_is_wrong(installed: Path, tmp_path: Path) -> None:
    """The types are there: none of them is Any."""
    program = tmp_path / "wrong.py"
    program.write_text(WRONG, encoding="utf-8")
    told = _check(installed, tmp_path, program).stdout
    codes = ("[arg-type]", "[union-attr]", "[attr-defined]", "[arg-type]")
    assert [line.rpartition("  ")[2] for line in told.splitlines()[:-1]] == list(codes)


def test_types_and_lists_are_installed(installed: Path) -> None:
    for name in ("crawler/py.typed", "normalize/py.typed", "normalize/protect/first_names.txt"):
        assert (installed / name).is_file()


def test_the_program_runs(installed: Path, place: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, str(PROGRAM), "mine", "saved/ankle.html"]
    told = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert told.stderr == ""
    assert told.stdout.splitlines() == [
        "Why does my eyelid twitch at night?: no answer",
        "How long does a sprained ankle stay swollen?: Six weeks are usual. Raise it in the evening and go on walking.",
        "[('Tomas Berec', 2)]",
        "How long does a sprained ankle stay swollen? 1",
    ]
