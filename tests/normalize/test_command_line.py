from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from crawler.records import RawRecord
from normalize.__main__ import main
from normalize.commands.line import COMMANDS
from normalize.records import Question
from normalize.settings import Clinicians, Settings
from normalize.settings_toml import read_settings
from tests.servers.commands import Done

Page = Callable[..., RawRecord]
Write = Callable[[str, Iterable[RawRecord]], Path]
Run = Callable[..., Done]


def one_line(done: Done) -> str:
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    return done.err


def test_from_raw_records_to_proved_corpora(
    run: Run, output: Path, write_raw: Write, read_corpus: Callable[[str], list[Question]], panel: Page, reply: Page
) -> None:
    write_raw("doctor_panel.jsonl", [*map(panel, range(12)), panel(1, "2020-01-01T00:00:00Z")])
    with write_raw("doctor_reply.jsonl", map(reply, range(3))).open("ab") as file:
        file.write(b'{"question": {"site": "doctor_re')
    (output / "rejects").mkdir()
    row = '{"stage":"replay","source":"scan.pdf","reason":"unknown_style","detail":"no landmark"}\n'
    (output / "rejects/unknown_style.jsonl").write_text(row)
    done = run("--output", output, "--privacy", "keep", "--workers", "2")
    assert done.status == 0, done.err
    assert "Traceback" not in done.err
    said = " ".join(done.out.split())
    for told in (
        "raw records 17 all accounted for",
        "questions kept 15 doctor_panel 12, doctor_reply 3",
        "answers 27 doctor_panel 24, doctor_reply 3",
        "merged 1",
        "quarantined 1",
        "set aside before 1 unknown_style 1 (replay)",
        "bindings 12",
        "manifest.json",
    ):
        assert told in said
    assert {q.author.name for q in read_corpus("doctor_reply") if q.author} == {"Nia"}
    proof = run("verify", "--output", output)
    assert proof.status == 0, proof.out
    assert proof.out.startswith("Proved: 15 questions and 27 answers from 17 raw records")
    assert proof.out.count("\n") == 1


@pytest.mark.parametrize("command", [[], *([command.__name__.rpartition(".")[2]] for command in COMMANDS)])
def test_help_has_examples(run: Run, command: list[str]) -> None:
    done = run(*command, "--help")
    assert (done.status, done.err) == (0, "")
    examples = [line for line in done.out.splitlines() if line.startswith("  ")]
    assert any(" ".join(["normalize", *command]) in line for line in examples)
    assert "exit status" in done.out
    assert all(name in done.out for name in ("verify", "diff", "unlock", "completion") if not command)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["verfy"], "did you mean verify?"),
        (["--engine", "rai"], "did you mean ray?"),
        (["--outptu", "pages"], "unrecognized arguments: --outptu; did you mean --output?"),
        (["verify", "--worker-count", "2"], "did you mean --workers?"),
        (["--set", "near_duplicates=0.9"], "did you mean near_duplicate?"),
        (["completion", "csh"], "did you mean tcsh?"),
        (["diff", "old", "new", "--jsno"], "did you mean --json?"),
        (["verify", "--privacy", "keep"], "--privacy keep, which python -m normalize takes only without a command"),
    ],
)
def test_what_is_misspelt_is_told_how_it_is_spelt(run: Run, arguments: list[str], told: str) -> None:
    assert told in one_line(run(*arguments))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--workers", "0"],
        ["--workers", "two"],
        ["--privacy", "maybe"],
        ["--engine", "abacus"],
        ["--frobnicate"],
        ["prove"],
        ["verify", "--privacy", "keep"],
        ["--clinicians", "maybe"],
    ],
)
def test_a_wrong_argument_gets_one_line(run: Run, arguments: list[str]) -> None:
    assert arguments[-1] in one_line(run(*arguments))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--set", "near_duplicat=0.9"], "did you mean near_duplicate?"),
        (["--set", "languages=english"], "'english' is no ISO 639-1 code"),
        (["--settings", "nowhere/mine.toml"], "nowhere/mine.toml: No such file"),
        (["--settings", "normalize"], "normalize: Is a directory"),
        (["--settings", "Makefile"], "at line "),
    ],
)
def test_a_wrong_setting_gets_one_line(run: Run, arguments: list[str], told: str) -> None:
    assert told in one_line(run(*arguments))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--privacy", "pseudonymize", "export", "chat"], "--privacy does nothing for export"),
        (["--show-settings", "report"], "--show-settings does nothing for report"),
        (["--set", "near_duplicate=0.9", "diff", "old", "new"], "--set does nothing for diff"),
        (["--settings", "mine.toml", "verify"], "--settings does nothing for verify"),
    ],
)
def test_an_option_that_a_command_would_pass_over_is_refused(run: Run, arguments: list[str], told: str) -> None:
    assert told in one_line(run(*arguments))


