"""What a page with questions holds, and how much of that a reader found."""

from __future__ import annotations

import gzip
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tests.benchmarks.markup_readers import ReadAnswer, Reading, ReadQuestion, extruct_alone
from tests.platforms.test_platforms import CASES, token_f1, truth_of

SAVED = Path(__file__).parents[3] / "shared" / "real_pages"
ENOUGH = 0.9
"""Of an answer's words: as much must be found of it, or stand in a text, to count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TruePage:
    """A page and what a person reads on it."""

    name: str
    body: bytes
    url: str
    questions: tuple[ReadQuestion, ...]
    """None for a page without a question."""
    main_text: str
    """What a person marked as the page's content, or its questions and answers."""
    by_layout: bool = False
    """No markup tells of a question."""

    @property
    def is_covered(self) -> bool:
        """Whether all answers stand in the main text: where they don't, a reader that finds them is punished for it."""
        answers = (answer for question in self.questions for answer in question.answers)
        return all(contained(answer.text, self.main_text) >= ENOUGH for answer in answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many."""

    of: int
    right: int

    def __str__(self) -> str:
        return f"{self.right:,} of {self.of:,}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One reader on one set of pages; None where it tells nothing of the kind."""

    titles: Share
    """Exact to the character."""
    answers: Share
    added: int | None
    """Answers read that the page does not have."""
    authors: Share | None
    dates: Share | None
    votes: Share | None
    f1_covered: float | None
    f1: float
    """Token F1 of questions and answers, mean over the pages."""
    invented: int | None
    """Questions read on pages without one."""


class _Saved(msgspec.Struct, frozen=True):
    """An entry of the index of the saved pages."""

    file: str
    kind: str
    url: str
    name: str
    answers_on_page: int | None
    main_text: str


def saved_pages() -> list[TruePage]:
    """The pages saved from the live web; none where they are not beside the project.

    A person told their titles and main texts. The answers are those that extruct reads in the microdata: on each page
    as many as the index counts.
    """
    if not SAVED.exists():
        return []
    pages: list[TruePage] = []
    for entry in msgspec.json.decode((SAVED / "index.json").read_bytes(), type=list[_Saved]):
        body = gzip.decompress((SAVED / entry.file).read_bytes())
        questions: tuple[ReadQuestion, ...] = ()
        if entry.kind == "question_page":
            marked = max(extruct_alone(body, entry.url).questions or (), key=lambda question: len(question.answers))
            if len(marked.answers) != entry.answers_on_page:
                raise RuntimeError(f"{entry.file}: the index counts {entry.answers_on_page}, not {len(marked.answers)}")
            questions = (ReadQuestion(title=entry.name, answers=marked.answers),)
        pages.append(
            TruePage(name=entry.file, body=body, url=entry.url, questions=questions, main_text=entry.main_text)
        )
    return pages


def platform_pages() -> list[TruePage]:
    """The pages of `tests/platforms`, whose truth stands beside them."""
    return [_platform_page(case) for case in CASES]


def _platform_page(case: Path) -> TruePage:
    truth, true_questions = truth_of(case)
    questions = tuple(
        ReadQuestion(
            title=question.title,
            text=question.question or "",
            answers=tuple(
                ReadAnswer(text=answer.text, author=answer.author, date=answer.date, votes=answer.votes)
                for answer in question.answers
            ),
        )
        for question in true_questions
    )
    return TruePage(
        name=f"{case.parent.name}/{case.stem}",
        body=case.with_suffix(".html").read_bytes(),
        url=truth.url or "",
        questions=questions,
        main_text="\n\n".join(question.whole for question in questions),
        by_layout=not truth.markup,
    )


def contained(text: str, whole: str) -> float:
    """Which share of a text's words stands in another one, each as often; 1 for a text without words.

    >>> contained("Rest it, rest it", "Do rest it.")
    0.5
    """
    words = Counter(re.findall(r"\w+", text.casefold()))
    there = Counter(re.findall(r"\w+", whole.casefold()))
    return (words & there).total() / words.total() if words else 1.0


def likeness(said: str, meant: str) -> float:
    """Token F1; 1 for the same letters and digits in a row: not all tools part words at inline elements.

    >>> likeness("Ctrl+F TAB TAB", "Ctrl+FTABTAB")
    1.0
    """
    one, other = ("".join(filter(str.isalnum, text.casefold())) for text in (said, meant))
    return 1.0 if one == other else token_f1(said, meant)


def matched(true: Sequence[ReadAnswer], read: Iterable[ReadAnswer]) -> list[ReadAnswer | None]:
    """For each answer of a page the one that was read and is most like it, if it is like enough; each serves once."""
    left = list(read)
    found: list[ReadAnswer | None] = []
    for answer in true:
        alike = [likeness(each.text, answer.text) for each in left]
        best = max(range(len(left)), key=alike.__getitem__, default=None)
        found.append(left.pop(best) if best is not None and alike[best] >= ENOUGH else None)
    return found


def score(pages: Sequence[TruePage], readings: Sequence[Reading]) -> Score:
    """Lay what was read beside what there is."""
    both = list(zip(pages, readings, strict=True))
    asked = [(page, reading) for page, reading in both if page.questions]
    pairs = [pair for page, reading in asked for pair in _pairs(page, reading)]
    f1s = [token_f1(reading.text, page.main_text) for page, reading in asked]
    covered = [f1 for f1, (page, _) in zip(f1s, asked, strict=True) if page.is_covered]
    has_structure = all(reading.questions is not None for reading in readings)
    given = sum(len(question.answers) for _, reading in asked for question in reading.questions or ())
    found = sum(read is not None for _, read in pairs)
    return Score(
        titles=Share(
            of=sum(len(page.questions) for page, _ in asked),
            right=sum(_same_titles(page, reading) for page, reading in asked),
        ),
        answers=Share(of=len(pairs), right=found),
        added=given - found if has_structure else None,
        authors=_right("author", pairs) if has_structure else None,
        dates=_right("date", pairs) if has_structure else None,
        votes=_right("votes", pairs) if has_structure else None,
        f1_covered=statistics.fmean(covered) if covered else None,
        f1=statistics.fmean(f1s),
        invented=sum(len(reading.questions or ()) for page, reading in both if not page.questions)
        if has_structure
        else None,
    )


def _pairs(page: TruePage, reading: Reading) -> list[tuple[ReadAnswer, ReadAnswer | None]]:
    """Each answer of a page with what was read of it; a text without answers has it if its words stand there."""
    true = [answer for question in page.questions for answer in question.answers]
    if reading.questions is None:
        return [(each, each if contained(each.text, reading.text) >= ENOUGH else None) for each in true]
    read = [answer for question in reading.questions for answer in question.answers]
    return list(zip(true, matched(true, read), strict=True))


def _same_titles(page: TruePage, reading: Reading) -> int:
    true = Counter(question.title for question in page.questions)
    return (true & Counter(reading.titles)).total()


def _right(name: str, pairs: Iterable[tuple[ReadAnswer, ReadAnswer | None]]) -> Share:
    """How many answers of which the page tells something have it as told."""
    told = [(getattr(true, name), getattr(read, name, None)) for true, read in pairs if getattr(true, name) is not None]
    return Share(of=len(told), right=sum(true == read for true, read in told))
