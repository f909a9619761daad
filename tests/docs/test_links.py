"""What the documents name is there: links, headings, files, commands."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.docs.fences import DOCUMENTS, PROJECT, commands, prose
from tests.servers.commands import warm

_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`]+)`")
_PATH = re.compile(r"(?:crawler|normalize|tests|docs)/[\w./-]+")
_MAKE = re.compile(r"(?:^|[`&;] ?|\s)make ([a-z]+)\b(?!=)")
_MODULE = re.compile(r"python -m ([\w.]+)(?: ([a-z]+)\b(?![=/.]))?")
_SCRAPY = re.compile(r"(?:^|[`/ ])scrapy ([a-z]+)\b")
_WRITTEN_FOR_MANY = ("night_counter", "<", "…", "*")
"""In names of files that a reader is to make."""

documents = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(PROJECT).as_posix())


def test_the_documents_are_found() -> None:
    names = {path.relative_to(PROJECT).as_posix() for path in DOCUMENTS}
    assert names >= {"README.md", "CONTRIBUTING.md", "docs/library.md", "docs/record.md", "docs/promises.md"}


@documents
def test_every_link_leads_somewhere(document: Path) -> None:
    lost = [link for link in _LINK.findall(prose(document)) if not _leads_somewhere(document, link)]
    assert lost == []


@documents
def test_every_file_that_is_named_is_there(document: Path) -> None:
    named = {path for code in _CODE.findall(prose(document)) for path in _PATH.findall(code) if _is_ours(code)}
    assert sorted(path for path in named if not (PROJECT / path).exists()) == []


@documents
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    named = {target for typed in _typed(document) for target in _MAKE.findall(typed)}
    assert sorted(named - _targets()) == []


@documents
def test_every_module_that_is_run_is_there(document: Path) -> None:
    named = {module for typed in _typed(document) for module, _ in _MODULE.findall(typed)}
    assert sorted(module for module in named if find_spec(module) is None) == []


@documents
def test_every_scrapy_command_that_is_named_exists(document: Path) -> None:
    named = {command for typed in _typed(document) for command in _SCRAPY.findall(typed)}
    assert sorted(named - _scrapy_commands()) == []


def test_every_command_of_a_module_exists() -> None:
    named = {found for document in DOCUMENTS for typed in _typed(document) for found in _MODULE.findall(typed)}
    ours = sorted({(module, command) for module, command in named if command})
    assert {module for module, _ in ours} >= {"normalize", "crawler.frontier"}
    assert [(module, command) for module, command in ours if not _is_command(module, command)] == []


def test_what_is_not_there_is_noticed() -> None:
    readme = PROJECT / "README.md"
    assert _leads_somewhere(readme, "docs/library.md#read-a-page")
    assert not _leads_somewhere(readme, "docs/library.md#read-a-book")
    assert not _leads_somewhere(readme, "docs/nowhere.md")
    assert not _is_command("normalize", "nonesuch")
    assert not _is_command("crawler.frontier", "nonesuch")


def _typed(document: Path) -> Iterator[str]:
    """Code in the prose, over the ends of lines, and what is typed in a console."""
    yield from (" ".join(code.split()) for code in _CODE.findall(prose(document)))
    yield from commands(document)


def _leads_somewhere(document: Path, link: str) -> bool:
    if link.startswith(("https://", "http://")):
        return True
    path, _, heading = link.partition("#")
    target = (document.parent / path) if path else document
    return target.exists() and (not heading or heading in _headings(target))


@cache
def _headings(document: Path) -> frozenset[str]:
    """The names by which a page's headings are linked to: lower case, without punctuation, hyphens for spaces."""
    found = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found)


def _is_ours(code: str) -> bool:
    return not any(mark in code for mark in _WRITTEN_FOR_MANY)


@cache
def _targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z]+):.*## ", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@cache
def _scrapy_commands() -> frozenset[str]:
    listed = warm().run("scrapy", "--help").out
    return frozenset(re.findall(r"^  ([a-z]+) {2,}\S", listed, re.MULTILINE))


def _is_command(module: str, command: str) -> bool:
    """Whether a module knows a command; modules without commands take anything that they print as a usage."""
    if module == "normalize":
        return warm().run("normalize", command, "--help").status == 0
    run = [sys.executable, "-m", module, command, "--help"]
    return subprocess.run(run, cwd=PROJECT, capture_output=True, timeout=60, check=False).returncode == 0
