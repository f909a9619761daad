from __future__ import annotations

import fcntl
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from normalize.corpus_reader import read_corpus
from normalize.explore import build
from normalize.explore.build import connect, database
from normalize.explore.lines import ChangedError, read_entry, read_question
from normalize.progress import silent
from normalize.raw import MissingInputError
from tests.explore.pages import ASKER, PHONE


def one(connection: sqlite3.Connection, statement: str, *values: object) -> object:
    (found,) = connection.execute(statement, values).fetchone()
    return found


def copied(corpus: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    shutil.copytree(corpus, folder)
    (folder / "explore.db").unlink(missing_ok=True)
    return folder


def made(folder: Path) -> Path:
    with database(folder, silent) as path:
        return path


def test_the_tables_hold_what_the_corpora_hold(corpus: Path, connection: sqlite3.Connection) -> None:
    questions = list(read_corpus(corpus))
    assert one(connection, "select count(*) from questions") == len(questions)
    assert one(connection, "select count(*) from answers") == sum(len(question.answers) for question in questions)
    assert one(connection, "select count(*) from warnings") == sum(len(question.warnings) for question in questions)
    assert one(connection, "select count(*) from related") == sum(len(question.related) for question in questions)
    for question in questions:
        row = connection.execute(
            'select name, text, medical_specialty, split, "group", answers_found from questions where id = ?',
            (question.id,),
        ).fetchone()
        expected = (question.name, question.text, question.medical_specialty, question.split, question.group)
        assert row == (*expected, len(question.answers))
    answered = connection.execute("select text, author from answers order by rowid").fetchall()
    assert answered == [
        (answer.text, answer.author.name if answer.author else None)
        for question in questions
        for answer in question.answers
    ]


def test_a_merged_copy_leads_to_what_was_kept(connection: sqlite3.Connection) -> None:
    assert one(connection, "select count(*) from duplicates join questions on questions.id = question_id") == 1


def test_references_hold_and_columns_are_typed(connection: sqlite3.Connection) -> None:
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    assert one(connection, "select count(*) from pragma_foreign_key_list('answers')") == 1
    types = dict(connection.execute("select name, type from pragma_table_info('answers')").fetchall())
    assert (types["text"], types["rating_value"], types["review_count"]) == ("TEXT", "REAL", "INTEGER")
    assert one(connection, "select typeof(year) from questions where year is not null limit 1") == "integer"


def test_no_name_that_the_ledger_keeps_is_in_the_database(corpus: Path) -> None:
    assert any(ASKER.encode() in ledger.read_bytes() for ledger in (corpus / "ledger").iterdir())
    stored = made(corpus).read_bytes()
    assert ASKER.encode() not in stored
    assert PHONE.encode() not in stored


def test_it_is_the_owners_alone_and_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    path = made(corpus)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = made(copied(corpus, tmp_path))
    assert sha256(again.read_bytes()).digest() == sha256(path.read_bytes()).digest()
    assert [file.name for file in again.parent.glob(".explore*")] == []


def test_it_is_made_again_only_when_the_manifest_has_changed(corpus: Path, tmp_path: Path) -> None:
    folder = copied(corpus, tmp_path)
    first = made(folder).stat()
    assert made(folder).stat().st_ino == first.st_ino
    manifest = folder / "manifest.json"
    manifest.write_bytes(manifest.read_bytes() + b"\n")
    assert made(folder).stat().st_ino != first.st_ino
    (folder / "explore.db").write_bytes(b"SQLite format 3\0 torn")
    with closing(connect(made(folder))) as connection:
        assert one(connection, "pragma integrity_check") == "ok"


def test_it_is_made_whole_or_not_at_all(corpus: Path, tmp_path: Path) -> None:
    folder = copied(corpus, tmp_path)
    file = folder / "doctor_panel.jsonl"
    file.write_bytes(file.read_bytes()[:-20] + b"\n")
    with pytest.raises(ValueError, match="doctor_panel"):
        made(folder)
    assert [path.name for path in folder.iterdir() if "explore" in path.name] == []


def test_what_a_killed_process_left_is_removed_and_what_is_in_the_making_is_not(corpus: Path, tmp_path: Path) -> None:
    folder = copied(corpus, tmp_path)
    left, growing = folder / ".explore.db.left.part", folder / ".explore.db.growing.part"
    left.touch()
    with growing.open("wb") as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        made(folder)
        assert (left.exists(), growing.exists()) == (False, True)


def test_stopped_in_the_midst_it_leaves_nothing(corpus: Path, tmp_path: Path) -> None:
    folder = copied(corpus, tmp_path)

    @contextmanager
    def stopped(stage: str, size: int) -> Iterator[Callable[[int], None]]:
        def advance(count: int) -> None:
            raise KeyboardInterrupt

        yield advance

    with pytest.raises(KeyboardInterrupt), database(folder, stopped):
        pass
    assert [path.name for path in folder.iterdir() if "explore" in path.name] == []


@pytest.mark.parametrize("spoil", ["twice", "huge"])
def test_corpora_that_no_run_has_made_are_refused_in_one_line(corpus: Path, tmp_path: Path, spoil: str) -> None:
    folder = copied(corpus, tmp_path)
    shutil.rmtree(folder / "ledger")
    file = folder / "doctor_panel.jsonl"
    first = file.read_bytes().splitlines(keepends=True)[0]
    file.write_bytes(
        first * 2 if spoil == "twice" else first.replace(b'"upvote_count":3', b'"upvote_count":' + b"9" * 30)
    )
    with pytest.raises(ValueError, match=r"explore\.db can't be made|doctor_panel"):
        made(folder)


def test_a_ledger_of_other_records_is_refused(corpus: Path, tmp_path: Path) -> None:
    folder = copied(corpus, tmp_path)
    ledger = folder / "ledger" / "doctor_panel.jsonl"
    first, second, *others = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join((second, first, *others)))
    with pytest.raises(ValueError, match="is not of"):
        made(folder)
    ledger.write_bytes(b"".join((first, second)))
    with pytest.raises(ValueError, match="same number of lines"):
        made(folder)


