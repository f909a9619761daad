"""The words of a text, as a quick test of which detectors can find anything in it."""

from __future__ import annotations

from functools import lru_cache

_LETTERS = bytes(
    code + 32 if 65 <= code <= 90 else code if 97 <= code <= 122 or 48 <= code <= 57 else 32 for code in range(256)
)


@lru_cache(maxsize=64)
def words_of(text: str) -> frozenset[bytes]:
    """Part a text at all but Latin letters without accents and figures; every word once, in lower case.

    >>> sorted(words_of("Dear Nia's, 5mg"))
    [b'5mg', b'dear', b'nia', b's']
    """
    return frozenset(text.encode("ascii", "replace").translate(_LETTERS).split())


def gate(words: str) -> frozenset[bytes]:
    """Make a set of words, given with white space between, to compare with a text's."""
    return frozenset(words.encode("ascii", "replace").split())
