"""A site that changes in mid-crawl is noticed within 50 pages; what only looks like a change is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from crawler.demo.redesign import BINDING, PROMOTION, Redesign
from crawler.records import RawAnswer, RawQuestion, RawRecord
from crawler.watch.alarms import Alarm, Kind
from tests.watch.pages import REDESIGNS, STYLES, Found, a_watch, crawl, feed, read_site, shuffled

PAGES = 150
SOON = 50

TOLD: dict[tuple[str, Redesign], set[str]] = {
    ("doctor_panel", "bindings"): {"pages with template syntax in their text"},
    ("doctor_reply", "bindings"): {"pages with template syntax in their text"},
    ("doctor_panel", "promotion"): {f"pages with the line “{PROMOTION}”"},
    ("doctor_reply", "promotion"): {f"pages with the line “{PROMOTION}”"},
    ("doctor_panel", "wording"): {"question pages of an unknown style"},
    ("doctor_reply", "wording"): {"question pages of an unknown style"},
    ("doctor_panel", "bare"): {"pages with answer count line"},
    ("doctor_reply", "bare"): {"pages with dates"},
}
"""What the alarms are about, at the least."""


def changing(style: str, redesign: Redesign, after: int, seed: int) -> list[Found]:
    """A crawl in some order of a site that is redesigned after so many pages."""
    order = shuffled(range(PAGES), seed)  # type: ignore[arg-type]
    before, later = read_site(style, PAGES), read_site(style, PAGES, redesign=redesign)
    return [(before if turn < after else later)[at] for turn, at in enumerate(order)]  # type: ignore[call-overload]


def noticed(style: str, found: Iterable[Found]) -> dict[int, list[Alarm]]:
    """The new alarms of each page that gave any, by the page's number from 1 on."""
    watch = a_watch(style)
    return {number: list(new) for number, one in enumerate(found, 1) if (new := feed(watch, one))}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("after", [16, 20, 32, 60, 100])
@pytest.mark.parametrize("redesign", REDESIGNS)
@pytest.mark.parametrize("style", STYLES)
def test_a_redesign_is_noticed_soon_and_not_before(style: str, redesign: Redesign, after: int, seed: int) -> None:
    alarms = noticed(style, changing(style, redesign, after, seed))
    assert after < min(alarms) <= after + SOON
    told = [alarm for new in alarms.values() for alarm in new]
    assert TOLD[style, redesign] <= {alarm.topic for alarm in told}
    assert {alarm.kind for alarm in told} == {Kind.DRIFT}


@pytest.mark.parametrize("redesign", REDESIGNS)
@pytest.mark.parametrize("style", STYLES)
def test_the_examples_are_pages_that_show_the_change(style: str, redesign: Redesign) -> None:
    found = changing(style, redesign, 60, seed=1)
    later = {one.source for one in found[60:]}
    alarms = [alarm for new in noticed(style, found).values() for alarm in new]
    for alarm in alarms:
        assert len(set(alarm.examples)) == 3
        assert set(alarm.examples) & later
    assert any(set(alarm.examples) <= later for alarm in alarms)


@pytest.mark.parametrize("redesign", REDESIGNS)
@pytest.mark.parametrize("style", STYLES)
def test_a_change_is_told_once(style: str, redesign: Redesign) -> None:
    alarms = [alarm.topic for new in noticed(style, changing(style, redesign, 40, seed=2)).values() for alarm in new]
    assert len(alarms) == len(set(alarms))


def page(number: int, text: str, doctor: str = "", question: str = "What is it?") -> RawRecord:
    """A page of doctor_reply with one answer."""
    answer = RawAnswer(
        text=f"Advice of number {number}.\n{text}",
        author_lines=[f"Dr. {doctor or f'N{number % 5}'} reply Neurology"],
        date_line="Reply Date: 2020/01/02",
    )
    return RawRecord(
        question=RawQuestion(
            site="doctor_reply",
            title=f"Question {number}",
            question=question,
            asker_line="Nia, female. Ask Date: 2020/01/01",
            answers=[answer],
        ),
        source=f"https://ask.test/en/article/{number}",
        page_sha256="0" * 64,
    )


