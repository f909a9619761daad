from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.graph.leak import Leak, measure_leak
from normalize.settings import Settings
from tests.normalize.graph.pages import SETTINGS

ROWS = st.lists(
    st.tuples(st.sampled_from(["train", "validation", "test"]), st.lists(st.sampled_from("abc"), max_size=12)),
    max_size=8,
)
ONE = "my chin has been numb since the dentist drilled".split()  # noqa: SIM905 -- a sentence reads better whole


def test_nothing_leaks_inside_a_split(tmp_path: Path) -> None:
    rows = [("1", "train", ONE), ("2", "train", ONE), ("3", "test", [f"{word}s" for word in ONE])]
    assert measure_leak(rows, tmp_path, SETTINGS) == Leak(3, 0.0, None, None, 0.0, 0.0, 0)
    assert list(tmp_path.iterdir()) == []


def test_a_text_in_two_splits_leaks_wholly(tmp_path: Path) -> None:
    rows = [("1", "train", ONE), ("2", "train", ["other", "words"]), ("3", "test", ONE)]
    assert measure_leak(rows, tmp_path, SETTINGS) == Leak(3, 1.0, "1", "3", 1.0, 2 / 3, 2)


def test_shares_add_up_over_other_records_and_the_one_with_most_is_named(tmp_path: Path) -> None:
    quarter = [*"in all these years".split(), *ONE[:5]]  # noqa: SIM905
    half = [*ONE[3:], "tooth", "number", "nine"]
    rows = [("1", "train", ONE), ("2", "test", quarter), ("3", "validation", half)]
    told = measure_leak(rows, tmp_path, SETTINGS)
    shares = [3 / 5, 1 / 5, 2 / 5]
    assert (told.largest_share, told.id, told.other_id, told.other_share) == (shares[0], "1", "3", 2 / 5)
    assert told.mean_share == pytest.approx(sum(shares) / 3)
    assert told.leaking == 3


def test_records_without_words_are_not_counted(tmp_path: Path) -> None:
    assert measure_leak([("1", "train", []), ("2", "test", [])], tmp_path, SETTINGS).records == 0
    assert measure_leak([], tmp_path, SETTINGS).records == 0


def expected(rows: list[tuple[str, list[str]]], size: int) -> list[float]:
    def runs(words: list[str]) -> set[tuple[str, ...]]:
        count = min(size, len(words))
        return {tuple(words[at : at + count]) for at in range(len(words) - count + 1)} if words else set()

    shares = []
    for split, words in rows:
        elsewhere = set().union(*(runs(other) for other_split, other in rows if other_split != split))
        if words:
            shares.append(len(runs(words) & elsewhere) / len(runs(words)))
    return shares


@given(ROWS, st.integers(1, 4), st.integers(1, 40))
def test_shares_are_exact_however_many_rows_memory_holds(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, list[str]]], size: int, held: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "parts"
    folder.mkdir(exist_ok=True)
    named = ((str(number), split, words) for number, (split, words) in enumerate(rows))
    told = measure_leak(named, folder, Settings(shingle_words=size), memory=64 * held)
    shares = expected(rows, size)
    assert told.records == len(shares)
    assert told.largest_share == pytest.approx(max(shares, default=0))
    assert told.mean_share == pytest.approx(sum(shares) / len(shares) if shares else 0)
    assert told.leaking == sum(share > 0 for share in shares)
    assert list(folder.iterdir()) == []


def test_the_files_go_even_where_the_rows_fail(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="too many values"):
        measure_leak([("1", "train", ONE), ("2", "test", ONE, ONE)], tmp_path, SETTINGS)  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []
