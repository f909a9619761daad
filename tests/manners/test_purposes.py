"""Every signal against every purpose: what stops a crawl, and what is noted and no more."""

from __future__ import annotations

import pytest

from crawler.manners.agents import ASSISTANT_AGENTS, TRAINING_AGENTS
from crawler.manners.opt_outs import HostTerms, page_signals, reserved
from crawler.manners.purposes import Purpose
from crawler.manners.robots_rules import RobotsRules
from crawler.records import Signal
from crawler.version import PRODUCT

URL = "https://ask.test/question/sore-knee"


def host_signals(purpose: Purpose, robots: str = "", tdmrep: str = "", ai_txt: str = "", rsl: str = "") -> list[Signal]:
    terms = HostTerms(
        robots=RobotsRules.parse(robots.encode()) if robots else None,
        robots_url="https://ask.test/robots.txt",
        tdmrep=tdmrep.encode() or None,
        ai_txt=ai_txt.encode() or None,
        licenses={"https://ask.test/license.xml": rsl.encode()} if rsl else {},
    )
    return list(terms.signals(URL, purpose))


def license_(terms: str) -> str:
    return f'<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license>{terms}</license></content></rsl>'


STOPS_ALL = ("reserves", "reserves", "reserves")
STOPS_TRAINING = ("reserves", "noted", "noted")
STOPS_ARCHIVES = ("noted", "noted", "reserves")
STOPS_COPIES = ("reserves", "noted", "reserves")
STOPS_NOBODY = ("noted", "noted", "noted")
ALLOWS = ("allows", "allows", "allows")
MALFORMED = ("malformed", "malformed", "malformed")

ROBOTS = [
    *[(f"User-agent: {agent}\nDisallow: /question/", "robots_group", STOPS_TRAINING) for agent in TRAINING_AGENTS],
    ("User-agent: gptbot\nUser-agent: ccbot\nDisallow: /", "robots_group", STOPS_TRAINING),
    ("User-agent: ia_archiver\nDisallow: /", "robots_group", STOPS_ARCHIVES),
    ("User-agent: archive.org_bot\nDisallow: /", "robots_group", STOPS_ARCHIVES),
    *[(f"User-agent: {agent}\nDisallow: /", "robots_group", STOPS_NOBODY) for agent in ASSISTANT_AGENTS],
    ("User-agent: *\nContent-Signal: search=yes, ai-train=no", "content_signal", STOPS_TRAINING),
    ("Content-Signal: ai-train=no", "content_signal", STOPS_TRAINING),
    ("User-agent: *\nContent-Signal: ai-input=no", "content_signal", STOPS_NOBODY),
    ("User-agent: *\nContent-Signal: ai-train=yes", "content_signal", ALLOWS),
    ("User-agent: *\nContent-Signal: ai-train=maybe", "content_signal", MALFORMED),
    ("User-agent: *\nContent-Usage: train-ai=n", "content_usage", STOPS_TRAINING),
    ("User-agent: *\nContent-Usage: ai=n", "content_usage", STOPS_TRAINING),
    ("User-agent: *\nContent-Usage: bots=n", "content_usage", STOPS_TRAINING),
    ("User-agent: *\nContent-Usage: tdm=n", "content_usage", STOPS_TRAINING),
    ("User-agent: *\nContent-Usage: /question/ train-ai=n", "content_usage", STOPS_TRAINING),
    ("User-agent: *\nContent-Usage: search=n", "content_usage", STOPS_NOBODY),
    ("User-agent: *\nContent-Usage: train-ai=y", "content_usage", ALLOWS),
    ("User-agent: *\nContent-Usage: train-ai", "content_usage", MALFORMED),
]
HEADERS = [
    ("X-Robots-Tag: noindex", "x_robots_tag", STOPS_ALL),
    ("X-Robots-Tag: none", "x_robots_tag", STOPS_ALL),
    (f"X-Robots-Tag: {PRODUCT}: noindex", "x_robots_tag", STOPS_ALL),
    ("X-Robots-Tag: noai", "x_robots_tag", STOPS_TRAINING),
    ("X-Robots-Tag: noarchive", "x_robots_tag", STOPS_COPIES),
    ("X-Robots-Tag: noimageai", "x_robots_tag", STOPS_NOBODY),
    ("X-Robots-Tag: GPTBot: noindex", "x_robots_tag", STOPS_TRAINING),
    ("X-Robots-Tag: ia_archiver: noarchive", "x_robots_tag", STOPS_ARCHIVES),
    ("X-Robots-Tag: all", "x_robots_tag", ALLOWS),
    ("X-Robots-Tag: noindex noai", "x_robots_tag", MALFORMED),
    ("TDM-Reservation: 1", "tdm_reservation", STOPS_TRAINING),
    ("TDM-Reservation: 0", "tdm_reservation", ALLOWS),
    ("TDM-Reservation: yes", "tdm_reservation", MALFORMED),
    ("Content-Usage: train-ai=n", "content_usage", STOPS_TRAINING),
    ("Content-Usage: train-ai=n;since=2026", "content_usage", STOPS_TRAINING),
    ("Content-Usage: train-ai=y", "content_usage", ALLOWS),
    ("Content-Signal: ai-train=no", "content_signal", STOPS_TRAINING),
]
METAS = [
    ("robots", "noindex", "meta_robots", STOPS_ALL),
    ("robots", "none", "meta_robots", STOPS_ALL),
    ("robots", "noai", "meta_robots", STOPS_TRAINING),
    ("robots", "noarchive", "meta_robots", STOPS_COPIES),
    (PRODUCT, "noindex", "meta_robots", STOPS_ALL),
    ("GPTBot", "noindex", "meta_robots", STOPS_TRAINING),
    ("robots", "index, follow", "meta_robots", ALLOWS),
    ("robots", "noindex;nofollow", "meta_robots", MALFORMED),
    ("tdm-reservation", "1", "tdm_reservation", STOPS_TRAINING),
    ("tdm-reservation", "0", "tdm_reservation", ALLOWS),
    ("tdm-reservation", "one", "tdm_reservation", MALFORMED),
]
TDMREPS = [
    ('[{"location": "/", "tdm-reservation": 1}]', STOPS_TRAINING),
    ('[{"location": "/", "tdm-reservation": 0}]', ALLOWS),
    ('[{"location": "/", "tdm-reservation": 2}]', MALFORMED),
    ('{"location": "/", "tdm-reservation": 1}', MALFORMED),
]
LICENSES = [
    ('<prohibits type="usage">all</prohibits>', STOPS_ALL),
    ('<prohibits type="usage">ai-all</prohibits>', STOPS_TRAINING),
    ('<prohibits type="usage">ai-train</prohibits>', STOPS_TRAINING),
    ('<permits type="usage">search ai-input</permits>', STOPS_TRAINING),
    ('<payment type="purchase"/>', STOPS_TRAINING),
    ('<payment type="crawl"/>', STOPS_TRAINING),
    ('<permits type="usage">ai-train</permits><payment type="subscription"/>', STOPS_TRAINING),
    ('<payment type="free"/>', ALLOWS),
    ('<payment type="attribution"/>', ALLOWS),
    ('<permits type="usage">all</permits>', ALLOWS),
    ('<permits type="usage">ai-train', MALFORMED),
]
AI_TXTS = [
    *[
        (f"User-Agent: *\nDisallow: {pattern}", STOPS_TRAINING)
        for pattern in ("*", "/", "*.html", "*.txt", "/question/")
    ],
    (f"User-Agent: {PRODUCT}\nDisallow: /", STOPS_TRAINING),
    ("User-Agent: *\nAllow: *.html", ALLOWS),
    ("Disallow: /", MALFORMED),
]


