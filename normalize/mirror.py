"""The local stand-in of an output directory on a storage: what a run needs is fetched, what it made is uploaded."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from normalize.progress import Progress
    from normalize.storage import Remote

SPOOL: Final = ".normalize"
_MANIFEST: Final = "manifest.json"
_LAST_MANIFEST: Final = f"{SPOOL}/{_MANIFEST}"
_READ = ("*.jsonl", _MANIFEST, "manifest.last.json", "rejects/*.jsonl", "quarantine/index.jsonl")
"""What a run reads of what an earlier one, or another stage, has left."""
_WRITTEN = ("corpus.schema.json", "README.md", "croissant.json", "ledger/*.jsonl", "graph/*.jsonl", "quarantine/*")
"""What a run replaces or removes without a look at it."""


class Mirror:
    """An output directory on a storage, and a local directory in its place.

    Args:
        home: the output directory.
        folder: a missing local directory.
        check: raises where another run may be at work on the output directory.
    """

    def __init__(self, home: Remote, folder: Path, check: Callable[[], None]) -> None:
        self.home = home
        self._check = check
        self.folder = folder
        self._fetched: dict[str, tuple[int, int]] = {}

    def fetch(self, progress: Progress, *, whole: bool) -> None:
        """Copy what a run reads; of what it only replaces the names, unless all is wanted.

        A run that was killed while it uploaded has put the manifest aside: it is taken from there.
        """
        self.folder.mkdir(mode=0o700)
        there = self.home.sizes(deep=True)
        if _MANIFEST not in there and _LAST_MANIFEST in there and not whole:
            self._copy(_LAST_MANIFEST, _MANIFEST)
        wanted = {name: size for name, size in there.items() if _is_one_of(name, _READ + _WRITTEN)}
        with progress("fetching what is there", sum(wanted.values())) as advance:
            for name, size in wanted.items():
                if whole or _is_one_of(name, _READ):
                    self._copy(name, name)
                else:
                    self._touch(name)
                self._fetched[name] = self._state(name)
                advance(size)

    def publish(self, progress: Progress) -> None:
        """Upload what has changed and remove what is gone.

        The manifest goes first and comes last: as long as it is there, the corpora are those that it tells of.
        """
        made = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*") if path.is_file()}
        changed = sorted(name for name in made if self._fetched.get(name) != self._state(name))
        self._check()
        if _MANIFEST in self._fetched:
            (self.home / _LAST_MANIFEST).write((self.home / _MANIFEST).read_bytes())
            (self.home / _MANIFEST).remove()
        with progress("uploading", sum(made[name].stat().st_size for name in changed)) as advance:
            for name in changed:
                if name != _MANIFEST:
                    (self.home / name).put(made[name])
                    advance(made[name].stat().st_size)
            for name in sorted(self._fetched.keys() - made.keys()):
                (self.home / name).remove()
            self._check()
            (self.home / _MANIFEST).put(made[_MANIFEST])
        (self.home / _LAST_MANIFEST).remove()

    def _copy(self, name: str, target: str) -> None:
        self._touch(target)
        (self.home / name).get(self.folder / target)

    def _touch(self, name: str) -> None:
        """Make an empty file that only its owner can read: what is fetched may be as private as raw pages."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))

    def _state(self, name: str) -> tuple[int, int]:
        """Tell a file from the one that takes its place: every file is written under another name first."""
        status = (self.folder / name).stat()
        return status.st_ino, status.st_mtime_ns


def _is_one_of(name: str, patterns: tuple[str, ...]) -> bool:
    return any(name.count("/") == pattern.count("/") and fnmatchcase(name, pattern) for pattern in patterns)
