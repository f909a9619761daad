"""The judge of readers of question pages sees every fault, and no fault where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.benchmarks.markup import ratio
from tests.benchmarks.markup_readers import ReadAnswer, Reading, ReadQuestion
from tests.benchmarks.markup_scores import Share, TruePage, contained, likeness, matched, platform_pages, score

FIRST = ReadAnswer(
    text="Four weeks without running, then start on grass every other day.", author="Ilse", date="2023-04-02", votes=3
)
SECOND = ReadAnswer(text="Have the arch looked at before you buy any insoles at all.", author="Odd")
QUESTION = ReadQuestion(title="How long to rest a shin splint?", text="It hurts at two miles.", answers=(FIRST, SECOND))
PAGE = TruePage(name="shin", body=b"", url="", questions=(QUESTION,), main_text=QUESTION.whole)
OTHER = TruePage(name="about", body=b"", url="", questions=(), main_text="About us")


def reading(*questions: ReadQuestion) -> Reading:
    return Reading(
        titles=tuple(each.title for each in questions),
        text="\n\n".join(each.whole for each in questions),
        questions=questions,
    )


def test_a_perfect_reading_has_a_perfect_score() -> None:
    found = score([PAGE, OTHER], [reading(QUESTION), reading()])
    assert (found.titles, found.answers, found.authors) == (Share(of=1, right=1), Share(of=2, right=2), found.answers)
    assert (found.dates, found.votes) == (Share(of=1, right=1), Share(of=1, right=1))
    assert (found.added, found.invented, found.f1, found.f1_covered) == (0, 0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("read", "name", "expected"),
    [
        (replace(QUESTION, title="How long to rest a shin splint? - Runners"), "titles", Share(of=1, right=0)),
        (replace(QUESTION, answers=(FIRST,)), "answers", Share(of=2, right=1)),
        (replace(QUESTION, answers=(FIRST, FIRST, SECOND)), "added", 1),
        (replace(QUESTION, answers=(replace(FIRST, text="Four weeks"), SECOND)), "answers", Share(of=2, right=1)),
        (replace(QUESTION, answers=(FIRST, replace(SECOND, author="Ilse"))), "authors", Share(of=2, right=1)),
        (replace(QUESTION, answers=(replace(FIRST, date=None), SECOND)), "dates", Share(of=1, right=0)),
        (replace(QUESTION, answers=(SECOND,)), "votes", Share(of=1, right=0)),
    ],
)
def test_each_fault_is_counted_where_it_belongs(read: ReadQuestion, name: str, expected: object) -> None:
    assert getattr(score([PAGE], [reading(read)]), name) == expected


def test_a_question_on_a_page_without_one_is_invented() -> None:
    assert score([PAGE, OTHER], [reading(QUESTION), reading(QUESTION)]).invented == 1


def test_a_text_has_an_answer_if_nearly_all_its_words_stand_there() -> None:
    cut = Reading(titles=(None,), text=f"Menu {FIRST.text} {SECOND.text[:20]}")
    found = score([PAGE, OTHER], [cut, Reading()])
    assert found.answers == Share(of=2, right=1)
    assert (found.added, found.authors, found.invented) == (None, None, None)


def test_a_main_text_without_an_answer_is_not_counted_as_covering_them() -> None:
    poorer = replace(PAGE, main_text=FIRST.text)
    assert (PAGE.is_covered, poorer.is_covered) == (True, False)
    found = score([PAGE, poorer], [reading(QUESTION)] * 2)
    assert found.f1_covered == 1.0
    assert found.f1 < 0.9


def test_each_answer_that_was_read_serves_once() -> None:
    assert matched([FIRST, FIRST], [FIRST, SECOND]) == [FIRST, None]
    assert matched([SECOND], []) == [None]


def test_words_count_as_often_as_they_stand() -> None:
    assert contained("no, no and no", "no and yes") == 0.5
    assert contained("", "anything") == 1.0


def test_blanks_between_inline_elements_make_no_difference() -> None:
    assert likeness("Press F TAB TAB", "Press FTABTAB") == 1.0
    assert likeness("Press F TAB", "Press G TAB") < 1.0


def test_the_ratio_is_that_of_steps_of_one_round() -> None:
    assert ratio({"reading pass": [1.0, 4.0, 2.0], "all": [1.2, 4.8, 9.0]}, "all") == pytest.approx(1.2)


def test_pages_of_platforms_cover_their_own_answers() -> None:
    pages = platform_pages()
    assert all(page.is_covered for page in pages)
    assert any(page.by_layout for page in pages)
    assert not all(page.questions for page in pages)
