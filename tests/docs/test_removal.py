"""A page is removed from a crawl's folder as docs/ethics.md tells."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from normalize import Question, read_corpus
from tests.docs.fences import PROJECT, commands, fences
from tests.servers.commands import warm

ETHICS = PROJECT / "docs" / "ethics.md"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Question]:
    """A crawl's folder, one without one of its pages, and that page's record."""
    place = tmp_path_factory.mktemp("removal")
    output, clean = place / "output", place / "clean"
    _run("scrapy", "demo", "--pages", "12", "-s", f"OUTPUT={output}", "-s", "DOWNLOAD_DELAY=0")
    _run("normalize", "--output", str(output))
    wanted = next(question for question in read_corpus(output, site="doctor_reply") if question.related)
    (script,) = fences(ETHICS, "python")
    (place / "remove.py").write_text(script, encoding="utf-8")
    order = [sys.executable, "remove.py", "output", "clean", str(wanted.url)]
    subprocess.run(order, cwd=place, check=True, timeout=60)
    for name in (".pseudonym-key", "manifest.json", *(file.name for file in output.glob("*.jsonl"))):
        shutil.copy(output / name, clean / name)
    _run("scrapy", "replay", str(clean / "archive"), "-s", f"OUTPUT={clean}")
    _run("normalize", "--output", str(clean))
    _run("normalize", "verify", "--output", str(clean))
    return output, clean, wanted


def test_the_record_is_gone_and_the_others_stay(folders: tuple[Path, Path, Question]) -> None:
    output, clean, wanted = folders
    before = {question.id: question for question in read_corpus(output)}
    after = {question.id: question for question in read_corpus(clean)}
    assert before.keys() - after.keys() == {wanted.id}
    for kept in after.values():
        was = before[kept.id]
        assert (kept.text, kept.answers, kept.author, kept.split) == (was.text, was.answers, was.author, was.split)


def test_neither_raw_records_nor_ledger_nor_archive_hold_the_page(folders: tuple[Path, Path, Question]) -> None:
    output, clean, wanted = folders
    told = (wanted.provenance.page_sha256, f"WARC-Target-URI: {wanted.url}\r\n", f'"id":"{wanted.id}","cuts"')
    assert [mark in _everything(output) for mark in told] == [True, True, True]
    assert [mark in _everything(clean) for mark in told] == [False, False, False]


def test_the_commands_are_those_that_were_run_here() -> None:
    typed = "\n".join(commands(ETHICS))
    for command in (
        "remove.py output clean",
        "make replay FROM=clean/archive OUTPUT=clean",
        "make verify OUTPUT=clean",
    ):
        assert command in typed
    assert "cp output/.pseudonym-key output/manifest.json output/*.jsonl clean/" in typed


def _everything(folder: Path) -> str:
    lines = [path.read_text(encoding="utf-8") for path in (*folder.glob("raw/*"), *folder.glob("ledger/*"))]
    return "".join(
        (*lines, *(gzip.decompress(path.read_bytes()).decode("latin-1") for path in folder.glob("archive/*")))
    )


def _run(*command: str) -> None:
    done = warm().run(*command)
    assert done.status == 0, done.err or done.out
