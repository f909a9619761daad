from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.guard.asking import SLOW
from tests.guard.bad_bodies import BAD, GOOD, PAGE, serving

PROJECT = Path(__file__).parents[2]
MOST_MEMORY = 200  # MB; importing Scrapy takes 75, and each bomb would take more than 200

# What a page's errback is told: too large, cut off, or out of time.
REASONS = {
    **dict.fromkeys([name for name in BAD if name.endswith("-bomb")], "IgnoreRequest"),
    "gzip-members": "0 bytes",
    "gzip-hundredfold": "BadGzipFile",
    **dict.fromkeys(["too-long", "endless", "endless-chunks"], "DownloadCancelledError"),
    **dict.fromkeys(["endless-chunk-size", "endless-chunk-extension", "endless-trailer"], "ResponseDataLossError"),
    **dict.fromkeys(["endless-headers", "endless-header", "endless-folded-header"], "DownloadFailedError"),
    **dict.fromkeys(["endless-status-line", "endless-continue", "folded-nothing"], "DownloadFailedError"),
    **dict.fromkeys(SLOW, "DownloadTimeoutError"),
}


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What a crawl was told of each response, all of them fetched by one process, a good one last."""
    with serving() as port:
        urls = [f"http://127.0.0.1:{port}/{name}" for name in (*BAD, *GOOD)]
        line = [sys.executable, "-m", "tests.guard.asking", *urls]
        done = subprocess.run(line, cwd=PROJECT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    return dict(answer.split("\t") for answer in done.stdout.splitlines())


@pytest.mark.parametrize("name", GOOD)
def test_a_page_in_any_coding_is_read_amid_the_bad_ones(told: dict[str, str], name: str) -> None:
    assert told[name] == f"{len(PAGE)} bytes"


@pytest.mark.parametrize("name", BAD)
def test_a_bad_response_is_refused(told: dict[str, str], name: str) -> None:
    assert told[name] == REASONS[name]


def test_memory_stays_small(told: dict[str, str]) -> None:
    assert int(told["memory"]) < MOST_MEMORY
