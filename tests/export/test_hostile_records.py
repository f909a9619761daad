"""Records that no run of normalize makes, but a hand may: refused or shown in words, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.export.corpus import question, write_corpora

Run = Callable[..., int]


def test_what_a_record_says_its_language_is_does_not_drive_the_terminal(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = write_corpora(tmp_path / "output", [question("a"), question("b", language="\x1b[2J\u202e")])
    assert run("pairs", "--output", output, "--language", "en") == 0
    assert r"language:\x1b[2J\u202e" in capsys.readouterr().out
    assert run("pairs", "--output", output, "--language", "fr") == 1
    assert r"language:\x1b[2J\u202e 1" in capsys.readouterr().err


def test_a_count_beyond_any_column_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    output = write_corpora(tmp_path / "output", [question("a"), question("b", upvote_count=10**19)])
    with pytest.raises(ValueError, match="records from doctor_reply:a to doctor_reply:b is beyond 64 bits"):
        run("parquet", "--output", output)
    assert not (output / "export").exists()
