"""The named points at which a crawl is killed: calls of production code that knows nothing of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from crawler.append_only import AppendOnlyFile
from crawler.rejects import FOLDER as REJECTS


class Phase(Enum):
    """When a point is passed, in the order in which the points of one directory are taken."""

    FIRST = auto()
    """In the first run of a directory alone."""
    START = auto()
    """At the start of every run."""
    CRAWL = auto()
    RECOVERY = auto()
    """At a start, where the run before left something to put right."""
    CLOSE = auto()


class Moment(Enum):
    """When in a call the kill comes."""

    BEFORE = auto()
    AFTER = auto()
    DURING = auto()
    """After a delay, from another thread."""
    HALFWAY = auto()
    """When half of the content, its last argument, is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a target; before it has ended its result is None."""

    arguments: Sequence[Any]
    result: Any


def _every(_: Call) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place in the code."""

    name: str
    phase: Phase
    target: str
    """`module:attribute.attribute`."""
    moment: Moment
    calls: tuple[int, int] = (1, 1)
    """The kill comes at one of these, from the first number to the last."""
    counts: Callable[[Call], bool] = _every
    """Whether a call counts."""


def _leases(call: Call) -> bool:
    return bool(call.result.leases)


def _leases_any(call: Call) -> bool:
    return any(leased.leases for leased in call.result)


def _grew(call: Call) -> bool:
    return bool(call.result)


def _archive_grew(call: Call) -> bool:
    return bool(call.arguments[0].lengths())


def _batch_grew(call: Call) -> bool:
    return bool(call.arguments[0]._files._archive.lengths())


def _given(call: Call) -> bool:
    """Something to be written to the database: visits, links, lengths."""
    return bool(call.arguments[2] if isinstance(call.arguments[1], int) else call.arguments[1])


def _is_full(call: Call) -> bool:
    writer = call.arguments[0]
    return writer._file is not None and bool(writer._file.length >= writer._max_bytes)


def _is_next_file(call: Call) -> bool:
    return call.result.length == 0 and not call.result.path.name.endswith("-00000.warc.gz")


def _is_in(folder: str) -> Callable[[Call], bool]:
    """Calls whose first argument is a file of this folder."""

    def counts(call: Call) -> bool:
        first = call.arguments[0]
        path = first.path if isinstance(first, AppendOnlyFile) else first
        return isinstance(path, Path) and path.parent.name == folder

    return counts


def _is_first_of_raw_file(call: Call) -> bool:
    return _is_in("raw")(call) and len(call.arguments) == 2


_JOURNAL = "crawler.frontier.journal"
_FILE = "crawler.append_only:AppendOnlyFile"
_DIALECT = "sqlalchemy.engine.default:DefaultDialect"
_COMMIT = f"{_DIALECT}.do_commit"


_WRITER = "crawler.archive.writer"


def _points(phase: Phase, *rows: tuple[str, str, Moment, tuple[int, int], Callable[[Call], bool]]) -> Iterator[Point]:
    for name, target, moment, calls, counts in rows:
        yield Point(name=name, phase=phase, target=target, moment=moment, calls=calls, counts=counts)


_BEFORE, _AFTER, _DURING, _HALFWAY = Moment.BEFORE, Moment.AFTER, Moment.DURING, Moment.HALFWAY
_ONCE, _PAGES, _RECORDS, _BATCHES = (1, 1), (1, 16), (1, 4), (1, 5)

