"""The annotated pages in every order give the same corpora: their own texts, their links, no leak between splits."""

from __future__ import annotations

import asyncio
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

from crawler.extract import extract
from crawler.sites import styles
from normalize.manifest import read_manifest
from normalize.pipeline import normalize
from normalize.progress import silent
from normalize.records import Question
from normalize.settings import Settings
from normalize.verify import verify
from tests.only import only

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the annotated pages are not beside the project")


@pytest.fixture(scope="module")
def raw_lines() -> list[bytes]:
    lines = []
    for path in sorted(SEEDS.glob("*.txt")):
        body = path.read_bytes()
        found = asyncio.run(extract(body, source=path.name, styles=styles().values(), content_type="text/plain"))
        lines.append(msgspec.json.encode(only(found)) + b"\n")
    return lines


def made(output: Path, lines: tuple[bytes, ...]) -> dict[str, bytes]:
    (output / "raw").mkdir(exist_ok=True)
    (output / "raw/pages.jsonl").write_bytes(b"".join(lines))
    for corpus in output.glob("*.jsonl"):
        corpus.unlink()  # nothing is published: each order is the first
    normalize(Settings(output=output, workers=1), silent)
    files = (path for path in output.rglob("*") if path.is_file() and path.parent.name != "raw")
    return {str(path.relative_to(output)): path.read_bytes() for path in files}


def test_every_order_gives_the_same_bytes(raw_lines: list[bytes], tmp_path: Path) -> None:
    first = made(tmp_path, tuple(raw_lines))
    orders = list(permutations(raw_lines))
    assert len(orders) == 120
    assert all(made(tmp_path, order) == first for order in orders)


def test_teasing_pages_keep_their_texts_and_are_tied(raw_lines: list[bytes], tmp_path: Path) -> None:
    made(tmp_path, tuple(raw_lines))
    corpora = [
        line
        for site in ("doctor_panel", "doctor_reply")
        for line in (tmp_path / f"{site}.jsonl").read_bytes().splitlines()
    ]
    records = {
        question.provenance.source[:3]: question
        for question in (msgspec.json.decode(line, type=Question) for line in corpora)
    }
    assert len(records) == 5
    assert all(record.text and record.answers for record in records.values())
    by_id = {record.id: name for name, record in records.items()}
    links = {
        (name, by_id[link.question_id])
        for name, record in records.items()
        for link in record.related
        if link.question_id
    }
    assert links == {("002", "004"), ("004", "002")}
    assert sum(len(record.related) for record in records.values()) == 12
    assert records["002"].group == records["004"].group
    assert records["002"].split == records["004"].split
    assert read_manifest(tmp_path).leak.largest_share == 0
    assert not verify(tmp_path).failures
