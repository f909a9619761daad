"""The strings that stand for a person of a given name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from normalize.protect.first_names import is_first_name
from normalize.protect.lexicon import BRANDS, COMMON_WORDS, NAMES_TOO, is_word
from normalize.protect.titles import PARTICLES, PERSON_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SPLIT = re.compile(r"[\s,;()/&+\"\u201c\u201d]+")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_EDGES = ".'\u2019!?*~:-"
_LONGEST = 4


class Form(NamedTuple):
    """A string that stands for a person wherever it is a word.

    `careful`: only in mid-sentence, for it may be another word; `whole`: it needs no look at the words around it.
    """

    written: str
    value: str
    evidence: str
    careful: bool
    whole: bool


def name_words(name: str) -> list[str]:
    """Part a name into its words, without titles and particles.

    >>> name_words("Mrs. Nia van Lund, Bo's mum")
    ['Nia', 'Lund', 'Bo', 'mum']
    """
    words = (_POSSESSIVE.sub("", part.strip(_EDGES)).strip(_EDGES) for part in _SPLIT.split(name))
    return [word for word in words if word and word.lower() not in PARTICLES and word.lower() not in PERSON_TITLES]


def whole_name(name: str, asker: str | None, names: Sequence[str]) -> str:
    """Tell whose a name is: the asker line's where they share a word, else the longest name's that has all its words.

    >>> whole_name("Miss Lund", None, ["Nia Lund", "Lund"]), whole_name("Bo", "Nia", ["Bo"])
    ('Nia Lund', 'Bo')
    """
    words = frozenset(map(str.lower, name_words(name)))
    if asker and words & frozenset(map(str.lower, name_words(asker))):
        return asker
    longer = [other for other in names if words and words <= frozenset(map(str.lower, name_words(other)))]
    return min(longer, key=lambda other: (-len(other), other), default=name)


def spellings(name: str, value: str, evidence: str) -> tuple[list[Form], list[str]]:
    """Give the strings that mean a person anywhere, and those, in lower case, that do where somebody is named.

    >>> free, bound = spellings("Nia Lund", "Nia Lund", "asker line")
    >>> [form.written for form in free], bound
    (['Nia Lund', 'Lund Nia', 'Nia', 'Lund'], ['nia lund', 'nia', 'lund'])
    >>> spellings("Worried Mum", "Worried Mum", "asker line")
    ([], ['worried mum'])
    """
    words = name_words(name)
    whole = " ".join(name.split()).strip(" ,;\"'\u201c\u201d" + _EDGES)
    plain = all(map(is_word, words))
    free: list[Form] = []
    if len(words) > 1 and not plain:
        free.append(Form(whole, value, evidence, careful=False, whole=True))
        if len(words) == 2:
            free.append(Form(f"{words[1]} {words[0]}", value, evidence, careful=False, whole=True))
    for word in words:
        free += (Form(written, value, evidence, careful, whole) for written, careful, whole in _of_word(word, words))
    phrases = [whole.lower(), " ".join(words).lower(), " ".join(filter(str.isalpha, words)).lower()]
    if 1 < len(words) <= _LONGEST:
        phrases += (word.lower() for word in words if is_first_name(word) or not is_word(word))
    return free, [phrase for phrase in dict.fromkeys(phrases) if phrase]


def _of_word(word: str, words: Sequence[str]) -> Iterator[tuple[str, bool, bool]]:
    """Give the forms of one word of a name: as written, whether it is careful, whether it is whole."""
    lowered = word.lower()
    if any(map(str.isdigit, word)) or "_" in word:
        if len(word) > 3 and not word.isdigit():
            yield word, False, True
        return
    written_so = not word[0].isupper() or all(other[0].isupper() for other in words)
    names_alone = written_so and len(words) <= 3 and not any(is_word(other) for other in words if len(other) > 1)
    told = names_alone or is_first_name(lowered) or (len(words) == 1 and lowered in NAMES_TOO)
    if len(word) < 2 or not told or lowered in BRANDS or (lowered in COMMON_WORDS and lowered not in NAMES_TOO):
        return
    careful = is_word(word) or len(word) < 3
    mixed = "." in word or not (word.isupper() or word.islower())
    yield (word if mixed else word.capitalize()), careful, False
    if word.isupper() and (len(word) > 4 or is_first_name(lowered)):
        yield word, careful, False
    if word.islower() and is_first_name(lowered) and not careful:
        yield word, False, False
