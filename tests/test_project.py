"""What holds for the project as a whole: its commands, its pins, its one version."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from crawler.version import __version__
from tests.order import LONGEST

ROOT = Path(__file__).parent.parent
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def listed_targets() -> set[str]:
    """The targets that `make` alone lists."""
    listing = subprocess.run(["make", "-C", str(ROOT)], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"^  make (\w+) +\S", listing, re.MULTILINE))


def test_make_alone_lists_every_target_with_its_purpose(listed_targets: set[str]) -> None:
    made, shown = {"corpus", "crawl", "replay", "normalize", "verify"}, {"report", "explore", "export", "frontier"}
    assert listed_targets >= made | shown | {"test", "check", "bench", "clean"}


def test_every_requirement_is_pinned_with_hashes() -> None:
    entries = re.split(r"\n(?=\S)", REQUIREMENTS.strip())
    assert len(entries) > 50
    assert [entry for entry in entries if not re.match(r"[\w.-]+(\[[\w,]+\])?==\S+.*\\\n +--hash=sha256:", entry)] == []


def test_the_files_that_are_begun_first_are_there() -> None:
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []


def test_requirements_name_no_index() -> None:
    assert "://" not in REQUIREMENTS
    assert "index-url" not in REQUIREMENTS


def test_the_changelog_knows_the_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_version_stands_in_one_place() -> None:
    files = [path for folder in ("crawler", "normalize") for path in (ROOT / folder).rglob("*.py")]
    assert [path.name for path in files if f'"{__version__}"' in path.read_text(encoding="utf-8")] == ["version.py"]


@pytest.mark.parametrize("variable", ["FROM=", "FROM=/no/such/folder", "FROM=README.md SITE=no_such_style"])
def test_a_wrong_argument_gets_one_line_and_status_2(variable: str, tmp_path: Path) -> None:
    command = ["make", "-C", str(ROOT), "--no-print-directory", "replay", f"OUTPUT={tmp_path}", *variable.split()]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    own = [line for line in run.stderr.splitlines() if not re.match(r"make(\[\d+\])?: \*\*\*", line)]
    assert len(own) == 1
    assert "Traceback" not in run.stderr
