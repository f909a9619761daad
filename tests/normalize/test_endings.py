"""How the command line ends: who reads what it prints, a terminal or not, and signals."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from crawler.records import RawRecord
from normalize.__main__ import main
from tests.benchmarks.planted import plant
from tests.servers.commands import Done

ROOT = Path(__file__).parents[2]
Page = Callable[..., RawRecord]
Write = Callable[[str, Iterable[RawRecord]], Path]
Run = Callable[..., Done]


def piped(*arguments: str | Path, reader: str) -> tuple[int, str]:
    """Run normalize before a program that reads as much as it likes: the exit status, and what was complained of."""
    line = " ".join(["exec", sys.executable, "-m", "normalize", *map(str, arguments)])
    script = f"{{ {line}; }} 2>&3 | {reader} >/dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", f"exec 3>&2; {script}"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["--show-settings"], ["completion", "bash"]])
def test_a_reader_that_has_enough_is_no_error(arguments: list[str]) -> None:
    status, complaint = piped(*arguments, reader="true")
    assert (status in (0, 141), complaint) == (True, "")  # 0 where argparse itself has noticed
    assert piped(*arguments, reader="cat") == (0, "")


def test_where_nothing_can_be_printed_one_line_says_so() -> None:
    command = [sys.executable, "-m", "normalize", "--show-settings"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


@pytest.mark.parametrize(
    ("encoding", "printed"), [("ascii", r"\xc4rzte"), ("latin-1", "Ärzte"), ("utf-8:strict", "Ärzte")]
)
def test_what_the_encoding_of_stdout_lacks_is_written_out(
    run: Run, output: Path, write_raw: Write, panel: Page, encoding: str, printed: str
) -> None:
    write_raw("doctor_panel.jsonl", [panel()])
    assert run("--output", output).status == 0
    folder = output.rename(output.with_name("Ärzte"))
    command = [sys.executable, "-m", "normalize", "diff", str(folder), str(folder)]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    told, found = (
        subprocess.run([*command, *more], cwd=ROOT, env=environment, capture_output=True, check=False)
        for more in ([], ["--json"])
    )
    assert (told.returncode, found.returncode) == (0, 0), told.stderr + found.stderr
    assert f"/{printed} -> " in told.stdout.decode(encoding.partition(":")[0])
    assert json.loads(found.stdout)["old"] == str(folder)


def looked_at(output: Path, **variables: str) -> bytes:
    """Compare corpora with themselves with a terminal for stdout, and give what it was sent."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    command = [sys.executable, "-m", "normalize", "diff", str(output), str(output)]
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, env=environment | {"TERM": "xterm"} | variables) as run:
        os.close(theirs)
        sent = b""
        with suppress(OSError):  # Linux tells so that the other side is closed
            while part := os.read(ours, 1 << 16):
                sent += part
        os.close(ours)
        assert run.wait(60) == 0
    return sent


def test_a_terminal_alone_gets_weight(run: Run, output: Path, write_raw: Write, panel: Page) -> None:
    write_raw("doctor_panel.jsonl", [panel()])
    assert run("--output", output).status == 0
    plain = run("diff", output, output).out
    sent = looked_at(output)
    assert "\x1b" not in plain
    assert sent.startswith(b"\x1b[1m")
    assert re.sub(rb"\x1b\[[0-9;]*m", b"", sent).replace(b"\r\n", b"\n").decode() == plain
    assert b"\x1b[3" not in looked_at(output, NO_COLOR="1")


def test_a_program_may_call_it_and_keeps_its_own_signals(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with ThreadPoolExecutor(1) as elsewhere:
        statuses = [main(["--show-settings"]), elsewhere.submit(main, ["--show-settings"]).result()]
    assert statuses == [0, 0]
    assert capsys.readouterr().out.count("near_duplicate = 0.8") == 2
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("seconds", [0.0, 0.3, 1.0])
def test_a_run_that_is_stopped_says_so_in_one_line(tmp_path: Path, number: signal.Signals, seconds: float) -> None:
    plant(tmp_path / "raw", 900, seed=4)
    command = [sys.executable, "-m", "normalize", "--output", str(tmp_path), "--workers", "2"]
    command += ["--set", "shard_bytes=200000"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        until = time.monotonic() + 30
        while not (tmp_path / ".normalize").exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(run.pid, number) if number == signal.SIGINT else run.send_signal(number)
        out, err = run.communicate(timeout=60)
    told = [line for line in err.splitlines() if not line.startswith(("reading raw records: ", "looking for"))]
    assert run.returncode == 128 + number
    assert out == ""
    assert told == ["python -m normalize: stopped"] * (number == signal.SIGINT)
    assert not list(tmp_path.glob("*.jsonl"))
    assert not (tmp_path / ".normalize").exists()
