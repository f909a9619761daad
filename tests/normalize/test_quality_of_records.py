"""Which signals a record carries, and why one is set aside."""

from __future__ import annotations

import pytest
from msgspec import structs

from normalize.quality.rejects import reject_reason
from normalize.quality.signals import quality_signals
from normalize.records import Answer, Provenance, Question
from normalize.settings import Settings

SPAM = "Best online casino! Register now for free spins and a welcome bonus: www.lucky-wheel.test"


def answer(position: int, text: str) -> Answer:
    return Answer(
        id=f"nurse_line:17#{position}",
        position=position,
        name=None,
        text=text,
        author=None,
        date_created=None,
        upvote_count=None,
        is_accepted=None,
    )


@pytest.fixture
def question() -> Question:
    """A question with two answers that gives no signal."""
    return Question(
        schema="1.0",
        id="nurse_line:17",
        site="nurse_line",
        url=None,
        name="A lump below the ear, week six?",
        headline=None,
        text="After the lift I found a lump below my left ear. It is 6 mm wide. Should I worry?",
        author=None,
        date_created=None,
        language="en",
        medical_specialty=None,
        keywords=[],
        upvote_count=None,
        answer_count=None,
        answers=[
            answer(1, "Most such lumps are oedema; give it another six weeks."),
            answer(2, "Please have it looked at by whoever did the lift."),
        ],
        site_text=None,
        related=[],
        duplicate_ids=[],
        group=None,
        split=None,
        warnings=[],
        provenance=Provenance(
            source="pages/17.html", fetched_at=None, page_sha256="", archive=None, extractor="", rights=None
        ),
    )


def answered(question: Question, *texts: str) -> Question:
    return structs.replace(question, answers=[answer(at, text) for at, text in enumerate(texts, 1)])


def test_an_ordinary_question_gives_no_signal(question: Question) -> None:
    assert quality_signals(question) == []
    assert reject_reason(question, Settings()) is None


@pytest.mark.parametrize(
    ("texts", "signal"),
    [
        (
            ("It will settle by month six, as swelling does.", "it will settle  by month six,\nAS swelling does."),
            "repeated_answer",
        ),
        (("Yes.",), "short_answer"),
        (("DO NOT TOUCH THE WOUND UNTIL YOUR SURGEON HAS SEEN IT",), "shouting"),
        ((SPAM,), "spam_like"),
        (("It will settle by month six. Call our office today!",), "upsell_line"),
    ],
)
def test_each_signal_by_itself(question: Question, texts: tuple[str, ...], signal: str) -> None:
    assert quality_signals(answered(question, *texts)) == [signal]


def test_the_askers_text_shouts_and_advertises_too(question: Question) -> None:
    assert quality_signals(structs.replace(question, text=SPAM.upper())) == ["shouting", "spam_like"]
    assert quality_signals(structs.replace(question, name="WHY DOES THIS LUMP HURT AFTER MONTHS?")) == ["shouting"]


def test_signals_are_sorted(question: Question) -> None:
    every = answered(question, "YES", "yes", f"{SPAM.upper()} CALL OUR OFFICE TODAY FOR YOUR FREE CONSULTATION")
    signals = quality_signals(every)
    assert signals == sorted(signals) == ["repeated_answer", "short_answer", "shouting", "spam_like", "upsell_line"]


def test_spam_is_set_aside_unless_somebody_answers_in_earnest(question: Question) -> None:
    asked = structs.replace(question, text=SPAM)
    reason = reject_reason(asked, Settings())
    assert reason is not None
    assert reason[0] == "spam"
    assert "the question scores" in reason[1]
    earnest = question.answers[1].text
    assert reject_reason(answered(question, SPAM, earnest), Settings()) is None
    reason = reject_reason(answered(question, SPAM, SPAM + " Now!"), Settings())
    assert reason is not None
    assert reason[0] == "spam"
    assert "every answer" in reason[1]
    assert reject_reason(asked, Settings(spam_limit=1.0)) is None


def test_unanswered_questions_stay_unless_they_are_unwanted(question: Question) -> None:
    unanswered = answered(question)
    assert reject_reason(unanswered, Settings()) is None
    assert reject_reason(unanswered, Settings(reject_unanswered=True)) == ("no_answers", "nobody answers")
    assert reject_reason(question, Settings(reject_unanswered=True)) is None


@pytest.mark.parametrize(
    ("language", "wanted", "rejected"),
    [("en", (), False), ("en", ("de", "en"), False), ("en", ("de", "fr"), True), (None, ("de",), False)],
)
def test_languages_are_all_wanted_unless_some_are_named(
    question: Question, language: str | None, wanted: tuple[str, ...], rejected: bool
) -> None:
    reason = reject_reason(structs.replace(question, language=language), Settings(languages=wanted))
    assert reason == (("language", "en, not de or fr") if rejected else None)


def test_what_asks_nothing_is_set_aside(question: Question) -> None:
    empty = structs.replace(question, name=None, text=None)
    assert reject_reason(empty, Settings()) == ("empty_question", "neither a title nor a text is left")
