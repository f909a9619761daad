"""The judges of normalize, of duplicates and of a killed crawl tell right from wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from normalize.identity import question_id
from tests.benchmarks import killed, merging
from tests.benchmarks.contest import Quality
from tests.benchmarks.duplicate_finders import Page, ours, pages_of, peers_at_hand
from tests.benchmarks.many import record_at, short_page
from tests.benchmarks.normalizing import judged
from tests.benchmarks.peers import Outcome
from tests.benchmarks.planted import Planted
from tests.benchmarks.planted_long import plant_long
from tests.benchmarks.planted_pages import own_words
from tests.benchmarks.scale import kept

RECORDS = 120
SEED = 5


def values(found: Sequence[Quality]) -> dict[str, float]:
    return {quality.name: quality.value for quality in found}


COPIES = {"b": "a", "c": "a"}


@pytest.mark.parametrize(
    ("ids", "recall", "merges"),
    [
        (["a", "x", "y"], 1.0, 0),
        (["c", "x", "y"], 1.0, 0),
        (["a", "b", "x", "y"], 0.5, 0),
        (["a", "b", "c", "x", "y"], 0.0, 0),
        (["a", "x"], 1.0, 1),
        ([], 1.0, 3),
    ],
)
def test_merges(ids: list[str], recall: float, merges: int) -> None:
    found = merging.judged(ids, COPIES, 3)
    assert values(found) == {"recall": recall, "false merges": merges}
    assert all(each.is_reached for each in found) == (recall == 1 and not merges)


def test_a_killed_crawl() -> None:
    pages = {"/1", "/2", "/3"}
    assert values(killed.judged(["/1", "/2", "/3"], pages)) == {"records lost": 0, "too many": 0}
    assert values(killed.judged(["/1", "/3", "/3"], pages)) == {"records lost": 1, "too many": 1}
    assert values(killed.judged([], pages)) == {"records lost": 3, "too many": 0}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant_long(tmp_path_factory.mktemp("long") / "raw", RECORDS, SEED)


def hidden(planted: Planted, identity: str) -> str:
    text = planted.words[identity]
    for told in planted.private.get(identity, ()):
        text = text.replace(told, "[hidden]")
    return text


@pytest.fixture
def perfect(planted: Planted) -> Outcome:
    questions = sorted(set(planted.question_of.values()))
    return Outcome(kept=[(each, hidden(planted, each)) for each in questions], merged=frozenset(planted.near))


def test_a_perfect_outcome_has_no_fault(planted: Planted, perfect: Outcome) -> None:
    assert len(planted.near) == RECORDS // 20
    assert len(planted.private) >= RECORDS // 20
    assert all(each.is_reached for each in judged(planted, perfect))


def test_every_fault_is_seen(planted: Planted, perfect: Outcome) -> None:
    copy = min(planted.near)
    person = next(identity for identity, _ in perfect.kept if identity in planted.private)
    plain, text = next((identity, text) for identity, text in perfect.kept if identity not in planted.private)
    others = [(identity, each) for identity, each in perfect.kept if identity != plain]
    unmerged = replace(perfect, kept=[*perfect.kept, (copy, hidden(planted, copy))])
    assert values(judged(planted, unmerged))["recall"] == pytest.approx(1 - 1 / len(planted.near))
    assert values(judged(planted, replace(perfect, kept=others)))["records lost"] == 1
    wrong = values(judged(planted, Outcome(kept=others, merged=perfect.merged | {plain})))
    assert (wrong["records lost"], wrong["false merges"]) == (0, 1)
    told = [(identity, planted.words[identity] if identity == person else each) for identity, each in perfect.kept]
    assert values(judged(planted, replace(perfect, kept=told)))["names and e-mails left"] == 1
    shorter = [*others, (plain, text.replace(" the ", " "))]
    assert values(judged(planted, replace(perfect, kept=shorter)))["characters lost"] >= 3


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    records = [record_at(number, RECORDS, SEED, short_page)[0] for number in range(RECORDS)]
    return pages_of(records, own_words)


@pytest.fixture(scope="module")
def copies() -> dict[str, str]:
    pairs = (record_at(number, RECORDS, SEED, short_page) for number in range(19, RECORDS, 20))
    return {question_id(record): question_id(original) for record, original in pairs if original}


@pytest.mark.parametrize("name", ["ours", *peers_at_hand()])
def test_finders_find_copies(name: str, pages: list[Page], copies: dict[str, str]) -> None:
    finder = {"ours": ours, **peers_at_hand()}[name]
    found = values(merging.judged((pages[at].id for at in finder(pages)), copies, RECORDS - len(copies)))
    assert found["recall"] >= (1.0 if name == "ours" else 0.6)
    assert found["false merges"] <= (0 if name == "ours" else 3)


def test_ids_of_a_corpus_are_read_in_a_stream(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_bytes(b'{"schema":"1.0","id":"one:1"}\n{"id":"one:2","text":"x"}\n')
    (tmp_path / "two.jsonl").write_bytes(b'{"id":"two:1"}\n')
    assert list(kept(tmp_path)) == ["one:1", "one:2", "two:1"]


def test_the_peers_that_the_suite_installs_are_found() -> None:
    assert set(peers_at_hand()) == {name for name in ("rensa", "datasketch", "datatrove") if find_spec(name)}
