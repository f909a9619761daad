"""What changed in one record: answers that come, go and change, and how texts are shown side by side."""

from __future__ import annotations

from time import process_time

import pytest
from msgspec import structs

from normalize.comparison.excerpts import excerpts
from normalize.comparison.fields import changes
from normalize.records import SCHEMA_VERSION, Answer, Doctor, Provenance, Question, Related

QUESTION = Question(
    schema=SCHEMA_VERSION,
    id="doctor_reply:4f",
    site="doctor_reply",
    url=None,
    name="Is a stiff neck after a long drive a bad sign?",
    headline=None,
    text="It eases by noon.",
    author=None,
    date_created=None,
    language="en",
    medical_specialty=None,
    keywords=[],
    upvote_count=None,
    answer_count=None,
    answers=[],
    site_text=None,
    related=[],
    duplicate_ids=[],
    group=None,
    split=None,
    warnings=[],
    provenance=Provenance(
        source="neck.html", fetched_at=None, page_sha256="0" * 64, archive=None, extractor="medqa-corpus", rights=None
    ),
)


def answer(position: int, text: str, author: str | None = None, name: str = "") -> Answer:
    doctor = Doctor(
        name=author,
        honorific_suffix=[],
        medical_specialty=None,
        address_locality=None,
        rating_value=None,
        review_count=None,
        url=None,
    )
    return Answer(
        id=name or f"q#{text}",
        position=position,
        name=None,
        text=text,
        author=doctor if author else None,
        date_created=None,
        upvote_count=None,
        is_accepted=None,
    )


@pytest.mark.parametrize(
    ("old", "new", "paths"),
    [
        ([answer(1, "Rest.")], [answer(1, "Rest.")], []),
        ([answer(1, "Rest.")], [answer(1, "Rest."), answer(2, "Walk.")], ["answers added"]),
        ([answer(1, "Rest."), answer(2, "Walk.")], [answer(1, "Walk.")], ["answers removed", "answers[].position"]),
        (
            [answer(1, "Rest.", "Ines Falk")],
            [answer(1, "Rest a week.", "Ines Falk")],
            ["answers[].id", "answers[].text"],
        ),
        ([answer(1, "Rest.", "Ines Falk")], [answer(1, "No.", "Olu Hale")], ["answers removed", "answers added"]),
        (
            [answer(1, "Rest.", name="a"), answer(2, "Walk.", name="b")],
            [answer(2, "Walk.", name="b"), answer(1, "Rest.", name="a")],
            ["answers order"],
        ),
        (
            [answer(1, "Rest.", name="a"), answer(2, "Rest.", name="a")],
            [answer(1, "Rest.", name="a"), answer(2, "Walk.", name="a")],
            ["answers[].text"],
        ),
        ([answer(1, "Rest.", "Ines Falk", "a")], [answer(1, "Rest.", None, "a")], ["answers[].author"]),
        ([answer(1, "Rest.", "Ines Falk", "a")], [answer(1, "Rest.", "I. Falk", "a")], ["answers[].author.name"]),
    ],
)
def test_answers_are_matched(old: list[Answer], new: list[Answer], paths: list[str]) -> None:
    before, after = (structs.replace(QUESTION, answers=answers) for answers in (old, new))
    assert [change.path for change in changes(before, after)] == paths


def test_links_that_are_all_alike_are_matched_one_by_one() -> None:
    link = Related(name="Stiff after sleep", url=None, question_id=None, match=None)
    before, after = (structs.replace(QUESTION, related=[link] * count) for count in (5_000, 4_998))
    begun = process_time()
    found = list(changes(before, after))
    assert process_time() - begun < 2
    assert [(change.path, change.old, change.new) for change in found] == [("related removed", link.name, None)] * 2


@pytest.mark.parametrize("url", [None, "https://ask.test/q/7"])
def test_the_order_of_links_names_each(url: str | None) -> None:
    alike = Related(name="Stiff after sleep", url=url, question_id=None, match=None)
    other = Related(name="Sore after a swim", url=None, question_id=None, match=None)
    before, after = (
        structs.replace(QUESTION, related=links) for links in ([alike, alike, other], [alike, other, alike])
    )
    [change] = changes(before, after)
    same = url or alike.name
    assert (change.path, change.old, change.new) == (
        "related order",
        [same, same, other.name],
        [same, other.name, same],
    )


@pytest.mark.parametrize(
    "text", ["\x00\x07\x1b[2J", "\u202eevil\u2066", "\u200b" * 90, "\u00a0", "'\"\\", "word" * 30_000]
)
def test_excerpts_are_short_and_visible(text: str) -> None:
    pairs: list[tuple[object, object]] = [(text, "other"), ("other", text), (None, text), ([text], [])]
    for old, new in pairs:
        for shown in excerpts(old, new):
            assert shown.isprintable()
            assert len(shown) < 700
