"""JSON-LD into things, as it is found in the wild: of 1,220 blocks, 16 are no JSON and 11 more not by its letter.

https://www.w3.org/TR/json-ld11/ as far as pages use it: nested objects, `@graph`, `@id` references, `@value`, `@list`.
Contexts are taken for schema.org's, whatever they say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from itertools import groupby
from json import JSONDecodeError

from crawler.reading.markup.things import MOST_VALUES, Thing, Told, too_much_told

LONGEST_BLOCK = 2_000_000
"""Characters of one block; the largest of a question page with 30 answers has 100,000."""
_DEEPEST = 60
_MOST_TYPES = 20
_BEFORE = re.compile(r"(?:\s|<!--|-->|//|/\*|\*/|<!\[CDATA\[|\ufeff)*+")
_BEHIND_REVERSED = re.compile(r"(?:\s|>--|//|/\*|\*/|>\]\]|;)*+")
"""What stands around a block that is no JSON; from behind, as a search for an end tries every place."""
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""Halves of characters: JSON may name them, no file can hold them."""
_ESCAPE = re.compile(r"\\(?:[\"\\/bfnrt]|u[\da-fA-F]{4}|(.)|\Z)", re.DOTALL)
_TYPE = re.compile(r'"@type"\s{0,20}:\s{0,20}"([\w:/.]{1,60})"')
_BEFORE_END = re.compile(r",(?=\s{0,200}[\]}])")


def read_linked_data(scripts: Sequence[str]) -> list[Thing]:
    """The things that a page's blocks of JSON-LD tell of; a block that can't be read tells of none.

    >>> (page,) = read_linked_data(['{"@type": "QAPage", "mainEntity": {"@type": "Question", "answerCount": 2,}};'])
    >>> [(thing.types, thing.told("answerCount")[0].text) for thing in page.things("mainEntity")]
    [(frozenset({'Question'}), '2')]
    """
    builder = _Builder()
    for script in scripts:
        for value in _values(script):
            builder.top(value)
    return builder.linked()


def unread_types(scripts: Sequence[str]) -> set[str]:
    """The types that blocks name which can't be read.

    >>> unread_types(['{"@type": "QAPage", "name": "the "night" splint"}', '{"@type": "WebPage"}'])
    {'QAPage'}
    """
    unread = (script for script in scripts if next(_values(script), None) is None)
    return {local_name(name) for script in unread for name in _TYPE.findall(script)}


def _values(script: str) -> Iterator[object]:
    """The JSON values of a block: as they stand, else without what is no JSON."""
    if len(script) > LONGEST_BLOCK:
        return
    text = script[_BEFORE.match(script).end() :]  # type: ignore[union-attr]
    text = text[: len(text) - _BEHIND_REVERSED.match(text[::-1]).end()]  # type: ignore[union-attr]
    for attempt in _attempts(text):
        found, whole = _decoded(attempt)
        if whole:
            yield from found
            return


def _attempts(text: str) -> Iterator[str]:
    yield text
    if "&quot;" in text and '"' not in text:
        yield unescape(text)
    if (mended := _mended(text)) is not None:
        yield mended


_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=lambda _name: None)


def _decoded(text: str) -> tuple[list[object], bool]:
    """The values that stand one after the other, and whether that is all."""
    found: list[object] = []
    at = 0
    try:
        while at < len(text):
            value, end = _DECODER.raw_decode(text, at)
            found.append(value)
            at = _next(text, end)
    except (JSONDecodeError, RecursionError):
        return [], False
    return found, bool(found)


def _next(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in ",;"):
        at += 1
    return at


def _mended(text: str) -> str | None:
    """The block without comments and trailing commas, and with backslashes that escape nothing taken for themselves.

    None where a string does not end.
    """
    kept: list[str] = []
    at = 0
    while at < len(text):
        quote = text.find('"', at)
        outside = text[at : quote if quote >= 0 else len(text)]
        comment = min((place for mark in ("//", "/*") if (place := outside.find(mark)) >= 0), default=-1)
        if comment >= 0:
            kept.append(outside[:comment])
            at += comment
            end = text.find("*/", at + 2) + 2 if text.startswith("/*", at) else text.find("\n", at)
            at = end if end > 1 else len(text)
            continue
        kept.append(outside)
        if quote < 0:
            break
        end = _end_of_string(text, quote)
        if end < 0:
            return None
        kept.append(_ESCAPE.sub(_known, text[quote:end]))
        at = end
    return _without_last_commas(kept)


