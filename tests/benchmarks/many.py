"""Any number of generated records, streamed: different questions, and among them near copies of others.

Every twentieth record is a near copy (5 %) of one that stands anywhere among the others. What is a copy of what
follows from a record's number, so that the truth needs no memory but that of the copies' ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

from crawler.demo.wording.people import NICKNAMES
from crawler.records import RawAnswer, RawRecord
from normalize.fields.people import read_asker
from normalize.identity import question_id
from tests.benchmarks.diary import with_diary
from tests.benchmarks.planted_damage import line_of
from tests.benchmarks.planted_pages import nearly_copied, ordinary_page, own_words

ONE_IN = 20
"""One record in so many is a near copy."""
_STEP = 7919
"""A prime: the originals lie all over the files, and no two copies have one original."""
_IN_A_FILE = 25_000
_PARTS = 20
"""So many ordinary pages at most give their answers to one long page."""
_LONG = 6_350
"""Characters that a long page has at least; the last answer goes beyond that, to 6.6 KB on the average."""

_NAMES = (re.escape(name).replace(r"\ ", r"\s") for name in sorted(NICKNAMES, key=len, reverse=True))
_NICKNAME = re.compile(rf"(?<!\w)(?:{'|'.join(_NAMES)})(?!\w)")
_GREETING = 40
"""Characters in which an answer names whom it greets; a site that breaks lines after periods breaks "K. L." too."""

Page = Callable[[int, int], RawRecord]
"""Takes a number and a seed; different numbers give different questions."""


@dataclass(slots=True)
class Truth:
    """What was written."""

    records: int = 0
    bytes: int = 0
    characters: int = 0
    """That people wrote."""
    copies: dict[str, str] = field(default_factory=dict)
    """The id of each near copy → its original's."""

    def add(self, other: Truth) -> None:
        """Count what another file holds."""
        self.records += other.records
        self.bytes += other.bytes
        self.characters += other.characters
        self.copies |= other.copies

    @property
    def questions(self) -> int:
        """How many different ones there are."""
        return self.records - len(self.copies)


def short_page(number: int, seed: int) -> RawRecord:
    """One of the demo's pages with a diary: 2.3 KB of people's words on the average."""
    return with_diary(ordinary_page(number, seed), number)


def long_page(number: int, seed: int) -> RawRecord:
    """One of the demo's pages with the answers of further pages of its style, which no other long page has."""
    first = 2 * (number // 2 * _PARTS) + number % 2
    record = with_diary(ordinary_page(first, seed), number)
    length = len(own_words(record))
    answers: list[RawAnswer] = []
    asker = read_asker(record.question.asker_line)
    name = (asker and asker.name) or "reader"
    for part in range(_PARTS):
        for answer in ordinary_page(first + 2 * part, seed).question.answers:
            if length < _LONG or not part:
                answers.append(replace(answer, text=_greeting(answer.text, name)))
                length += len(answer.text) + len(answer.headline or "") if part else 0
        if length >= _LONG:
            break
    declared = None if record.question.answer_count_line is None else f"Doctor Answers {len(answers)}"
    return replace(record, question=replace(record.question, answers=answers, answer_count_line=declared))


def _greeting(text: str, name: str) -> str:
    """The answer with its greeting to this person instead of the one whom it was written for."""
    return _NICKNAME.sub(lambda _: name, text[:_GREETING]) + text[_GREETING:]


def original_of(number: int, records: int) -> int | None:
    """The number of the record of which this one is a near copy; None for an original.

    >>> original_of(18, 100), original_of(19, 100), original_of(39, 100)
    (None, 0, 81)
    """
    copy, place = divmod(number, ONE_IN)
    if place != ONE_IN - 1:
        return None
    return ONE_IN * (copy * _STEP % (records // ONE_IN)) + copy % (ONE_IN - 1)


def record_at(number: int, records: int, seed: int, page: Page) -> tuple[RawRecord, RawRecord | None]:
    """One of so many records, and its original where it is a near copy."""
    if (place := original_of(number, records)) is None:
        return page(number, seed), None
    original = page(place, seed)
    return nearly_copied(original, number, Random(f"{seed} copy {number}")), original


def write_many(folder: Path, records: int, seed: int, page: Page, workers: int = 2) -> Truth:
    """Write raw files to a new folder with so many processes; the same for the same seed and any number of them.

    Raises:
        OSError: the folder exists or can't be written to.
    """
    folder.mkdir(parents=True)
    truth = Truth()
    starts = range(0, records, _IN_A_FILE)
    write = partial(_write_file, folder=folder, records=records, seed=seed, page=page)
    with ProcessPoolExecutor(min(workers, len(starts)), mp_context=get_context("forkserver")) as pool:
        for part in pool.map(write, starts):
            truth.add(part)
    return truth


def _write_file(start: int, folder: Path, records: int, seed: int, page: Page) -> Truth:
    truth = Truth()
    with (folder / f"pages-{start // _IN_A_FILE:04}.jsonl").open("wb") as file:
        for record, original in _records(range(start, min(start + _IN_A_FILE, records)), records, seed, page):
            truth.bytes += file.write(line_of(record))
            truth.records += 1
            truth.characters += len(own_words(record))
            if original is not None:
                truth.copies[question_id(record)] = question_id(original)
    return truth


def _records(numbers: range, records: int, seed: int, page: Page) -> Iterator[tuple[RawRecord, RawRecord | None]]:
    return (record_at(number, records, seed, page) for number in numbers)
