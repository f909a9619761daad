from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from crawler.records import RawTeaser
from normalize.graph.cards import Card, CardFile, make_card
from normalize.graph.connect import connect
from normalize.records import Question
from tests.normalize.graph.pages import SETTINGS, Page, page

TEASER = RawTeaser(title="Understanding Eyelid Jumps", question="My left eyelid has been jum...", answer="Sleep more.")


def card(made: Page) -> Card:
    return make_card(made.raw, made.record, SETTINGS)


def unread(at: int) -> Question:
    raise AssertionError(at)


def test_cards_stand_in_a_file_and_come_back(tmp_path: Path) -> None:
    cards = [card(page(str(number), "Numb?", "My chin \U0001f600 is numb.", teasers=[TEASER])) for number in range(5)]
    file = CardFile(tmp_path / "cards")
    for each in cards:
        file.append(each)
    assert (list(file), len(file), file[-1], file[1:3]) == (cards, 5, cards[4], cards[1:3])
    with pytest.raises(IndexError):
        file[5]
    file.close()
    assert msgspec.json.decode(msgspec.json.encode(cards), type=list[Card]) == cards


def test_a_card_is_small_whatever_the_page() -> None:
    long = "Does a numb chin mean " + "harm or " * 20_000
    made = card(page("1", long, long, [long], teasers=[RawTeaser(title=long, question=long, answer=long)]))
    assert len(msgspec.json.encode(made)) < 4000


def test_a_card_knows_what_the_page_says_and_counts_what_the_record_says() -> None:
    made = page("1", "Understanding My Chin?", "Ms Tiril Aas asks: numb?", ["Wait, Ms Aas."], headline="Chin")
    clean = structs.replace(made.question, text="asks: numb?", answers=[])
    known = make_card(made.raw, structs.replace(made.record, question=clean), SETTINGS)
    assert (known.question, known.answers, known.titles) == ("mstirilaasasksnumb", ["waitmsaas"], ["chin", "mychin"])
    assert (known.words, known.answer_count) == (5, 0)


def test_teasers_are_those_that_came_through_under_their_clean_names() -> None:
    teasers = [
        RawTeaser(title="{{ x }}", question="Gone?"),
        RawTeaser(title="Understanding {{ x }} Lids", question="Is?"),
    ]
    made = page("1", "Numb {{ x }}?", teasers=teasers)
    links = [structs.replace(made.question.related[1], name="Understanding Lids")]
    clean = structs.replace(made.question, name="Numb?", related=links)
    known = make_card(made.raw, structs.replace(made.record, question=clean, named_teasers=[2]), SETTINGS)
    assert [(teaser.title, teaser.question) for teaser in known.teasers] == [("lids", "is")]
    assert known.titles == ["numb", "numbx"]


def test_an_empty_page_has_a_card() -> None:
    known = card(page("1"))
    assert (known.words, known.signature, known.titles, known.same_answers) == (0, b"", [], [])


@pytest.mark.parametrize("keys", [["b", "a"], ["a", "a"]])
def test_cards_out_of_order_are_refused(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="out of order or there twice: doctor_reply:a"):
        connect([card(page(key, "Numb?")) for key in keys], unread, SETTINGS, {})
