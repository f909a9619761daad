"""Corpora of two folders, read together in the order of their ids: two records are in memory, and counts."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from normalize.comparison.differences import Differences, Example, Excerpt, FieldCount, Site
from normalize.comparison.excerpts import excerpts, visible
from normalize.comparison.fields import changes
from normalize.comparison.manifests import compare_manifests
from normalize.corpus_reader import corpora
from normalize.progress import silent
from normalize.raw import MissingInputError
from normalize.records import SCHEMA_VERSION, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from normalize.comparison.fields import Change
    from normalize.progress import Advance, Progress

_Read = TypeVar("_Read")

_EXCERPTS = 6
"""Fields shown of one record."""


class _Head(Struct):
    id: str


class _Line(NamedTuple):
    id: str
    content: bytes
    file: Path
    number: int


_head = msgspec.json.Decoder(_Head).decode
_question = msgspec.json.Decoder(Question).decode


def compare(old: Path, new: Path, shown: int = 5, progress: Progress = silent) -> Differences:
    """Compare the corpora and the manifests of two output directories.

    Args:
        old: the folder before.
        new: the folder after.
        shown: how many examples to keep of each kind.
        progress: shows how far the work has come.

    Raises:
        MissingInputError: a folder holds no corpora.
        ValueError: a line is no record of schema 1.0, or a corpus is not sorted by id; the message names the line.
        OSError: a file can't be read.
    """
    files = [{file.stem: file for file in _corpora(folder)} for folder in (old, new)]
    differences = Differences(old=visible(str(old)), new=visible(str(new)))
    compare_manifests(differences, old, new)
    size = sum(file.stat().st_size for folder in files for file in folder.values())
    with progress("comparing corpora", size) as advance:
        for name in sorted(files[0].keys() | files[1].keys()):
            site = differences.sites[visible(name)] = Site()
            lines = [_lines(folder.get(name), advance) for folder in files]
            for before, after in _paired(*lines):
                _take(differences, site, before, after, shown)
    for counts in ("fields", "moved", "warnings_added", "warnings_removed"):
        setattr(differences, counts, dict(sorted(getattr(differences, counts).items())))
    return differences


def _corpora(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise MissingInputError(f"{folder} is no folder: name the two output directories, OLD and NEW")
    return corpora(folder)


def _lines(file: Path | None, advance: Advance) -> Iterator[_Line]:
    """Read a corpus; of a record no more than its id."""
    if file is None:
        return
    last = ""
    with file.open("rb") as lines:
        for number, content in enumerate(lines, 1):
            name = _decoded(_head, content, file, number).id
            if number > 1 and name <= last:
                raise ValueError(
                    f"{file} line {number}: {name!r} stands after {last!r}, and a corpus is sorted by id: "
                    "compare folders that `make normalize` made"
                )
            last = name
            yield _Line(name, content, file, number)
            advance(len(content))


def _paired(old: Iterator[_Line], new: Iterator[_Line]) -> Iterator[tuple[_Line | None, _Line | None]]:
    """Bring together what has one id."""
    before, after = next(old, None), next(new, None)
    while before and after:
        if before.id == after.id:
            yield before, after
            before, after = next(old, None), next(new, None)
        elif before.id < after.id:
            yield before, None
            before = next(old, None)
        else:
            yield None, after
            after = next(new, None)
    yield from ((line, None) for line in chain([before] if before else [], old))
    yield from ((None, line) for line in chain([after] if after else [], new))


def _take(differences: Differences, site: Site, before: _Line | None, after: _Line | None, shown: int) -> None:
    """Count a record."""
    site.old += before is not None
    site.new += after is not None
    if before is None or after is None:
        names = differences.added if before is None else differences.removed
        site.added += before is None
        site.removed += after is None
        one = before or after
        if len(names) < shown and one is not None:
            names.append(one.id)
        return
    if before.content == after.content:
        site.same += 1
        return
    old, new = (_decoded(_question, line.content, line.file, line.number) for line in (before, after))
    found = list(changes(old, new))
    if not found:  # the same values, written in another way
        site.same += 1
        return
    site.changed += 1
    _count(differences, old, new, found)
    if len(differences.changed) < shown:
        differences.changed.append(Example(id=new.id, excerpts=[_excerpt(change) for change in found[:_EXCERPTS]]))


def _count(differences: Differences, old: Question, new: Question, found: list[Change]) -> None:
    for change in found:
        differences.fields.setdefault(change.path, FieldCount()).times += 1
    for path in dict.fromkeys(change.path for change in found):
        differences.fields[path].records += 1
    if old.split != new.split:
        _add(differences.moved, f"{old.split} -> {new.split}")
    differences.fetched_anew += all(change.path.startswith("provenance.") for change in found)
    differences.regrouped += old.group != new.group
    for warning in new.warnings:
        if warning not in old.warnings:
            _add(differences.warnings_added, warning)
    for warning in old.warnings:
        if warning not in new.warnings:
            _add(differences.warnings_removed, warning)


def _add(counts: dict[str, int], name: str) -> None:
    counts[name] = counts.get(name, 0) + 1


def _decoded(decode: Callable[[bytes], _Read], content: bytes, file: Path, number: int) -> _Read:
    try:
        return decode(content)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{file} line {number} is no record of schema {SCHEMA_VERSION}: {error}") from None


def _excerpt(change: Change) -> Excerpt:
    old, new = excerpts(change.old, change.new)
    return Excerpt(field=change.path, old=old, new=new)
