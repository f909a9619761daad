"""The same corpora give the same bytes, and nothing of a run or a machine stands in them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from shutil import copytree

from tests.report.corpora import report_on

_MAKE = "import sys; from pathlib import Path; from tests.report.corpora import report_on; report_on(Path(sys.argv[1]))"


def test_in_another_folder_and_process(folder: Path, tmp_path: Path) -> None:
    report = report_on(folder)
    other = tmp_path / "other"
    copytree(folder, other)
    (other / "report.html").unlink()
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Kolkata"}
    subprocess.run([sys.executable, "-c", _MAKE, other], check=True, env=environment)
    assert (other / "report.html").read_text(encoding="utf-8") == report
    assert str(folder) not in report


def test_ids_are_unique_and_lead_somewhere(folder: Path) -> None:
    report = report_on(folder)
    ids = Counter(re.findall(r'\sid="([^"]+)"', report))
    assert max(ids.values()) == 1
    used = re.findall(r'(?:url\(|href="|aria-labelledby=")#?([^")]+)', report)
    inner = {name for name in used if not name.startswith(("http", "data:"))}
    assert inner <= ids.keys()


def test_colours_are_the_themes(folder: Path) -> None:
    for drawn in re.findall(r"<svg.*?</svg>", report_on(folder), re.DOTALL):
        assert re.findall(r"#[0-9a-f]{6}\b", drawn) == []
        assert "var(--ink)" in drawn or "var(--muted)" in drawn
