"""What people wrote on a page, as words: the question's title and text, and all answers; no essay, no teaser."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from normalize.graph.shingles import shingle_hashes

if TYPE_CHECKING:
    from collections.abc import Callable

    from normalize.graph.shingles import Hashes
    from normalize.records import Question

_WORD = re.compile(r"\w+")
_CACHED = 4096  # texts in memory: about 3 KB each


class HumanText(NamedTuple):
    """The words of a page's people, case and compatibility forms folded, punctuation left out."""

    question: list[str]
    answers: list[list[str]]

    @property
    def words(self) -> list[str]:
        """All words in the page's order."""
        return self.question + [word for answer in self.answers for word in answer]


def fold_words(text: str) -> list[str]:
    """Part a text into words that compare equal whatever their case and form.

    >>> fold_words("Is Botox® safe? ﬁve days, 10³/µL")
    ['is', 'botox', 'safe', 'five', 'days', '103', 'μl']
    """
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def human_text(question: Question) -> HumanText:
    """Read the words of a clean record."""
    asked = fold_words(f"{question.name or ''}\n{question.text or ''}")
    return HumanText(asked, [fold_words(answer.text) for answer in question.answers])


class Texts:
    """The texts of kept records, read again when two of them are compared.

    Args:
        read: gives the record at a position.
        shingle_words: words in a shingle.
    """

    def __init__(self, read: Callable[[int], Question], shingle_words: int) -> None:
        self._read, self._size = read, shingle_words
        self.of = lru_cache(maxsize=_CACHED)(self._of)

    def _of(self, position: int) -> tuple[Hashes, frozenset[str]]:
        """Give a record's shingles, and the words of its question."""
        text = human_text(self._read(position))
        return shingle_hashes(text.words, self._size), frozenset(text.question)
