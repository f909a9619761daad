from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guard.patterns import found_patterns, slow_on

PROJECT = Path(__file__).parents[2]


def test_every_pattern_bears_its_worst_texts() -> None:
    line = [sys.executable, "-m", "tests.guard.patterns"]
    try:
        done = subprocess.run(line, cwd=PROJECT, capture_output=True, text=True, timeout=240, check=True)
    except subprocess.TimeoutExpired as error:
        pytest.fail(f"hangs in {(error.stderr or b'').split()[-1:]}")
    *slow, count = map(json.loads, done.stdout.splitlines())
    assert slow == []
    assert count > 100


def test_patterns_are_found_wherever_they_stand() -> None:
    found = found_patterns()
    assert "crawler.reading.start_tags._TAG" in found
    assert any(place.startswith("crawler.sites.doctor_panel.DoctorPanelSpider['page_class']") for place in found)
    assert any(place.startswith("crawler.sites.doctor_reply.ASK_DATE[") for place in found)


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(?:\w+\s?)+$", r"(?:a|a)*c", r"<(?:[^>]|x)*!", rb"(\d+|\d\d)+x"])
def test_a_pattern_without_a_bound_is_caught(pattern: str | bytes) -> None:
    assert next(slow_on(re.compile(pattern), seconds=0.3), None) is not None
