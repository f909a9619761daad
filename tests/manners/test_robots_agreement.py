"""Protego and we read robots.txt alike, except where RFC 9309 says otherwise than protego does."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import combinations, product

import pytest
from protego import Protego

from crawler.manners.robots_rules import RobotsRules
from tests.manners.protego_differences import DIFFERENCES, Difference, Question
from tests.manners.robots_corpus import AGENTS, corpus

MOST_AT_ONCE = 4
"""So many listed differences may meet in one question."""


@lru_cache(maxsize=4096)
def _protego(robots: str) -> Protego:
    # What is no UTF-8 is left out, as Scrapy does before it hands a robots.txt to protego.
    return Protego.parse(robots.encode("utf-8", "surrogateescape").decode("utf-8-sig", "ignore"))


@lru_cache(maxsize=64)
def _ours(robots: str) -> RobotsRules:
    return RobotsRules.parse(robots.encode("utf-8", "surrogateescape"))


def theirs(question: Question) -> bool:
    return _protego(question.robots).can_fetch(question.url, question.agent)


def ours(question: Question) -> bool:
    return _ours(question.robots).allows(question.url, question.agent).allowed


def explained(question: Question, verdict: bool) -> tuple[str, ...]:
    """The fewest listed differences without which protego gives the verdict; none if there are none such."""
    touching = [
        difference
        for difference in DIFFERENCES
        if any(rewrite(question) != question for rewrite in difference.rewrites)
    ]
    for count in range(1, MOST_AT_ONCE + 1):
        for chosen in combinations(touching, count):
            for rewrites in product(*(difference.rewrites for difference in chosen)):
                rewritten = question
                for rewrite in rewrites:
                    rewritten = rewrite(rewritten)
                if theirs(rewritten) == verdict:
                    return tuple(difference.name for difference in chosen)
    return ()


def test_every_difference_over_the_corpus_is_a_listed_one() -> None:
    files, verdicts, met, unlisted = 0, Counter[bool](), Counter[str](), []
    for body, urls in corpus():
        files += 1
        robots = body.decode("utf-8", "surrogateescape")
        for question in (Question(robots, url, agent) for url in urls for agent in AGENTS):
            verdict = ours(question)
            verdicts[verdict] += 1
            if verdict != theirs(question):
                names = explained(question, verdict)
                met.update(names)
                if not names:
                    unlisted.append((question, verdict))
    assert not unlisted[:3]
    assert files >= 200
    assert min(verdicts.values()) > verdicts.total() / 5  # both verdicts are asked for
    assert met.keys() | {"first_octet", "limit"} == {difference.name for difference in DIFFERENCES}


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.name)
def test_each_listed_difference_still_exists(difference: Difference) -> None:
    for question, verdict in difference.examples:
        assert (ours(question), theirs(question)) == (verdict, not verdict)
        assert explained(question, verdict) == (difference.name,)


def test_sitemaps_are_the_same_and_no_delay_is_shorter() -> None:
    tokens, line_ends = (
        next(difference.rewrites[0] for difference in DIFFERENCES if difference.name == name)
        for name in ("product_token", "line_ends")
    )
    delays = 0
    for body, _ in corpus():
        robots = line_ends(Question(body.decode("utf-8", "surrogateescape"), "", "")).robots
        assert _ours(robots).sitemaps == tuple(_protego(robots).sitemaps)
        for agent in AGENTS:
            by_token = tokens(Question(robots, "", agent))
            delay = _protego(by_token.robots).crawl_delay(by_token.agent)
            if delay is not None:
                delays += 1
                assert (_ours(robots).crawl_delay(agent) or 0) >= delay, (robots, agent)
    assert delays > 100
