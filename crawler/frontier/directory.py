"""The output directory of a crawl: one writer at a time, whose files bear its name."""

from __future__ import annotations

import fcntl
import logging
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from sqlalchemy import Connection, Engine, insert, select

from crawler.append_only import sync_folder
from crawler.frontier.database import BusyError, begin_alone
from crawler.frontier.files import ARCHIVE, Writer
from crawler.frontier.raw_lines import FOLDER as RAW
from crawler.frontier.tables import writers

logger = logging.getLogger(__name__)

_STATE = ".crawl"
_MOST_WRITERS = 256


class Directory:
    """An output directory, locked for one writer until it is closed or the program ends, however it ends.

    Args:
        output: is made where it is missing, with the folders below it.
        shared: several crawlers may write to it at a time, each in files of its own: they share a PostgreSQL frontier.

    Raises:
        BusyError: another crawl works on it.
        OSError: it can't be written.
    """

    def __init__(self, output: Path, *, shared: bool) -> None:
        self.output = output
        for folder in (_STATE, RAW, ARCHIVE, "rejects"):
            (output / folder).mkdir(parents=True, exist_ok=True)
        self._shared = shared
        self._id = self._read_id()
        for self._slot in range(_MOST_WRITERS if shared else 1):
            lock = _lock(self._lock_path(self._slot))
            if lock is not None:
                self._lock = lock
                os.ftruncate(lock, 0)
                os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
                return
        holder = self._lock_path(self._slot).read_text("ascii", "replace").strip()
        by = f" (process {holder})" if holder.isdecimal() else ""
        raise BusyError(f"another crawl{by} works on {output}: wait for its end, or name another folder with OUTPUT=…")

    def writer(self, engine: Engine) -> Writer:
        """Who writes here, as the frontier knows it; the first time a name is chosen that no file here bears yet.

        A frontier that was deleted must not cost the files that it knew.
        """
        with engine.begin() as connection:
            writer = self._known(connection, self._slot)
            if writer is None:
                name = self._free_name(connection)
                values = {"folder": self._id, "slot": self._slot, "name": name}
                made = insert(writers).values(values).returning(writers.c.id)
                writer = Writer(id=connection.execute(made).scalar_one(), name=name)
        return writer

    def dead_writers(self, engine: Engine) -> Iterator[Writer]:
        """Writers of this directory whose processes have ended; nobody becomes one of them while it is looked at."""
        for slot in range(_MOST_WRITERS if self._shared else 1):
            path = self._lock_path(slot)
            lock = _lock(path) if slot != self._slot and path.exists() else None
            if lock is None:
                continue
            try:
                with engine.begin() as connection:
                    writer = self._known(connection, slot)
                if writer is not None:
                    yield writer
            finally:
                os.close(lock)

    def close(self) -> None:
        """Let others write here."""
        os.close(self._lock)

    def __enter__(self) -> Directory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _known(self, connection: Connection, slot: int) -> Writer | None:
        key = (writers.c.folder == self._id) & (writers.c.slot == slot)
        row = connection.execute(select(writers.c.id, writers.c.name).where(key)).one_or_none()
        return None if row is None else Writer(id=row.id, name=row.name)

    def _lock_path(self, slot: int) -> Path:
        return self.output / _STATE / f"lock-{slot}"

    def _read_id(self) -> str:
        """Tells this directory from those of other machines, wherever it is moved to.

        It is whole and durable before anything is written in its name: with another the files would be taken for those
        of another crawl, and their torn tails would stay.
        """
        folder = self.output / _STATE
        path = folder / "id"
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                part = folder / "id.part"
                with part.open("w") as file:
                    file.write(uuid4().hex)
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(path)
                sync_folder(folder)
                sync_folder(self.output)
        finally:
            os.close(lock)
        return path.read_text()

    def _free_name(self, connection: Connection) -> str:
        """Choose a name that no file here bears, nor any writer of another machine: their files come together."""
        if self._shared:
            begin_alone(connection)
        others = set(connection.execute(select(writers.c.name)).scalars())
        base = f"crawl-{self._id[:8]}-{self._slot}" if self._shared else "crawl"
        taken = [path.name for folder in (RAW, ARCHIVE) for path in (self.output / folder).iterdir()]
        name, number = base, 1
        while name in others or _bears(taken, name):
            number += 1
            name = f"{base}.{number}"
        if _bears(taken, base):
            logger.warning("no frontier knows of the earlier records in %s: every page is fetched again", self.output)
        return name


def _bears(files: Iterable[str], name: str) -> bool:
    own = re.compile(rf"(^|\.){re.escape(name)}(\.jsonl|-\d+\.warc\.gz)$")
    return any(map(own.search, files))


def _lock(path: Path) -> int | None:
    """Open a file and lock it; None where another process has locked it."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock
