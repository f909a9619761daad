"""Which records may be exported for what."""

from __future__ import annotations

import pytest

from crawler.manners.agents import ARCHIVE_AGENTS, ASSISTANT_AGENTS, TRAINING_AGENTS
from crawler.manners.evidence import MAX_EVIDENCE
from crawler.manners.evidence import reservation as crawled
from crawler.manners.opt_outs import _MOST_SIGNALS
from crawler.manners.purposes import ARCHIVE, COPIES, EVERYBODY, TRAINING, Meant
from crawler.manners.purposes import Purpose as Crawled
from normalize.export import rights
from normalize.export.rights import Purpose, reservation
from normalize.records import Rights, RightsSignal
from tests.export.corpus import noted, with_rights

_MEANINGS: tuple[tuple[str, str, Meant], ...] = (
    ("robots_group", "Disallow: / (User-agent: GPTBot, CCBot)", TRAINING),
    ("robots_group", "Disallow: / (User-agent: ia_archiver)", ARCHIVE),
    ("robots_group", "Disallow: / (User-agent: archive.org_bot, ia_archiver)", ARCHIVE),
    ("content_signal", "Content-Signal: ai-train=no", TRAINING),
    ("content_usage", "Content-Usage: train-ai=n", TRAINING),
    ("x_robots_tag", "x-robots-tag: noai", TRAINING),
    ("x_robots_tag", "x-robots-tag: noarchive", COPIES),
    ("meta_robots", '<meta name="robots" content="NOARCHIVE">', COPIES),
    ("x_robots_tag", "x-robots-tag: noindex", EVERYBODY),
    ("tdm_reservation", "tdm-reservation: 1", TRAINING),
    ("ai_txt", "Disallow: *", TRAINING),
    ("rsl", '<prohibits type="usage">ai-train</prohibits>', TRAINING),
    ("rsl", '<prohibits type="usage">all</prohibits>', EVERYBODY),
)


_KEPT = [
    (kind, evidence, purpose, wanted)
    for kind, evidence, meant in _MEANINGS
    for purpose in Crawled
    for wanted in sorted(meant)
    if crawled(kind, "https://ask.test/robots.txt", evidence, meant, purpose).verdict == "noted"
]
"""By the crawl's own table: reservations that stop the wanted purpose, and did not stop the crawl."""


@pytest.mark.parametrize(("kind", "evidence", "purpose", "wanted"), _KEPT)
def test_what_would_have_stopped_a_crawl_for_the_purpose_stops_the_export(
    kind: str, evidence: str, purpose: Crawled, wanted: Crawled
) -> None:
    assert reservation(with_rights("a", noted(kind, evidence, purpose)), Purpose(wanted)) == f"noted:{kind}"


@pytest.mark.parametrize("purpose", Crawled)
def test_what_a_page_was_fetched_for_it_may_be_exported_for(purpose: Crawled) -> None:
    for kind, evidence, _ in _MEANINGS:
        assert reservation(with_rights("a", noted(kind, evidence, purpose)), Purpose(purpose)) is None


def test_the_words_of_both_sides_are_the_same() -> None:
    assert [purpose.value for purpose in Purpose] == [purpose.value for purpose in Crawled]
    assert frozenset(ARCHIVE_AGENTS) == rights._ARCHIVES
    assert (_MOST_SIGNALS, MAX_EVIDENCE) == (rights._MOST_SIGNALS, rights._LONGEST_EVIDENCE)


@pytest.mark.parametrize(
    "agents", [TRAINING_AGENTS[:3], ASSISTANT_AGENTS[:1], ("SomeNewBot",), ("ia_archiver", "CCBot")]
)
def test_a_group_of_any_crawler_but_an_archive_s_may_mean_training(agents: tuple[str, ...]) -> None:
    evidence = f"Disallow: / (User-agent: {', '.join(agents)})"
    assert reservation(with_rights("a", noted("robots_group", evidence)), Purpose.TRAINING) == "noted:robots_group"