QUIET = {
    "a sign-off that all doctors always used": [page(n, "Wishing you a quick recovery") for n in range(120)],
    "the sign-off of one doctor, whose department comes late": [
        page(n, "Yours, the neurology team" if n > 60 else "", "Lin" if n > 60 else "") for n in range(120)
    ],
    "a sign-off that was seldom seen for some pages": [
        page(n, "" if 30 < n < 60 else "Wishing you a quick recovery") for n in range(120)
    ],
    "template syntax in code": [
        page(n, f"Write number {n} as `{{{{ name }}}}` there." if n > 60 else "") for n in range(120)
    ],
    "braces that are none": [
        page(n, f"the set {{{n}, 2}} costs $5, x<y, 50% of it" if n > 60 else "") for n in range(120)
    ],
    "template syntax here and there": [page(n, "say {{ name }} there" if n % 5 == 0 else "") for n in range(120)],
    "short lines": [page(n, "Thanks" if n > 60 else "") for n in range(120)],
    "a change after a few pages, which is none": [page(n, "Read our guide first" if n > 5 else "") for n in range(120)],
}


@pytest.mark.parametrize("case", QUIET)
def test_what_only_looks_like_a_change_gives_no_alarm(case: str) -> None:
    assert crawl("doctor_reply", QUIET[case]) == ()


LOUD = {
    "a new sign-off of all doctors": [page(n, "Consult a colleague nearby" if n > 60 else "") for n in range(120)],
    "a new sign-off where there is one doctor": [
        page(n, "Consult a colleague nearby" if n > 60 else "", "Lin") for n in range(120)
    ],
    "a new line in questions": [
        page(n, "", question=f"What is it?{chr(10)}Sent with the Ask app" if n > 60 else "What is it?")
        for n in range(120)
    ],
    "${…}": [page(n, f"thanks: ${{count{n}}}" if n > 60 else "") for n in range(120)],
    "<%…%>": [page(n, f"thanks: <%= count{n} %>" if n > 60 else "") for n in range(120)],
    "{{…}}": [page(n, f"thanks: {{{{ count{n} }}}}" if n > 60 else "") for n in range(120)],
    "[object Object]": [page(n, f"thanks {n}: [object Object]" if n > 60 else "") for n in range(120)],
    "names gone": [
        replace(one, question=replace(one.question, answers=[replace(one.question.answers[0], author_lines=[])]))
        if n > 60
        else one
        for n, one in ((n, page(n, "")) for n in range(120))
    ],
    "on three of five pages": [
        page(n, "Consult a colleague nearby" if n > 60 and n % 5 > 1 else "") for n in range(120)
    ],
}


@pytest.mark.parametrize("case", LOUD)
def test_a_change_is_noticed_within_50_pages(case: str) -> None:
    assert 60 < min(noticed("doctor_reply", LOUD[case])) <= 60 + SOON


def test_control_characters_of_a_page_reach_no_alarm() -> None:
    nasty = "Order now\x1b[2J\u202eat once"
    alarms = crawl("doctor_reply", [page(n, nasty if n > 60 else "") for n in range(120)])
    assert alarms
    assert all(alarm.what.isprintable() and str(alarm).isprintable() for alarm in alarms)


def test_what_half_of_the_pages_show_is_missed_when_it_is_gone() -> None:
    told = noticed("doctor_panel", changing("doctor_panel", "bare", 60, seed=1))
    (at,) = (number for number, new in told.items() if any(alarm.what == "pages with votes" for alarm in new))
    assert 60 < at <= 60 + SOON


def test_the_binding_is_named() -> None:
    alarms = crawl("doctor_panel", changing("doctor_panel", "bindings", 60, seed=1))
    assert any(BINDING.partition(" readers")[0] in str(alarm) for alarm in alarms)


def test_sites_are_watched_apart() -> None:
    watch = a_watch("doctor_reply")
    pages = [page(n, "Consult a colleague nearby" if n > 60 else "") for n in range(120)]
    quiet = [page(n, "") for n in range(120)]
    for changed, same in zip(pages, quiet, strict=True):
        feed(watch, changed, "changed.test")
        feed(watch, same, "same.test")
    assert {alarm.host for alarm in watch.alarms} == {"changed.test"}
