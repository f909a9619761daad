"""An export's folder: whole or not at all, and never in the place of something else."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from normalize.__main__ import main
from normalize.export.choice import Choice
from normalize.export.folder import whole_folder
from normalize.export.pairs import Pairs
from normalize.export.rights import Purpose
from normalize.export.run import NothingToExportError, export
from normalize.lock import BusyError
from normalize.manifest import manifest_json, read_manifest
from normalize.progress import Advance, silent
from tests.benchmarks.planted_pages import ordinary_page
from tests.export.corpus import question, write_corpora

TRAINING = Choice(purpose=Purpose.TRAINING)


def export_pairs(output: Path, target: Path, choice: Choice = TRAINING) -> None:
    export(output, target, Pairs(), choice, silent)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_former_export_is_replaced(corpora: Path, tmp_path: Path) -> None:
    target = tmp_path / "to"
    export_pairs(write_corpora(tmp_path / "output", [question("a", split="validation")]), target)
    assert set(contents(target)) == {"validation.jsonl", "README.md", "export.json"}
    export_pairs(corpora, target)
    assert set(contents(target)) == {"train.jsonl", "validation.jsonl", "test.jsonl", "README.md", "export.json"}
    assert names(tmp_path) == ["output", "to"]


def test_an_empty_folder_is_filled(corpora: Path, tmp_path: Path) -> None:
    export_pairs(corpora, tmp_path)
    assert (tmp_path / "export.json").exists()


@pytest.mark.parametrize("name", ["notes.txt", "export.json", "train.jsonl", ".hidden"])
def test_a_folder_of_something_else_is_refused(corpora: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "to"
    target.mkdir()
    (target / name).write_text("{}")
    with pytest.raises(ValueError, match="no former export"):
        export_pairs(corpora, target)
    assert contents(tmp_path) == {f"to/{name}": b"{}"}


def test_a_former_export_that_holds_something_else_is_refused(corpora: Path, tmp_path: Path) -> None:
    target = tmp_path / "to"
    export_pairs(corpora, target)
    (target / "mine").mkdir()
    (target / "mine" / "weights.bin").write_bytes(b"1")
    before = contents(target)
    with pytest.raises(ValueError, match=r"mine/weights\.bin, which no export has put there"):
        export_pairs(corpora, target)
    assert contents(target) == before


@pytest.mark.parametrize("makes", ["file", "link"])
def test_what_is_no_folder_is_refused(corpora: Path, tmp_path: Path, makes: str) -> None:
    target = tmp_path / "to"
    if makes == "file":
        target.write_text("x")
    else:
        target.symlink_to(corpora)
    with pytest.raises(ValueError, match="no folder"):
        export_pairs(corpora, target)
    assert names(tmp_path) == ["to"]


def test_a_link_beside_it_is_not_followed(corpora: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "weights.bin").write_bytes(b"1")
    (tmp_path / ".to.part").symlink_to(mine)
    with pytest.raises(OSError, match=r"\.to\.part"):
        export_pairs(corpora, tmp_path / "to")
    assert names(mine) == ["weights.bin"]


@pytest.mark.parametrize("above", [".", ".."])
def test_the_folder_in_which_this_runs_is_refused(
    corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, above: str
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    with pytest.raises(ValueError, match="is where this runs, and can't be replaced"):
        export_pairs(corpora, Path(above))
    assert inside.exists()


def test_the_root_is_refused_in_words(corpora: Path) -> None:
    with pytest.raises(ValueError, match="/ is where this runs"):
        export_pairs(corpora, Path("/"))


def test_the_corpora_themselves_are_refused(tmp_path: Path) -> None:
    output = write_corpora(tmp_path / "output", [question("a")])
    with pytest.raises(ValueError, match="no former export"):
        export_pairs(output, output)
    assert names(output) == ["doctor_reply.jsonl"]


def test_nothing_to_export_leaves_no_folder_and_a_former_export_alone(tmp_path: Path) -> None:
    output = write_corpora(tmp_path / "output", [question("a", answers=[])])
    with pytest.raises(NothingToExportError, match="for training: no_answers 1"):
        export_pairs(output, output / "export" / "pairs")
    assert names(output) == ["doctor_reply.jsonl"]
    target = tmp_path / "to"
    export_pairs(write_corpora(tmp_path / "other", [question("a")]), target)
    before = contents(target)
    with pytest.raises(NothingToExportError):
        export_pairs(output, target)
    assert contents(target) == before


def test_a_line_that_is_no_record_leaves_no_folder(tmp_path: Path) -> None:
    output = write_corpora(tmp_path / "output", [question("a")])
    with (output / "doctor_reply.jsonl").open("ab") as corpus:
        corpus.write(b'{"schema":\n')
    with pytest.raises(ValueError, match="line 2"):
        export_pairs(output, output / "export" / "pairs")
    assert names(output) == ["doctor_reply.jsonl"]


def test_a_former_export_comes_back_when_a_run_was_killed_between_two_moves(corpora: Path, tmp_path: Path) -> None:
    target = tmp_path / "to"
    export_pairs(corpora, target)
    before = contents(target)
    target.rename(tmp_path / ".to.old")
    (tmp_path / ".to.part").mkdir()
    (tmp_path / ".to.part" / "train.jsonl").write_text("half")
    with pytest.raises(NothingToExportError):
        export_pairs(write_corpora(tmp_path / "output", [question("a", answers=[])]), target)
    assert contents(target) == before
    assert names(tmp_path) == ["output", "to"]


def test_half_an_export_of_a_killed_run_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".to.part" / "train").mkdir(parents=True)
    (tmp_path / ".to.part" / "train.jsonl").write_text("half")
    with whole_folder(tmp_path / "to") as part:
        assert names(part) == []


def test_what_a_killed_run_moved_aside_goes_when_the_new_one_is_there(corpora: Path, tmp_path: Path) -> None:
    target = tmp_path / "to"
    export_pairs(corpora, target)
    (tmp_path / ".to.old").mkdir()
    (tmp_path / ".to.old" / "train.jsonl").write_text("old")
    export_pairs(corpora, target)
    assert names(tmp_path) == ["to"]


def test_a_second_run_at_the_same_time_is_refused(corpora: Path, tmp_path: Path) -> None:
    target = tmp_path / "to"
    with whole_folder(target) as part:
        (part / "mine").write_text("x")
        with pytest.raises(BusyError, match=r"another export is at work on .*/to"):
            export_pairs(corpora, target)
        assert (part / "mine").exists()


def test_a_folder_that_has_just_been_finished_by_another_is_not_touched(tmp_path: Path) -> None:
    target, part = tmp_path / "to", tmp_path / ".to.part"
    part.mkdir()
    held = os.open(part, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        with pytest.raises(BusyError), whole_folder(target):
            pass
    finally:
        os.close(held)
    assert part.exists()


def test_nothing_is_left_of_folders_that_were_made_on_the_way(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), whole_folder(tmp_path / "a" / "b" / "c"):
        raise RuntimeError
    assert names(tmp_path) == []


def test_corpora_that_are_made_anew_meanwhile_are_not_taken_for_one_version(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / "raw").mkdir(parents=True)
    (output / "raw" / "pages.jsonl").write_bytes(msgspec.json.encode(ordinary_page(1, seed=1)) + b"\n")
    assert main(["--output", str(output)]) == 0
    manifest = read_manifest(output)
    manifest.privacy = "keep"

    @contextmanager
    def while_another_works(stage: str, size: int) -> Iterator[Advance]:
        def advance(count: int) -> None:
            (output / "manifest.json").write_bytes(manifest_json(manifest))

        yield advance

    with pytest.raises(ValueError, match="has been made anew meanwhile: run this once more"):
        export(output, tmp_path / "to", Pairs(), TRAINING, while_another_works)
    assert names(tmp_path) == ["output"]
