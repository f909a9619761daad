"""The command: what is chosen, what is told, and how it ends."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from normalize.__main__ import main
from normalize.export.exported import read_exported
from normalize.extras import MissingExtraError
from normalize.raw import MissingInputError
from tests.export.corpus import noted, question, with_rights, write_corpora

Run = Callable[..., int]
FORMATS = ("chat", "pairs", "parquet", "schema_org")


def ids(folder: Path) -> list[str]:
    return [row["id"] for path in sorted(folder.glob("*.jsonl")) for row in rows_of(path)]


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]


def counts(folder: Path) -> dict[str, int]:
    return read_exported(folder).left_out


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Records that differ in rights, language, site and warnings."""
    return write_corpora(
        tmp_path / "output",
        [
            question("plain"),
            question("short", warnings=["doubtful_artefact", "short_answer"]),
            question("french", language="fr"),
            question("unknown", language=None),
            with_rights("saved", None),
            with_rights("studied", noted("tdm_reservation", "tdm-reservation: 1")),
            with_rights(
                "kept_from_archives", noted("robots_group", "Disallow: / (User-agent: ia_archiver)", "training")
            ),
            question("elsewhere", site="qa_page"),
        ],
    )


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ((), {"noted:tdm_reservation": 1}),
        (("--purpose", "research"), {}),
        (("--purpose", "archive"), {"noted:robots_group": 1}),
        (("--known-rights",), {"noted:tdm_reservation": 1, "unknown_rights": 1}),
        (("--language", "en"), {"language:fr": 1, "language:unknown": 1, "noted:tdm_reservation": 1}),
        (("--language", "en", "--language", "fr"), {"language:unknown": 1, "noted:tdm_reservation": 1}),
        (
            ("--without", "short_answer", "--without", "shouting"),
            {"noted:tdm_reservation": 1, "warning:short_answer": 1},
        ),
        (("--site", "qa_page"), {}),
    ],
)
def test_what_is_left_out_is_counted_by_reason(
    run: Run, mixed: Path, options: tuple[str, ...], left: dict[str, int]
) -> None:
    assert run("pairs", "--output", mixed, *options) == 0
    target = mixed / "export" / "pairs"
    assert counts(target) == left
    records = 1 if "qa_page" in options else 8 - sum(left.values())
    assert len(set(ids(target))) == read_exported(target).total.records == records


@pytest.mark.parametrize(
    ("format_", "purpose"), zip(FORMATS, ("training", "training", "archive", "archive"), strict=True)
)
def test_the_purpose_that_a_format_has_of_itself(run: Run, mixed: Path, format_: str, purpose: str) -> None:
    assert run(format_, "--output", mixed) == 0
    assert read_exported(mixed / "export" / format_).choice.purpose == purpose


def test_a_target_on_a_storage_is_refused(run: Run, mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mixed)
    with pytest.raises(ValueError, match="s3://bucket/chat is on a storage"):
        run("chat", "--output", mixed, "--to", "s3://bucket/chat")
    assert not list(mixed.glob("s3*"))


