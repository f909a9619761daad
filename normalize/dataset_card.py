"""The dataset card: `README.md` beside the corpora, which tells Hugging Face datasets the columns' types.

A reader of JSON lines guesses types from the first records, and what is null in all of them has none to guess. With
the card, `datasets.load_dataset(FOLDER)` reads all corpora and `load_dataset(FOLDER, SITE)` those of one site.
"""

from __future__ import annotations

from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from normalize.manifest import written_file
from normalize.records import Question
from normalize.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from normalize.manifest import WrittenFile

_DTYPES = {str: "string", int: "int64", float: "float64", bool: "bool"}
_DATES = {"date_created": "date32", "fetched_at": "timestamp[ms, tz=UTC]"}  # datasets reads both as such, not as text


def dataset_card(sites: Iterable[str]) -> str:
    """Give the card of the corpora of some sites.

    >>> print(dataset_card(["doctor_panel"]).partition("  features:")[0])
    ---
    configs:
    - {"config_name":"all","data_files":["doctor_panel.jsonl"],"default":true}
    - {"config_name":"doctor_panel","data_files":"doctor_panel.jsonl"}
    dataset_info:
    - config_name: all
    <BLANKLINE>
    """
    return "\n".join(_lines(sorted(sites))) + "\n"


def write_card(output: Path, sites: Iterable[str]) -> WrittenFile:
    """Write `README.md` beside the corpora.

    Raises:
        OSError: it can't be written.
    """
    with whole_file(output / "README.md") as file:
        file.write(dataset_card(sites).encode())
    return written_file(output, output / "README.md", file)


def _lines(sites: list[str]) -> Iterator[str]:
    yield "---"
    yield "configs:"
    yield "- " + _flow({"config_name": "all", "data_files": [f"{site}.jsonl" for site in sites], "default": True})
    yield from ("- " + _flow({"config_name": site, "data_files": f"{site}.jsonl"}) for site in sites)
    yield "dataset_info:"
    for name in ("all", *sites):
        yield f"- config_name: {name}"
        yield "  features:"
        yield from ("  - " + _flow(column) for column in _columns(Question))
    yield "---"
    yield ""
    yield "# Questions and answers from medical Q&A sites"
    yield ""
    yield f"One question a line, with all its answers, from: {', '.join(sites)}. `manifest.json` holds the counts."


def _flow(node: dict[str, Any]) -> str:
    return msgspec.json.encode(node).decode()  # JSON is YAML's flow style


def _columns(record: type[Struct]) -> list[dict[str, Any]]:
    hints = get_type_hints(record)
    return [{"name": name, **_column(name, hints[name])} for name in record.__struct_fields__]


def _column(name: str, hint: Any) -> dict[str, Any]:
    if isinstance(hint, UnionType) or NoneType in get_args(hint):
        hint = next(choice for choice in get_args(hint) if choice is not NoneType)
    if get_origin(hint) is Literal:
        hint = str
    if get_origin(hint) is list:
        (entry,) = get_args(hint)
        return {"list": _columns(entry) if issubclass(entry, Struct) else _DTYPES[entry]}
    if issubclass(hint, Struct):
        return {"struct": _columns(hint)}
    return {"dtype": _DATES.get(name) or _DTYPES[hint]}
