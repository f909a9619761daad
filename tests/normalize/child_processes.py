"""A run of normalize to be disturbed, and which processes a process has started, as Linux tells."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOWN = Path("/proc/self/task").exists()


def children(pid: int) -> list[int]:
    """List the ids of the processes that a process has started, in order of their ids; none of one that is gone."""
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text().split())
    return sorted(found)


def title(pid: int) -> str:
    """Give a process's command line, as far as it is still there."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    return ""


def start_normalize(output: Path, key: str, *, shard_bytes: int) -> subprocess.Popen[bytes]:
    """Start a run with two workers, whose words nobody reads."""
    command = [sys.executable, "-m", "normalize", "--output", str(output), "--workers", "2"]
    command += ["--set", f"shard_bytes={shard_bytes}"]
    environment = os.environ | {"MEDQA_PSEUDONYM_KEY": key}
    silence = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=silence, stderr=silence)