POINTS = (
    *_points(
        Phase.FIRST,
        ("id begun", "crawler.frontier.directory:uuid4", _AFTER, _ONCE, _every),
        ("id in place", "crawler.frontier.directory:sync_folder", _BEFORE, (1, 2), _every),
        ("a raw file made", f"{_FILE}.__init__", _AFTER, _ONCE, _is_first_of_raw_file),
    ),
    *_points(
        Phase.START,
        ("directory locked", "crawler.frontier.directory:Directory.__init__", _AFTER, _ONCE, _every),
        ("tables made, not committed", "sqlalchemy:MetaData.create_all", _AFTER, _ONCE, _every),
        ("inside a commit of the start", _COMMIT, _DURING, (1, 4), _every),
        ("writer named", "crawler.frontier.directory:Directory.writer", _AFTER, _ONCE, _every),
        ("registered, not committed", f"{_JOURNAL}:register", _AFTER, _ONCE, _every),
        ("registered", f"{_JOURNAL}:Journal._register", _AFTER, _ONCE, _every),
    ),
    *_points(
        Phase.RECOVERY,
        ("leases taken back, not committed", f"{_JOURNAL}:reclaim", _AFTER, _ONCE, _every),
        ("before a tail is cut", f"{_FILE}.cut", _BEFORE, (1, 3), _every),
        ("a tail cut", f"{_FILE}.cut", _AFTER, (1, 3), _every),
        ("a raw file removed", "pathlib:Path.unlink", _AFTER, _ONCE, _is_in("raw")),
        ("an archive file removed", "pathlib:Path.unlink", _AFTER, _ONCE, _is_in("archive")),
    ),
    *_points(
        Phase.CRAWL,
        ("leased, not committed", f"{_JOURNAL}:lease", _AFTER, _BATCHES, _leases),
        ("after lease", f"{_JOURNAL}:Journal._transact", _AFTER, _BATCHES, _leases_any),
        ("after fetch", "crawler.frontier.middlewares:ReceivedMiddleware.process_response", _AFTER, _PAGES, _every),
        ("after posting", "crawler.frontier.outbox:Outbox.post", _AFTER, _PAGES, _every),
        ("half an exchange written", f"{_FILE}.append", _HALFWAY, _PAGES, _is_in("archive")),
        ("after archive write", f"{_WRITER}:ArchiveWriter.write", _AFTER, _PAGES, _every),
        ("half a record written", f"{_FILE}.append", _HALFWAY, _RECORDS, _is_in("raw")),
        ("after raw write", "crawler.frontier.raw_lines:RawLines.write", _AFTER, _RECORDS, _every),
        ("archive synced", f"{_WRITER}:ArchiveWriter.sync", _AFTER, _BATCHES, _archive_grew),
        ("all synced, before commit", "crawler.frontier.files:Files.sync", _AFTER, _BATCHES, _grew),
        ("lengths set", f"{_JOURNAL}:set_lengths", _AFTER, _BATCHES, _given),
        ("settled, links missing", f"{_JOURNAL}:settle", _AFTER, _BATCHES, _given),
        ("links added", f"{_JOURNAL}:add_requests", _AFTER, _BATCHES, _given),
        ("between two statements", f"{_DIALECT}.do_execute", _AFTER, (20, 100), _every),
        ("before commit", _COMMIT, _BEFORE, (6, 14), _every),
        ("inside commit", _COMMIT, _DURING, (6, 14), _every),
        ("after commit", _COMMIT, _AFTER, (6, 14), _every),
        ("committed, not acknowledged", f"{_JOURNAL}:Journal._count", _BEFORE, _ONCE, _batch_grew),
        ("rotating: the full file synced", f"{_WRITER}:ArchiveWriter.close", _BEFORE, _ONCE, _is_full),
        ("rotating: a file made", f"{_WRITER}:ArchiveWriter._file_with_room", _AFTER, _ONCE, _is_next_file),
        ("rotating: its folder synced", f"{_WRITER}:sync_folder", _AFTER, _ONCE, _every),
    ),
    *_points(
        Phase.CLOSE,
        ("outbox about to be left", "crawler.frontier.outbox:Outbox.leave", _BEFORE, _ONCE, _every),
        ("rejects: part written", "pathlib:Path.replace", _BEFORE, _ONCE, _is_in(REJECTS)),
        ("rejects: in place, not synced", "crawler.rejects:sync_folder", _BEFORE, _ONCE, _every),
        ("session about to be left", "crawler.frontier.session:Session.leave", _BEFORE, (1, 2), _every),
        ("files closed", "crawler.frontier.files:Files.close", _AFTER, _ONCE, _every),
        ("leases given back, not committed", f"{_JOURNAL}:leave", _AFTER, _ONCE, _every),
        ("journal left", f"{_JOURNAL}:Journal.leave", _AFTER, _ONCE, _every),
        ("database about to be closed", "sqlalchemy:Engine.dispose", _BEFORE, _ONCE, _every),
        ("inside the database's closing", f"{_DIALECT}.do_close", _DURING, _ONCE, _every),
        ("database closed", "sqlalchemy:Engine.dispose", _AFTER, _ONCE, _every),
    ),
)
BY_NAME = {point.name: point for point in POINTS}
