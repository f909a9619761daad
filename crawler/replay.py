"""Pages that were fetched before: files and folders of saved HTML, text dumps, WARC and WET files."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from errno import EINVAL
from pathlib import Path
from stat import S_IFREG, S_ISDIR, S_ISREG

from crawler.archive.reader import ArchivedPage, PassedOver, read_archive
from crawler.reading.limits import MAX_PAGE_BYTES
from crawler.records import SetAside

_CONTENT_TYPES = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain"}
_ARCHIVE_SUFFIXES = (".warc", ".warc.gz", ".wet", ".wet.gz")
SUFFIXES = (*(suffix + packed for suffix in _CONTENT_TYPES for packed in ("", ".gz")), *_ARCHIVE_SUFFIXES)


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that should hold a page, or an archive of pages."""

    path: Path
    source: str
    """Its path below the folder that was asked for."""
    size: int = 0
    """In bytes; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page's bytes, and its Content-Type as the file's name tells it."""

    source: str
    body: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to replay: the files in the order of their names, what can't be searched or read, other files."""

    files: list[PageFile]
    set_aside: list[SetAside]
    others: int


def find_pages(roots: Iterable[Path]) -> Found:
    """Search files and folders to the bottom; each file is found once, whatever the order of `roots`.

    Links to folders are not followed, so that no search goes in circles: they are set aside, as are folders that can't
    be read, and pipes and devices, which would be waited for for ever.

    Raises:
        OSError: one of `roots` is not there, can't be read, or is neither a file nor a folder.
    """
    search = _Search()
    # A folder comes before what is in it: a file's source is its path below the outermost.
    for root in sorted(roots, key=os.path.abspath):
        search.root(root)
    return Found(search.files, search.set_aside, search.others)


class _Search:
    def __init__(self) -> None:
        self.files: list[PageFile] = []
        self.set_aside: list[SetAside] = []
        self.others = 0
        self._seen: set[str] = set()

    def root(self, root: Path) -> None:
        status = root.stat()
        if S_ISDIR(status.st_mode):
            os.scandir(root).close()
            self._search(root)
        elif not S_ISREG(status.st_mode):
            raise OSError(EINVAL, "neither a file nor a folder", str(root))
        elif self._is_new(root):
            self.files.append(PageFile(root, _printable(root.name), status.st_size))

    def _search(self, root: Path) -> None:
        """Files before folders, both in the order of their names; without recursion, which a deep nest would end."""
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            if not self._is_new(folder):
                continue
            try:
                with os.scandir(folder) as entries:
                    inside = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._leave(root, folder, "unreadable_folder", error.strerror)
                continue
            folders = [Path(entry) for entry in inside if entry.is_dir(follow_symlinks=False)]
            waiting.extend(reversed(folders))
            for path in sorted({Path(entry) for entry in inside}.difference(folders)):
                self._take(root, path)

    def _take(self, root: Path, path: Path) -> None:
        mode, size = S_IFREG, 0
        with suppress(OSError):  # to be read all the same, and set aside for the reason that reading gives
            status = path.stat()
            mode, size = status.st_mode, status.st_size
        if S_ISDIR(mode):
            self._leave(root, path, "linked_folder", "links to folders are not followed")
        elif not path.name.lower().endswith(SUFFIXES):
            self.others += 1
        elif not S_ISREG(mode):
            self._leave(root, path, "not_a_file", "a pipe or a device")
        elif self._is_new(path):
            self.files.append(PageFile(path, _source(root, path), size))

    def _leave(self, root: Path, path: Path, reason: str, detail: str | None) -> None:
        self.set_aside.append(SetAside(source=_source(root, path), reason=reason, detail=detail))

    def _is_new(self, path: Path) -> bool:
        name = os.path.abspath(path)  # noqa: PTH100 - resolve() would make two links to one page one
        known = len(self._seen)
        self._seen.add(name)
        return len(self._seen) > known


def read_file(
    file: PageFile, advanced: Callable[[int], object]
) -> Iterator[SavedPage | ArchivedPage | SetAside | PassedOver]:
    """Read what a file holds, one page at a time; `advanced` is told how many bytes that took."""
    if file.path.name.lower().endswith(_ARCHIVE_SUFFIXES):
        yield from read_archive(file.path, file.source, advanced)
    else:
        yield read_saved(file)
        advanced(file.size)


def read_saved(file: PageFile) -> SavedPage | SetAside:
    """Read a file, unpacked where its name says that it is packed, and never more of it than a page may have."""
    packed = file.path.name.lower().endswith(".gz")
    try:
        with gzip.open(file.path) if packed else file.path.open("rb") as stream:
            body = stream.read(MAX_PAGE_BYTES + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        return SetAside(source=file.source, reason="broken_gzip", detail=str(error))
    except OSError as error:
        return SetAside(source=file.source, reason="unreadable_file", detail=error.strerror or type(error).__name__)
    suffix = Path(file.path.stem if packed else file.path.name).suffix.lower()
    start = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_html = start.startswith((b"<!doctype html", b"<html"))
    return SavedPage(file.source, body, "text/html" if is_html else _CONTENT_TYPES.get(suffix, "text/html"))


def _source(root: Path, path: Path) -> str:
    return _printable(path.relative_to(root).as_posix())


def _printable(name: str) -> str:
    """File names may be any bytes; records hold text."""
    return os.fsencode(name).decode("utf-8", "replace")