def cells(found: list[list[Signal]], kind: str) -> tuple[str, ...]:
    """The verdict for each purpose, of which there must be one for each, or the same one several times."""
    verdicts = [{signal.verdict for signal in signals if signal.kind == kind} for signals in found]
    assert all(len(each) == 1 for each in verdicts), found
    return tuple(each.pop() for each in verdicts)


@pytest.mark.parametrize(("robots", "kind", "expected"), ROBOTS)
def test_a_line_of_robots_txt_stops_the_purposes_that_it_is_meant_for(
    robots: str, kind: str, expected: tuple[str, ...]
) -> None:
    assert cells([host_signals(purpose, robots=robots) for purpose in Purpose], kind) == expected


def test_the_crawlers_that_most_sites_name_are_known_as_training_crawlers() -> None:
    named = {"GPTBot", "CCBot", "Google-Extended", "ClaudeBot", "anthropic-ai", "Applebot-Extended", "Bytespider"}
    named |= {"meta-externalagent", "cohere-ai", "PerplexityBot", "Amazonbot", "Diffbot", "omgili"}
    assert named <= set(TRAINING_AGENTS)


@pytest.mark.parametrize(("tdmrep", "expected"), TDMREPS)
def test_a_tdmrep_file_stops_training(tdmrep: str, expected: tuple[str, ...]) -> None:
    assert cells([host_signals(purpose, tdmrep=tdmrep) for purpose in Purpose], "tdm_reservation") == expected


@pytest.mark.parametrize(("terms", "expected"), LICENSES)
def test_an_rsl_licence_stops_training_and_everything_where_it_says_so(terms: str, expected: tuple[str, ...]) -> None:
    assert cells([host_signals(purpose, rsl=license_(terms)) for purpose in Purpose], "rsl") == expected


@pytest.mark.parametrize(("ai_txt", "expected"), AI_TXTS)
def test_an_ai_txt_stops_training(ai_txt: str, expected: tuple[str, ...]) -> None:
    assert cells([host_signals(purpose, ai_txt=ai_txt) for purpose in Purpose], "ai_txt") == expected


@pytest.mark.parametrize(("header", "kind", "expected"), HEADERS)
def test_a_header_stops_the_purposes_that_it_is_meant_for(header: str, kind: str, expected: tuple[str, ...]) -> None:
    name, _, value = header.partition(": ")
    found = [list(page_signals(URL, [(name, value)], "", purpose, PRODUCT)) for purpose in Purpose]
    assert cells(found, kind) == expected
    assert {signal.evidence for signals in found for signal in signals} == {f"{name.lower()}: {value}"}


@pytest.mark.parametrize(("name", "content", "kind", "expected"), METAS)
def test_a_meta_element_stops_the_purposes_that_it_is_meant_for(
    name: str, content: str, kind: str, expected: tuple[str, ...]
) -> None:
    markup = f'<meta name="{name}" content="{content}">'
    found = [list(page_signals(URL, [], f"<head>{markup}</head>", purpose, PRODUCT)) for purpose in Purpose]
    assert cells(found, kind) == expected
    assert {signal.evidence for signals in found for signal in signals} == {markup}


@pytest.mark.parametrize(
    "robots",
    [
        "User-agent: Googlebot\nDisallow: /",
        "User-agent: GPTBot\nDisallow: /private/",
        "User-agent: *\nDisallow: /",
        "User-agent: *\nContent-Usage: /private/ train-ai=n",
        "User-agent: GPTBot\nContent-Signal: ai-train=no",
    ],
)
@pytest.mark.parametrize("purpose", Purpose)
def test_what_robots_txt_says_of_others_or_of_other_pages_stops_nobody(robots: str, purpose: Purpose) -> None:
    assert reserved(host_signals(purpose, robots=robots)) is None
