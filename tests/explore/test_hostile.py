"""Corpora of somebody who means ill: whatever they say is shown, and is nothing but text."""

from __future__ import annotations

import html
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest

from normalize.corpus_reader import read_corpus
from normalize.unseen import UNSEEN
from tests.explore.conftest import Client
from tests.explore.elements import Elements
from tests.explore.pages import HOSTILE

FIXED = frozenset({"schema", "site", "split", "sex", "verdict"})


@pytest.fixture
def hostile(corpus: Path, tmp_path: Path) -> Path:
    """Corpora of somebody who means ill: every text of every record is hostile, ids too."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    for file in corpus.glob("*.jsonl"):
        lines = [msgspec.json.decode(line) for line in file.read_bytes().splitlines()]
        (folder / file.name).write_bytes(b"".join(msgspec.json.encode(spoiled(line)) + b"\n" for line in lines))
    shutil.copy(corpus / "manifest.json", folder)
    return folder


def spoiled(value: object, key: str = "") -> object:
    if isinstance(value, dict):
        return {name: spoiled(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [spoiled(each, key) for each in value]
    if not isinstance(value, str) or key in FIXED:
        return value
    return f"javascript:alert('{value}')" if key == "url" else f"{value} {HOSTILE}"


def test_hostile_text_stays_text(hostile: Path, over: Callable[[Path], Client]) -> None:
    client = over(hostile)
    questions = [question for question in read_corpus(hostile) if question.related or question.duplicate_ids]
    assert len(questions) == 3
    places = ["/", "/search?q=script", "/explore/questions", "/explore/answers", "/explore/related"]
    for question in questions:
        path = "/question/" + quote(question.id, safe="")
        places += [path, f"{path}/response"]
    for place in places:
        answer = client.get(place)
        page, elements = answer.text, Elements(answer.text)
        assert answer.status_code == 200, place
        assert "&lt;script&gt;" in page
        assert "U+202E" in page
        assert "{{ 7*7 }} {% raw %}" in html.unescape(page)
        assert [page[max(at.start() - 90, 0) : at.end() + 9] for at in UNSEEN.finditer(page)] == []
        assert [tag for tag, _ in elements.found if tag in ("script", "img", "iframe", "object", "b")] == []
        assert [name for _, attributes in elements.found for name in attributes if name.startswith("on")] == []
        ours = ("/", "#", "http://127.0.0.1:8001/explore/")
        assert [link for link in elements.links if not link.startswith(ours)] == []
