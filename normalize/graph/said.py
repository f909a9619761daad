"""What the people of a page said, as near-duplicates are told by it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from normalize.graph.human_text import fold_words, human_text, spelling
from normalize.graph.marks import Marks, marks_of
from normalize.graph.shingles import key64, shingle_hashes, spelled_sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from normalize.graph.shingles import Hashes
    from normalize.records import Question

_CACHED = 4096  # texts in memory: about 9 KB each
RUN = 3
"""Words of a run of the question: one word that is another one changes three."""


class Part(NamedTuple):
    """One text: the hashes of its words, and what in it changes the sense by itself."""

    words: Hashes
    marks: Marks


class Said(NamedTuple):
    """One page; the question is its title and text."""

    shingles: Hashes
    """Of the human text, sorted, none twice."""
    spelled: Hashes
    """The same in the text's order, letters that have changed places put in order."""
    title: Hashes
    """Of the title's words."""
    asked: int
    """Words of the question."""
    asked_digest: int
    """Of the question's words in order."""
    asked_runs: Hashes
    """Of the question's runs of `RUN` words, letters that have changed places put in order."""
    asked_marks: Marks
    answers: list[Part]


class Texts:
    """What kept records say, read again when two of them are compared.

    Args:
        read: gives the record at a position.
        shingle_words: words in a shingle.
    """

    def __init__(self, read: Callable[[int], Question], shingle_words: int) -> None:
        self._read, self._size = read, shingle_words
        self.of = lru_cache(maxsize=_CACHED)(self._of)

    def spelled(self, position: int) -> Hashes:
        """Read `Said.spelled` alone: a crowd's texts are all read for it, and few of them are compared."""
        return spelled_sequence(self.words(position), self._size)

    def words(self, position: int) -> list[str]:
        """Read the words of a text, in order."""
        return human_text(self._read(position)).words

    def _of(self, position: int) -> Said:
        return said(self._read(position), self._size)


def said(question: Question, shingle_words: int) -> Said:
    """Read a clean record."""
    text = human_text(question)
    asked, words = text.question, text.words
    marks = [marks_of(answer.text) for answer in question.answers]
    return Said(
        shingles=shingle_hashes(words, shingle_words),
        spelled=spelled_sequence(words, shingle_words),
        title=shingle_hashes(fold_words(question.name or ""), 1),
        asked=len(asked),
        asked_digest=key64(" ".join(asked)),
        asked_runs=shingle_hashes([spelling(word) for word in asked], RUN),
        asked_marks=marks_of(f"{question.name or ''}\n{question.text or ''}"),
        answers=[Part(shingle_hashes(words, 1), found) for words, found in zip(text.answers, marks, strict=True)],
    )
