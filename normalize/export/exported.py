"""`export.json`: what an export holds, and by which its folder is known for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec
from msgspec import Struct

from normalize.export.choice import Choice
from normalize.manifest import WrittenFile

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "export.json"


class SplitCounts(Struct, kw_only=True, forbid_unknown_fields=True):
    """What one split of an export holds."""

    records: int = 0
    rows: int = 0
    """Conversations, pairs, documents, or again records."""
    characters: int = 0
    """Of the rows' texts."""


class Exported(Struct, kw_only=True, forbid_unknown_fields=True):
    """The whole of an export; the same corpora and the same choice give the same bytes."""

    made_by: Literal["medqa-corpus export"] = "medqa-corpus export"
    format: str
    unit: str
    """What a row is, in the plural."""
    options: dict[str, str]
    choice: Choice
    corpora: str | None
    """The version of the corpora, as their `croissant.json` has it; null where they have no manifest."""
    privacy: str | None
    """What became of askers' names, as their `manifest.json` has it; where they have none, `keep` if one is there."""
    splits: dict[str, SplitCounts]
    """Those that hold records."""
    languages: list[str]
    without_known_rights: int
    """Records of the export of whose rights nothing is known."""
    left_out: dict[str, int]
    """Records that were not exported, by reason."""
    askers_answers: int = 0
    """Answers of the exported records that are in no row, for whoever asked wrote them."""
    absent_warnings: list[str] = []
    """Warnings without which records were asked for, and that no record has."""
    files: list[WrittenFile]

    @property
    def total(self) -> SplitCounts:
        """All splits together."""
        splits = self.splits.values()
        return SplitCounts(
            records=sum(split.records for split in splits),
            rows=sum(split.rows for split in splits),
            characters=sum(split.characters for split in splits),
        )


def read_exported(folder: Path) -> Exported:
    """Read the `export.json` of a folder.

    Raises:
        OSError: there is none, or it can't be read.
        ValueError: it is none of ours.
    """
    return msgspec.json.decode((folder / FILE).read_bytes(), type=Exported)


def exported_json(exported: Exported) -> bytes:
    """Give the bytes of `export.json`."""
    return msgspec.json.format(msgspec.json.encode(exported)) + b"\n"
