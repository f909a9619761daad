"""On which line of a TOML document each key stands, and each entry of an array: `tomllib` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""Tables' names and a key; with the place of an array's entry, counted from 0, behind it."""

_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r]++|\#[^\n]*+)
    |(?P<string>\"{3}(?:\\.|[^\\"]|"{1,2}(?!"))*+"{3,5} | '{3}(?:[^']|'{1,2}(?!'))*+'{3,5}
        | "(?:\\.|[^"\\\n])*+" | '[^'\n]*+')
    |(?P<sign>[\[\]{}=,.\n])
    |(?P<bare>[^\s"'\#\[\]{}=,.]++)""",
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    text: str
    line: int
    is_sign: bool


def lines_of(document: str) -> Mapping[KeyPath, int]:
    """The lines, counted from 1, of the keys and the arrays' entries of a sound TOML document.

    It reads tables, keys, dotted keys and arrays of plain values; what stands inside an inline table, or in arrays
    inside arrays, is left to the line of its key.

    >>> lines_of('name = "a"\\n[urls]\\nlist = [\\n  "/x",\\n  "/y",\\n]\\n')
    {('name',): 1, ('urls',): 2, ('urls', 'list'): 3, ('urls', 'list', 0): 4, ('urls', 'list', 1): 5}
    """
    found: dict[KeyPath, int] = {}
    tokens = _tokens(document)
    table: KeyPath = ()
    for token in tokens:
        if token.is_sign and token.text == "\n":
            continue
        if token.is_sign and token.text == "[":
            table = _key(tokens, "]")
            found.setdefault(table, token.line)
            for rest in tokens:  # the second bracket of an array of tables
                if rest.text == "\n":
                    break
        else:
            key = (*table, *_key(tokens, "=", token))
            found.setdefault(key, token.line)
            for place, line in enumerate(_entries(tokens)):
                found[*key, place] = line
    return found


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    """The line of a key or an entry, else of what it stands in; None where that is the document."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), None)


def _tokens(document: str) -> Iterator[_Token]:
    line = 1
    for found in _TOKEN.finditer(document):
        if found.lastgroup != "blank":
            yield _Token(found[0], line, found.lastgroup == "sign")
        line += found[0].count("\n")


def _key(tokens: Iterator[_Token], end: str, first: _Token | None = None) -> KeyPath:
    """The parts of a dotted key up to the sign that ends it."""
    parts = [_part(first)] if first is not None else []
    for token in tokens:
        if token.is_sign and token.text in (end, "\n"):
            break
        if not token.is_sign:
            parts.append(_part(token))
    return tuple(parts)


def _part(token: _Token) -> str:
    return str(tomllib.loads(f"key = {token.text}")["key"]) if token.text[0] in "\"'" else token.text


def _entries(tokens: Iterator[_Token]) -> Iterator[int]:
    """The lines of a value's entries, where it is an array, up to the end of the value."""
    depth, is_array, is_new = 0, False, False
    for token in tokens:
        sign = token.text if token.is_sign else ""
        if sign == "\n" and not depth:
            return
        if depth == 1 and is_array and is_new and sign not in ("\n", "]", ","):
            yield token.line
            is_new = False
        if sign and sign in "[{":
            is_array, is_new = (sign == "[", True) if not depth else (is_array, is_new)
            depth += 1
        elif sign and sign in "]}":
            depth -= 1
        elif sign == "," and depth == 1:
            is_new = True
