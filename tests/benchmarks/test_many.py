"""Generated records are different questions, but for the copies that are told."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from random import Random

import msgspec
import pytest

from crawler.records import RawRecord
from normalize.fields.people import read_asker
from normalize.identity import question_id
from tests.benchmarks.diary import DIARIES, diary, own_choices
from tests.benchmarks.many import ONE_IN, long_page, original_of, record_at, short_page, write_many
from tests.benchmarks.planted_pages import own_words

SEED = 11


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def likeness(one: str, other: str) -> float:
    a, b = shingles(one), shingles(other)
    return len(a & b) / len(a | b)


def test_no_two_diaries_are_much_alike() -> None:
    numbers = Random(1).sample(range(DIARIES), 60) + list(range(40))
    for one, other in combinations(numbers, 2):
        assert sum(a == b for a, b in zip(own_choices(one), own_choices(other), strict=True)) <= 4
    near = [likeness(diary(one), diary(other)) for one, other in combinations(numbers, 2)]
    assert max(near) < 0.45


def test_a_diary_keeps_apart_what_the_demo_tells_twice() -> None:
    """The worst case, the same page for two numbers; where there are more answers, these are never all the same."""
    few = [number for number in range(160) if len(short_page(number, SEED).question.answers) <= 2]
    assert len(few) > 80
    for number in few:
        told = own_words(short_page(number, SEED))
        assert likeness(told, told.replace(diary(number), diary(number + 777))) < 0.8


def test_a_copy_is_like_its_original_alone() -> None:
    records = 2_000
    places = [place for number in range(records) if (place := original_of(number, records)) is not None]
    assert len(places) == len(set(places)) == records // ONE_IN
    assert all(original_of(place, records) is None for place in places)
    for number in range(ONE_IN - 1, records, 10 * ONE_IN):
        record, original = record_at(number, records, SEED, short_page)
        assert original is not None
        assert 0.8 <= likeness(own_words(record), own_words(original)) < 1
        assert question_id(record) != question_id(original)


def test_what_is_written_is_what_is_told(tmp_path: Path) -> None:
    truth = write_many(tmp_path / "raw", 200, SEED, short_page, workers=1)
    lines = [line for path in sorted((tmp_path / "raw").iterdir()) for line in path.read_bytes().splitlines()]
    ids = [question_id(msgspec.json.decode(line, type=RawRecord)) for line in lines]
    assert len(set(ids)) == len(ids) == truth.records == 200
    assert len(truth.copies) == 10
    assert set(ids) >= truth.copies.keys() | set(truth.copies.values())
    assert truth.questions == 190
    assert truth.bytes == sum(path.stat().st_size for path in (tmp_path / "raw").iterdir())


@pytest.mark.parametrize("style", [0, 1])
def test_long_pages_are_as_long_as_told_and_share_nothing(style: int) -> None:
    pages = [long_page(number, SEED) for number in range(style, 60, 2)]
    texts = [own_words(page) for page in pages]
    assert 6_400 < sum(map(len, texts)) / len(texts) < 6_900
    assert max(likeness(one, other) for one, other in combinations(texts, 2)) < 0.5
    answers = Counter(answer.text for page in pages for answer in page.question.answers)
    assert answers.most_common(1)[0][1] <= 2


def test_answers_of_a_long_page_greet_its_asker_alone() -> None:
    greeted = 0
    for page in (long_page(number, SEED) for number in range(1, 60, 2)):
        asker = read_asker(page.question.asker_line)
        name = (asker and asker.name) or "reader"
        greetings = [found[1] for answer in page.question.answers if (found := re.match(r"Dear ([^,]+),", answer.text))]
        assert set(greetings) <= {name, "reader"}
        greeted += len(greetings)
    assert greeted > 20
