"""What a power failure leaves behind: files no longer than what was made durable of them, and some bytes more.

A SIGKILL alone loses nothing that was written, synced or not. So a run notes what it syncs, and when it has been killed
the rest is taken away from its files, as a failing machine would do.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from crawler import append_only

FOLDERS = (".crawl", "raw", "archive")


def watch(output: Path, notes: Path) -> None:
    """Note in this process, from now on, every file and every folder below an output directory that is synced."""
    taking = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    inside = output.resolve()

    def noting(sync: Callable[[int], None]) -> Callable[[int], None]:
        def synced(descriptor: int) -> None:
            sync(descriptor)
            path = Path(f"/proc/self/fd/{descriptor}").readlink()
            if not path.is_relative_to(inside):
                return
            if path.is_dir():
                notes = [f"name {one.relative_to(inside)}\n" for one in path.iterdir()]
            else:
                status = os.fstat(descriptor)
                notes = [f"{status.st_ino} {status.st_size}\n"]
            os.write(taking, "".join(notes).encode())

        return synced

    for owner, name in ((os, "fsync"), (append_only, "_sync")):
        setattr(owner, name, noting(getattr(owner, name)))


@dataclass(frozen=True, slots=True)
class Durable:
    """What a power failure leaves alone."""

    names: set[str]
    """Paths below the output directory."""
    lengths: dict[int, int]
    """By inode: a file may have been synced under another name."""


def durable(output: Path) -> Durable:
    """Everything that is there: before a run."""
    files = list(_files(output))
    lengths = {path.stat().st_ino: path.stat().st_size for path in files}
    return Durable({str(path.relative_to(output)) for path in files}, lengths)


def fail(output: Path, before: Durable, notes: Path, chance: Random) -> None:
    """Take away what a killed run wrote and did not sync."""
    names, lengths = set(before.names), dict(before.lengths)
    for note in notes.read_text().splitlines() if notes.exists() else []:
        what, _, value = note.partition(" ")
        if what == "name":
            names.add(value)
        else:
            lengths[int(what)] = int(value)
    for path in list(_files(output)):
        status = path.stat()
        kept = lengths.get(status.st_ino, 0)
        if str(path.relative_to(output)) not in names:
            path.unlink()
        elif status.st_size > kept:
            os.truncate(path, chance.randint(kept, status.st_size))


def _files(output: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        if (output / folder).is_dir():
            yield from sorted((output / folder).iterdir())
