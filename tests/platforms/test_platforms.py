"""Pages as common platforms write them, each with what a person reads on it; a new pair of files is found by itself."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from crawler.extract import UNKNOWN_STYLE, extract
from crawler.records import RawAnswer, RawQuestion, SetAside
from crawler.sites import every_style, styles
from crawler.urls import canonical_url
from normalize.fields.counts import read_upvotes
from normalize.fields.dates import read_date

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*/*.json"))
ENOUGH = 0.96
"""Token F1 of a text: what a person reads is the same words, but not always parted alike."""


class TrueAnswer(msgspec.Struct, frozen=True):
    """An answer as a person reads it."""

    text: str
    author: str | None = None
    profile_url: str | None = None
    date: str | None = None
    votes: int | None = None
    accepted: bool | None = None


class TrueQuestion(msgspec.Struct, frozen=True):
    """A question as a person reads it."""

    title: str
    question: str | None = None
    asker: str | None = None
    date: str | None = None
    votes: int | None = None
    tags: list[str] = []
    answers: list[TrueAnswer] = []


class Truth(msgspec.Struct, frozen=True):
    """What a page holds; without `questions` its own keys tell of the only one."""

    url: str | None = None
    is_question: bool = True
    markup: bool = True
    """Whether structured data tells that it is a question; else the layout alone does."""
    why: str | None = None
    special: str | None = None
    questions: list[TrueQuestion] | None = None


def truth_of(path: Path) -> tuple[Truth, list[TrueQuestion]]:
    raw = path.read_bytes()
    truth = msgspec.json.decode(raw, type=Truth)
    if not truth.is_question:
        return truth, []
    return truth, truth.questions or [msgspec.json.decode(raw, type=TrueQuestion)]


def read(path: Path, url: str | None, *, by_layout: bool) -> list[RawQuestion]:
    """The questions of a page; of one that no markup tells to hold any, those that its layout shows."""
    body = path.with_suffix(".html").read_bytes()
    found = asyncio.run(
        extract(
            body,
            source=path.stem,
            styles=[every_style()["forum_page"]] if by_layout else styles().values(),
            url=url or "",
            content_type="text/html",
        )
    )
    if isinstance(found, SetAside):
        assert found.reason == UNKNOWN_STYLE, found
        return []
    return [record.question for record in found]


def token_f1(said: str, meant: str) -> float:
    one, other = (Counter(re.findall(r"\w+", text.casefold())) for text in (said, meant))
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else float(one == other)


def _votes(count: int | None, true: int | None) -> int | None:
    """Markup counts 0 votes where a page shows none."""
    return None if count == 0 and true is None else count


def day(line: str | None) -> str | None:
    return read_date(line)


def differences(answer: RawAnswer, true: TrueAnswer) -> dict[str, tuple[object, object]]:
    pairs: dict[str, tuple[object, object]] = {
        "author": (next(iter(answer.author_lines), "").removesuffix(" (not verified)") or None, true.author),
        "profile_url": (answer.profile_url, canonical_url(true.profile_url)),
        "date": (day(answer.date_line), true.date),
        "votes": (_votes(read_upvotes(answer.vote_line, answer.vote_count), true.votes), true.votes),
        "accepted": (answer.is_accepted, true.accepted),
    }
    wrong = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if true.accepted is None and answer.is_accepted is False:
        del wrong["accepted"]
    if true.date and answer.date_line and not pairs["date"][0]:
        del wrong["date"]  # as printed, in an order of day and month that nobody can tell
    if token_f1(answer.text, true.text) < ENOUGH:
        wrong["text"] = (answer.text, true.text)
    return wrong


KNOWN_FAILURES = msgspec.json.decode((FOLDER / "known_failures.json").read_bytes(), type=dict[str, str])
"""Why a case fails, by platform and case. One that passes has to leave the list, as expected failures are strict."""


def name_of(case: Path) -> str:
    return f"{case.parent.name}/{case.stem}"


def marks_of(case: Path) -> list[pytest.MarkDecorator]:
    reason = KNOWN_FAILURES.get(name_of(case))
    return [pytest.mark.xfail(reason=reason, raises=AssertionError, strict=True)] if reason else []


def test_every_known_failure_is_a_case_and_has_a_reason() -> None:
    assert set(KNOWN_FAILURES) <= set(map(name_of, CASES))
    assert all(map(str.strip, KNOWN_FAILURES.values()))


by_case = pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.parent.name}-{case.stem}", marks=marks_of(case)) for case in CASES]
)


@by_case
def test_page_is_read_as_a_person_reads_it(case: Path) -> None:
    truth, true_questions = truth_of(case)
    questions = read(case, truth.url, by_layout=not truth.markup)
    assert [question.title for question in questions] == [true.title for true in true_questions], truth.why
    for question, true in zip(questions, true_questions, strict=True):
        assert question.asker_line == true.asker
        assert day(question.date_line) in (true.date, None)
        assert (question.date_line is None) == (true.date is None)
        votes = read_upvotes(question.vote_line, question.vote_count)
        assert _votes(votes, true.votes) == true.votes
        assert token_f1(question.question or "", true.question or "") >= ENOUGH, question.question
        assert set(true.tags) <= {tag.name for tag in question.tags}
        assert question.by_site == (case.parent.name == "faqpage")
        assert len(question.answers) == len(true.answers), [answer.text[:60] for answer in question.answers]
        wrong = list(map(differences, question.answers, true.answers))
        assert not any(wrong), wrong
