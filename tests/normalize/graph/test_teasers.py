from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import overload

import numpy as np
import pytest
from msgspec import structs

from crawler.records import RawTeaser
from normalize.graph.cards import Card, make_card
from normalize.graph.columns import Columns
from normalize.graph.edges import Match
from normalize.graph.folding import common_prefix, fold_title, letters
from normalize.graph.links import Link
from normalize.graph.scratch import Scratch
from normalize.graph.teasers import Resolved, Teasers
from tests.normalize.graph.pages import SETTINGS, Page, graph_of, page, ties, verdicts_of

ASKED = (
    "Hello Dr.\nBrandt: since I moved to the night shift my left eyelid has been jumping, mostly towards the early\n"
    "morning, and my colleagues have begun to ask about it. > Is it the coffee?"
)
SHOWN = "Hello Dr. Brandt: since I moved to the night shift my left eyelid has been jumping, mostly towards the ear..."
ANSWER = "Hello: please sleep more and drink less coffee; should it go on for a month, let a neurologist see you."
AUTHOR = "Dr. Okafor reply Neurology"
UNRESOLVED = Link(None, None)


def teased(key: str = "lid", **changes: object) -> Page:
    known: dict[str, object] = {
        "title": "Jumping eyelid?",
        "asked": ASKED,
        "answers": [ANSWER],
        "url": f"https://reply.test/en/article/{key}",
        "headline": "Jumping Eyelids: When to Ask",
        "department": "Neurology",
        "author_line": AUTHOR,
    }
    return page(key, **{**known, **changes})  # type: ignore[arg-type]


def teasing(*teasers: RawTeaser, key: str = "own") -> Page:
    return page(key, "Numb chin?", "My chin has been numb since the dentist drilled.", ["Wait."], teasers=teasers)


def link_of(teaser: RawTeaser, *pages: Page) -> Link:
    (link,) = verdicts_of([teasing(teaser), *pages])["own"].links
    return link


WHOLE = RawTeaser(title="Understanding Jumping Eyelids: When to Ask", question=SHOWN, answer_author=AUTHOR)


def test_the_url_comes_first() -> None:
    by_url = RawTeaser(title="Something else", url="https://reply.test/en/article/lid", question="Another text.")
    link = link_of(by_url, teased(), teased("twin", asked="Is it the coffee that makes my lid jump?"))
    assert link == Link("doctor_reply:lid", Match.URL)


def test_the_url_of_another_sites_page_will_do_unless_there_are_two() -> None:
    by_url = RawTeaser(title="Elsewhere", url="https://panel.test/question/lid")
    one = page("a", "Lid?", "Why does it jump?", site="doctor_panel", url="https://panel.test/question/lid")
    two = page("b", "Lid?", "Why does it jump?", site="third_site", url="https://panel.test/question/lid")
    assert link_of(by_url, one) == Link("doctor_panel:a", Match.URL)
    assert link_of(by_url, one, two) == UNRESOLVED
    assert link_of(by_url, one, teased(url=by_url.url)) == Link("doctor_reply:lid", Match.URL)
    assert ("same_url", "a", "b") in ties(graph_of([one, two]))


SHARED_URL = "https://reply.test/en/article/travel"
TABLETS = "Which tablets should we take for three weeks in Ghana in May, and when do we have to begin with them?"
ALTITUDE = "On the second night above 3,000 metres my head began to ache; should we go down at once or rest here?"


def shared() -> list[Page]:
    """Two questions that share a page."""
    return [
        page("tablets", "Malaria tablets?", TABLETS, ["Start two days before."], url=SHARED_URL, part="malaria"),
        page("height", "Headache at altitude?", ALTITUDE, ["Rest for a whole day."], url=SHARED_URL, part="altitude"),
    ]


def test_the_url_of_a_page_that_questions_share_names_none_of_them() -> None:
    by_url = RawTeaser(title="Travelling", url=SHARED_URL)
    assert link_of(by_url, *shared()) == UNRESOLVED
    assert link_of(by_url, shared()[0]) == UNRESOLVED  # the other was set aside
    assert link_of(by_url, *shared(), teased(url=SHARED_URL)) == UNRESOLVED


def test_the_text_tells_which_of_them_it_is() -> None:
    tablets, height = (RawTeaser(title="Any", url=SHARED_URL, question=text) for text in (TABLETS, ALTITUDE))
    assert link_of(tablets, *shared()) == Link("doctor_reply:tablets", Match.QUESTION_TEXT)
    assert link_of(height, *shared()) == Link("doctor_reply:height", Match.QUESTION_TEXT)
    titled = RawTeaser(title="Headache at altitude?", url=SHARED_URL, answer="Rest for a whole day.")
    assert link_of(titled, *shared()) == Link("doctor_reply:height", Match.TITLE)


