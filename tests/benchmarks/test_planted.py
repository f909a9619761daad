"""What is planted is what it is said to be, and the judge of the comparison sees every fault."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import fields, replace
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from crawler.records import RawRecord
from normalize.identity import question_id
from tests.benchmarks.peers import Outcome
from tests.benchmarks.planted import LEAST_RECORDS, Planted, plant, shuffled
from tests.benchmarks.trust import Verdict, judge

RECORDS = LEAST_RECORDS


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(tmp_path_factory.mktemp("planted") / "raw", RECORDS, seed=7)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def likeness(one: str, other: str) -> float:
    a, b = shingles(one), shingles(other)
    return len(a & b) / len(a | b)


def readable(folder: Path) -> list[RawRecord]:
    """Every line that can be decoded and says something."""
    found = []
    for path in sorted(folder.iterdir()):
        for line in path.read_bytes().splitlines() if path.suffix == ".jsonl" else _unpacked(path):
            try:
                record = msgspec.json.decode(line, type=RawRecord)
            except ValueError:
                continue
            if record.question.title and len(line) < 1 << 20:
                found.append(record)
    return found


def _unpacked(path: Path) -> list[bytes]:
    """The lines of a packed file up to where it ends."""
    return zlib.decompressobj(wbits=31).decompress(path.read_bytes()).splitlines()


def test_every_sound_record_can_be_read_and_is_told_of(planted: Planted) -> None:
    records = readable(planted.folder)
    assert len(records) == planted.lines == RECORDS
    assert {question_id(record) for record in records} == planted.question_of.keys() == planted.words.keys()
    assert planted.copies == RECORDS - planted.questions > 0


def test_the_same_seed_plants_the_same(planted: Planted, tmp_path: Path) -> None:
    again = plant(tmp_path / "again", RECORDS, seed=7)
    for path in planted.folder.iterdir():
        assert path.read_bytes() == (again.folder / path.name).read_bytes(), path.name


def test_another_order_holds_the_same_lines(planted: Planted, tmp_path: Path) -> None:
    other = shuffled(planted, tmp_path / "other", seed=7)
    before, after = ([record.page_sha256 for record in readable(folder)] for folder in (planted.folder, other.folder))
    assert before != after
    assert sorted(before) == sorted(after)


def test_copies_are_alike_and_the_template_is_not(planted: Planted) -> None:
    for copy in planted.exact:
        assert planted.words[copy] == planted.words[planted.question_of[copy]]
    for copy in planted.near:
        assert 0.8 <= likeness(planted.words[copy], planted.words[planted.question_of[copy]]) < 1
    for one, other in combinations(sorted(planted.template)[:40], 2):
        assert 0.6 < likeness(planted.words[one], planted.words[other]) < 0.8


def test_no_other_questions_are_alike(planted: Planted) -> None:
    others = sorted({question for question in planted.question_of.values() if question not in planted.template})
    known = [shingles(planted.words[question]) for question in others]
    assert max(len(a & b) / len(a | b) for a, b in combinations(known, 2)) < 0.8


def test_people_tell_their_names_and_addresses(planted: Planted) -> None:
    assert planted.private
    for identity, told in planted.private.items():
        assert all(part in planted.words[identity] for part in told)


def perfect(planted: Planted) -> Outcome:
    """Every question once, in its own words without what is private; everything else is accounted for."""
    questions = sorted(set(planted.question_of.values()))
    texts = {question: planted.words[question] for question in questions}
    for question, told in planted.private.items():
        for part in told:
            texts[question] = texts.get(question, "").replace(part, "[hidden]")
    return Outcome(
        kept=[(question, texts[question]) for question in questions],
        merged=frozenset(planted.question_of.keys() - set(questions)),
        reported=frozenset((broken.file, broken.offset) for broken in planted.broken),
    )


def test_a_perfect_outcome_has_no_fault(planted: Planted) -> None:
    verdict = judge(planted, perfect(planted), perfect(planted))
    faults = {field.name: getattr(verdict, field.name) for field in fields(Verdict) if field.name != "came_out"}
    assert verdict.came_out == planted.questions
    assert not any(faults.values()), faults


def without(outcome: Outcome, identity: str) -> Outcome:
    return replace(outcome, kept=[(each, text) for each, text in outcome.kept if each != identity])


def test_the_judge_sees_every_fault(planted: Planted) -> None:
    best = perfect(planted)
    in_template, elsewhere = min(planted.template), best.kept[0][0]
    assert elsewhere not in planted.template
    source = next(source for source, identity in planted.sources.items() if identity == elsewhere)
    person = next(identity for identity, _ in best.kept if identity in planted.private)
    copy = min(planted.exact)
    faulty: dict[str, Callable[[], Outcome]] = {
        "lost": lambda: without(best, elsewhere),
        "rejected": lambda: replace(without(best, elsewhere), rejected=frozenset({source})),
        "wrong_in_template": lambda: replace(without(best, in_template), merged=best.merged | {in_template}),
        "wrong_elsewhere": lambda: replace(without(best, elsewhere), merged=best.merged | {elsewhere}),
        "copies_left": lambda: replace(best, kept=[*best.kept, (copy, planted.words[copy])]),
        "unreported": lambda: replace(best, reported=frozenset(sorted(best.reported)[1:])),
        "private": lambda: replace(best, kept=[(person, planted.words[person])]),
    }
    for name, fault in faulty.items():
        assert getattr(judge(planted, fault(), fault()), name) == 1, name
    shortened = [(elsewhere, best.kept[0][1].partition("\n\n")[2]), *best.kept[1:]]
    verdict = judge(planted, best, replace(best, kept=shortened))
    assert (verdict.changed, verdict.characters) == (1, 0)
    assert judge(planted, replace(best, kept=shortened), best).characters > 5
