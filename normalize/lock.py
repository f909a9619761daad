"""The lock on a storage: an object that is there as long as a run works on the folder."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.storage import Remote

LOCK = ".normalize/lock"


class BusyError(Exception):
    """Another run works on the same output."""


@contextmanager
def locked(home: Remote) -> Iterator[None]:
    """Hold the lock on a folder of a storage.

    S3, Google Cloud Storage and others make the object only if there is none. Where a storage can't (SFTP, WebDAV),
    two runs that start within the same second may both begin.

    Raises:
        BusyError: another run holds it, or one was killed that did; the message tells who, and how to remove it.
    """
    lock = home / LOCK
    now = datetime.now(UTC).isoformat(timespec="seconds")
    who = f"user {os.getuid()} on {socket.gethostname()}, process {os.getpid()}, since {now}"
    try:
        lock.create(who.encode())
    except FileExistsError:
        raise BusyError(
            f"another run works on {home}: {_holder(lock)}; if that one is dead, "
            f"remove its lock with `python -m normalize unlock --output {home}`"
        ) from None
    try:
        yield
    finally:
        lock.remove()


def unlock(home: Remote) -> str | None:
    """Remove the lock of a run that is dead, and tell whose it was; None where there is none.

    Raises:
        OSError: the storage can't be reached.
    """
    lock = home / LOCK
    try:
        who = lock.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    lock.remove()
    return who


def _holder(lock: Remote) -> str:
    try:
        return lock.read_bytes().decode("utf-8", "replace")
    except OSError:
        return "one that has just ended"