def shown(done: Done) -> dict[str, object]:
    assert (done.status, done.err) == (0, "")
    return tomllib.loads(done.out)


def test_settings_are_shown_and_nothing_is_done(run: Run, tmp_path: Path, output: Path) -> None:
    defaults = run("--show-settings")
    assert read_settings([("shown", shown(defaults))]) == Settings()
    file = tmp_path / "mine.toml"
    file.write_text(defaults.out.replace("shingle_words = 5", "shingle_words = 4"))
    said = ("--settings", file, "--set", "near_duplicate=0.9", "--set", "workers=3")
    effective = shown(
        run(*said, "--workers", "2", "--clinicians", "pseudonymize", "--output", output, "--show-settings")
    )
    assert read_settings([("shown", effective)]) == Settings(
        output=output,
        shingle_words=4,
        near_duplicate=0.9,
        workers=2,
        clinicians=Clinicians.PSEUDONYMIZE,
    )
    assert not list(output.iterdir())


def test_settings_are_obeyed(run: Run, output: Path, write_raw: Write, panel: Page, tmp_path: Path) -> None:
    write_raw("doctor_panel.jsonl", [panel()])
    file = tmp_path / "mine.toml"
    file.write_text(f'output = "{output}"\nline_limit = 10\n')
    done = run("--settings", file)
    assert done.status == 0, done.err
    assert "quarantined 1" in " ".join(done.out.split())


def test_nothing_to_read_gets_one_line(run: Run, output: Path, write_raw: Write) -> None:
    assert "does not exist" in one_line(run("--output", output))
    assert "does not exist" in one_line(run("--output", output / "nowhere"))
    write_raw("doctor_panel.jsonl", [])
    assert "holds no records" in one_line(run("--output", output))
    (output / "rejects").mkdir()
    (output / "rejects" / "unknown_style.jsonl").write_text('{"stage":"crawl","source":"a","reason":"unknown_style"}\n')
    assert f"{output / 'rejects'} tells of pages that gave none" in one_line(run("--output", output))
    assert "nothing to verify" in one_line(run("verify", "--output", output))
    assert "nothing to verify" in one_line(run("verify", "--output", output / "nowhere"))
    assert not list(output.glob("*.json*"))


def test_a_file_where_a_directory_should_be_gets_one_line(
    run: Run, output: Path, write_raw: Write, panel: Page
) -> None:
    assert "Not a directory" in one_line(run("--output", write_raw("doctor_panel.jsonl", [panel()])))
    (output / "ledger").touch()
    done = run("--output", output)
    assert done.status == 2
    assert "Traceback" not in done.err
    assert str(output / "ledger") in done.err.splitlines()[-1]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_directory_without_permission_gets_one_line(
    run: Run, output: Path, write_raw: Write, panel: Page, mode: int
) -> None:
    write_raw("doctor_panel.jsonl", [panel()])
    output.chmod(mode)
    try:
        assert "Permission denied" in one_line(run("--output", output))
    finally:
        output.chmod(0o700)


def test_a_link_in_place_of_the_working_directory_is_not_followed(
    run: Run, output: Path, write_raw: Write, panel: Page, tmp_path: Path
) -> None:
    write_raw("doctor_panel.jsonl", [panel()])
    precious = tmp_path / "elsewhere" / "precious"
    precious.parent.mkdir()
    precious.write_text("mine")
    (output / ".normalize").symlink_to(precious.parent)
    done = run("--output", output)
    assert done.status == 2
    assert "Traceback" not in done.err
    assert precious.read_text() == "mine"


@pytest.mark.parametrize("arguments", [["--help"], ["export", "--help"], ["--output", "nowhere"]])
def test_the_script_calls_itself_by_its_name(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/bin/medqa-normalize"])
    with suppress(SystemExit):
        main(arguments)
    told = "".join(capsys.readouterr())
    assert "medqa-normalize" in told
    assert "python -m normalize" not in told
