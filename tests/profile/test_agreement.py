"""A draft advises what agrees with the style's own reading, or adds to it."""

from __future__ import annotations

import time

import pytest

from crawler.profile.agreement import agreeing, are_names, is_repeated
from crawler.profile.profile import AnswerSelectors, Selectors
from crawler.profile.selected import Selected
from crawler.records import RawAnswer, RawQuestion

ONE = AnswerSelectors(text=".ink", author=".pen", date=".when", votes=".v", accepted=".seal")
ALL = Selectors(title="h1", question=".q", asker=".who", date="time", answers=".note", answer=ONE)


def question(*answers: RawAnswer, asked: str | None = "It hurts.") -> RawQuestion:
    return RawQuestion(
        site="forum_page", title="Sore heel", question=asked, asker_line="Birte", date_line="1 May", answers=[*answers]
    )


def answer(
    text: str, author: str | None = None, *, votes: str | None = None, is_accepted: bool | None = None
) -> RawAnswer:
    lines = [author] if author else []
    return RawAnswer(text=text, author_lines=lines, date_line="2 May 2024", vote_line=votes, is_accepted=is_accepted)


def found(*answers: RawAnswer, asked: str | None = "It  hurts", asker: str | None = "Birte") -> Selected:
    return Selected(
        title="Sore heel", question=asked, asker_line=asker, date_line="1 May 2024, by Birte", answers=[*answers]
    )


def test_what_agrees_or_adds_stays() -> None:
    read = question(answer("Rest.", "Ada"), answer("Ice."))
    same = found(answer("Rest.", "Ada", votes="+3", is_accepted=True), answer("Ice", "Cem", is_accepted=False))
    assert agreeing(ALL, same, read) == ALL
    assert agreeing(ALL, same, None) == ALL


@pytest.mark.parametrize(
    "others", [[answer("Rest.")], [answer("Rest."), answer("Ice. Quote")], [answer("Ice."), answer("Rest.")], []]
)
def test_other_answers_are_not_advised(others: list[RawAnswer]) -> None:
    kept = agreeing(ALL, found(*others), question(answer("Rest.", "Ada"), answer("Ice.")))
    assert (kept.answers, kept.answer, kept.title, kept.question) == (None, None, "h1", ".q")


def test_the_question_is_not_that_of_a_turn_of_pages() -> None:
    assert agreeing(ALL, found(asked="1 2 3 Next"), question()).question is None
    assert agreeing(ALL, found(asked="1 2 3 Next"), None).question == ".q"
    assert agreeing(ALL, found(asked="2 answers"), question(answer("Rest."), asked=None)).question is None


@pytest.mark.parametrize("authors", [("AdaAda", "Cem"), ("Cem", "Ada"), ("", "Cem"), ("", "")])
def test_other_authors_are_not_advised(authors: tuple[str, str]) -> None:
    read = question(answer("Rest.", "Ada"), answer("Ice.", "Cem"))
    kept = agreeing(ALL, found(answer("Rest.", authors[0]), answer("Ice.", authors[1])), read)
    assert kept.answer is not None
    assert (kept.answer.text, kept.answer.author, kept.answer.date) == (".ink", None, ".when")


def test_votes_and_acceptance_are_held_against_each_answer() -> None:
    read = question(answer("Rest.", votes="3", is_accepted=True), answer("Ice.", votes="-1", is_accepted=False))
    same = found(answer("Rest.", votes="+3", is_accepted=True), answer("Ice.", votes="−1", is_accepted=False))
    turned = found(answer("Rest.", votes="3", is_accepted=False), answer("Ice.", votes="1", is_accepted=True))
    kept, other = agreeing(ALL, same, read).answer, agreeing(ALL, turned, read).answer
    assert kept is not None
    assert other is not None
    assert (kept.votes, kept.accepted) == (".v", ".seal")
    assert (other.votes, other.accepted) == (None, None)


def test_an_asker_is_no_word_over_and_over() -> None:
    assert agreeing(ALL, found(asker="BirteBirteBirte"), None).asker is None


def test_words_that_other_answers_say_are_no_names() -> None:
    assert not are_names([answer("As Ada and Cem say: rest.", "Cem"), answer("Ice, says Cem to Ada.", "Ada")])
    assert are_names([answer("Rest, as Cem says.", "Ada"), answer("Ice.", "Cem")])
    assert not are_names([])


def test_a_long_line_takes_no_time() -> None:
    started = time.process_time()
    for line in ("a" * 100_000, "ab " * 40_000, "aaab" * 25_000 + "c", "é́ " * 30_000):
        is_repeated(line)
    assert time.process_time() - started < 1
