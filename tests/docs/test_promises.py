"""Each promise of the design has its section, and each line of a section something that shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.fences import PROJECT

SECTIONS = re.split(r"^## ", (PROJECT / "docs" / "promises.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
DESIGN = PROJECT.parent / "shared" / "DESIGN.md"
_PROOF = re.compile(r"\(\.\./(tests/[\w/]+\.py)\)")


@pytest.mark.skipif(not DESIGN.is_file(), reason="the design lies beside the project")
def test_every_promise_of_the_design_has_a_section() -> None:
    promises = DESIGN.read_text(encoding="utf-8").partition("## Promises")[2].partition("\n## ")[0]
    numbers = re.findall(r"^(\d)\. \*\*", promises, re.MULTILINE)
    assert numbers
    assert [section[0] for section in SECTIONS if section[0].isdigit()] == numbers


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.partition("\n")[0])
def test_every_line_names_a_test_or_a_command(section: str) -> None:
    rows = re.findall(r"^\| (?!what \|)(.+) \| (.+) \|$", section, re.MULTILINE)
    assert len(rows) >= 5
    assert [what for what, proof in rows if not _PROOF.search(proof) and "`make " not in proof] == []


def test_a_test_that_is_named_holds_tests() -> None:
    """A proof is a file that pytest runs, or one that it uses."""
    named = {PROJECT / path for section in SECTIONS for path in _PROOF.findall(section)}
    assert len(named) > 50
    assert [path.name for path in named if not _is_test(path) and not _is_used(path)] == []


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_") and "\ndef test_" in path.read_text(encoding="utf-8").replace(
        "async def", "def"
    )


def _is_used(path: Path) -> bool:
    taken = re.compile(
        rf"^from {'.'.join(path.relative_to(PROJECT).parent.parts)}(?:\.| import ){path.stem}\b", re.MULTILINE
    )
    return any(taken.search(other.read_text(encoding="utf-8")) for other in path.parent.glob("*.py") if other != path)
