"""Folders that appear whole or not at all, and take the place of a former export and of nothing else."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from normalize.export.exported import FILE, read_exported
from normalize.lock import BusyError
from normalize.whole_file import sync_directory

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder that takes its place when the block ends, and leaves no trace when the block raises.

    It is made beside its place, `.chat.part` for `chat`; the former export steps aside to `.chat.old` for a moment.

    Raises:
        ValueError: something stands there that is no export, or it is where this runs.
        BusyError: another export works on the same folder.
        OSError: a folder can't be made or removed.
    """
    target = Path(os.path.abspath(target))  # noqa: PTH100 - what a link leads to is not what was asked for
    refuse_strangers(target)
    missing = [parent for parent in target.parents if not parent.exists()]
    part, old = target.with_name(f".{target.name}.part"), target.with_name(f".{target.name}.old")
    part.mkdir(parents=True, exist_ok=True)
    lock = os.open(
        part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
    )  # it is emptied: what a link leads to is not ours
    try:
        _take(lock, part)
        try:
            _bring_back(old, target)
            refuse_strangers(target)
            _empty(part)
            yield part
            sync_directory(part)
            if target.exists():
                target.rename(old)
            part.rename(target)
            sync_directory(target.parent)
            if old.exists():
                shutil.rmtree(old)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            _bring_back(old, target)
            for parent in missing:
                with suppress(OSError):  # somebody else may have put something in it
                    parent.rmdir()
            raise
    finally:
        os.close(lock)


def refuse_strangers(target: Path) -> None:
    """Let only what an export of ours may replace pass: nothing at all, an empty folder, or a former export.

    Raises:
        ValueError: something else stands there, or in a former export, or it is where this runs.
    """
    if Path.cwd().is_relative_to(target):
        raise ValueError(f"{target} is where this runs, and can't be replaced: name another with --to")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ValueError(f"{target} is no folder: name another with --to")
    if not target.exists() or not any(target.iterdir()):
        return
    try:
        known = {file.path for file in read_exported(target).files} | {FILE}
    except (OSError, ValueError):
        raise ValueError(f"{target} is not empty, and no former export: name another folder with --to") from None
    for path in sorted(target.rglob("*")):
        name = path.relative_to(target).as_posix()
        if name not in known and not (path.is_dir() and not path.is_symlink()):
            raise ValueError(
                f"{target} holds {name}, which no export has put there: move it, or name another with --to"
            )


def _take(lock: int, part: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_ours = os.path.samestat(os.fstat(lock), part.stat())  # who had it may have put it in its place by now
    except (BlockingIOError, FileNotFoundError):
        is_ours = False
    if not is_ours:
        raise BusyError(f"another export is at work on {part.with_name(part.name[1:].removesuffix('.part'))}")


def _bring_back(old: Path, target: Path) -> None:
    """Put a former export back where a run that was stopped has moved it from."""
    if old.exists() and not target.exists():
        old.rename(target)
    elif old.exists():
        shutil.rmtree(old)


def _empty(part: Path) -> None:
    for path in part.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
