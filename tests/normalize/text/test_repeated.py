"""A site's own bindings are told by how many of its pages have them, in whatever order and parts these are counted."""

from __future__ import annotations

import pickle
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.records import RawAnswer, RawBinding, RawQuestion, RawRecord
from normalize.text import human_text_rules
from normalize.text.artefacts import NOTHING_TOLD
from normalize.text.ledger import apply_rules
from normalize.text.repeated import LEAST_PAGES, LEAST_SHARE, Repeated, Sighting, count_bindings, shared_page, told_by

BADGE = "{{ answer.badge }}"
ANSWERS = "answers/*/text"


def page(number: int, *texts: str, site: str = "panel") -> RawQuestion:
    return RawQuestion(
        site=site,
        title=f"Sore heels, week {number}?",
        question="They have hurt since May.",
        url=f"https://{site}.test/question/{number}",
        answers=[RawAnswer(text=text) for text in texts],
    )


def counted(*pages: RawQuestion) -> Repeated:
    repeated = Repeated()
    for each in pages:
        repeated.add(each.site, count_bindings(each))
    return repeated


def with_badge(pages: int, of: int) -> Repeated:
    badged = (page(number, f"Rest.\n{BADGE}") for number in range(pages))
    return counted(*badged, *(page(number, "Rest.") for number in range(pages, of)))


def test_sightings_are_the_bindings_at_the_edges_of_lines_outside_code() -> None:
    found = count_bindings(
        page(
            1,
            f"Rest.\n{BADGE}",
            "{{ rank[12] }} Ice {{ name }} now",
            "`{{ dose }}`",
            f"Walk.\n{BADGE}\nSwim. <%= id %>",
        )
    )
    url = "https://panel.test/question/1"
    assert list(found) == [
        Sighting(url, ANSWERS, "{{answer.badge}}", "line"),
        Sighting(url, ANSWERS, "{{rank[0]}}", "start"),
        Sighting(url, ANSWERS, "{{rank[0]}}Ice{{name}}now", "whole"),
        Sighting(url, ANSWERS, "<%=id%>", "end"),
        Sighting(url, ANSWERS, "Swim.<%=id%>", "whole"),
    ]


def test_an_essay_in_braces_is_no_sighting() -> None:
    assert list(count_bindings(page(1, "{{ " + "word " * 200 + "}}"))) == []


@pytest.mark.parametrize(
    ("pages", "of", "known"),
    [
        (LEAST_PAGES, LEAST_PAGES, True),
        (LEAST_PAGES - 1, LEAST_PAGES - 1, False),
        (10, 50, True),
        (10, 51, False),
        (20, 100, True),
    ],
)
def test_enough_pages_and_a_large_enough_share(pages: int, of: int, known: bool) -> None:
    repeated = with_badge(pages, of)
    assert repeated.pages("panel") == of
    assert (pages >= LEAST_PAGES and pages / of >= LEAST_SHARE) is known
    assert repeated.known("panel", ANSWERS, BADGE, "line") is known


def test_it_is_known_for_its_site_kind_of_text_and_place_alone() -> None:
    repeated = with_badge(8, 8)
    assert repeated.known("panel", ANSWERS, "{{answer.badge}}", "line")
    assert not repeated.known("reply", ANSWERS, BADGE, "line")
    assert not repeated.known("panel", "text", BADGE, "line")
    assert not repeated.known("panel", ANSWERS, BADGE, "end")
    assert not repeated.known("panel", ANSWERS, "{{ answer.rank }}", "line")


def test_versions_of_one_page_are_one_page() -> None:
    versions = [page(1, BADGE)] * 20
    assert not counted(*versions).known("panel", ANSWERS, BADGE, "line")


def parts(number: int, *texts: str, of_site: str = "panel") -> list[RawRecord]:
    """The questions that share one page."""
    whole = replace(page(number, site=of_site), answers=[])
    return [
        RawRecord(
            question=replace(whole, part=f"q{at}", answers=[RawAnswer(text=text)]),
            source=f"{number}.html",
            page_sha256=f"{number:064x}",
        )
        for at, text in enumerate(texts)
    ]


def counted_parts(*records: RawRecord) -> Repeated:
    repeated = Repeated()
    for each in records:
        repeated.add(each.question.site, count_bindings(each.question), shared_page(each))
    return repeated


