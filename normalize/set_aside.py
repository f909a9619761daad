"""Rows about what was set aside, in files that several stages write to: `rejects/`, `quarantine/index.jsonl`.

Every row names its stage. This stage replaces its own rows and leaves the others' bytes as they are.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from normalize.manifest import WrittenRows
from normalize.whole_file import PUBLIC, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

STAGE = "normalize"
UNKNOWN = "unknown"


class Reject(Struct, frozen=True, kw_only=True):
    """A row of `rejects/<reason>.jsonl`: a page or record that is in no corpus; `source` is its URL or path."""

    stage: str
    source: str
    reason: str
    detail: str | None = None


class _AnyRow(Struct):
    stage: str | None = None


_decoder = msgspec.json.Decoder(_AnyRow)


def split_rows(path: Path) -> tuple[list[bytes], list[bytes]]:
    """Part a file's lines (with their line feeds) into this stage's and all others; a missing file has none.

    Raises:
        OSError: it can't be read.
    """
    own: list[bytes] = []
    others: list[bytes] = []
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return own, others
    for line in lines:
        (own if stage_of(line) == STAGE else others).append(line)
    return own, others


def own_lines(path: Path) -> list[bytes]:
    """Read this stage's rows of a file, in their order; a missing file has none.

    Raises:
        OSError: it can't be read.
    """
    return split_rows(path)[0]


def stage_of(line: bytes) -> str:
    """Tell which stage wrote a row; UNKNOWN where the line is no row."""
    try:
        return _decoder.decode(line).stage or UNKNOWN
    except (ValueError, RecursionError):
        return UNKNOWN


def own_rows(path: Path, own: Sequence[bytes], root: Path) -> WrittenRows:
    """Describe this stage's rows of a file for the manifest."""
    return WrittenRows(path=path.relative_to(root).as_posix(), rows=len(own), sha256=sha256(b"".join(own)).hexdigest())


def replace_own_rows(path: Path, rows: Iterable[Struct], mode: int = PUBLIC) -> list[bytes]:
    """Put rows, sorted, in place of this stage's rows of before; a file without any row is removed.

    Raises:
        OSError: the file can't be read or written.
    """
    before, others = split_rows(path)
    own = sorted(msgspec.json.encode(row) + b"\n" for row in rows)
    if own == before:
        return own
    if not own and not others:
        path.unlink()
        return own
    if others and not others[-1].endswith(b"\n"):
        others[-1] += b"\n"
    with whole_file(path, mode) as file:
        file.writelines((*others, *own))
    return own


def write_rejects(output: Path, rows: Sequence[Reject]) -> list[WrittenRows]:
    """Write this stage's rows of `rejects/`, one file a reason.

    Raises:
        OSError: a file can't be read or written.
    """
    folder = output / "rejects"
    by_reason: dict[Path, list[Reject]] = {path: [] for path in folder.glob("*.jsonl")}
    for row in rows:
        by_reason.setdefault(folder / f"{row.reason}.jsonl", []).append(row)
    own = {path: replace_own_rows(path, by_reason[path]) for path in sorted(by_reason)}
    return [own_rows(path, lines, output) for path, lines in own.items() if lines]


def rejects_by_stage(output: Path) -> dict[tuple[str, str], int]:
    """Count the rows of `rejects/` by stage and reason, whichever stage wrote them; all replays are one, `replay`."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted((output / "rejects").glob("*.jsonl")):
        own, others = split_rows(path)
        counts.update((stage_of(line).partition("-")[0], path.stem) for line in (*own, *others))
    return dict(sorted(counts.items()))
