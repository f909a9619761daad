from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

EDITS = st.lists(st.tuples(st.integers(0, 4096), st.integers(0, 64), st.binary(max_size=24)), max_size=8)


def _edited(seed: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """A seed, with stretches of it replaced."""
    for at, length, put in edits:
        place = at % (len(seed) + 1)
        seed = seed[:place] + put + seed[place + length :]
    return seed


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=1000)
@given(body=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_can_be_read(name: str, body: bytes) -> None:
    TARGETS[name].read(body)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=120, deadline=1000)
@given(chosen=st.integers(0, 9), edits=EDITS)
def test_what_is_nearly_right_can_be_read(name: str, chosen: int, edits: list[tuple[int, int, bytes]]) -> None:
    target = TARGETS[name]
    target.read(_edited(target.seeds[chosen % len(target.seeds)], edits))


@pytest.mark.parametrize("name", TARGETS)
def test_parts_of_it_in_any_order_can_be_read(name: str) -> None:
    target = TARGETS[name]
    chance = random.Random(name)
    for _ in range(100):
        whole = chance.choice(target.seeds)
        cuts = sorted(chance.randrange(len(whole) + 1) for _ in range(4))
        parts = [whole[one:other] for one, other in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
        chance.shuffle(parts)
        target.read(b"".join(part * chance.choice((0, 1, 1, 2, 30)) for part in parts))