def test_a_group_of_an_archive_means_archives_alone() -> None:
    record = with_rights("a", noted("robots_group", "Disallow: / (User-agent: ia_archiver)"))
    told = {purpose: reservation(record, purpose) for purpose in Purpose}
    assert told == {Purpose.TRAINING: None, Purpose.RESEARCH: None, Purpose.ARCHIVE: "noted:robots_group"}


@pytest.mark.parametrize("purpose", Purpose)
def test_what_reserves_stops_every_purpose_though_no_crawl_keeps_such_a_page(purpose: Purpose) -> None:
    record = with_rights("a", noted("rsl", "<prohibits>", purpose, verdict="reserves"))
    assert reservation(record, purpose) == "reserved:rsl"


@pytest.mark.parametrize("verdict", ["allows", "malformed"])
def test_what_allows_or_makes_no_sense_stops_nothing(verdict: str) -> None:
    record = with_rights("a", noted("tdm_reservation", "tdm-reservation: 0", verdict=verdict))
    assert all(reservation(record, purpose) is None for purpose in Purpose)


@pytest.mark.parametrize("purpose", Purpose)
def test_an_unknown_kind_is_taken_for_a_reservation_of_any_other_purpose(purpose: Purpose) -> None:
    record = with_rights("a", noted("opt_out_of_2031", "no", "a purpose of 2031"))
    assert reservation(record, purpose) == "noted:opt_out_of_2031"
    record = with_rights("a", noted("<script>", "no", "a purpose of 2031"))
    assert reservation(record, purpose) == "noted:other"


def test_what_was_cut_off_may_have_meant_the_purpose() -> None:
    long = "Disallow: / (User-agent: ia_archiver, " + "ia_archiver, " * 30
    record = with_rights("a", noted("robots_group", long[:MAX_EVIDENCE]))
    assert reservation(record, Purpose.TRAINING) == "noted:robots_group"
    tag = ("x-robots-tag: noimageai, " * 30)[:MAX_EVIDENCE]
    assert reservation(with_rights("a", noted("x_robots_tag", tag)), Purpose.ARCHIVE) == "noted:x_robots_tag"


@pytest.mark.parametrize(
    ("kind", "evidence"),
    [
        ("robots_group", f"Disallow: /{'a' * 275} (User-agent: ia_archiver)"),
        ("x_robots_tag", f"x-robots-tag: {'noimageai, ' * 26}noarchive"),
    ],
)
def test_what_was_cut_off_at_a_blank_is_known_as_cut(kind: str, evidence: str) -> None:
    signal = crawled(kind, "https://ask.test/robots.txt", evidence, ARCHIVE, Crawled.TRAINING)
    assert len(signal.evidence) == MAX_EVIDENCE - 1
    record = with_rights("a", noted(kind, signal.evidence, "training"))
    assert reservation(record, Purpose.ARCHIVE) == f"noted:{kind}"


def test_too_many_signals_may_have_hidden_one() -> None:
    allowed = RightsSignal(kind="ai_txt", source="https://ask.test/ai.txt", evidence="Allow: /", verdict="allows")
    many = Rights(purpose="research", signals=[allowed] * _MOST_SIGNALS)
    assert reservation(with_rights("a", many), Purpose.TRAINING) == "noted:too_many_signals"
    assert reservation(with_rights("a", many), Purpose.RESEARCH) is None


def test_a_saved_page_and_a_note_of_its_own_reserve_nothing() -> None:
    note = noted("profile_note", "CC BY-SA 4.0, says their imprint", "archive")
    for purpose in Purpose:
        assert reservation(with_rights("a", None), purpose) is None
        assert reservation(with_rights("a", note), purpose) is None


def test_nobody_s_reservation_is_left_out_where_it_may_be_somebody_s() -> None:
    record = with_rights("a", noted("content_signal", "Content-Signal: search=yes, ai-input=no"))
    assert reservation(record, Purpose.TRAINING) == "noted:content_signal"
    assert reservation(record, Purpose.ARCHIVE) is None