def test_corpora_without_ledger_and_graph_are_explored_too(corpus: Path, tmp_path: Path) -> None:
    folder = copied(corpus, tmp_path)
    shutil.rmtree(folder / "ledger")
    shutil.rmtree(folder / "graph")
    with closing(connect(made(folder))) as connection:
        assert one(connection, "select count(*) from questions where ledger_offset is not null") == 0
        assert one(connection, "select count(*) from cuts") == 0
        assert one(connection, "select count(*) from edges") == 0


def test_where_nothing_may_be_written_it_stands_in_a_temporary_folder(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(corpus, tmp_path)

    def mkstemp(prefix: str, suffix: str, dir: Path) -> tuple[int, str]:  # noqa: A002 - the library's own name
        if dir == folder:
            raise PermissionError(13, "Permission denied", str(dir))
        return tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=dir)

    monkeypatch.setattr(build, "mkstemp", mkstemp)
    with database(folder, silent) as path:
        assert path.parent != folder
        assert path.stat().st_size > 0
    assert not path.parent.exists()


def test_without_corpora_or_manifest_it_says_what_to_do(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="make normalize"):
        made(tmp_path)
    folder = copied(corpus, tmp_path)
    (folder / "manifest.json").unlink()
    with pytest.raises(MissingInputError, match=r"no manifest\.json"):
        made(folder)


def test_records_are_read_where_they_stand(corpus: Path, connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "select id, site, corpus_offset, corpus_length, ledger_offset, ledger_length from questions"
    ).fetchall()
    for identity, site, offset, length, ledger_offset, ledger_length in rows:
        file = corpus / f"{site}.jsonl"
        assert read_question(file, identity, offset, length).id == identity
        assert read_entry(file, identity, ledger_offset, ledger_length).id == identity
        with pytest.raises(ChangedError):
            read_question(file, identity, offset + 1, length)
        with pytest.raises(ChangedError):
            read_entry(file, "doctor_panel:other", ledger_offset, ledger_length)
