"""`explore.db`: made from the corpora, whole or not at all, and made again only when they have changed."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp
from typing import TYPE_CHECKING
from urllib.parse import quote

from normalize.corpus_reader import corpora
from normalize.explore.filling import fill
from normalize.explore.tables import LAYOUT, NAME
from normalize.raw import MissingInputError
from normalize.whole_file import sync_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.progress import Progress

_PART = f".{NAME}."
_NOT_WRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def database(folder: Path, progress: Progress) -> Iterator[Path]:
    """Give the database of an output directory, which stands there, readable for its owner alone.

    Where nothing can be written there, it stands in a temporary folder until the block ends.

    Raises:
        MissingInputError: there are no corpora, or no manifest of them.
        ValueError: a line of the corpora, of a ledger or of the graph is none.
        OSError: a file can't be read or written.
    """
    corpora(folder)
    manifest = folder / "manifest.json"
    if not manifest.exists():
        raise MissingInputError(f"no manifest.json in {folder}: run `make normalize OUTPUT={folder}` first")
    digest = sha256(manifest.read_bytes()).hexdigest()
    path = folder / NAME
    if is_made_from(path, digest):
        yield path
        return
    try:
        _make(folder, digest, path, progress)
    except OSError as error:
        if error.errno not in _NOT_WRITABLE:
            raise
    else:
        yield path
        return
    with TemporaryDirectory(prefix="medqa-explore-") as elsewhere:
        path = Path(elsewhere) / NAME
        _make(folder, digest, path, progress)
        yield path


def is_made_from(path: Path, digest: str) -> bool:
    """Tell whether a database is there that was made from the corpora of a manifest, given its SHA-256."""
    try:
        with closing(connect(path)) as connection:
            (layout,) = connection.execute("pragma user_version").fetchone()
            made_from = connection.execute("select value from about where key = 'manifest_sha256'").fetchone()
    except sqlite3.Error:
        return False
    return (layout, made_from) == (LAYOUT, (digest,))


def connect(path: Path) -> sqlite3.Connection:
    """Open a database for reading alone; nobody changes it while it is open."""
    name = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    return sqlite3.connect(name, uri=True, check_same_thread=False)


def _make(folder: Path, digest: str, path: Path, progress: Progress) -> None:
    try:
        with _becoming(path) as part:
            fill(folder, digest, part, progress)
    except (sqlite3.Error, OverflowError) as error:
        raise ValueError(f"{path} can't be made: {error}") from error


@contextmanager
def _becoming(path: Path) -> Iterator[Path]:
    """Make a file, readable for its owner alone, that takes its place when the block ends, and is gone if it raises.

    It is locked, which tells it from one that a killed process has left; such are removed.
    """
    for left in sorted(path.parent.glob(f"{_PART}*.part")):
        with left.open("rb") as file:
            if _lock(file.fileno()):
                left.unlink(missing_ok=True)
    descriptor, name = mkstemp(prefix=_PART, suffix=".part", dir=path.parent)
    try:
        _lock(descriptor)
        yield Path(name)
        os.fsync(descriptor)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
    sync_directory(path.parent)


def _lock(descriptor: int) -> bool:
    """Lock a file for as long as it is open, unless another process has locked it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
