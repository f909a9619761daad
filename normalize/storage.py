"""Where files stand that are not on this machine: all that normalize needs of an fsspec filesystem.

A local place is a `pathlib.Path`; a `Remote` has the same words for the few things that both can do (`/`, `name`,
`open`), so that whoever reads a raw file need not know which it is.
"""

from __future__ import annotations

import errno
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO, Literal

    from fsspec import AbstractFileSystem
    from typing_extensions import Buffer

READ_AT_ONCE = 4 << 20
"""Bytes of one ranged request: a shard of 16 MB takes five, whatever the way to the storage takes."""


class StorageError(OSError):
    """A storage does not do what it is asked; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A file or a folder on any filesystem that fsspec knows; its library takes credentials from the environment.

    Errors of the storage's own library come as StorageError, and what is not there as FileNotFoundError.

    >>> corpus = Remote("memory://doctest/corpus")
    >>> (corpus / "raw" / "one.jsonl").write(b"first\\nsecond\\n")
    >>> (corpus / "raw").sizes()
    {'one.jsonl': 13}
    >>> with (corpus / "raw/one.jsonl").open("rb") as file:
    ...     _ = file.seek(6)
    ...     file.read()
    b'second\\n'
    """

    url: str

    @property
    def name(self) -> str:
        """The last part of the URL."""
        return self.url.rpartition("/")[2]

    def __truediv__(self, below: str) -> Remote:
        return Remote(f"{self.url}/{below}")

    def __str__(self) -> str:
        return self.url

    def open(self, mode: Literal["rb"]) -> BinaryIO:
        """Open a file for reading, by ranges: what is passed over with `seek` is not fetched."""
        with _told(self.url):
            filesystem, path = _filesystem(self.url)
            size = int(filesystem.info(path)["size"])
        return io.BufferedReader(_Ranges(self, size), READ_AT_ONCE)

    def read_range(self, start: int, stop: int) -> bytes:
        """Read the bytes `start <= offset < stop`, as far as there are any."""
        with _told(self.url):
            filesystem, path = _filesystem(self.url)
            content: bytes = filesystem.cat_file(path, start=start, end=stop)
        return content

    def read_bytes(self) -> bytes:
        """Read a whole file."""
        with _told(self.url):
            filesystem, path = _filesystem(self.url)
            content: bytes = filesystem.cat_file(path)
        return content

    def sizes(self, *, deep: bool = False) -> dict[str, int]:
        """List the files of a folder by name, sorted, with their sizes in bytes; `deep`: those of all folders below.

        A folder without files may be taken for one that is not there.
        """
        with _told(self.url):
            filesystem, path = _filesystem(self.url)
            filesystem.invalidate_cache()
            found = filesystem.find(path, maxdepth=None if deep else 1, detail=True)
            if not found and not filesystem.exists(path):
                raise FileNotFoundError
        root = path.rstrip("/")
        files = ((name.removeprefix(root).lstrip("/"), info) for name, info in sorted(found.items()))
        # A name that ends with a slash is a folder that a storage without folders shows as one.
        return {name: int(info["size"] or 0) for name, info in files if name and not name.endswith("/")}

    def get(self, target: Path) -> None:
        """Copy to a local file."""
        with _told(self.url):
            filesystem, path = _filesystem(self.url)
            filesystem.get_file(path, str(target))

    def put(self, source: Path) -> None:
        """Copy from a local file. Object storages (S3, GCS, Azure) show the new file whole, or the old one."""
        with _told(self.url):
            filesystem, path = self._with_folder()
            filesystem.put_file(str(source), path)

    def write(self, content: bytes) -> None:
        """Write a whole small file."""
        with _told(self.url):
            filesystem, path = self._with_folder()
            filesystem.pipe_file(path, content)

    def create(self, content: bytes) -> None:
        """Write a small file unless one of the name is there; where the storage can't do that in one step, in two.

        Raises:
            FileExistsError: it is there.
        """
        with _told(self.url):
            filesystem, path = self._with_folder()
            try:
                filesystem.pipe_file(path, content, mode="create")
            except (TypeError, NotImplementedError):
                if filesystem.exists(path):
                    raise FileExistsError from None
                filesystem.pipe_file(path, content)

    def remove(self) -> None:
        """Remove a file, if it is there."""
        with _told(self.url):
            filesystem, path = _filesystem(self.url)
            try:
                filesystem.rm_file(path)
            except FileNotFoundError:
                return

    def _with_folder(self) -> tuple[AbstractFileSystem, str]:
        filesystem, path = _filesystem(self.url)
        protocol = filesystem.protocol
        if _WITHOUT_FOLDERS.isdisjoint((protocol,) if isinstance(protocol, str) else protocol):
            filesystem.makedirs(path.rpartition("/")[0], exist_ok=True)
        return filesystem, path


Place: TypeAlias = "Path | Remote"
"""A local path, or one on a storage."""

_LOCAL = frozenset({"file", "local"})
_SLASHES = re.compile(r"/{2,}")
_WITHOUT_FOLDERS = frozenset({"s3", "gs", "gcs", "abfs", "az"})
"""Object storages: a key needs no folder, and making one may try to make a bucket."""


def place(text: str) -> Place:
    """Read a path, or a URL that names a storage.

    >>> place("pages/mine"), place("file:///tmp/a%20b"), place("s3://bucket//corpus/")
    (PosixPath('pages/mine'), PosixPath('/tmp/a b'), Remote(url='s3://bucket/corpus'))

    Raises:
        ValueError: it names a local file of another machine, or a storage within a storage.
    """
    if "://" not in text:
        return Path(text)
    protocol, _, path = text.partition("://")
    if protocol in _LOCAL:
        parts = urlsplit(text)
        if parts.netloc:
            raise ValueError(f"{text} names the host {parts.netloc}: a local path has three slashes, or none")
        return Path(unquote(parts.path))
    if "::" in text:
        raise ValueError(f"{text} names a storage within another one")
    return Remote(f"{protocol}://{_SLASHES.sub('/', path).rstrip('/')}")


def _filesystem(url: str) -> tuple[AbstractFileSystem, str]:
    """The filesystem and the path in it, as fsspec's `url_to_fs`, which would take "::" in a file's name for more."""
    import fsspec  # here, for it is in the extra `cluster`: who has local files alone can do without

    kind = fsspec.get_filesystem_class(url.partition("://")[0])
    filesystem: AbstractFileSystem = kind(**kind._get_kwargs_from_urls(url))
    path: str = kind._strip_protocol(url)
    return filesystem, path


class _Ranges(io.RawIOBase):
    """A remote file of known size, fetched range by range."""

    def __init__(self, file: Remote, size: int) -> None:
        self._file = file
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def readinto(self, buffer: Buffer) -> int:
        room = memoryview(buffer).cast("B")
        stop = min(self._at + len(room), self._size)
        if stop <= self._at:
            return 0
        content = self._file.read_range(self._at, stop)
        room[: len(content)] = content
        self._at += len(content)
        return len(content)


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Name the URL in whatever error a storage's library raises."""
    try:
        yield
    except FileExistsError:
        raise FileExistsError(errno.EEXIST, "is there already", url) from None
    except FileNotFoundError:
        raise FileNotFoundError(errno.ENOENT, "not there", url) from None
    except ImportError as error:
        raise StorageError(f"{url}: {error}: pip install 'medqa-corpus[cluster]' brings what S3 needs") from None
    except Exception as error:  # botocore's errors, and other libraries', have no common base
        raise StorageError(f"{url}: {error or type(error).__name__}") from error
