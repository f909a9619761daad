"""The lock on a storage: an object that is there as long as a run works on the folder."""

from __future__ import annotations

import os
import re
import socket
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from normalize.storage import Remote

LOCK = ".normalize/lock"
_HOLDER = re.compile(r".* on (\S+), process (\d{1,10}), since .*")


class BusyError(Exception):
    """Another run works on the same output."""


@contextmanager
def locked(home: Remote) -> Iterator[Callable[[], None]]:
    """Hold the lock on a folder of a storage; what it gives raises BusyError where somebody else has it by now.

    S3, Google Cloud Storage and others make the object only if there is none. Where a storage can't (SFTP, WebDAV),
    two runs that start within the same second may both begin.

    Raises:
        BusyError: another run holds it, or one was killed that did; the message tells who, and how to remove it.
    """
    lock = home / LOCK
    now = datetime.now(UTC).isoformat(timespec="seconds")
    who = f"user {os.getuid()} on {socket.gethostname()}, process {os.getpid()}, since {now}".encode()
    try:
        lock.create(who)
    except FileExistsError:
        raise BusyError(
            f"another run works on {home}: {_holder(lock)}; if that one is dead, "
            f"remove its lock with `python -m normalize unlock --output {home}`"
        ) from None

    def check() -> None:
        if _content(lock) != who:
            raise BusyError(f"somebody has removed this run's lock on {home}: run the same command again")

    try:
        yield check
    finally:
        if _content(lock) == who:
            lock.remove()


def unlock(home: Remote) -> str | None:
    """Remove the lock of a run that is dead, and tell whose it was; None where there is none.

    Raises:
        BusyError: the run is alive, on this machine.
        OSError: the storage can't be reached.
    """
    lock = home / LOCK
    try:
        who = lock.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    held = _HOLDER.fullmatch(who)
    if held and held[1] == socket.gethostname() and _is_alive(int(held[2])):
        raise BusyError(f"{home} is at work: {who}; end that process first")
    lock.remove()
    return who


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _content(lock: Remote) -> bytes | None:
    try:
        return lock.read_bytes()
    except FileNotFoundError:
        return None


def _holder(lock: Remote) -> str:
    try:
        return lock.read_bytes().decode("utf-8", "replace")
    except OSError:
        return "one that has just ended"
