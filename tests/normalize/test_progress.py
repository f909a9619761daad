from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from normalize.progress import Stage, progress, span, told

COLOUR = re.compile(r"\x1b\[(?:3|9)[0-7]m")
ROOT = Path(__file__).parents[2]
STAGES = """
import sys, time
import normalize.progress as shown
shown.PATIENCE = 0.3
with shown.progress("merging versions", 5_000_000) as advance:
    advance(5_000_000)
with shown.progress("reading raw records", 40_000_000) as advance:
    for _ in range(5):
        time.sleep(0.2)
        advance(8_000_000)
with shown.progress("connecting [pages]", 40_000_000):
    time.sleep(0.7)
"""


def on_a_terminal(**variables: str) -> str:
    """Run the stages with a terminal for stderr, and give what it was sent."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-c", STAGES], cwd=ROOT, stderr=theirs, env=environment | {"TERM": "xterm"} | variables
    ) as run:
        os.close(theirs)
        sent = b""
        with suppress(OSError):  # Linux tells so that the other side is closed
            while select.select([ours], [], [], 30)[0] and (part := os.read(ours, 1 << 16)):
                sent += part
        os.close(ours)
        assert run.wait(30) == 0
    return sent.decode()


def test_lines_tell_how_far_a_long_stage_is_and_nothing_of_a_short_one() -> None:
    done = subprocess.run([sys.executable, "-c", STAGES], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""
    first, second, third, fourth = done.stderr.splitlines()
    assert first.startswith("reading raw records: ")
    assert first.endswith("% of 40.0 MB, about 1 s left")
    assert second == "reading raw records: done in 1 s"
    assert (third, fourth) == ("connecting [pages]: 40.0 MB, for 1 s", "connecting [pages]: done in 1 s")


def test_a_terminal_gets_a_bar_with_the_time_left() -> None:
    sent = on_a_terminal()
    assert "merging versions" not in sent
    assert "reading raw records" in sent
    assert "about 1 s left" in sent
    assert COLOUR.search(sent)
    assert "connecting [pages]" in sent
    assert "100%" in sent
    assert "\x1b[?25h" in sent, "the cursor is shown again"


def test_a_terminal_that_can_do_nothing_gets_lines() -> None:
    sent = on_a_terminal(TERM="dumb")
    assert "\x1b" not in sent
    assert sent.count("\r\n") == 4


def test_no_colours_where_none_are_wanted() -> None:
    assert not COLOUR.search(on_a_terminal(NO_COLOR="1"))


def fail_in_mid_stage() -> None:
    with progress("writing corpora", 10) as advance:
        advance(5)
        time.sleep(0.2)
        raise ValueError("in mid-stage")


def test_a_stage_that_fails_is_not_called_done(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("normalize.progress.PATIENCE", 0.05)
    with pytest.raises(ValueError, match="in mid-stage"):
        fail_in_mid_stage()
    told_of = capfd.readouterr().err
    assert told_of.startswith("writing corpora: 50% of 0.0 MB")
    assert "done" not in told_of


def test_nobody_who_reads_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normalize.progress.PATIENCE", 0.05)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        monkeypatch.setattr(sys, "stderr", closed)
        with progress("writing corpora", 10) as advance:
            time.sleep(0.2)
            advance(10)
        monkeypatch.undo()
        with suppress(BrokenPipeError):
            closed.close()


@pytest.mark.parametrize("done", [0, 1, 50, 100, 250])
def test_more_than_all_is_never_done(done: int) -> None:
    said = told(Stage("uploading", 100, done=done, begun=0.0), 60.0)
    assert ("left" in said) == (0 < done < 100)
    assert f"{min(done, 100)}%" in said or not done


def test_a_stage_of_unknown_size_tells_how_long_it_has_worked() -> None:
    assert told(Stage("connecting pages", 0, begun=0.0), 75.0) == f"connecting pages: for {span(75)}"