def _end_of_string(text: str, quote: int) -> int:
    at = quote + 1
    while True:
        end = text.find('"', at)
        if end < 0:
            return -1
        slashes = end - len(text[at:end].rstrip("\\")) - at
        if slashes % 2 == 0:
            return end + 1
        at = end + 1


def _known(escape: re.Match[str]) -> str:
    if escape[1] == "'":
        return "'"
    return escape[0] if escape[1] is None and len(escape[0]) > 1 else "\\" + escape[0]


def _without_last_commas(parts: list[str]) -> str:
    """Strings and what stands between them, put together; a comma before a closing bracket is left out."""
    runs = ((is_string, "".join(run)) for is_string, run in groupby(parts, key=lambda part: part.startswith('"')))
    return "".join(run if is_string else _BEFORE_END.sub("", run) for is_string, run in runs)


class _Builder:
    """Makes things of JSON objects, those with one `@id` one thing."""

    def __init__(self) -> None:
        self._tops: list[Thing] = []
        self._known: dict[str, Thing] = {}
        self._count = 0

    def top(self, value: object) -> None:
        """Take in a block's value, or each of a list or graph of them."""
        for each in value if isinstance(value, list) else [value]:
            if not isinstance(each, dict):
                continue
            graph = each.get("@graph")
            if isinstance(graph, list | dict):
                self.top(graph)
            if "@type" in each or not graph:
                self._tops += [thing for thing in [self._thing(each, 0)] if thing is not None]

    def linked(self) -> list[Thing]:
        """All that stand at the top."""
        return list(dict.fromkeys(self._tops))

    def _counted(self) -> None:
        self._count += 1
        if self._count > 2 * MOST_VALUES:  # a thing is counted as one and as a value
            raise too_much_told(f"more than {MOST_VALUES:,} values of properties in JSON-LD")

    def _thing(self, value: dict[str, object], depth: int) -> Thing | None:
        self._counted()
        if depth > _DEEPEST:
            return None
        identity = value.get("@id")
        identity = _text(identity) if isinstance(identity, str) and identity else None
        thing = self._known.get(identity) if identity else None
        if thing is None:
            thing = Thing(frozenset(), "json-ld", identity)
            if identity:
                self._known[identity] = thing
        if len(thing.types) < _MOST_TYPES:
            thing.types |= frozenset(map(local_name, _strings(value.get("@type"))[:_MOST_TYPES]))
        for key, told in value.items():
            if not key.startswith("@"):
                for each in self._read(told, depth):
                    thing.add(local_name(key).lower(), each)
        return thing

    def _read(self, value: object, depth: int) -> Iterator[Told | Thing]:
        self._counted()
        if isinstance(value, list):
            for each in value if depth <= _DEEPEST else ():
                yield from self._read(each, depth + 1)
        elif isinstance(value, dict):
            inner = value.get("@value", value.get("@list", value.get("@set")))
            if inner is not None:
                yield from self._read(inner, depth + 1)
            elif (thing := self._thing(value, depth + 1)) is not None:
                yield thing
        elif isinstance(value, bool):
            yield Told(str(value).lower())
        elif isinstance(value, str):
            yield Told(_text(value))


def _text(value: str) -> str:
    return _NO_TEXT.sub("\ufffd", value)


def _strings(value: object) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, str)]


@lru_cache(maxsize=1024)  # pages have few, again and again
def local_name(name: str) -> str:
    """A name without its vocabulary.

    >>> local_name("https://schema.org/Question"), local_name("schema:text"), local_name("Answer")
    ('Question', 'text', 'Answer')
    """
    return re.split(r"[/#:]", name.strip().rstrip("/"))[-1]
