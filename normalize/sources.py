"""Every string of a raw question by its path: those that are texts, and those that are read into typed fields.

The ledger keeps the second kind as printed, so that every character of a raw record is in the clean record, in the
source of a parsed field, or in a cut. What only tells a question from others (`part`, often its title, in somebody's
words) is of the second kind: it stands in no corpus, but as a part of what the record's id is made from.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from crawler.records import RawQuestion

_TEXT_NAMES = {
    "title": "name",
    "question": "text",
    "editorial_title": "headline",
    "more_info": "site_text",
    "disclaimer": "disclaimer",
    "answers/headline": "answers/name",
    "answers/text": "answers/text",
    "teasers/title": "related/name",
    "teasers/question": "related/question",
    "teasers/answer": "related/answer",
    "tags/name": "keywords/name",
}
"""What the texts of a raw question are called in the record and in its cuts, without their numbers."""
_NUMBER = re.compile(r"/(\d+)")
SAME = frozenset({"site", "url"})
"""Strings that stand in the record as they are."""


def printed_strings(page: RawQuestion) -> list[tuple[str, str]]:
    """Walk through all strings of a raw question that hold a character; entries of lists count from 1.

    >>> from crawler.records import RawAnswer, RawQuestion
    >>> answer = RawAnswer(text="Rest.", author_lines=["Mia Okafor, MD"])
    >>> printed_strings(RawQuestion(site="s", title="Numb?", question=None, answers=[answer]))
    [('site', 's'), ('title', 'Numb?'), ('answers/1/text', 'Rest.'), ('answers/1/author_lines/1', 'Mia Okafor, MD')]
    """
    found: list[tuple[str, str]] = []
    for key, value in msgspec.to_builtins(page).items():
        _walk(key, value, found)
    return found


def _walk(path: str, value: object, found: list[tuple[str, str]]) -> None:
    if not value:
        return
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, dict):
        for key, part in value.items():
            if part:
                _walk(f"{path}/{key}", part, found)
    elif isinstance(value, list):
        for at, part in enumerate(value, 1):
            _walk(f"{path}/{at}", part, found)


@lru_cache(maxsize=1 << 12)  # pages share their paths
def text_name(path: str) -> str | None:
    """Give the name of the text under a path of a raw question; None where the string is no text.

    >>> text_name("teasers/3/title"), text_name("answers/1/author_lines/1")
    ('related/3/name', None)
    """
    number = _NUMBER.search(path)
    if number is None:
        return _TEXT_NAMES.get(path)
    name = _TEXT_NAMES.get(path[: number.start()] + path[number.end() :])
    return name and name.replace("/", f"{number[0]}/", 1)


def parsed_sources(page: RawQuestion) -> dict[str, str]:
    """Give the strings that are read into typed fields, as printed: lines about authors, dates, counts, links, parts.

    >>> from crawler.records import RawQuestion
    >>> parsed_sources(RawQuestion(site="s", title="Numb?", question=None, asker_line="Nia, 30 years old"))
    {'asker_line': 'Nia, 30 years old'}
    """
    return {path: text for path, text in printed_strings(page) if path not in SAME and text_name(path) is None}
