"""The WARC files of a crawl as they grow: written, made durable and counted by the transactions of the frontier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from crawler.append_only import AppendOnlyFile, sync_folder
from crawler.archive.exchange import Exchange
from crawler.archive.members import exchange_members, warcinfo_member
from crawler.records import ArchivePosition


class ArchiveWriter:
    """The WARC files of one crawl: `<folder>/<name>-00000.warc.gz` and so on. One thread at a time.

    What is behind the last commit does not count: files that were begun since go, the others are cut.

    Args:
        folder: is made where it is missing.
        name: the crawl's own; no other writer has it.
        committed: how many bytes of each file count, by the file's name; other crawls' files are left alone.
        max_bytes: a file that has as many is full; it may be longer by one exchange.

    Raises:
        ShortFileError: a file holds less than what was committed of it.
        OSError: the folder or a file can't be read or written.
    """

    def __init__(self, folder: Path, name: str, committed: Mapping[str, int], max_bytes: int) -> None:
        self._folder, self._name, self._max_bytes = folder, name, max_bytes
        self._own_name = re.compile(re.escape(name) + r"-([0-9]{5,})\.warc\.gz")
        self._committed = {name: length for name, length in committed.items() if self._number(name) >= 0}
        self._touched: dict[str, int] = {}
        self._file: AppendOnlyFile | None = None
        self._file_unsynced = self._folder_unsynced = False
        with suppress(FileExistsError):  # other crawls write there as well
            folder.mkdir(parents=True)
            sync_folder(folder.parent)
        self.cut()

    def write(self, exchange: Exchange) -> ArchivePosition:
        """Append an exchange; the result tells where its response (or revisit) record is.

        Raises:
            OSError: it does not fit; nothing of it is left.
        """
        before, response = exchange_members(exchange)
        file = self._file_with_room()
        start = warcinfo_member() if file.length == 0 else b""
        self._file_unsynced = True
        offset = file.append(start + before + response) + len(start) + len(before)
        self._touched[file.path.name] = file.length
        return ArchivePosition(file=file.path.name, offset=offset, length=len(response))

    def sync(self) -> None:
        """Make everything that was written durable, and the files' names with it.

        Raises:
            OSError: it is not.
        """
        if self._file and self._file_unsynced:
            self._file.sync()
            self._file_unsynced = False
        if self._folder_unsynced:
            sync_folder(self._folder)
            self._folder_unsynced = False

    def lengths(self) -> dict[str, int]:
        """Bytes by file name, of every file that was written to since the last commit or cut."""
        return dict(self._touched)

    def commit(self) -> None:
        """What has been written counts from now on."""
        self._committed |= self._touched
        self._touched.clear()

    def cut(self) -> None:
        """Go back to the last commit.

        Raises:
            ShortFileError: a file holds less than what was committed of it.
            OSError: a file can't be cut.
        """
        self.close()
        self._touched.clear()
        for path in sorted(self._folder.iterdir()):
            if self._own_name.fullmatch(path.name) and path.name not in self._committed:
                path.unlink()
        for name in sorted(self._committed, key=self._number):  # the last one stays open
            self.close()
            self._file = AppendOnlyFile(self._folder / name, self._committed[name])

    def close(self) -> None:
        """Give the file back; what `sync` has not made durable may be lost."""
        if self._file:
            self._file.close()
        self._file = None

    def _file_with_room(self) -> AppendOnlyFile:
        if self._file and self._file.length < self._max_bytes:
            return self._file
        self.sync()  # once for each file: so a full one needs no look any more
        number = max(map(self._number, (*self._committed, *self._touched)), default=-1) + 1
        self.close()
        self._file = AppendOnlyFile(self._folder / f"{self._name}-{number:05}.warc.gz")
        self._folder_unsynced = True
        return self._file

    def _number(self, name: str) -> int:
        match = self._own_name.fullmatch(name)
        return int(match[1]) if match else -1
