"""A watch sees what a program's own programs use."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.running import run

MIB = 64
HOLD = f"import time; held = bytes(range(256)) * {MIB * 4096}; time.sleep(0.5)"
COUNT = "import time\nend = time.process_time() + 0.5\nwhile time.process_time() < end: pass\ntime.sleep(0.5)"
UNWAITED = (
    "import os, subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {code!r}]); "
    "os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT); os._exit(0)"
)


def test_memory_of_a_childs_child_counts(tmp_path: Path) -> None:
    alone = run([[sys.executable, "-c", "import time; time.sleep(0.5)"]], tmp_path, tmp_path / "log")
    took = run([[sys.executable, "-c", UNWAITED.format(code=HOLD)]], tmp_path, tmp_path / "log")
    assert MIB <= took.mib - alone.mib < MIB + 40


def test_programs_side_by_side_count_together(tmp_path: Path) -> None:
    took = run([[sys.executable, "-c", HOLD]] * 2, tmp_path, tmp_path / "log")
    assert took.mib >= 2 * MIB


def test_time_of_a_child_that_nobody_waited_for_counts(tmp_path: Path) -> None:
    took = run([[sys.executable, "-c", UNWAITED.format(code=COUNT)]], tmp_path, tmp_path / "log")
    assert took.cpu_seconds >= 0.5
