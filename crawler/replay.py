"""Pages that were fetched before: files and folders of saved HTML and text dumps."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.reading.page import MAX_PAGE_BYTES
from crawler.records import SetAside

_CONTENT_TYPES = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain"}
PAGE_SUFFIXES = tuple(suffix + packed for suffix in _CONTENT_TYPES for packed in ("", ".gz"))


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that should hold a page; `source` is its path below the folder that was asked for."""

    path: Path
    source: str


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page's bytes, and its Content-Type as the file's name tells it."""

    source: str
    body: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to replay: the files in the order of their names, folders that can't be read, other files."""

    files: list[PageFile]
    unreadable: list[SetAside]
    others: int


def find_pages(roots: Sequence[Path]) -> Found:
    """Search files and folders to the bottom; links to folders are not followed, so that no search goes in circles.

    Raises:
        OSError: one of `roots` is not there or can't be read.
    """
    files: list[PageFile] = []
    unreadable: list[SetAside] = []
    others = 0
    for root in roots:
        if not root.is_dir():
            root.stat()
            files.append(PageFile(root, _printable(root.name)))
            continue
        os.scandir(root).close()
        for folder, folders, names in os.walk(root, onerror=_noting(root, unreadable)):
            folders.sort()
            for name in sorted(names):
                path = Path(folder, name)
                if name.lower().endswith(PAGE_SUFFIXES) and not _is_special(path):
                    files.append(PageFile(path, _printable(path.relative_to(root).as_posix())))
                else:
                    others += 1
    return Found(files, unreadable, others)


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


def _noting(root: Path, unreadable: list[SetAside]) -> Callable[[OSError], None]:
    def note(error: OSError) -> None:
        folder = Path(os.fsdecode(error.filename or root))
        source = _printable(folder.relative_to(root).as_posix())
        unreadable.append(SetAside(source=source, reason="unreadable_folder", detail=error.strerror))

    return note


def _is_special(path: Path) -> bool:
    """A pipe or a device would be waited for for ever; a link that leads nowhere is read, and set aside as such."""
    return path.exists() and not path.is_file()


def _printable(name: str) -> str:
    """File names may be any bytes; records hold text."""
    return os.fsencode(name).decode("utf-8", "replace")
