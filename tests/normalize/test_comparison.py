"""What changed between two corpora: told against records that were changed on purpose."""

from __future__ import annotations

import json
import shutil
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from normalize.comparison.compare import compare
from normalize.comparison.told import told
from normalize.records import Question
from tests.normalize.conftest import panel_page, reply_page
from tests.servers.commands import Done, warm

Run = Callable[..., Done]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with corpora of two sites."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "raw").mkdir()
    records = {"doctor_panel": map(panel_page, range(8)), "doctor_reply": map(reply_page, range(3))}
    for name, pages in records.items():
        (folder / "raw" / f"{name}.jsonl").write_bytes(b"".join(msgspec.json.encode(page) + b"\n" for page in pages))
    assert warm().run("normalize", "--output", str(folder)).status == 0
    return folder


@pytest.fixture
def folders(made: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with the same corpora."""
    return shutil.copytree(made, tmp_path / "old"), shutil.copytree(made, tmp_path / "new")


def read(folder: Path, site: str) -> list[Question]:
    lines = (folder / f"{site}.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Question) for line in lines]


def write(folder: Path, site: str, questions: Iterable[Question]) -> None:
    content = b"".join(msgspec.json.encode(question) + b"\n" for question in questions)
    (folder / f"{site}.jsonl").write_bytes(content)


def test_the_same_is_the_same(run: Run, folders: tuple[Path, Path]) -> None:
    done = run("diff", *folders)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"{folders[0]} -> {folders[1]}: the same\n")
    assert json.loads(run("diff", *folders, "--json").out)["sites"]["doctor_panel"]["same"] == 8


def test_every_kind_of_change_is_counted_and_shown(run: Run, folders: tuple[Path, Path]) -> None:
    old, new = folders
    gone, other, moved, *rest = read(new, "doctor_panel")
    assert other.author is None
    other = structs.replace(
        other,
        name="A bump below the ear?",
        text=f"{other.text} Zero\u200bwidth, \u202eturned, \x1b[31mred.",
        answers=[structs.replace(other.answers[0], upvote_count=7)],
        warnings=[*other.warnings, "spam_like"],
    )
    moved = structs.replace(moved, split="test" if moved.split != "test" else "train", group="elsewhere")
    added = structs.replace(rest[-1], id="doctor_panel:~last")
    write(new, "doctor_panel", [other, moved, *rest, added])
    found = compare(old, new)
    total = found.total()
    assert (total.old, total.new, total.same, total.added, total.removed, total.changed) == (11, 11, 8, 1, 1, 2)
    assert found.added == [added.id]
    assert found.removed == [gone.id]
    assert {path: (count.records, count.times) for path, count in found.fields.items()} == {
        "answers removed": (1, 1),
        "answers[].upvote_count": (1, 1),
        "group": (1, 1),
        "name": (1, 1),
        "split": (1, 1),
        "text": (1, 1),
        "warnings": (1, 1),
    }
    assert sum(found.moved.values()) == found.regrouped == 1
    assert found.warnings_added == {"spam_like": 1}
    assert found.warnings_removed == {}
    done = run("diff", old, new)
    assert (done.status, done.err) == (1, "")
    assert done.out == told(found) + "\n"
    assert "Zero\\u200bwidth, \\u202eturned, \\x1b[31mred." in done.out
    assert all(char.isprintable() or char == "\n" for char in done.out)
    assert json.loads(run("diff", old, new, "--json").out) == msgspec.to_builtins(found)
    assert run("diff", new, old).out.count("first added") == 1
    none_shown = compare(old, new, 0)
    assert (none_shown.added, none_shown.removed, none_shown.changed) == ([], [], [])
    assert none_shown.fields == found.fields


def test_records_that_were_only_fetched_anew_are_told(run: Run, folders: tuple[Path, Path]) -> None:
    old, new = folders
    first, *rest = read(new, "doctor_panel")
    later = structs.replace(first, provenance=structs.replace(first.provenance, fetched_at="2026-01-01T00:00:00Z"))
    write(new, "doctor_panel", [later, *rest])
    assert (compare(old, new).total().changed, compare(old, new).fetched_anew) == (1, 1)
    assert "in nothing but provenance (when, where): 1\n" in run("diff", old, new).out


def test_a_site_that_is_gone_and_one_that_is_new(folders: tuple[Path, Path]) -> None:
    old, new = folders
    (new / "doctor_reply.jsonl").unlink()
    shutil.copy(new / "doctor_panel.jsonl", new / "another.jsonl")
    found = compare(old, new)
    assert (found.sites["doctor_reply"].removed, found.sites["doctor_reply"].new) == (3, 0)
    assert (found.sites["another"].added, found.sites["another"].old) == (8, 0)
    assert list(found.sites) == ["another", "doctor_panel", "doctor_reply"]


def test_other_settings_and_another_privacy_are_told(run: Run, folders: tuple[Path, Path]) -> None:
    old, new = folders
    assert run("--output", new, "--privacy", "keep", "--set", "spam_limit=0.5").status == 0
    found = compare(old, new)
    assert found.manifest["privacy"].new == "keep"
    assert (found.manifest["settings.spam_limit"].old, found.manifest["settings.spam_limit"].new) == ("0.9", "0.5")
    assert {"privacy", "key", "settings.spam_limit"} == found.manifest.keys()
    assert "ledger/doctor_reply.jsonl" in found.files
    assert {"author.name", "author.pseudonym"} <= found.fields.keys()
    assert "  settings.spam_limit: 0.9 -> 0.5\n" in run("diff", old, new).out


def test_without_a_manifest_records_are_compared_all_the_same(run: Run, folders: tuple[Path, Path]) -> None:
    (folders[1] / "manifest.json").unlink()
    done = run("diff", *folders)
    assert done.status == 0
    assert f"no manifest in {folders[1]}" in done.out


def test_only_the_ledger_differs(run: Run, folders: tuple[Path, Path]) -> None:
    path = folders[1] / "manifest.json"
    manifest = json.loads(path.read_bytes())
    next(file for file in manifest["files"] if file["path"].startswith("ledger/"))["sha256"] = "0" * 64
    path.write_text(json.dumps(manifest))
    done = run("diff", *folders)
    assert done.status == 1
    assert "other files with other bytes: ledger/doctor_panel.jsonl\n" in done.out


def swapped(lines: list[bytes]) -> list[bytes]:
    return [lines[1], lines[0], *lines[2:]]


def doubled(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[0], *lines[1:]]


def torn(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[1][:50] + b"\n"]


def deep(lines: list[bytes]) -> list[bytes]:
    return [lines[0], b'{"id": ' + b"[" * 100_000 + b"\n"]


def of_another_schema(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[1].replace(b'"headline":', b'"subtitle":'), *lines[2:]]


@pytest.mark.parametrize("damaged", [swapped, doubled, torn, deep, of_another_schema])
def test_what_cannot_be_compared_names_the_line(
    run: Run, folders: tuple[Path, Path], damaged: Callable[[list[bytes]], list[bytes]]
) -> None:
    path = folders[1] / "doctor_panel.jsonl"
    path.write_bytes(b"".join(damaged(path.read_bytes().splitlines(keepends=True))))
    done = run("diff", *folders)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert f"{path} line 2" in done.err


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [("manifest.json", "{}", "run `make normalize` there again"), ("manifest.json", "[" * 100_000, "no manifest")],
)
def test_a_damaged_manifest(run: Run, folders: tuple[Path, Path], name: str, content: str, advice: str) -> None:
    (folders[0] / name).write_text(content)
    done = run("diff", *folders)
    assert done.status == 2
    assert advice in done.err
    assert done.err.count("\n") == 1


def test_folders_that_are_none(run: Run, folders: tuple[Path, Path], tmp_path: Path) -> None:
    for wrong in (tmp_path / "nowhere", folders[0] / "doctor_panel.jsonl", "s3://bucket/corpus"):
        done = run("diff", folders[0], wrong)
        assert done.status == 2
        assert str(wrong) in done.err
    (tmp_path / "empty").mkdir()
    assert "no corpora in" in run("diff", folders[0], tmp_path / "empty").err


def test_names_that_are_hostile_are_written_out(made: Path, tmp_path: Path) -> None:
    strange = shutil.copytree(made, tmp_path / "turned \u202e \x1b[31m \udcff")
    (strange / "doctor_reply.jsonl").rename(strange / "red\x1b[31m\udcff.jsonl")
    found = compare(made, strange)
    assert found.sites["red\\x1b[31m\\udcff"].added == 3
    for shown in (told(found), msgspec.json.encode(found).decode()):
        assert all(char.isprintable() or char == "\n" for char in shown)


def test_memory_does_not_grow_with_the_corpora(folders: tuple[Path, Path]) -> None:
    def peak(records: int) -> int:
        question = read(folders[0], "doctor_reply")[0]
        for folder, text in zip(folders, ("It aches.", "It aches at night."), strict=True):
            write(folder, "many", (structs.replace(question, id=f"many:{n:06}", text=text) for n in range(records)))
        tracemalloc.start()
        assert compare(*folders).sites["many"].changed == records
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)  # caches are filled
    assert peak(4_000) < peak(200) + 50_000
