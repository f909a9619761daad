"""What the graph needs to know of each record, made where the record is made.

Cards hold words of other pages (teasers) and words from before privacy: they stand in private temporary files only.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO, overload

import msgspec
from msgspec import Struct

from normalize.fields.titles import read_headline
from normalize.graph.folding import fold_title, is_cut, letters
from normalize.graph.human_text import count_words, exact_text, human_text
from normalize.graph.shingles import key64, shingle_hashes, signature

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.records import RawRecord, RawTeaser
    from normalize.assemble import Assembled
    from normalize.settings import Settings

BEGINNING = 400
"""Letters of a question by which teasers know it; teasers show about 230."""
_ANSWER = 64
_AUTHOR = 96


class TeaserCard(Struct, frozen=True, array_like=True):
    """One teaser, in the order of the record's `related`; every text is folded, "" where there is none."""

    url: str | None
    title: str
    question: str
    author: str
    answer: str
    answer_cut: bool


class Card(Struct, frozen=True, array_like=True):
    """One record; texts are folded."""

    id: str
    site: str
    url: str | None
    part: str | None
    """What tells the record from the others of its page; None where the page holds one question."""
    words: int
    """Of the human text."""
    digest: int
    """Of the human text's characters, 64 bits."""
    words_digest: int
    """Of the human text's words, 64 bits."""
    signature: bytes
    """MinHash of the human text's shingles; b"" where it has no words."""
    answer_count: int
    same_answers: list[int]
    """Digests of the answers that are long enough to tie questions."""
    question: str
    """The beginning of the question's text, as the page says it."""
    titles: list[str]
    """The question's and the site's, as the page says them and clean: teasers may have either."""
    department: str
    authors: list[str]
    answers: list[str]
    """The beginning of each answer, as the page says it."""
    teasers: list[TeaserCard]


def make_card(raw: RawRecord, record: Assembled, settings: Settings) -> Card:
    """Make the card of a record that is clean and pseudonymized, with what its page said."""
    page, question = raw.question, record.question
    text = human_text(question)
    words = text.words
    headline, _ = read_headline(page.editorial_title)
    titles = (headline, page.title, question.headline, question.name)
    teasers = [page.teasers[place - 1] for place in record.named_teasers]
    return Card(
        id=question.id,
        site=question.site,
        url=question.url,
        part=page.part or None,
        words=count_words(words),
        digest=key64(exact_text(question)),
        words_digest=key64(" ".join(words)),
        signature=signature(shingle_hashes(words, settings.shingle_words)) if words else b"",
        answer_count=len(question.answers),
        same_answers=sorted(
            {key64(" ".join(answer)) for answer in text.answers if count_words(answer) >= settings.same_answer_words}
        ),
        question=letters(page.question, BEGINNING),
        titles=sorted({title for title in map(fold_title, titles) if title}),
        department=letters(question.medical_specialty, _AUTHOR),
        authors=sorted({line for answer in page.answers if (line := letters(" ".join(answer.author_lines), _AUTHOR))}),
        answers=[letters(answer.text, _ANSWER) for answer in page.answers],
        teasers=[_teaser(teaser, link.name) for teaser, link in zip(teasers, question.related, strict=True)],
    )


def _teaser(teaser: RawTeaser, name: str) -> TeaserCard:
    return TeaserCard(
        url=teaser.url or None,
        title=fold_title(name),
        question=letters(teaser.question, BEGINNING),
        author=letters(teaser.answer_author, _AUTHOR),
        answer=letters(teaser.answer, _ANSWER),
        answer_cut=is_cut(teaser.answer),
    )


class CardFile(Sequence[Card]):
    """Cards in a file, read one at a time; memory holds 8 bytes of each.

    Args:
        path: a missing file, private to this run.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("x+b")
        self._ends = array("Q", [0])
        self._decode = msgspec.json.Decoder(Card).decode

    def append(self, card: Card) -> None:
        """Add a card; they come in order of site and id, and all before the first is read."""
        self._ends.append(self._ends[-1] + self._file.write(msgspec.json.encode(card)))

    def close(self) -> None:
        """Close the file; it goes with its directory."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> Card: ...
    @overload
    def __getitem__(self, at: slice) -> list[Card]: ...
    def __getitem__(self, at: int | slice) -> Card | list[Card]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return [self[place] for place in places]
        self._file.flush()
        start, end = self._ends[places], self._ends[places + 1]
        return self._decode(os.pread(self._file.fileno(), end - start, start))
