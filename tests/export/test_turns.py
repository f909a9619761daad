"""What is asked and what is answered."""

from __future__ import annotations

import time

import pytest

from normalize.export.turns import best, by_asker, lacks, question_text, worded
from tests.export.corpus import answer, doctor, question


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("Sore knee", "It hurts on stairs.", "Sore knee\n\nIt hurts on stairs."),
        ("Sore knee", "Sore knee. It hurts on stairs.", "Sore knee. It hurts on stairs."),
        ("Sore  Knee", "sore\nknee: since May", "sore\nknee: since May"),
        ("Knee", "Kneecaps hurt.", "Knee\n\nKneecaps hurt."),
        ("My kneecaps h...", "My kneecaps hurt.", "My kneecaps hurt."),
        ("My kneecaps h …", "My kneecaps hurt.", "My kneecaps hurt."),
        ("...", "My kneecaps hurt.", "...\n\nMy kneecaps hurt."),
        ("Sore knee", "Sore knee", "Sore knee"),
        ("Sore knee", None, "Sore knee"),
        (None, "It hurts.", "It hurts."),
        ("", "  ", None),
        (None, None, None),
    ],
)
def test_the_name_stands_before_the_text_and_once(name: str | None, text: str | None, asked: str | None) -> None:
    assert question_text(question("a", name=name, text=text)) == asked


def test_what_the_asker_says_later_is_no_answer() -> None:
    thanks = answer(2, "Thank you, I will.", author=doctor("Asker-k7f3q2mx"))
    assert [each.position for each in worded(question("a", answers=[answer(1, "Rest."), thanks]))] == [1]
    assert lacks(question("a", answers=[thanks])) == "no_answers"
    assert by_asker(question("a", answers=[answer(1, "Rest."), thanks])) == 1


def test_a_question_without_words_or_answers_is_none() -> None:
    assert lacks(question("a", name=None, text=None)) == "no_question"
    assert lacks(question("a", answers=[])) == "no_answers"
    assert lacks(question("a", answers=[answer(1, " \n")])) == "no_answers"
    assert lacks(question("a")) is None
    assert [each.position for each in worded(question("a", answers=[answer(1, " "), answer(2, "Rest.")]))] == [2]


@pytest.mark.parametrize(
    ("answers", "position"),
    [
        ([answer(1, "a", upvote_count=9), answer(2, "b", is_accepted=True)], 2),
        ([answer(1, "a"), answer(2, "b", upvote_count=1), answer(3, "c", upvote_count=4)], 3),
        ([answer(1, "a", upvote_count=2), answer(2, "b", upvote_count=2)], 1),
        ([answer(1, "a", upvote_count=-3), answer(2, "b"), answer(3, "c", is_accepted=False)], 2),
        ([answer(1, "a", is_accepted=True), answer(2, "b", is_accepted=True, upvote_count=1)], 2),
    ],
)
def test_the_best_answer(answers: list[object], position: int) -> None:
    assert best(answers).position == position  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", [" " * 100_000 + "x", "." * 100_000, "x" + " ." * 50_000, "… " * 50_000, "x" * 100_000]
)
def test_no_name_costs_much(name: str) -> None:
    began = time.process_time()
    question_text(question("a", name=name, text=name + " y"))
    assert time.process_time() - began < 0.5
