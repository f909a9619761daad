"""Samples of a page for the eyes of whoever drafts a profile: short, and without what tells who somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.manners.evidence import printable

_MOST = 60
"""Characters of a sample."""
_WORD = re.compile(r"(\w)[\w'’.@-]{1,80}+")
_TOKEN = re.compile(r"[^\W\d_][\w'’-]++")
_TOLD = re.compile(
    r"\b((?:Hi|Hello|Hey|Dear|Thanks|Thank you|My name is|My name's|Call me),? )"
    r"(\w)[\w'’-]{1,40}+(?:( \w)[\w'’-]{1,40}+(?=[,.!;:]|$))?",
    re.IGNORECASE,
)
"""Who is greeted or says a name: one word, or two before a stop, in small letters as well."""
_ADDRESS = re.compile(r"\S{0,200}(?:@|://|\bwww\.)\S*+")
_NUMBER = re.compile(r"\d(?:[ ().\-/]{0,2}\d){6,40}|\d{3,}")
_DATE_END = re.compile(r".*\d", re.DOTALL)
_FEWEST = 3
"""Letters of a word that is masked wherever it stands: shorter ones are words of everybody's."""


def masked(names: str) -> str:
    """A line that is somebody's name.

    >>> masked("Ifeoma Okonjo, MD")
    'I… O…, M…'
    """
    return _WORD.sub(r"\1…", printable(names[: 4 * _MOST]))[:_MOST]


def sample(text: str, names: Iterable[str] = ()) -> str:
    """The beginning of a text, without what may tell who somebody is.

    Of every word with a capital, and of every one in a script that has none, the first letter is left; so it is of the
    words of `names` and of who is greeted, in small letters as well. Addresses, numbers of three digits and more, and
    phone numbers are left out. A name in small letters that nothing announces stays.

    >>> sample("dear petra, as okonjo said: take 40 mg, or call 415-555-0132.", ["Ifeoma Okonjo"])
    'dear p…, as o… said: take 40 mg, or call ….'
    >>> sample("I am Peter Ngu, 51, of 1200 Elm, peter@post.example")
    'I am P… N…, 51, of … E…, …'
    """
    return _without_names(text, names, _NUMBER)[:_MOST]


def count_sample(line: str) -> str:
    """As `sample`, of a line that tells a count, which stays.

    >>> count_sample("Ada and 1204 others")
    'A… and 1204 others'
    """
    return _without_names(line, (), None)[:_MOST]


def date_sample(date: str) -> str:
    """A date, from its first word on; behind its last figure words are masked as in `sample`.

    >>> date_sample("4 March 2024 Ada Nwosu"), date_sample("3 days ago")
    ('4 March 2024 A… N…', '3 days ago')
    """
    told = printable(date[: 4 * _MOST])
    figures = _DATE_END.match(told)
    end = figures.end() if figures else 0
    return (told[:end] + _without_names(f"|{told[end:]}", (), _NUMBER)[1:])[:_MOST]


def _without_names(text: str, names: Iterable[str], number: re.Pattern[str] | None) -> str:
    told = " ".join(printable(text[: 4 * _MOST]).split())
    told = _TOLD.sub(_first_letters, _ADDRESS.sub("…", told))
    for word in sorted({word for name in names for word in re.findall(r"\w+", name[:200]) if len(word) >= _FEWEST}):
        told = re.sub(rf"\b{re.escape(word)}\b", lambda found: f"{found[0][0]}…", told, flags=re.IGNORECASE)
    told = number.sub("…", told) if number else told
    return _TOKEN.sub(lambda found: found[0] if found[0].islower() else f"{found[0][0]}…", told)


def _first_letters(told: re.Match[str]) -> str:
    return f"{told[1]}{told[2]}…" + (f"{told[3]}…" if told[3] else "")