def test_what_stands_elsewhere_is_none_of_them() -> None:
    assert link_of(replace(WHOLE, url=SHARED_URL), *shared(), teased()) == UNRESOLVED


def test_a_fragment_that_is_their_anchor_names_one_of_them() -> None:
    by_anchor = RawTeaser(title="Any", url=f"{SHARED_URL}#altitude")
    assert link_of(by_anchor, *shared()) == Link("doctor_reply:height", Match.URL)
    assert link_of(replace(by_anchor, url=f"{SHARED_URL}#top"), *shared()) == UNRESOLVED


def test_questions_that_share_a_page_are_one_group_and_stay_apart() -> None:
    graph = graph_of(shared())
    assert ties(graph) == {("same_url", "height", "tablets")}
    verdicts = verdicts_of(shared())
    assert [verdict.merged_into for verdict in verdicts.values()] == [None, None]
    assert len({(verdict.group, verdict.split) for verdict in verdicts.values()}) == 1


def test_a_question_that_stands_on_every_page_does_not_tie_them_all() -> None:
    own = ("Which jabs for Peru?", "Is the tap water safe in Rome?", "May I fly with a cold?")
    pages = [
        page(f"{kind}{number}", title, answers=[answer], url=f"{SHARED_URL}/{number}", part=kind)
        for number, title in enumerate(own)
        for kind, title, answer in (
            ("own", title, f"Ask the clinic about number {number}."),
            ("all", "Opening hours?", "Nine to five, but not on Mondays."),
        )
    ]
    verdicts = verdicts_of(pages)
    assert {verdict.merged_into for key, verdict in verdicts.items() if key.startswith("all")} == {
        None,
        "doctor_reply:all0",
    }
    assert len({verdicts[f"own{number}"].group for number in range(3)}) == 3
    assert verdicts["own0"].group == verdicts["all0"].group


@pytest.mark.parametrize("url", [None, "https://reply.test/en/article/gone"])
def test_then_the_question_cut_in_mid_word(url: str | None) -> None:
    assert link_of(replace(WHOLE, url=url, title="Any"), teased()) == Link("doctor_reply:lid", Match.QUESTION_TEXT)
    graph = graph_of([teasing(replace(WHOLE, url=url)), teased()])
    (edge,) = graph.edges()
    assert (edge.source, edge.target, edge.score) == ("doctor_reply:own", "doctor_reply:lid", 1.0)
    assert graph.link_counts == {"question_text": 1}


def test_a_spoilt_end_costs_a_little_score() -> None:
    graph = graph_of([teasing(replace(WHOLE, title="Any", question=SHOWN[:-3] + "\ufffdzy...")), teased()])
    assert [(edge.match, 0.95 < edge.score < 1) for edge in graph.edges()] == [(Match.QUESTION_TEXT, True)]


def test_a_question_that_goes_on_otherwise_is_another_one() -> None:
    other = SHOWN.replace("mostly towards", "and only since")
    assert link_of(replace(WHOLE, question=other), teased()) == UNRESOLVED


def test_a_few_words_are_no_question() -> None:
    short = replace(WHOLE, title="Any", question="Hello Dr. Brandt: since I...")
    assert link_of(short, teased()) == UNRESOLVED


def test_two_pages_that_begin_alike_are_told_apart_by_evidence_or_not_at_all() -> None:
    twin = teased("twin", asked=ASKED + " And why the left one?", answers=["See an eye doctor."], headline="Twin")
    plain = RawTeaser(title="Any", question=SHOWN)
    assert link_of(plain, teased(), twin) == UNRESOLVED
    assert link_of(replace(plain, title="Twin"), teased(), twin) == Link("doctor_reply:twin", Match.QUESTION_TEXT)
    assert link_of(replace(plain, answer=ANSWER), teased(), twin) == Link("doctor_reply:lid", Match.QUESTION_TEXT)


TITLED = RawTeaser(title="Understanding Jumping Eyelids: When to Ask")


@pytest.mark.parametrize(
    ("evidence", "score"),
    [
        ({"answer": ANSWER}, 0.9),
        ({"answer": ANSWER[:60] + "..."}, 0.9),
        ({"answer_author": AUTHOR}, 0.7),
        ({"answer_author": "Dr. Somebody Else reply Neurology"}, 0.5),
    ],
)
def test_then_the_title_with_evidence(evidence: dict[str, str], score: float) -> None:
    teaser = replace(TITLED, **evidence)
    assert link_of(teaser, teased()) == Link("doctor_reply:lid", Match.TITLE)
    assert link_of(replace(teaser, title="Jumping eyelid?"), teased()) == Link("doctor_reply:lid", Match.TITLE)
    (edge,) = graph_of([teasing(teaser), teased()]).edges()
    assert edge.score == score


