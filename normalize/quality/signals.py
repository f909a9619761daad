"""What a reader of a record should know of its texts, as slugs among its warnings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.quality.spam import spam_score
from normalize.quality.upsell import ends_by_selling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.records import Question

_READS = 2_000
_FEW_WORDS = 6
_FEW_LETTERS = 40
_FIRST_WORDS = 4
_LONG_WORD = re.compile(r"[^\W\d_]{4,40}+")
_CAPITALS = re.compile(r"[^\W\d_a-z]{4}")
_ASCII_CAPITALS = re.compile(r"[A-Z](?=[A-Z]{3})")
_LEAST_LONG_WORDS = 5
_SHOUTED = 0.6
_SPAM_LIKE = 0.5


def quality_signals(question: Question) -> list[str]:
    """Name the signals of a question's human texts, sorted: `repeated_answer`, `short_answer`, `shouting`, `spam_like`,
    `upsell_line`.

    The answers tell `upsell_line` and `short_answer`; the asker's text and the answers tell the rest.
    """
    answers = [answer.text for answer in question.answers]
    texts = [text for text in (question.name, question.text, *answers) if text]
    signs = {
        "repeated_answer": _repeated(answers),
        "short_answer": any(map(is_short, answers)),
        "shouting": any(map(is_shouted, texts)),
        "spam_like": any(spam_score(text) >= _SPAM_LIKE for text in texts),
        "upsell_line": any(map(ends_by_selling, answers)),
    }
    return [slug for slug, holds in signs.items() if holds]


def is_short(text: str) -> bool:
    """Tell whether a text has fewer than six words and forty letters: a text without spaces is one word.

    >>> is_short("Please see a doctor."), is_short("Give it six weeks, then ask again.")
    (True, False)
    """
    return (
        len(text) < _READS
        and len(text.split(None, _FEW_WORDS)) < _FEW_WORDS
        and sum(map(str.isalpha, text)) < _FEW_LETTERS
    )


def is_shouted(text: str) -> bool:
    """Tell whether most words of four letters or more are in capitals; shorter ones are abbreviations, such as MRI.

    >>> is_shouted("WHY IS MY UPPER LIP STILL NUMB AFTER THREE WEEKS?"), is_shouted("BRCA1, HER2, FISH and PIRADS 4")
    (True, False)
    """
    text = text[:_READS]
    if not (_ASCII_CAPITALS if text.isascii() else _CAPITALS).search(text):
        return False
    words = _LONG_WORD.findall(text)
    return len(words) >= _LEAST_LONG_WORDS and sum(map(str.isupper, words)) >= _SHOUTED * len(words)


def _repeated(texts: Sequence[str]) -> bool:
    """Tell whether two texts are the same but for case and spaces."""
    if len({tuple(text.casefold().split(None, _FIRST_WORDS)[:_FIRST_WORDS]) for text in texts}) == len(texts):
        return False  # they begin with other words
    return len({" ".join(text.casefold().split()) for text in texts}) < len(texts)
