"""Where a text may name the person who asks, and the names that stand there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from normalize.protect.first_names import FIRST_NAMES
from normalize.protect.lexicon import NAMES_TOO, is_word
from normalize.protect.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITALIZED = re.compile(
    r"[A-Z\u00c0-\u00de](?<![\w'\u2019-][A-Z\u00c0-\u00de])[\w-]*+(?:['\u2019](?!s\b)(?=\w)[\w-]++)*+"
)
_NAMES = FIRST_NAMES | NAMES_TOO
_BEFORE = 64
_BEHIND = 48


class Place(NamedTuple):
    """Where a name of who asks may begin. `sure`: whatever reads like a name there is one."""

    at: int
    evidence: str
    sure: bool


class Mention(NamedTuple):
    """A name of who asks at `text[start:end]`, without titles; `titled` by "Miss" and the like."""

    start: int
    end: int
    name: str
    evidence: str
    titled: bool = False


@lru_cache(maxsize=64)
def first_names_at(text: str) -> tuple[int, ...]:
    """Find where a text has a first name in a capital.

    >>> first_names_at("Dear Theo, may Hope rest")
    (5, 15)
    """
    return tuple(
        found.start()
        for found in _CAPITALIZED.finditer(text)
        if (word := found[0].lower()) in _NAMES or ("-" in word and word.partition("-")[0] in FIRST_NAMES)
    )


@lru_cache(maxsize=1)
def _unlike_words() -> frozenset[bytes]:
    return frozenset(name.encode() for name in FIRST_NAMES if len(name) > 2 and name.isascii() and not is_word(name))


@lru_cache(maxsize=64)
def has_small_first_name(text: str) -> bool:
    """Whether a text has a first name in small letters that is no word of prose.

    >>> has_small_first_name("my son theo"), has_small_first_name("my son Theo")
    (True, False)
    """
    return any(f" {name.decode()}" in text for name in sorted(_unlike_words() & words_of(text)))


def before_first_names(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    r"""Find where a pattern's match ends at a first name in a capital; no other part of the text is read.

    >>> [found[0] for found in before_first_names(re.compile(r"my \w+ "), "my son Theo, my son Grade 2")]
    ['my son ']
    """
    for start in first_names_at(text):
        for found in pattern.finditer(text, max(0, start - _BEFORE), start + _BEHIND):
            if found.end() >= start:
                if found.end() == start:
                    yield found
                break
