"""What people wrote on a page, as words: the question's title and text, and all answers; no essay, no teaser."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from normalize.records import Question

_RANGES = (
    r"\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
SYLLABLE = f"[{_RANGES}]"
"""A pattern of the scripts that are written without spaces, Han and kana, and of Hangul: each is a word."""
LETTER = rf"[^\W{_RANGES}]"
"""A pattern of all other letters and digits: a run of them is a word."""
_WORD = re.compile(rf"{SYLLABLE}|{LETTER}++")
_SYLLABLE = re.compile(SYLLABLE)
_SYLLABLES_OF_A_WORD = 2
"""About: most words of modern Chinese and Japanese have two characters."""

_ASCII_WORDS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
_PLAIN = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)


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
    >>> fold_words("左眼 MRI が必要")
    ['左', '眼', 'mri', 'が', '必', '要']
    """
    if text.isascii():  # the same, three times as fast
        return text.lower().translate(_ASCII_WORDS).split()
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def fold_characters(text: str) -> str:
    """Fold case, composition, white space, typographic quotes and dashes, the minus; nothing is dropped.

    >>> fold_characters("Don\\u2019t take \\u22125\\xa0 or 10³  Units")
    "don't take -5 or 10³ units"
    """
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(folded.translate(_PLAIN).split())


def spelling(word: str) -> str:
    """Put the letters between a word's first and last in order: where two have changed places, that is a slip.

    >>> spelling("mother") == spelling("mohter"), spelling("hypo") == spelling("hyper")
    (True, False)
    """
    return word[:1] + "".join(sorted(word[1:-1])) + word[1:][-1:]


def are_slips(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether words that two texts spell differently are slips: two letters side by side have changed places.

    >>> are_slips("my mohter is pregnant".split(), "my mother is pregnant".split())
    True
    >>> are_slips(["prenatal"], ["paternal"]), are_slips(["knee"], ["hip"])
    (False, True)
    """
    words, others = set(one), set(other)
    spelled: defaultdict[str, list[str]] = defaultdict(list)
    for word in others - words:
        spelled[spelling(word)].append(word)
    return all(
        any(_have_changed_places(word, each) for each in spelled[spelling(word)])
        for word in words - others
        if spelling(word) in spelled
    )


def _have_changed_places(one: str, other: str) -> bool:
    differing = [at for at, (letter, its) in enumerate(zip(one, other, strict=True)) if letter != its]
    return len(differing) == 2 and differing[1] == differing[0] + 1


def count_words(words: Sequence[str]) -> int:
    """Count words, two characters of a script without spaces as one: limits on words mean as much text in any script.

    >>> count_words(["numb", "chin"]), count_words(["左", "眼", "疼", "mri"])
    (2, 3)
    """
    if "".join(words).isascii():
        return len(words)
    syllables = sum(_SYLLABLE.match(word) is not None for word in words)
    return len(words) - syllables + -(-syllables // _SYLLABLES_OF_A_WORD)


def human_text(question: Question) -> HumanText:
    """Read the words of a clean record."""
    asked = fold_words(f"{question.name or ''}\n{question.text or ''}")
    return HumanText(asked, [fold_words(answer.text) for answer in question.answers])


def exact_text(question: Question) -> str:
    """Fold what people wrote on a page: the question on one line, each answer on its own."""
    asked = f"{question.name or ''}\n{question.text or ''}"
    return "\n".join(map(fold_characters, (asked, *(answer.text for answer in question.answers))))
