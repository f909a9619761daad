"""The columns of a record type, for whoever must be told of them: dataset cards, Croissant, Arrow."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

from msgspec import Struct, structs

Kind: TypeAlias = Literal["string", "int64", "float64", "bool", "date32", "timestamp[ms, tz=UTC]", "struct"]
"""Arrow's names of types; a struct has columns of its own."""
Node: TypeAlias = dict[str, Any]
"""A JSON object."""

_KINDS: Final[dict[object, Kind]] = {str: "string", int: "int64", float: "float64", bool: "bool"}
# Readers that know the types take these for dates and times, not for text.
_DATED: Final[dict[str, Kind]] = {
    "date": "date32",
    "date_created": "date32",
    "dateCreated": "date32",
    "fetched_at": "timestamp[ms, tz=UTC]",
}


class Column(Struct, frozen=True, kw_only=True):
    """A column; `name` is the key in JSON, `meaning` the field's own docstring in one line, "" where it has none."""

    name: str
    kind: Kind
    is_list: bool
    columns: tuple[Column, ...]
    meaning: str


@cache
def columns_of(record: type[Struct]) -> tuple[Column, ...]:
    """Give the columns of a record type, in order.

    >>> class Vote(Struct):
    ...     date: str | None
    ...     voters: list[str]
    >>> [(column.name, column.kind, column.is_list) for column in columns_of(Vote)]
    [('date', 'date32', False), ('voters', 'string', True)]
    """
    meanings = _meanings(record)
    return tuple(
        _column(field.encode_name, field.type, meanings.get(field.name, "")) for field in structs.fields(record)
    )


def huggingface_features(columns: tuple[Column, ...]) -> list[Node]:
    """Give the columns as `dataset_info` of a dataset card names them.

    Source: https://huggingface.co/docs/datasets/about_dataset_features, and what `Features._to_yaml_list` writes.
    """
    return [{"name": column.name, **_feature(column)} for column in columns]


def _feature(column: Column) -> Node:
    nested = huggingface_features(column.columns)
    if column.is_list:
        return {"list": nested or column.kind}
    return {"struct": nested} if column.columns else {"dtype": column.kind}


def _column(name: str, hint: Any, meaning: str) -> Column:
    if isinstance(hint, UnionType) or NoneType in get_args(hint):
        hint = next(choice for choice in get_args(hint) if choice is not NoneType)
    is_list = get_origin(hint) is list
    if is_list:
        (hint,) = get_args(hint)
    if isinstance(hint, UnionType):
        hint = next(choice for choice in get_args(hint) if choice is not NoneType)
    if get_origin(hint) is Literal:
        hint = str
    if isinstance(hint, type) and issubclass(hint, Struct):
        return Column(name=name, kind="struct", is_list=is_list, columns=columns_of(hint), meaning=meaning)
    return Column(name=name, kind=_DATED.get(name) or _KINDS[hint], is_list=is_list, columns=(), meaning=meaning)


def _meanings(record: type[Struct]) -> dict[str, str]:
    """Read the docstrings below a type's fields, which do not last until run time."""
    try:
        tree = ast.parse(inspect.getsource(inspect.getmodule(record) or record))
    except (OSError, TypeError):
        return {}
    body = next(
        (node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == record.__name__), []
    )
    return {
        field.target.id: " ".join(text.value.value.split())
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
