"""The columns' types for readers that would guess them from the first records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

pyarrow = pytest.importorskip("pyarrow")


def arrow_schema(corpora: Path, **known: Any) -> Any:
    """The columns' types as `corpus.schema.json` gives them, but for those that are known better."""
    schema = json.loads((corpora / "corpus.schema.json").read_bytes())
    simple = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }

    def type_of(node: Mapping[str, Any]) -> Any:
        if "$ref" in node:
            return type_of(schema["$defs"][node["$ref"].rpartition("/")[2]])
        if "anyOf" in node:
            return type_of(next(choice for choice in node["anyOf"] if choice.get("type") != "null"))
        if "enum" in node:
            return simple["string"]
        if node["type"] == "array":
            return pyarrow.list_(type_of(node["items"]))
        if node["type"] == "object":
            children = node["properties"].items()
            return pyarrow.struct([(name, known.get(name) or type_of(child)) for name, child in children])
        return simple[node["type"]]

    return pyarrow.schema(list(type_of(schema)))
