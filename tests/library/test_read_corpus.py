"""`read_corpus`: typed, streaming, and clear about what is wrong."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path
from typing import Any

import fsspec
import msgspec
import pytest
from msgspec import Struct

import normalize
from normalize import MissingInputError, Question, read_corpus, records
from normalize.corpus_reader import read_entries
from normalize.text.ledger import restore
from tests.docs.fences import PROJECT


@pytest.fixture
def copy(place: Path, tmp_path: Path) -> Path:
    """A folder with a corpus that may be spoilt."""
    (tmp_path / "qa_page.jsonl").write_bytes((place / "mine" / "qa_page.jsonl").read_bytes())
    return tmp_path


def test_every_line_comes_as_a_record_and_none_is_changed(place: Path) -> None:
    corpus = place / "mine" / "qa_page.jsonl"
    assert b"".join(msgspec.json.encode(each) + b"\n" for each in read_corpus(place / "mine")) == corpus.read_bytes()


def test_corpora_come_one_after_another_by_site(copy: Path) -> None:
    (copy / "another.jsonl").write_bytes((copy / "qa_page.jsonl").read_bytes())
    assert len(list(read_corpus(copy))) == 6
    assert len(list(read_corpus(str(copy), site="another"))) == 3


def test_splits_part_the_corpus(place: Path) -> None:
    parts = [list(read_corpus(place / "mine", split=split)) for split in ("train", "validation", "test")]
    assert [len(part) for part in parts] == [2, 1, 0]
    assert {each.split for each in parts[0]} == {"train"}


def test_a_record_is_had_before_the_next_line_is_read(copy: Path) -> None:
    with (copy / "qa_page.jsonl").open("ab") as file:
        file.write(b"no record\n")
    records = read_corpus(copy)
    assert all(isinstance(each, Question) for each in itertools.islice(records, 3))
    with pytest.raises(ValueError, match=r"qa_page\.jsonl line 4: "):
        next(records)


@pytest.mark.parametrize(
    "line",
    [b"\n", b"{}\n", b"[" * 100_000, b'{"schema":"1.0"', b"\xff\xfe", b"null\n", b'{"schema":1}\n'],
    ids=["empty", "no key", "deep", "torn", "no UTF-8", "null", "another type"],
)
def test_what_is_no_record_is_a_value_error_that_names_its_place(copy: Path, line: bytes) -> None:
    (copy / "qa_page.jsonl").write_bytes(line)
    with pytest.raises(ValueError, match=r"qa_page\.jsonl line 1: "):
        list(read_corpus(copy))


def test_what_is_wrong_with_the_question_is_told_by_the_call_itself(place: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match=r"no corpora in .*: run `make corpus`"):
        read_corpus(tmp_path)
    with pytest.raises(MissingInputError, match=r"no corpus of 'doctor_panel' in .*: qa_page"):
        read_corpus(place / "mine", site="doctor_panel")
    wrong: Any = "dev"
    with pytest.raises(ValueError, match="no split 'dev'; there are train, validation, test"):
        read_corpus(place / "mine", split=wrong)


def test_what_is_a_folder_is_no_corpus(copy: Path) -> None:
    (copy / "notes.jsonl").mkdir()
    assert len(list(read_corpus(copy))) == 3


def test_corpora_are_read_on_a_storage(place: Path) -> None:
    storage = fsspec.filesystem("memory")
    storage.pipe_file("/library/mine/qa_page.jsonl", (place / "mine" / "qa_page.jsonl").read_bytes())
    storage.pipe_file("/library/mine/graph/edges.jsonl", b"{}\n")
    assert list(read_corpus("memory://library/mine")) == list(read_corpus(place / "mine"))
    for folder in ("memory://library/none", "memory://library/mine/graph/none"):
        with pytest.raises(MissingInputError, match=f"no corpora in {folder}"):
            read_corpus(folder)


def test_a_record_comes_with_its_entry_in_the_ledger(place: Path) -> None:
    corpus = place / "mine" / "qa_page.jsonl"
    entries = list(read_entries(corpus))
    assert [question.id for question, _, _ in entries] == [entry.id for _, entry, _ in entries]
    assert sum(size for *_, size in entries) == sum(
        path.stat().st_size for path in (corpus, corpus.parent / "ledger" / corpus.name)
    )
    for question, entry, _ in entries:
        assert restore(question.text or "", entry.cuts.get("text", [])) != ""


def test_a_ledger_of_other_records_is_refused(place: Path, copy: Path) -> None:
    ledger = copy / "ledger" / "qa_page.jsonl"
    ledger.parent.mkdir()
    lines = (place / "mine" / "ledger" / "qa_page.jsonl").read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join(lines[:2]))
    with pytest.raises(ValueError, match="not the same number of lines"):
        list(read_entries(copy / "qa_page.jsonl"))
    ledger.write_bytes(b"".join(reversed(lines)))
    with pytest.raises(ValueError, match="line 1 is not of qa_page:"):
        list(read_entries(copy / "qa_page.jsonl"))


def test_everything_that_is_offered_is_there() -> None:
    assert [name for name in normalize.__all__ if not hasattr(normalize, name)] == []
    assert normalize.Question is Question
    wrong = "read_book"
    with pytest.raises(AttributeError, match="module 'normalize' has no attribute 'read_book'"):
        getattr(normalize, wrong)


def test_every_record_that_a_corpus_holds_is_offered() -> None:
    defined = {name for name, value in vars(records).items() if isinstance(value, type) and value is not Struct}
    assert sorted(defined - set(normalize.__all__)) == []


def test_the_command_line_starts_without_what_is_offered() -> None:
    """Whoever presses Ctrl-C before all is imported gets a word, and no traceback: so little may come first."""
    program = "import sys, normalize\nprint([name for name in sys.modules if name.partition('.')[0] == 'msgspec'])"
    told = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
