from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.graph.index import Index
from normalize.graph.scratch import Column, Scratch
from normalize.graph.sorting import Sorter, distinct, followers, key_groups, whole_groups

GREATEST = 2**64 - 1
ROWS = st.lists(
    st.tuples(st.sampled_from([0, 1, 2, 3, 1 << 40, GREATEST - 1, GREATEST]), st.integers(0, 5)), max_size=60
)
MEMORY = st.integers(0, 4000)
"""Some give runs of one row and several rounds of merging, some hold all."""


def sorter_of(rows: list[tuple[int, int]], scratch: Scratch) -> Sorter:
    sorter = Sorter(scratch)
    for key, value in rows[::2]:
        sorter.append(key, value)
    keys, values = zip(*rows[1::2], strict=True) if rows[1:] else ((), ())
    sorter.add(np.array(keys, np.uint64), np.array(values, np.int64))
    return sorter


@given(ROWS, MEMORY)
def test_rows_come_in_order_whatever_memory_holds(rows: list[tuple[int, int]], memory: int) -> None:
    with Scratch(memory=memory) as scratch:
        blocks = list(sorter_of(rows, scratch).blocks())
    assert [row for keys, values in blocks for row in zip(keys.tolist(), values.tolist(), strict=True)] == sorted(rows)


@given(ROWS, MEMORY)
def test_what_is_made_of_sorted_rows_does_not_depend_on_where_they_are_parted(
    rows: list[tuple[int, int]], memory: int
) -> None:
    by_key = defaultdict(list)
    for key, value in sorted(rows):
        by_key[key].append(value)
    with Scratch(memory=memory) as scratch:
        keys = [key for some in distinct(sorter_of(rows, scratch).blocks()) for key in some.tolist()]
        groups = [(key, values.tolist()) for key, values in key_groups(sorter_of(rows, scratch).blocks(), 2)]
        ties = [
            tie
            for firsts, others in followers(sorter_of(rows, scratch).blocks())
            for tie in zip(firsts.tolist(), others.tolist(), strict=True)
        ]
        together = [set((keys >> 1).tolist()) for keys, _ in whole_groups(sorter_of(rows, scratch).blocks(), 1)]
    assert keys == list(by_key)
    assert groups == [(key, values) for key, values in by_key.items() if len(values) > 1]
    assert ties == [(min(values), other) for values in by_key.values() for other in sorted(set(values))[1:]]
    assert sum(map(len, together)) == len(set().union(*together)) == len({key >> 1 for key in by_key})


def test_memory_is_what_one_is_told_however_many_rows_come(tmp_path: Path) -> None:
    with Scratch(tmp_path, memory=64 * 1000) as scratch:
        sorter = Sorter(scratch)
        for start in range(0, 50_000, 5000):
            sorter.add(np.arange(start, start + 5000, dtype=np.uint64)[::-1])
        sizes = [len(keys) for keys, _ in sorter.blocks()]
    assert sum(sizes) == 50_000
    assert max(sizes) <= 1000


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 99)), max_size=40), MEMORY)
def test_an_index_finds_all_positions_of_a_key(rows: list[tuple[int, int]], memory: int) -> None:
    with Scratch(memory=memory) as scratch:
        index = Index(scratch)
        for key, position in rows:
            index.add(key, position)
        index.close()
        assert sum(len(keys) for keys, _ in index.blocks()) == len(rows)
    for key in range(8):
        assert index.find(key) == sorted(position for other, position in rows if other == key)


def test_nothing_with_a_name_is_left_where_files_are_made(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        column = Column(scratch, np.int64)
        column.extend(np.arange(5))
        numbers = column.mapped()
        assert list(tmp_path.iterdir()) == []
        column.release()
    assert numbers.tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("size", [0, 1, 4096, 4097, 10_000])
def test_a_column_gives_what_was_added_one_by_one_and_together(size: int) -> None:
    numbers = [Random(size).getrandbits(64) for _ in range(size)]
    with Scratch() as scratch:
        column = Column(scratch, np.uint64)
        for number in numbers:
            column.append(number)
        column.extend(np.array(numbers, np.uint64))
        assert column.mapped().tolist() == numbers * 2
        assert list(column.view()) == numbers * 2
