"""What an earlier run has published: whoever trained on a split must not find its records in another one later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from normalize.graph.splits import Published, Split

if TYPE_CHECKING:
    from pathlib import Path


class _Grouped(Struct):
    id: str
    group: str | None = None
    split: Split | None = None
    duplicate_ids: list[str] = []


_decode = msgspec.json.Decoder(_Grouped).decode


def published_groups(output: Path) -> dict[str, Published]:
    """Read where every record in the corpora of a directory was put, and all that was merged into one, by id.

    What is no record is passed over. An id that stands both for a record and among another's duplicates is where its
    own record is.

    Raises:
        OSError: a corpus can't be read.
    """
    records: dict[str, Published] = {}
    duplicates: dict[str, Published] = {}
    for corpus in sorted(output.glob("*.jsonl")):
        with corpus.open("rb") as file:
            for line in file:
                try:
                    record = _decode(line)
                except (ValueError, RecursionError):
                    continue
                if record.group is not None:
                    records[record.id] = put = Published(record.group, record.split)
                    duplicates.update(dict.fromkeys(record.duplicate_ids, put))
    return duplicates | records
