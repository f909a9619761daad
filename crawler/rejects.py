"""`rejects/<reason>.jsonl`: pages without a record, one file a reason, with rows of several stages."""

from __future__ import annotations

import fcntl
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from crawler.append_only import sync_folder

FOLDER = "rejects"


class Reject(Struct, frozen=True, kw_only=True):
    """One row; `stage` tells whose it is."""

    stage: str
    source: str
    reason: str
    detail: str | None


def replace_rows(output: Path, stage: str, rows: Iterable[Reject]) -> None:
    """Put rows in place of those that the same stage left before; the rows of others stay byte for byte.

    Raises:
        OSError: the files can't be written; what was there before is there still.
    """
    folder = output / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    by_reason: dict[str, list[Reject]] = defaultdict(list)
    for row in rows:
        by_reason[row.reason].append(row)
    with _locked(folder):
        for path in sorted({*folder.glob("*.jsonl"), *(folder / f"{reason}.jsonl" for reason in by_reason)}):
            before = path.read_bytes() if path.exists() else b""
            own = sorted(by_reason.get(path.stem, []), key=lambda row: row.source)
            after = b"".join((*_others(before, stage), *(msgspec.json.encode(row) + b"\n" for row in own)))
            if not after:
                path.unlink(missing_ok=True)
            elif after != before:
                _replace(path, after)
        sync_folder(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Two runs at once would each write back what the other had not written yet."""
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _others(rows: bytes, stage: str) -> Iterator[bytes]:
    """The rows of other stages, each with the line break that ends it."""
    for row in rows.splitlines(keepends=True):
        if _stage_of(row) != stage:
            yield row if row.endswith(b"\n") else row + b"\n"


class _Stage(Struct):
    stage: str | None = None


def _stage_of(line: bytes) -> str | None:
    with suppress(ValueError):
        return msgspec.json.decode(line, type=_Stage).stage
    return None


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
