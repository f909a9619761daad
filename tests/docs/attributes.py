"""What the sources of a record's class tell of its fields: their types, and the lines that stand below them."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import dataclass

_JSON = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "Recorded": "object"}
_CONTAINER = re.compile(r"(list|Sequence|dict)\[(?:str, )?(.+)\]")
_CHOICE = re.compile(r"Literal\[(.+)\]")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A field of a record."""

    name: str
    type: str
    """In JSON's words, as Markdown."""
    is_nullable: bool
    meaning: str
    """The line below it, in one line; "" where there is none."""


def attributes(record: type, linked: frozenset[str] = frozenset()) -> list[Attribute]:
    """Read a class's fields from its source; types whose names are `linked` become links within the page.

    >>> from normalize.records import Asker
    >>> attributes(Asker)[3]
    Attribute(name='age_max', type='integer', is_nullable=True, meaning='In years: the age, or where a range ends.')
    """
    (defined,) = ast.parse(inspect.getsource(record)).body
    assert isinstance(defined, ast.ClassDef)
    found: list[Attribute] = []
    for node, after in zip(defined.body, [*defined.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            written = ast.unparse(node.annotation)
            told = written.removesuffix(" | None")
            found.append(Attribute(node.target.id, _type(told, linked), told != written, _meaning(after)))
    return found


def summary(described: object) -> str:
    """A class's or function's docstring up to its first blank line, in one line."""
    return " ".join((inspect.getdoc(described) or "").partition("\n\n")[0].split())


def members(choice: type) -> dict[str, str]:
    """The values of an enumeration, each with the line below it.

    >>> from normalize.graph.edges import Kind
    >>> members(Kind)["teaser"]
    'The source\\'s "Similar Q&A" leads to the target.'
    """
    (defined,) = ast.parse(inspect.getsource(choice)).body
    assert isinstance(defined, ast.ClassDef)
    return {
        str(node.value.value): _meaning(after)
        for node, after in zip(defined.body, [*defined.body[1:], None], strict=True)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    }


def _meaning(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(node.value.value.split())
    return ""


def _type(written: str, linked: frozenset[str]) -> str:
    if choice := _CHOICE.fullmatch(written):
        return " or ".join(f"`{each}`" for each in choice[1].replace("'", '"').split(", "))
    if container := _CONTAINER.fullmatch(written):
        return f"{'object' if container[1] == 'dict' else 'list'} of {_type(container[2], linked)}"
    if written in linked:
        return f"[{written}](#{written.lower()})"
    return _JSON.get(written, "string")
