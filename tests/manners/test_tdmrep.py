"""TDM reservations: which rule of the file counts, and whose word stands above whose."""

from __future__ import annotations

import pytest

from crawler.manners.opt_outs import page_signals
from crawler.manners.purposes import Purpose
from crawler.manners.tdmrep import MAX_BYTES, file_signals

RULES = [
    # rules, path, verdicts
    ('[{"location": "/", "tdm-reservation": 1}]', "/question/a", ["reserves"]),
    ('[{"location": "/question/", "tdm-reservation": 1}]', "/question/a", ["reserves"]),
    ('[{"location": "/question/", "tdm-reservation": 1}]', "/about", []),
    ('[{"location": "/question/", "tdm-reservation": 1}]', "/Question/a", []),
    ('[{"location": "/*.html$", "tdm-reservation": 1}]', "/question/a.html", ["reserves"]),
    ('[{"location": "/*.html$", "tdm-reservation": 1}]', "/question/a.html?page=2", []),
    ('[{"location": "*", "tdm-reservation": 1}]', "/question/a", ["reserves"]),
    ('[{"location": "/caf%c3%a9", "tdm-reservation": 1}]', "/café", ["reserves"]),
    ('[{"location": "/a%24", "tdm-reservation": 1}]', "/a$b", ["reserves"]),
    # The first rule that matches counts.
    ('[{"location": "/q/a", "tdm-reservation": 0}, {"location": "/q/", "tdm-reservation": 1}]', "/q/a", ["allows"]),
    ('[{"location": "/q/a", "tdm-reservation": 0}, {"location": "/q/", "tdm-reservation": 1}]', "/q/b", ["reserves"]),
    ('[{"location": "/q/", "tdm-reservation": 1}, {"location": "/q/a", "tdm-reservation": 0}]', "/q/a", ["reserves"]),
    # Values that mean the same.
    ('[{"location": "/", "tdm-reservation": "1"}]', "/", ["reserves"]),
    ('[{"location": "/", "tdm-reservation": true}]', "/", ["reserves"]),
    ('[{"location": "/", "tdm-reservation": false}]', "/", ["allows"]),
    # A rule without sense is passed over, and the next one counts.
    (
        '[{"location": "/", "tdm-reservation": 2}, {"location": "/", "tdm-reservation": 1}]',
        "/",
        ["malformed", "reserves"],
    ),
    ('[{"location": 7, "tdm-reservation": 1}]', "/", ["malformed"]),
    ('[{"location": "question/", "tdm-reservation": 1}]', "/question/", ["malformed"]),
    ('[{"tdm-reservation": 1}]', "/", ["malformed"]),
    ('[{"location": "/"}]', "/", ["malformed"]),
    ('[{"location": "/", "tdm-reservation": null}]', "/", ["malformed"]),
    ('[{"location": "/", "tdm-reservation": [1]}]', "/", ["malformed"]),
    ('["/"]', "/", ["malformed"]),
    ("[]", "/", []),
    ("", "/", ["malformed"]),
    ("{}", "/", ["malformed"]),
    ("<!doctype html><title>Not found</title>", "/", ["malformed"]),
    ('[{"location": "/", "tdm-reservation": 1}', "/", ["malformed"]),
    ("[" * 200_000, "/", ["malformed"]),
    ("9" * 5_000, "/", ["malformed"]),
    ('[{"location": "/\\ud800", "tdm-reservation": 1}]', "/", []),
    (f'[{{"location": "/", "tdm-reservation": 1}}]{" " * MAX_BYTES}', "/", ["malformed"]),
]


@pytest.mark.parametrize(("rules", "path", "expected"), RULES)
def test_the_first_rule_of_the_file_that_matches_and_makes_sense_counts(
    rules: str, path: str, expected: list[str]
) -> None:
    found = file_signals(rules.encode(), "", f"https://ask.test{path}", Purpose.TRAINING)
    assert [signal.verdict for signal in found] == expected


def test_the_evidence_is_the_rule_with_its_policy() -> None:
    rule = '{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://ask.test/policy.json"}'
    (found,) = file_signals(f"[{rule}]".encode(), "https://ask.test/.well-known/tdmrep.json", "/", Purpose.TRAINING)
    assert (found.evidence, found.source) == (rule, "https://ask.test/.well-known/tdmrep.json")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_file_is_read_in_every_encoding_of_unicode(encoding: str) -> None:
    body = '[{"location": "/", "tdm-reservation": 1}]'.encode(encoding)
    assert [signal.verdict for signal in file_signals(body, "", "/", Purpose.TRAINING)] == ["reserves"]


@pytest.mark.parametrize(
    ("headers", "content", "expected"),
    [
        ([("tdm-reservation", "1")], None, ["reserves"]),
        ([("tdm-reservation", " 1 ")], None, ["reserves"]),
        ([("tdm-reservation", "0")], "1", ["allows", "reserves"]),
        ([("tdm-reservation", "1")], "0", ["noted", "allows"]),
        ([("tdm-reservation", "1")], "1", ["reserves", "reserves"]),
        ([("tdm-reservation", "1")], "never", ["reserves", "malformed"]),
        ([("tdm-reservation", "0, 1")], None, ["allows", "reserves"]),
        ([("tdm-reservation", "0"), ("tdm-reservation", "1")], None, ["allows", "reserves"]),
        ([("tdm-policy", "https://ask.test/policy.json")], None, []),
        ([("tdm-reservation", "")], None, ["malformed"]),
    ],
)
def test_the_pages_own_word_stands_above_its_header(
    headers: list[tuple[str, str]], content: str | None, expected: list[str]
) -> None:
    html = f'<meta name="tdm-reservation" content="{content}">' if content is not None else ""
    found = page_signals("https://ask.test/", headers, html, Purpose.TRAINING, "medqa-corpus")
    assert [signal.verdict for signal in found] == expected


def test_a_headers_policy_is_part_of_the_evidence() -> None:
    headers = [("TDM-Reservation", "1"), ("TDM-Policy", "https://ask.test/policy.json")]
    (found,) = page_signals("https://ask.test/", headers, "", Purpose.TRAINING, "medqa-corpus")
    assert found.evidence == "tdm-reservation: 1; tdm-policy: https://ask.test/policy.json"
