"""ai.txt: which files' rules mean a page, and which of them counts."""

from __future__ import annotations

import pytest

from crawler.manners.ai_txt import MAX_BYTES, signals
from crawler.manners.purposes import Purpose

CASES = [
    # The rules that the generator writes.
    ("User-Agent: *\nDisallow: /\nDisallow: *", ["reserves Disallow: /"]),
    ("User-Agent: *\nDisallow: *.txt\nDisallow: *.pdf\nAllow: *.jpg", ["reserves Disallow: *.txt"]),
    ("User-Agent: *\nAllow: *.txt\nDisallow: *.jpg", ["allows Allow: *.txt"]),
    ("User-Agent: *\nDisallow: *.jpg\nDisallow: *.mp4", []),
    ("User-Agent: *\nDisallow: *.HTML", ["reserves Disallow: *.HTML"]),
    ("User-Agent: *\nDisallow: /*.html$", ["reserves Disallow: /*.html$"]),
    # The longest counts; of two alike the one that reserves.
    ("User-Agent: *\nDisallow: /\nAllow: *.html", ["allows Allow: *.html"]),
    ("User-Agent: *\nAllow: /\nDisallow: *.html", ["reserves Disallow: *.html"]),
    ("User-Agent: *\nAllow: /*\nDisallow: /", ["reserves Disallow: /"]),
    ("User-Agent: *\nAllow: /\nDisallow: *", ["reserves Disallow: *"]),
    ("User-Agent: *\nDisallow: /question/\nAllow: /question/sore", ["allows Allow: /question/sore"]),
    ("User-Agent: *\nDisallow: /private/", []),
    # Whom it is for.
    ("User-Agent: medqa-corpus\nDisallow: /", ["reserves Disallow: /"]),
    ("User-Agent: MEDQA-Corpus\nAllow: /\n\nUser-Agent: *\nDisallow: /", ["allows Allow: /"]),
    ("User-Agent: other\nDisallow: /", []),
    ("User-Agent: other\nUser-Agent: *\nDisallow: /", ["reserves Disallow: /"]),
    ("User-Agent: *\nAllow: /a\nUser-Agent: other\nDisallow: /", []),
    # As it is written by hand.
    ("\ufeffuser-agent : *\r\n  DISALLOW:/ # all\r\n", ["reserves DISALLOW:/ # all"]),
    ("User-Agent: *\nDisallow:", []),
    ("Disallow: /", ["malformed Disallow: /"]),
    ("User-Agent: *\nDisallow: .html", ["malformed Disallow: .html"]),
    ("<!doctype html>\nUser-Agent: *\nDisallow: /", ["malformed <!doctype html> User-Agent: * Disallow: /"]),
    ("# Ask Test\n\nA site about knees. Disallow nothing.", []),
    ("", []),
    ("User-Agent: *\nDisallow: /\x00\x1b[31m", []),
    ("User-Agent: *\n" + "#" * MAX_BYTES + "\nDisallow: /", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_longest_rule_that_means_pages_counts(text: str, expected: list[str]) -> None:
    found = signals(text.encode(), "", "https://ask.test/question/sore-knee", Purpose.TRAINING, "MedQA-corpus")
    assert [f"{signal.verdict} {signal.evidence}" for signal in found] == expected
