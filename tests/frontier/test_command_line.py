"""`python -m crawler.frontier` as a process: who reads what it prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.frontier.database import database_url, open_database

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("reader", "status"), [("true", 141), ("cat", 0)])
def test_a_reader_that_has_enough_is_no_error(reader: str, status: int, tmp_path: Path) -> None:
    open_database(database_url(tmp_path, ""), 1).dispose()
    line = (
        f"{sys.executable} -m crawler.frontier --output {tmp_path} 2>&3 | {reader} >/dev/null; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(
        ["bash", "-c", f"exec 3>&2; {line}"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (status, "")