def test_questions_that_share_a_page_are_one_page() -> None:
    whole = with_badge(5, 20)
    whole.update(counted_parts(*parts(100, *["Rest."] * 300)))
    assert whole.pages("panel") == 21
    assert whole.known("panel", ANSWERS, BADGE, "line")
    whole = with_badge(5, 40)
    whole.update(counted_parts(*parts(100, *[BADGE] * 300)))
    assert not whole.known("panel", ANSWERS, BADGE, "line")


def without_urls(records: list[RawRecord]) -> list[RawRecord]:
    """As of saved files; each question has a title of its own."""
    return [
        replace(each, question=replace(each.question, url=None, title=f"Question {at}?"))
        for at, each in enumerate(records)
    ]


def test_questions_that_share_a_page_without_a_url_are_one_page_too() -> None:
    assert not counted_parts(*without_urls(parts(1, *[BADGE] * 9))).known("panel", ANSWERS, BADGE, "line")
    several = [record for number in range(LEAST_PAGES) for record in without_urls(parts(number, BADGE, BADGE))]
    assert counted_parts(*several).known("panel", ANSWERS, BADGE, "line")


def test_pages_that_questions_share_are_counted_alike_in_any_parts() -> None:
    records = [record for number in range(8) for record in parts(number, BADGE, "Rest.", BADGE)]
    whole = counted_parts(*records)
    assert whole.pages("panel") == 8
    merged = Repeated()
    for part in range(5):
        merged.update(sent(counted_parts(*records[::-1][part::5])))
    for each in (merged, merged.pruned(), sent(merged.pruned())):
        assert each.pages("panel") == 8
        assert each.known("panel", ANSWERS, BADGE, "line")
        assert each.of("panel", ANSWERS) == whole.of("panel", ANSWERS)


def test_a_page_that_says_it_often_says_it_once() -> None:
    often = [page(number, *[BADGE] * 9) for number in range(4)]
    assert not counted(*often).known("panel", ANSWERS, BADGE, "line")


def sent(repeated: Repeated) -> Repeated:
    """What another process receives."""
    received: Repeated = pickle.loads(pickle.dumps(repeated))  # noqa: S301 - its own bytes
    return received


SOME_PAGES = st.lists(
    st.builds(
        page,
        st.integers(0, 9),
        st.sampled_from([BADGE, "Rest.", "{{ rank }} Rest.", "Rest. {% ad %}"]),
        site=st.sampled_from(["panel", "reply"]),
    ),
    max_size=40,
)


@given(SOME_PAGES, st.integers(1, 5), st.randoms(use_true_random=False))
def test_order_and_parts_make_no_difference(pages: list[RawQuestion], parts: int, chance: random.Random) -> None:
    whole = counted(*pages)
    shuffled = chance.sample(pages, len(pages))
    merged = Repeated()
    for part in range(parts):
        merged.update(sent(counted(*shuffled[part::parts])))
    for each in (merged, merged.pruned(), sent(merged)):
        for site in ("panel", "reply"):
            assert each.pages(site) == whole.pages(site)
            assert each.of(site, ANSWERS) == whole.of(site, ANSWERS)


def test_what_is_told_of_a_text_cleans_it() -> None:
    repeated = with_badge(8, 8)
    marked = RawQuestion(
        site="panel", title=None, question=None, unrendered=[RawBinding(text="{{ doctor.rank }}", mark="cloak")]
    )
    told = told_by(marked, repeated)
    clean, cuts = apply_rules(f"Rest. {{{{doctor.rank}}}}\n{BADGE}", human_text_rules(False, told("answers/3/text")))
    assert clean == "Rest."
    assert [cut.evidence for cut in cuts] == ["cloak", "repeated"]
    assert apply_rules(BADGE, human_text_rules(False, told("text")))[0] == BADGE


def test_a_line_of_words_and_bindings_goes_whole() -> None:
    line = "Thanked {{ answer.thanks }} times for ${answer.kind} by readers"
    repeated = counted(*(page(number, f"Rest for {number} weeks.\n{line}") for number in range(8)))
    told = told_by(page(1), repeated)("answers/2/text")
    clean, cuts = apply_rules(f"Rest.\n{line}\nIce.", human_text_rules(False, told))
    assert clean == "Rest.\nIce."
    assert [(cut.rule, cut.evidence) for cut in cuts] == [("template_lines", "repeated")]
    for kept in (f"{line} of ours", f"{line} `x`", f"My Django page says:\n{line}", f"```\n{line}\n```"):
        assert apply_rules(kept, human_text_rules(False, told))[0] == kept


def test_where_nothing_is_told_the_ready_lists_serve() -> None:
    assert told_by(page(1, "Rest."), with_badge(8, 8))("text") is NOTHING_TOLD
