"""Reads, from a place in a text on, the words that are somebody's name if the place is one for names."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalize.protect.first_names import FIRST_NAMES, is_first_name
from normalize.protect.lexicon import NAMES_TOO, is_word
from normalize.protect.titles import CREDENTIALS, DOCTOR_TITLES, PARTICLES, PERSON_TITLES

_WORD = re.compile(r"[ \t]{0,3}(?P<word>[^\W\d_](?:\w|['\u2019](?!s\b)(?=\w)|-(?=[^\W\d])){0,40}+)")
_SUFFIX = re.compile(r",? (?:[JS]r|II|III|IV)\b\.?")
_ENDS = frozenset(",:;!?.\n\u2014\u2013-()*~<\uff0c\uff1a\u3002\uff01")
_LONGEST = 5
_FIRST_TWO = re.compile(r"[ \t]{0,3}(?P<word>[A-Za-z]{2,40}+)(?![\w'\u2019-])(?:[ \t]{0,3}(?P<next>[^\W\d_]++))?")
_NO_PROSE = FIRST_NAMES | NAMES_TOO | PERSON_TITLES | PARTICLES
_BEGIN_TITLES = frozenset(title.partition("'")[0] for title in PERSON_TITLES)


class Spoken(NamedTuple):
    """A name's words at `text[start:end]`, without titles; `titled` by "Miss" and the like, `closed` by punctuation."""

    start: int
    end: int
    words: tuple[str, ...]
    titled: bool
    closed: bool

    @property
    def known(self) -> bool:
        """Whether it begins with a first name that is no other word, or that a family name follows."""
        first, *family = self.words
        if not is_word(first):
            return is_first_name(first)
        return self.namesake and bool(family) and not any(is_word(word) for word in family)

    @property
    def namesake(self) -> bool:
        """Whether it begins, in a capital, with a first name that is a word of prose, a place or a brand as well."""
        first = self.words[0]
        named = is_first_name(first) or first.lower() in NAMES_TOO
        return first[0].isupper() and named and is_word(first) and not (first.isupper() and len(first) > 1)

    @property
    def likely(self) -> bool:
        """Whether its words are a name's: a first name to begin with, or none that is a word of prose."""
        return self.known or (self.proper and self.capital)

    @property
    def capital(self) -> bool:
        """Whether it begins as names are written."""
        return self.known or not self.words[0][0].islower() or self.words[0] in PARTICLES

    @property
    def proper(self) -> bool:
        """Whether none of its words is a word of prose."""
        return not any(is_word(word) for word in self.words if len(word) > 1)


def begins_with_prose(text: str, at: int) -> bool:
    """Whether the word at a place is one of prose and nothing else, so that no name of who asks can begin there.

    It spares most places the reading of a name. Stops at first names, titles and particles, and before a title.

    >>> [begins_with_prose(text, 0) for text in ("Thanks to Nia", "Theo", "the Mrs", "may", "blorf")]
    [True, False, False, False, False]
    """
    found = _FIRST_TWO.match(text, at)
    if found is None:
        return False
    word, behind = found.groups()
    if word.lower() in _NO_PROSE or not is_word(word):
        return False
    return behind is None or behind.lower() not in _BEGIN_TITLES


def begins_small(text: str, at: int) -> bool:
    """The same where names in small letters count only if they are first names: any other word in them is none.

    >>> [begins_small(text, 0) for text in ("Thanks to Nia", "theo", "the Mrs", "blorf", "Blorf")]
    [True, False, True, True, False]
    """
    found = _FIRST_TWO.match(text, at)
    if found is None:
        return False
    word, behind = found.groups()
    if word.lower() in _NO_PROSE:
        return False
    if word[0].islower():
        return True
    return is_word(word) and (behind is None or behind.lower() not in _BEGIN_TITLES)


def spoken_name(text: str, at: int) -> Spoken | None:
    """Read the name that begins at a place of a text; None where a clinician, or nobody, is named there.

    A name is words in capitals and the particles among them; its first word may be small.

    >>> spoken_name("Dear Mrs. van der Berg, rest", 5).words
    ('van', 'der', 'Berg')
    >>> spoken_name("Hello Dr. Lind, rest", 6), spoken_name("Hi 5 mg", 3), spoken_name("Regards, Mia Okafor MD", 9)
    (None, None, None)
    """
    titled = False
    words: list[str] = []
    start = end = at
    while len(words) < _LONGEST and (found := _WORD.match(text, end)):
        word = found["word"]
        plain = word.lower()
        dotted = text[found.end() : found.end() + 1] == "."
        if not words and plain in CREDENTIALS and word.isupper():
            return None
        if plain in DOCTOR_TITLES and (not words or plain in ("doctor", "dr")):
            return None
        if plain in PERSON_TITLES:
            titled = True
            end = found.end() + (dotted and text[found.end() + 1 : found.end() + 2] == " " and not words)
            if words:
                break
            continue
        if not _goes_on(word, plain, words):
            break
        if not words:
            start = found.start("word")
        words.append(word)
        end = found.end()
        if dotted and len(word) == 1:
            end += 1
        elif text[end : end + 1] in _ENDS:
            break
    while words and words[-1].lower() in PARTICLES and words[-1].islower():
        end -= len(words.pop()) + 1
    if not words or _has_credentials(text, end, words):
        return None
    name_end = _name_end(text, start, words)
    closed = end >= len(text) or text[end] in _ENDS or text[end : end + 2] in (" \u2013", " -", " \u2014", " (")
    return Spoken(start, name_end, tuple(words), titled, closed)


def _goes_on(word: str, plain: str, words: list[str]) -> bool:
    """Whether a word is part of the name that `words` begin."""
    if not words:
        return True
    if plain in PARTICLES:
        return True
    if not word[0].isupper():
        return not word[0].islower()
    return not (is_word(plain) and len(word) > 1 and plain not in NAMES_TOO) or is_word(words[0])


def _has_credentials(text: str, end: int, words: list[str]) -> bool:
    if suffix := _SUFFIX.match(text, end):
        end = suffix.end()
    behind = text[end : end + 12].lstrip(" ,").lower().replace("\n", " ").split(" ", 1)[0].split(",", 1)[0].rstrip(".")
    return (behind in CREDENTIALS and text[end : end + 12].lstrip(" ,")[:1].isupper()) or (
        len(words) > 1 and words[-1].lower() in CREDENTIALS and words[-1].isupper()
    )


def _name_end(text: str, start: int, words: list[str]) -> int:
    end = start
    for word in words:
        end = text.index(word, end) + len(word)
    return end + (len(words[-1]) == 1 and len(words) > 1 and text[end : end + 1] == ".")
