"""Saved pages of the live web: template debris goes, every brace that belongs to the main text stays."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import msgspec
import pytest

from crawler.reading.blocks import printed
from crawler.reading.page import read_page
from crawler.reading.unrendered import unrendered_bindings
from normalize.text import HUMAN_TEXT_RULES, human_text_rules
from normalize.text.artefacts import Told, doubtful_bindings, squeezed
from normalize.text.ledger import apply_rules, restore

FOLDER = Path(__file__).parents[4] / "shared" / "real_pages"
BRACES = re.compile(r"\{\{|\}\}|<%|%>|[$#]\{|\{[%#]|[%#]\}")
ANY_BRACE = re.compile(r"[{}]|\[\[|\]\]")

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the saved pages are not part of the project")


class SavedPage(msgspec.Struct):
    file: str
    kind: str
    main_text: str


PAGES = msgspec.json.decode((FOLDER / "index.json").read_bytes(), type=list[SavedPage]) if FOLDER.exists() else []


def of_kind(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", [page for page in PAGES if page.kind == kind], ids=lambda page: page.file)


@cache
def read(file: str) -> tuple[str, Told]:
    """A saved page as one text, and what its markup tells of it."""
    page = read_page(gzip.decompress((FOLDER / file).read_bytes()), content_type="text/html")
    blocks = [block for block in page.blocks if not block.hidden]
    marked = unrendered_bindings(blocks, page.tree)
    return printed(blocks) or "", Told({squeezed(binding.text): binding.mark for binding in marked})


def flat(text: str) -> str:
    """A text as any reader has it: without white space, and without the marks of code."""
    return "".join(text.replace("`", "").split())


@of_kind("template_artefacts")
def test_no_template_is_left(page: SavedPage) -> None:
    raw, told = read(page.file)
    clean, cuts = apply_rules(raw, human_text_rules(False, told))
    assert BRACES.search(raw)
    assert not BRACES.search(clean)
    assert restore(clean, cuts) == raw
    assert all(cut.evidence for cut in cuts if cut.rule in ("bindings", "template_literals"))


@of_kind("template_artefacts")
def test_the_main_text_is_as_it_was(page: SavedPage) -> None:
    raw, told = read(page.file)
    clean, _ = apply_rules(raw, human_text_rules(False, told))
    lines = [line for line in map(flat, page.main_text.split("\n")) if line in flat(raw)]
    assert lines
    assert all(line in flat(clean) for line in lines)


@of_kind("legitimate_braces")
def test_every_brace_of_the_main_text_stays_where_it_was(page: SavedPage) -> None:
    raw, told = read(page.file)
    clean, _ = apply_rules(raw, human_text_rules(False, told))
    main, left = flat(page.main_text), flat(clean)
    # Whoever marked the main text left out captions, bullets and tags: one side of a brace may read differently.
    sides = [
        (main[max(0, found.start() - 8) : found.end()], main[found.start() : found.end() + 8])
        for found in ANY_BRACE.finditer(main)
    ]
    assert sides
    assert [each for each in sides if each[0] not in left and each[1] not in left] == []
    assert len(ANY_BRACE.findall(clean)) == len(ANY_BRACE.findall(raw))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_main_texts_keep_every_brace_though_nothing_marks_their_code(page: SavedPage) -> None:
    clean, cuts = apply_rules(page.main_text, HUMAN_TEXT_RULES)
    assert ANY_BRACE.findall(clean) == ANY_BRACE.findall(page.main_text)
    assert not any(cut.evidence for cut in cuts)


@of_kind("legitimate_braces")
def test_what_belongs_to_a_page_is_not_doubted(page: SavedPage) -> None:
    raw, told = read(page.file)
    assert doubtful_bindings(apply_rules(raw, human_text_rules(False, told))[0]) == []
