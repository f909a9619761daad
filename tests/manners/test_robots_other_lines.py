"""What else a robots.txt says: delays, sitemaps, licences, preferences."""

from __future__ import annotations

import pytest

from crawler.manners.robots_rules import Preference, RobotsRules

OURS = "knee-reader"


def read(*lines: str) -> RobotsRules:
    return RobotsRules.parse("\n".join(lines).encode())


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("10", 10), ("0.5", 0.5), (" 2 # s", 2), ("0", 0), ("1e3", 1000)]
    + [
        (nonsense, None)
        for nonsense in ("", "-1", "nan", "inf", "-inf", "1e999", "ten", "5s", "1,5", "1 2", "9" * 5000)
    ],
)
def test_a_delay_is_a_number_of_seconds_or_nothing(value: str, seconds: float | None) -> None:
    assert read("User-agent: *", f"Crawl-delay: {value}").crawl_delay(OURS) == seconds


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        (["User-agent: *", "Crawl-delay: 5", "User-agent: knee-reader", "Crawl-delay: 2"], 2),
        (["User-agent: *", "Crawl-delay: 5", "User-agent: knee-reader", "Disallow: /a"], None),
        (["User-agent: *", "Crawl-delay: 5", "User-agent: other", "Crawl-delay: 2"], 5),
        (["User-agent: knee-reader", "User-agent: other", "Crawl-delay: 5"], 5),
        (["User-agent: knee-reader", "Crawl-delay: 5", "User-agent: other", "Crawl-delay: 9"], 5),
        (["User-agent: knee-reader", "Crawl-delay: 5", "Crawl-delay: 2", "Crawl-delay: x"], 5),
        (["User-agent: *", "User-agent: *", "Disallow:", "Sitemap: /s", "crawl delay: 3"], 3),
        (["Crawl-delay: 7", "User-agent: knee-reader", "Crawl-delay: 2"], 7),
        (["Crawl-delay: 1", "User-agent: knee-reader", "Crawl-delay: 2"], 2),
        (["Crawl-delay: 7"], 7),
        (["User-agent: knee-reader", "Disallow: /a", "User-agent: other", "Crawl-delay: 9"], None),
        (["User-agent: knee-reader", "Disallow:", "User-agent: other", "Crawl-delay: 9"], None),
        ([], None),
    ],
)
def test_a_delay_is_for_those_above_it_and_the_longest_counts(lines: list[str], seconds: float | None) -> None:
    assert read(*lines).crawl_delay(OURS) == seconds


def test_a_delay_between_two_names_leaves_the_rules_below_to_both() -> None:
    rules = read("User-agent: knee-reader", "Crawl-delay: 5", "User-agent: other", "Disallow: /a")
    assert [rules.allows("https://ask.test/a", agent).allowed for agent in (OURS, "other", "third")] == [
        False,
        False,
        True,
    ]


def test_sitemaps_and_licences_count_wherever_they_stand() -> None:
    rules = read(
        "License: https://ask.test/rsl.xml",
        "sitemap: https://ask.test/s.xml # all",
        "User-agent: other",
        "Sitemaps: /t.xml",
        "Sitemap:",
        "Sitemap https://ask.test/s.xml",
        "LICENSE:/other.xml?a=b",
        "License:",
    )
    assert rules.sitemaps == ("https://ask.test/s.xml", "/t.xml", "https://ask.test/s.xml")
    assert rules.licenses == ("https://ask.test/rsl.xml", "/other.xml?a=b")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("search=yes, ai-train=no", [("search", "yes", None), ("ai-train", "no", None)]),
        ("Search=YES,AI-Train = No", [("search", "yes", None), ("ai-train", "no", None)]),
        ("train-ai=n", [("train-ai", "n", None)]),
        ("/docs/ train-ai=y, search=n", [("train-ai", "y", "/docs/"), ("search", "n", "/docs/")]),
        ("/a?b=c,d=e train-ai=y", [("train-ai", "y", "/a?b=c,d=e")]),
        ("*.pdf$ \t train-ai=n", [("train-ai", "n", "*.pdf$")]),
        ("train-ai=n;since=2026, search=y", [("train-ai", "n", None), ("search", "y", None)]),
        ("ai-train=no # really", [("ai-train", "no", None)]),
        ("ai-train", [("ai-train", "", None)]),
        ("=no", [("", "no", None)]),
        ("ai-train=no=yes", [("ai-train", "no=yes", None)]),
        ("ai-train=no search=yes", [("ai-train", "no search=yes", None)]),
        *((nothing, []) for nothing in ("", ",,,", " , ;", "=", "/docs/", "# ai-train=no")),
    ],
)
def test_preferences_are_read_key_by_key(value: str, told: list[tuple[str, str, str | None]]) -> None:
    rules = read("User-agent: *", f"Content-Usage: {value}", f"Content-Signal: {value}")
    for line, preferences in (
        (f"Content-Usage: {value}", rules.content_usages(OURS)),
        (f"Content-Signal: {value}", rules.content_signals(OURS)),
    ):
        assert preferences == tuple(Preference(*key, line=line.strip()) for key in told)


@pytest.mark.parametrize(
    ("agent", "signals"), [("one", "bd"), ("two", "bd"), ("three", "cd"), ("ear-reader", "aed"), ("ONE/3", "bd")]
)
def test_preferences_are_for_the_own_group_or_for_all_and_those_outside_for_everybody(agent: str, signals: str) -> None:
    rules = read(
        "Content-Signal: d=yes",
        "User-agent: *",
        "Content-Signal: a=yes",
        "User-agent: one",
        "User-agent: two",
        "Content-Signal: b=yes",
        "User-agent: three",
        "Disallow: /",
        "Content-Signal: c=yes",
        "User-agent: *",
        "Content-Signal: e=yes",
    )
    assert "".join(signal.name for signal in rules.content_signals(agent)) == signals
    assert not rules.content_usages(agent)


def test_who_is_named_twice_is_told_once() -> None:
    rules = read("User-agent: knee-reader", "User-agent: Knee-Reader/2", "Content-Signal: ai-train=no")
    assert [signal.name for signal in rules.content_signals(OURS)] == ["ai-train"]


def test_a_preference_shows_its_line_as_it_stands_there() -> None:
    long = "content-usage : train-ai=n, " + "x" * 400
    rules = read(f"  {long}  # comment")
    assert {usage.line for usage in rules.content_usages(OURS)} == {long[:300]}
