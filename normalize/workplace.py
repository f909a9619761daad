"""Where a run works: its temporary files, the lock against a second run, and for a storage the local stand-in of it."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from msgspec import structs

from normalize.lock import BusyError, locked
from normalize.mirror import SPOOL, Mirror
from normalize.storage import Remote, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.progress import Progress
    from normalize.settings import Settings
    from normalize.storage import Place


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a run has for itself as long as it works."""

    settings: Settings
    """Its output is the local directory in which the corpora stand, or their stand-in."""
    spool: Path
    """A local directory, empty at first, private to this run."""
    runs: Place
    """Where workers leave sorted records, each under a name of its own."""
    mirror: Mirror | None
    """Takes to the storage what was made; None where the corpora are local."""


@contextmanager
def workplace(settings: Settings, progress: Progress, *, is_proof: bool = False) -> Iterator[Workplace]:
    """Lock an output against a second run, clear away what a killed one left, and remove everything at the end.

    Args:
        settings: where the output is.
        progress: shows how far the fetching from a storage has come.
        is_proof: all that stands on a storage is fetched, not only what a run needs of the one before.

    Raises:
        BusyError: another run works on the same output.
        OSError: a file can't be read or written.
    """
    home = settings.home
    with ExitStack() as stack:
        if isinstance(home, Path):
            folder = stack.enter_context(spool(home))
            runs = stack.enter_context(_shared(settings, folder))
            yield Workplace(settings, folder, runs, None)
            return
        local = stack.enter_context(spool(stack.enter_context(_stand_in(settings, home))))
        check = stack.enter_context(locked(home))
        runs = stack.enter_context(_shared(settings, home / SPOOL))
        mirror = Mirror(home, local / "output", check)
        mirror.fetch(progress, whole=is_proof)
        folder = local / "work"
        folder.mkdir(mode=0o700)
        yield Workplace(structs.replace(settings, output=mirror.folder), folder, runs, mirror)


@contextmanager
def spool(output: Path) -> Iterator[Path]:
    """Make the directory of this run's temporary files, locked against a second run, and remove it at the end."""
    folder = output / ".normalize"
    folder.mkdir(mode=0o700, exist_ok=True)
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)  # a link would lead to files of others
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for leftover in folder.iterdir():
            shutil.rmtree(leftover) if leftover.is_dir() and not leftover.is_symlink() else leftover.unlink()
        try:
            yield folder
        finally:
            shutil.rmtree(folder)
    except BlockingIOError:
        raise BusyError(
            f"another run of normalize works on {output}: wait until it has ended, or name another folder with --output"
        ) from None
    finally:
        os.close(lock)


@contextmanager
def _stand_in(settings: Settings, home: Remote) -> Iterator[Path]:
    """Make the local directory that stands for a storage: the same in every run, so that leftovers are found."""
    folder = Path(settings.temporary or gettempdir()) / f"medqa-{os.getuid()}-{_digest(home)}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or stat.S_IMODE(status.st_mode) & 0o077:
        raise PermissionError(f"{folder} is not a directory of yours that nobody else can read: remove it")
    try:
        yield folder
    finally:
        with suppress(OSError):  # another run waits in it
            folder.rmdir()


@contextmanager
def _shared(settings: Settings, own: Place) -> Iterator[Place]:
    """Give the folder for sorted records that every worker reaches, empty; it is emptied again at the end."""
    if settings.spool is None:
        if isinstance(own, Remote):
            own /= "runs"
            _clear(own)
        try:
            yield own
        finally:
            _clear(own) if isinstance(own, Remote) else None
        return
    folder = place(settings.spool)
    folder = folder / f"medqa-{_digest(settings.home)}"
    _clear(folder)
    if isinstance(folder, Path):
        folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        _clear(folder)


def _clear(folder: Place) -> None:
    if isinstance(folder, Path):
        shutil.rmtree(folder, ignore_errors=True)
        return
    try:
        left = folder.sizes(deep=True)
    except FileNotFoundError:
        return
    for name in left:
        (folder / name).remove()


def _digest(home: Place) -> str:
    told = str(home.resolve()) if isinstance(home, Path) else home.url
    return sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:16]
