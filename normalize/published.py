"""What an earlier run has published: whoever trained on a split must not find its records in another one later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path


class _Grouped(Struct):
    id: str
    group: str | None = None


_decode = msgspec.json.Decoder(_Grouped).decode


def published_groups(output: Path) -> dict[str, str]:
    """Read the group of every record in the corpora of a directory, by id; what is no record is passed over.

    Raises:
        OSError: a corpus can't be read.
    """
    groups: dict[str, str] = {}
    for corpus in sorted(output.glob("*.jsonl")):
        with corpus.open("rb") as file:
            for line in file:
                try:
                    record = _decode(line)
                except (ValueError, RecursionError):
                    continue
                if record.group is not None:
                    groups[record.id] = record.group
    return groups
