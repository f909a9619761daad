"""The command: what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.commands import report
from normalize.commands.options import Parser


def _run(*arguments: str) -> int:
    parser = Parser(prog="python -m normalize")
    report.add(parser.add_subparsers(parser_class=Parser))
    chosen = parser.parse_args(["report", *arguments])
    status: int = chosen.run(chosen)
    return status


def test_summary_names_the_file_and_what_needs_a_look(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--output", str(folder)) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    size = (folder / "report.html").stat().st_size
    assert first.endswith(f"questions: {folder / 'report.html'} ({size / 1e6:.2f} MB)")
    assert rest[0] == "  look at: 2 raw lines could not be read: see quarantine/"
    assert all(line.startswith("  look at: ") for line in rest)


def test_a_storage_is_refused() -> None:
    with pytest.raises(ValueError, match="copy the folder to this machine first"):
        _run("--output", "s3://bucket/corpus")


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _run("--help")
    assert "python -m normalize report --output pages" in capsys.readouterr().out
