"""The scripts for shells, tried in the shells themselves."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.servers.commands import Done

Run = Callable[..., Done]
ASK = """
source "$1"; shift
complete -p medqa-normalize >/dev/null || exit 3
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
function=$(complete -p medqa-normalize | sed -E 's/.*-F ([^ ]+) .*/\\1/')
$function "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the shell stands: corpora of two months, and a file of settings."""
    folder = tmp_path_factory.mktemp("shell")
    for name in ("corpus-may", "corpus-june"):
        (folder / name).mkdir()
    (folder / "mine.toml").touch()
    return folder


def completed(run: Run, folder: Path, *words: str) -> list[str]:
    script = folder / "script.bash"
    if not script.exists():
        script.write_text(run("completion", "bash").out)
    command = ["bash", "--norc", "-c", ASK, "bash", str(script), "medqa-normalize", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    return sorted(set(done.stdout.split()))


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ver"], ["verify"]),
        (["--privacy", ""], ["keep", "pseudonymize"]),
        (["--engine", "r"], ["ray"]),
        (["verify", "--engine", ""], ["local", "ray"]),
        (["completion", ""], ["bash", "fish", "tcsh", "zsh"]),
        (["--settings", "mi"], ["mine.toml"]),
        (["--output", "corpus-j"], ["corpus-june"]),
        (["--output", "mi"], []),
        (["diff", "corpus"], ["corpus-june", "corpus-may"]),
        (["diff", "corpus-may", "corpus-j"], ["corpus-june"]),
        (["diff", "--j"], ["--json"]),
        (["--show-"], ["--show-settings"]),
        (["export", "--without", "sh"], ["short_answer", "shouting"]),
    ],
)
def test_bash_offers_what_is_meant(run: Run, folder: Path, words: list[str], offered: list[str]) -> None:
    assert completed(run, folder, *words) == offered


def test_bash_offers_all_commands(run: Run, folder: Path) -> None:
    assert {"verify", "diff", "unlock", "completion", "report", "export"} <= set(completed(run, folder, ""))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_every_script_tells_of_every_command(run: Run, shell: str, tmp_path: Path) -> None:
    done = run("completion", shell)
    assert (done.status, done.err) == (0, "")
    assert all(name in done.out for name in ("medqa-normalize", "verify", "diff", "unlock", "pseudonymize"))
    if shutil.which(shell) and shell != "tcsh":  # which can't check without running
        script = tmp_path / "script"
        script.write_text(done.out)
        subprocess.run([shell, "-n", script], check=True, timeout=60)
