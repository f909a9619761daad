"""Raw records in append-only files, one a site style: `raw/<site>.<writer>.jsonl`; a page's stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from crawler.append_only import AppendOnlyFile, sync_folder
from crawler.records import ArchivePosition, RawRecord

FOLDER = "raw"


class RawLines:
    """The raw files of one writer.

    Args:
        output: the output directory.
        writer: what the files are called.
        committed: how many bytes of each file count, by its path below the output directory. Files of this writer
            that are not among them were never committed, and are removed.

    Raises:
        ShortFileError: a file is shorter than that.
        OSError: a file can't be opened.
    """

    def __init__(self, output: Path, writer: str, committed: Mapping[str, int]) -> None:
        self._output, self._writer = output, writer
        self._committed = dict(committed)
        self._files: dict[str, AppendOnlyFile] = {}
        for path in sorted((output / FOLDER).glob(f"*.{writer}.jsonl")):
            if f"{FOLDER}/{path.name}" not in committed:
                path.unlink()
        for name, length in committed.items():
            self._files[name] = AppendOnlyFile(output / name, length)

    def write(self, records: Sequence[RawRecord]) -> ArchivePosition:
        """Append a page's records; the result is their lines' place, the file as a path below the output directory.

        Args:
            records: of one page, at least one; all of one site.

        Raises:
            OSError: they do not fit.
        """
        name = f"{FOLDER}/{records[0].question.site}.{self._writer}.jsonl"
        if name not in self._files:
            self._files[name] = AppendOnlyFile(self._output / name)
        lines = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
        return ArchivePosition(file=name, offset=self._files[name].append(lines), length=len(lines))

    def lengths(self) -> dict[str, int]:
        """The lengths of the files that have grown since the last commit."""
        return {name: file.length for name, file in self._files.items() if file.length != self._committed.get(name)}

    def sync(self) -> None:
        """Make what was written durable.

        Raises:
            OSError: it is not.
        """
        grown = self.lengths()
        for name in grown:
            self._files[name].sync()
        if not grown.keys() <= self._committed.keys():
            sync_folder(self._output / FOLDER)

    def commit(self) -> None:
        """What was written counts from now on."""
        self._committed |= self.lengths()

    def cut(self) -> None:
        """Go back to the last commit."""
        for name in self.lengths():
            if name in self._committed:
                self._files[name].cut(self._committed[name])
            else:
                file = self._files.pop(name)
                file.close()
                file.path.unlink()

    def close(self) -> None:
        """Give the files back."""
        for file in self._files.values():
            file.close()
