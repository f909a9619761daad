"""Who may ask for what."""

from __future__ import annotations

import pytest

from crawler.manners.robots_rules import MAX_ROBOTS_BYTES, RobotsRules, Verdict
from tests.manners.robots_cases import FILES, GROUPS, OURS, PATHS, Case

HOST = "https://ask.test"


@pytest.mark.parametrize("case", GROUPS + PATHS + FILES, ids=lambda case: case.name)
def test_what_may_be_asked_for_is_told_from_what_may_not(case: Case) -> None:
    rules = RobotsRules.parse(case.robots if isinstance(case.robots, bytes) else case.robots.encode())
    told = {path: rules.allows(HOST + path, case.agent).allowed for path in f"{case.allowed} {case.forbidden}".split()}
    assert told == dict.fromkeys(case.allowed.split(), True) | dict.fromkeys(case.forbidden.split(), False)


@pytest.mark.parametrize("url", [HOST, f"{HOST}#a", "//ask.test", "/", "", "HTTP://U:P@ask.test:81"])
def test_an_address_without_a_path_is_the_root(url: str) -> None:
    assert not RobotsRules.parse(b"User-agent: *\nDisallow: /$").allows(url, OURS).allowed


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/A", Verdict(False, "disallow : /A #why")),
        ("/A/b", Verdict(True, "Allow: /A/*")),
        ("/c", Verdict(True, None)),
        ("/robots.txt", Verdict(True, None)),
        ("/" + "d" * 400, Verdict(False, "Disallow: /" + "d" * 289)),
        ("/%E9", Verdict(False, "Disallow: /\ufffd")),
    ],
)
def test_the_verdict_names_the_line_that_decides(path: str, verdict: Verdict) -> None:
    body = b"User-agent: *\n \tdisallow : /A #why \nAllow: /A/*\nDisallow: /%b\nDisallow: /\xe9" % (b"d" * 400)
    assert RobotsRules.parse(body).allows(HOST + path, OURS) == verdict


def test_verdicts_on_one_url_differ_by_agent_and_on_one_agent_by_url() -> None:
    rules = RobotsRules.parse(b"User-agent: one\nDisallow: /a\nUser-agent: two\nUser-agent: three\nDisallow: /b")
    asked = [(path, agent) for _ in range(2) for path in ("/a", "/b") for agent in ("one", "two", "three", "four")]
    forbidden = {("/a", "one"), ("/b", "two"), ("/b", "three")}
    assert {pair for pair in asked if not rules.allows(HOST + pair[0], pair[1]).allowed} == forbidden


@pytest.mark.parametrize(
    ("agent", "named"), [("one", True), ("ONE/2", True), ("two", True), ("three", False), ("on", False), ("", False)]
)
def test_a_group_names_an_agent_or_does_not(agent: str, named: bool) -> None:
    rules = RobotsRules.parse(b"User-agent: One\nUser-agent: two/1\nDisallow:\nUser-agent: *\nUser-agent:\nDisallow: /")
    assert rules.names(agent) is named


@pytest.mark.parametrize(
    ("last", "forbidden"),
    [
        (b"Disallow: /a", True),  # ends where the limit is
        (b"Disallow: /ab", False),  # the limit cuts it, and half of it would forbid more
        (b"\nDisallow: /a", False),
    ],
)
def test_what_stands_behind_the_limit_is_not_read(last: bytes, forbidden: bool) -> None:
    start = b"User-agent: *\n"
    filled = start + b"#" * (MAX_ROBOTS_BYTES - len(start) - len(b"\nDisallow: /a")) + b"\n"
    rules = RobotsRules.parse(filled + last + b"\nDisallow: /z")
    assert rules.allows(HOST + "/a", OURS).allowed is not forbidden
    assert rules.allows(HOST + "/z", OURS).allowed
