from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from normalize.graph.human_text import fold_words
from normalize.graph.shingles import BANDS, ROWS, SIGNATURE, jaccard, shingle_hashes, signature
from tests.normalize.graph.pages import edited, prose

WORDS = st.lists(st.sampled_from(["numb", "chin", "since", "may", "and", "no", "pain"]), max_size=40)


def exact(words: list[str], size: int) -> set[tuple[str, ...]]:
    size = min(size, len(words))
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)} if words else set()


@given(WORDS, WORDS, st.integers(1, 7))
def test_similarity_is_that_of_the_sets_of_runs(one: list[str], other: list[str], size: int) -> None:
    a, b = exact(one, size), exact(other, size)
    hashes = shingle_hashes(one, size), shingle_hashes(other, size)
    assert (len(hashes[0]), len(hashes[1])) == (len(a), len(b))
    assert jaccard(*hashes) == (len(a & b) / len(a | b) if a | b else 0.0)
    assert jaccard(hashes[1], hashes[0]) == jaccard(*hashes)


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    assert fold_words(text.upper().casefold()) == fold_words(text.upper())
    shingle_hashes(fold_words(text), 5)


def test_lone_surrogates_have_hashes() -> None:
    assert len(shingle_hashes(["chin", "\ud800"], 5)) == 1


def test_four_in_five_shingles_in_common_share_a_band_all_but_always() -> None:
    rng = Random("bands")
    missed = 0
    for _ in range(1500):
        words = prose(rng, 250)
        one, other = shingle_hashes(words, 5), shingle_hashes(edited(words, 5, rng), 5)
        assert 0.78 < jaccard(one, other) < 0.9
        rows = [np.frombuffer(signature(each), SIGNATURE).reshape(BANDS, ROWS) for each in (one, other)]
        missed += not (rows[0] == rows[1]).all(axis=1).any()
    assert missed <= 3