@pytest.mark.parametrize(
    "teaser",
    [
        TITLED,
        replace(TITLED, answer_author="Dr. Okafor reply Dentistry"),
        replace(TITLED, answer="Please..."),
        replace(TITLED, answer_author=AUTHOR, question="I have another question altogether: can tea make a lid jump?"),
        replace(TITLED, title="Understanding", answer_author=AUTHOR),
    ],
)
def test_a_title_alone_is_nothing(teaser: RawTeaser) -> None:
    assert link_of(teaser, teased()) == UNRESOLVED


def test_a_title_of_two_pages_needs_evidence_that_tells_them_apart() -> None:
    rng = Random("twin")
    twin = teased("twin", asked=" ".join(rng.sample(ASKED.split(), 20)), answers=["See an eye doctor, and soon."])
    assert link_of(replace(TITLED, answer_author=AUTHOR), teased(), twin) == UNRESOLVED
    assert link_of(replace(TITLED, answer=ANSWER), teased(), twin) == Link("doctor_reply:lid", Match.TITLE)


def test_a_page_never_links_to_itself() -> None:
    teasers = [
        replace(TITLED, url="https://reply.test/en/article/lid"),
        WHOLE,
        replace(TITLED, answer=ANSWER),
    ]
    graph = graph_of([teased(teasers=teasers)])
    assert graph.verdicts[0].links == [UNRESOLVED] * 3
    assert list(graph.edges()) == []
    copy = teased("other", teasers=teasers)
    assert verdicts_of([teased(), copy])["other"].links == [UNRESOLVED] * 3


def test_links_to_what_was_merged_go_to_what_is_kept() -> None:
    copy = teased("zz", fetched_at="2020-01-01T00:00:00Z")
    kept = teased(fetched_at="2024-01-01T00:00:00Z")
    by_url = RawTeaser(title="Any", url="https://reply.test/en/article/zz")
    assert link_of(by_url, kept, copy) == Link("doctor_reply:lid", Match.URL)
    assert link_of(WHOLE, kept, copy) == Link("doctor_reply:lid", Match.QUESTION_TEXT)


def test_there_is_a_link_for_each_entry_of_related() -> None:
    nameless = RawTeaser(title=" ", url="https://reply.test/en/article/lid")
    made = teasing(nameless, WHOLE)
    question = structs.replace(made.question, related=made.question.related[1:])
    made = Page(made.raw, structs.replace(made.record, question=question, named_teasers=[2]))
    assert verdicts_of([made, teased()])["own"].links == [Link("doctor_reply:lid", Match.QUESTION_TEXT)]


def test_many_pages_of_one_beginning_are_told_apart_by_their_titles() -> None:
    pages = [
        teased(f"n{number:03}", asked=f"{ASKED} Case {number}.", headline=f"Lid {number}", title=f"Lid {number}?")
        for number in range(100)
    ]
    assert link_of(replace(WHOLE, title="Understanding Lid 42"), *pages) == Link(
        "doctor_reply:n042", Match.QUESTION_TEXT
    )
    assert link_of(replace(WHOLE, title="Any"), *pages) == UNRESOLVED


def test_folding_reads_no_more_than_it_needs() -> None:
    assert letters("a " * 500_000, 40) == "a" * 40
    assert letters("- \\功\\能 `Numb`  CHIN…", 40) == "功能numbchin"
    assert fold_title("Understanding") == "understanding"
    assert (common_prefix("numb", "numbness"), common_prefix("numb", "nuts"), common_prefix("", "a")) == (4, 2, 0)


class CountedCards(Sequence[Card]):
    """Cards that count how often each is asked for."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self._cards = cards
        self.asked: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._cards)

    @overload
    def __getitem__(self, at: int) -> Card: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Card]: ...
    def __getitem__(self, at: int | slice) -> Card | Sequence[Card]:
        if isinstance(at, int):
            self.asked[at] += 1
        return self._cards[at]


def test_a_page_of_many_teasers_is_read_once_and_so_is_what_they_lead_to() -> None:
    teasers = [replace(WHOLE, title=f"Any {number}", answer=f"Any {number}...") for number in range(500)]
    pages = sorted((teased(), teasing(*teasers)), key=lambda each: each.question.id)
    cards = CountedCards([make_card(each.raw, each.record, SETTINGS) for each in pages])
    with Scratch() as scratch:
        columns = Columns(cards, scratch)
        resolver = Teasers(cards, columns, np.arange(2))
        own = cards[1]
        cards.asked.clear()
        assert {resolver.resolve(1, teaser) for teaser in own.teasers} == {Resolved(0, Match.QUESTION_TEXT, 1.0)}
    assert cards.asked == {0: 1}