def test_a_warning_that_no_record_has_is_named(run: Run, mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pairs", "--output", mixed, "--without", "short_anwser", "--without", "doubtful_artefact") == 0
    assert "  no record has the warning short_anwser: is it misspelt?\n" in capsys.readouterr().out
    assert read_exported(mixed / "export" / "pairs").absent_warnings == ["short_anwser"]


def test_the_summary_tells_what_where_and_how(run: Run, mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = mixed / "export" / "chat"
    assert run("chat", "--output", mixed) == 0
    told = capsys.readouterr().out
    assert f"Exported for training to {target}\n" in told
    assert "records  conversations     characters" in told
    messages = [message for row in rows_of(target / "train.jsonl") for message in row["messages"]]
    characters = f"{sum(len(message['content']) for message in messages):,}"
    table = {cells[0]: cells[1:] for line in told.splitlines() if (cells := line.split())}
    assert table["train"] == table["total"] == ["7", "14", characters]
    assert "of these 1 without known rights: --known-rights leaves them out" in told
    assert "noted:tdm_reservation" in told
    assert f"load_dataset('{target}')" in told
    for name in ("train.jsonl", "README.md", "export.json"):
        assert f"{target / name}\n" in told


def test_export_json_names_every_file_with_its_sha256(run: Run, corpora: Path, tmp_path: Path) -> None:
    for format_ in FORMATS:
        target = tmp_path / format_
        assert run(format_, "--output", corpora, "--to", target) == 0
        named = {file.path: file.sha256 for file in read_exported(target).files}
        there = {
            path.relative_to(target).as_posix(): sha256(path.read_bytes()).hexdigest()
            for path in target.rglob("*")
            if path.is_file() and path.name != "export.json"
        }
        assert named == there


def test_a_file_holds_what_the_system_says(run: Run, mixed: Path, tmp_path: Path) -> None:
    said = tmp_path / "system.txt"
    said.write_text("\ufeffYou answer {{ carefully }}.\n", encoding="utf-8")
    assert run("chat", "--output", mixed, "--system", f"@{said}") == 0
    for row in rows_of(mixed / "export" / "chat" / "train.jsonl"):
        assert row["messages"][0] == {"role": "system", "content": "You answer {{ carefully }}."}


def test_nothing_to_export_ends_with_1_and_its_reason(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = write_corpora(
        tmp_path / "output",
        [with_rights("a", noted("rsl", "<prohibits>")), question("b", answers=[])],
    )
    assert run("chat", "--output", output) == 1
    assert "nothing to export for training: no_answers 1, noted:rsl 1" in capsys.readouterr().err
    assert [path.name for path in output.iterdir()] == ["doctor_reply.jsonl"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("chat", "--system", ""),
        ("chat", "--system", "@/dev/zero"),
        ("pairs", "--system", "x"),
        ("parquet", "--answers", "all"),
    ],
)
def test_what_makes_no_sense_is_refused(run: Run, mixed: Path, arguments: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"--(system|answers)"):
        run(*arguments, "--output", mixed)
    assert not (mixed / "export").exists()


@pytest.mark.parametrize("arguments", [("docx",), (), ("chat", "--purpose", "fun"), ("chat", "--answers", "none")])
def test_a_wrong_argument_gets_one_line(
    run: Run, mixed: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*arguments, "--output", mixed)
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_no_corpora_and_no_such_site(run: Run, mixed: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="no corpora"):
        run("chat", "--output", tmp_path / "nowhere")
    with pytest.raises(MissingInputError, match="'elsewhere'"):
        run("chat", "--output", mixed, "--site", "elsewhere")
    assert not (mixed / "export").exists()


def test_without_pyarrow_parquet_names_the_extra(run: Run, mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "pyarrow":
            raise ModuleNotFoundError(name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtraError, match=r"\.\[parquet\]"):
        run("parquet", "--output", mixed)
    assert not (mixed / "export").exists()
    assert run("pairs", "--output", mixed) == 0


def test_the_same_corpora_give_the_same_bytes(corpora: Path, tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        script = (
            "from pathlib import Path; from tests.export.conftest import run_export;"
            f"[run_export(kind, '--output', {str(corpora)!r}, '--to', Path({str(tmp_path / seed)!r}) / kind)"
            f" for kind in {FORMATS!r}]"
        )
        subprocess.run([sys.executable, "-c", script], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        folder = tmp_path / seed
        made.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert made[0] == made[1]
    assert len(made[0]) == len(FORMATS) * 5


def test_a_record_without_a_split_is_left_out(run: Run, tmp_path: Path) -> None:
    output = write_corpora(tmp_path / "output", [question("a", split=None), question("b")])
    assert run("schema_org", "--output", output) == 0
    assert counts(output / "export" / "schema_org") == {"no_split": 1}


@pytest.mark.parametrize(
    ("to", "status", "told"),
    [
        ("taken", 2, "taken is not empty, and no former export: name another folder with --to"),
        ("nowhere", 1, "nothing to export for training: no_answers 1"),
    ],
)
def test_the_whole_command_line_ends_with_one_line(
    tmp_path: Path, to: str, status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output = write_corpora(tmp_path / "output", [question("a", answers=[])])
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "notes.txt").write_text("mine")
    assert main(["export", "pairs", "--output", str(output), "--to", str(tmp_path / to)]) == status
    lines = capsys.readouterr().err.splitlines()
    assert told in lines[-1]
    assert not any("Traceback" in line for line in lines)
