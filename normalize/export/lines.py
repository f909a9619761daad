"""JSON lines: a file a split, which appears whole."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import jsonlines
import msgspec

from normalize.manifest import written_file
from normalize.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from msgspec import Struct

    from normalize.manifest import WrittenFile


class JsonLines:
    """The file of one split, which is written while rows come.

    Args:
        folder: of the export; `<split>.jsonl` is made in it.
        split: whose rows.
        row: their type.
        stack: closes the file when it ends.

    Raises:
        OSError: it can't be written.
    """

    def __init__(self, folder: Path, split: str, row: type[Struct], stack: ExitStack) -> None:
        self._folder = folder
        self._path = folder / f"{split}.jsonl"
        self._open = stack.enter_context(ExitStack())
        self._file = self._open.enter_context(whole_file(self._path))
        self._lines = jsonlines.Writer(self._file, dumps=msgspec.json.encode)
        self.files: list[WrittenFile] = []

    def write(self, row: Struct, characters: int) -> None:
        """Take a row."""
        self._lines.write(row)

    def close(self) -> None:
        """Put the file in its place."""
        self._open.close()
        self.files.append(written_file(self._folder, self._path, self._file))
