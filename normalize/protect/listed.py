"""Word lists of the library Faker (MIT licence), kept beside this file: importing the library takes 0.3 s a process.

`python -m normalize.protect.listed` writes them anew from the library that is installed.
"""

from __future__ import annotations

import unicodedata
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_NAMES = "first_names.txt"
_PROSE = "prose.txt"
_SHORTEST = 2
_LONGEST_LINE = 120


def listed_first_names() -> frozenset[str]:
    """Give the first names of forty countries that are written in Latin letters, in lower case.

    >>> {"nia", "theo", "björn"} <= listed_first_names()
    True
    """
    return _read(_FIRST_NAMES)


def listed_prose() -> frozenset[str]:
    """Give the English words of which the library makes sentences, in lower case.

    >>> {"doctor", "hospital"} <= listed_prose()
    True
    """
    return _read(_PROSE)


def first_names_of_library() -> frozenset[str]:
    """Read the first names out of `faker.providers.person`: what its countries' providers list as such."""
    return frozenset(name.lower() for name in _first_names() if _is_latin(name))


def prose_of_library() -> frozenset[str]:
    """Read the words out of `faker.providers.lorem.en_US`."""
    return frozenset(import_module("faker.providers.lorem.en_US").Provider.word_list)


def _read(name: str) -> frozenset[str]:
    return frozenset(Path(__file__).with_name(name).read_text(encoding="utf-8").split())


def _first_names() -> Iterator[str]:
    person = import_module("faker.providers.person")
    for country in iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{country.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if "first" in attribute and isinstance(names, (tuple, list, dict)):
                yield from (name for name in names if isinstance(name, str))


def _is_latin(name: str) -> bool:
    letters = [letter for letter in name if letter not in "-'"]
    return len(letters) >= _SHORTEST and all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


def _write(name: str, words: frozenset[str]) -> None:
    lines = [""]
    for word in sorted(words):
        if len(lines[-1]) + 1 + len(word) > _LONGEST_LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    Path(__file__).with_name(name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write(_FIRST_NAMES, first_names_of_library())
    _write(_PROSE, prose_of_library())
