"""Runs of words as 64-bit hashes, and how alike two texts are by them: exactly (Jaccard) or by a sample (MinHash)."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from normalize.graph.human_text import spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Hashes = NDArray[np.uint64]

BANDS = 24
ROWS = 6
PERMUTATIONS = BANDS * ROWS
"""Two texts of Jaccard similarity J share a band with probability 1 - (1 - J^6)^24: 0.9993 at 0.8, 0.31 at 0.5
(Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4)."""
SIGNATURE = np.dtype("<u2")
"""16 of the 32 bits of a minimum: chance adds 1 in 65,536 to an estimate."""
_SEED = 1
_STEP = 0x9E3779B97F4A7C15  # 2^64 over the golden ratio, odd: its powers are the weights of a shingle's words


def key64(text: str) -> int:
    """Hash a text to 64 bits, the same everywhere.

    >>> key64("numb chin")
    6892247897117453576
    """
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class _WordHashes(dict[str, int]):
    """The hashes of the words that came so far, as long as they are not too many: looking one up is no call.

    Args:
        form: what is hashed of a word.
    """

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = hashed = key64(self._form(word))
        return hashed


_MOST_WORDS = 1 << 17
"""About 20 MB."""
_as_written = _WordHashes(str)
_slips_put_right = _WordHashes(spelling)


def shingle_hashes(words: Sequence[str], size: int) -> Hashes:
    """Hash every run of `size` words; sorted, none twice. A text of fewer words is one run, one of none has none.

    >>> len(shingle_hashes("a lump below my left ear".split(), 5)), len(shingle_hashes(["a", "lump"], 5))
    (2, 1)
    """
    return distinct_hashes(_sequence(words, size, _as_written))


def spelled_sequence(words: Sequence[str], size: int) -> Hashes:
    """Hash every run of `size` words, in the order of the text; letters that have changed places make no difference.

    >>> one, other = (spelled_sequence(text.split(), 2) for text in ("my left knee hurts", "my left kene hurts"))
    >>> bool((one == other).all())
    True
    """
    return _sequence(words, size, _slips_put_right)


def distinct_hashes(hashes: Hashes) -> Hashes:
    """Sort, and drop what is there twice: for some hundred numbers eight times as fast as `np.unique`."""
    ordered = np.sort(hashes)
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def _sequence(words: Sequence[str], size: int, hashes_of: _WordHashes) -> Hashes:
    if not words:
        return np.empty(0, np.uint64)
    hashes = np.array([hashes_of[word] for word in words], np.uint64)
    size = min(size, len(words))
    runs = len(words) - size + 1
    mixed = np.zeros(runs, np.uint64)
    for at in range(size):
        mixed += hashes[at : at + runs] * np.uint64(pow(_STEP, at + 1, 1 << 64))
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_STEP)
    mixed ^= mixed >> np.uint64(32)
    return mixed


def jaccard(one: Hashes, other: Hashes) -> float:
    """Tell the share of shingles that two texts have in common, of all that either has; 0 where neither has any.

    >>> jaccard(np.array([1, 2, 3], np.uint64), np.array([2, 3, 4], np.uint64))
    0.5
    """
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / max(len(one) + len(other) - shared, 1)


def signature(shingles: Hashes) -> bytes:
    """Give the MinHash signature: `PERMUTATIONS` numbers of type `SIGNATURE`."""
    hashes = shingles.tolist()
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, [0, len(hashes)], PERMUTATIONS, _SEED)
    return (np.array(matrix.to_rows()[0], np.uint32) & np.uint32(0xFFFF)).astype(SIGNATURE).tobytes()
