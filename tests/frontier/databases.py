"""A frontier for a test: its database, its crawlers, and what stands in both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import Engine, Row, Table, func, select

from crawler.frontier.database import database_url, open_database
from crawler.frontier.directory import Directory
from crawler.frontier.journal import Batch, Journal
from crawler.frontier.leases import Wanted
from crawler.frontier.states import Counts, Leased, NewRequest, Settlement
from crawler.frontier.tables import crawlers, files, hosts, requests, visits, writers
from crawler.records import RawRecord
from tests.frontier.pages import SPIDER

LONG = 600.0
"""Seconds: leases that no test outlives."""


class OneCrawler:
    """A crawler without Scrapy: its journal and its output directory."""

    def __init__(
        self, output: Path, engine: Engine, *, lease_seconds: float, patience: float, archive_bytes: int
    ) -> None:
        self.output, self.engine = output, engine
        self._directory = Directory(output, shared=engine.dialect.name == "postgresql")
        try:
            writer = self._directory.writer(engine)
            self.name = writer.name
            self.journal = Journal(
                engine,
                output,
                writer,
                archive_bytes=archive_bytes,
                lease_seconds=lease_seconds,
                patience=patience,
            )
        except BaseException:
            self._close()
            raise

    def add(self, *new: NewRequest) -> None:
        """Make requests durable that come from no visit."""
        self.journal.commit(Batch(new=list(new)))

    def look(
        self, room: int = 64, *, names: list[str] | None = None, busy: Sequence[str] = (), reading: Sequence[str] = ()
    ) -> Leased:
        """Look for work."""
        wanted = Wanted(spider=SPIDER, names=names, room=room, busy=busy, reading_sitemaps=reading)
        return self.journal.commit(Batch(wanted=[wanted]))[0]

    def end(self, *settlements: Settlement) -> None:
        """Make the ends of visits durable."""
        self.journal.commit(Batch(settlements=list(settlements)))

    def leave(self) -> None:
        """End as a crawl does that has come to its end, or was interrupted."""
        self.journal.leave()
        self._close()

    def die(self) -> None:
        """End as a killed process does."""
        self.journal._files.close()
        self._close()

    def _close(self) -> None:
        self._directory.close()
        self.engine.dispose()


@dataclass(slots=True)
class Database:
    """A frontier's database, closed at the end of the block.

    Args:
        output: the output directory of its first crawler; those of others stand beside it.
        named: a PostgreSQL URL; "" for SQLite in that directory.
    """

    output: Path
    named: str
    engine: Engine = field(init=False)
    _stack: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        self.output.mkdir()
        self.engine = self.connect()

    @property
    def is_server(self) -> bool:
        return bool(self.named)

    @property
    def schema(self) -> str:
        """Where its tables are on the server."""
        return self.named.rpartition("%3D")[2]

    def connect(self, patience: float = 5) -> Engine:
        """Another way in."""
        engine = open_database(database_url(self.output, self.named), patience)
        self._stack.callback(engine.dispose)
        return engine

    def clear(self) -> None:
        """Begin anew: no host, no request, no file, no writer is known."""
        with self.engine.begin() as connection:
            for table in (visits, requests, hosts, files, crawlers, writers):
                connection.execute(table.delete())

    def crawler(
        self, number: int = 0, *, lease_seconds: float = LONG, patience: float = 5, archive_bytes: int = 10_000_000
    ) -> OneCrawler:
        """A crawler in a directory of its own; the first has the database's."""
        output = self.output.with_name(f"{self.output.name}-{number}") if number else self.output
        engine = self.connect(patience)
        return OneCrawler(output, engine, lease_seconds=lease_seconds, patience=patience, archive_bytes=archive_bytes)

    def rows(self) -> dict[str, Row[Any]]:
        """Every request by its URL."""
        return {row.url: row for row in self._all(requests)}

    def states(self) -> dict[str, str]:
        """The state of every URL."""
        return {url: row.state for url, row in self.rows().items()}

    def hosts(self) -> dict[str, Row[Any]]:
        """Every host by its name."""
        return {row.name: row for row in self._all(hosts)}

    def visits(self) -> list[Row[Any]]:
        """Every visit, in order."""
        return self._all(visits)

    def files(self) -> list[Row[Any]]:
        """Every file of every crawler."""
        return self._all(files)

    def lengths(self) -> dict[str, int]:
        """How many bytes of each file count, of one crawler."""
        return {row.path: row.length for row in self.files()}

    def check_counts(self) -> None:
        """The hosts' counts are those of the requests themselves."""
        names = Counts.__slots__
        told = {row.id: {name: getattr(row, name) for name in names} for row in self._all(hosts)}
        real = {host: Counter(dict.fromkeys(names, 0)) for host in told}
        with self.engine.connect() as connection:
            by_state = select(requests.c.host, requests.c.state, func.count())
            for host, state, number in connection.execute(by_state.group_by(requests.c.host, requests.c.state)):
                real[host][state] += number
            sums = func.count(requests.c.content), func.sum(requests.c.questions), func.sum(requests.c.answers)
            by_host = select(requests.c.host, *sums).group_by(requests.c.host)
            for host, pages, questions, answers in connection.execute(by_host):
                real[host].update(pages=pages, questions=int(questions or 0), answers=int(answers))
        assert told == real

    def _all(self, table: Table) -> list[Row[Any]]:
        with self.engine.connect() as connection:
            return list(connection.execute(select(table).order_by(table.c.id)))

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()


def lengths_on_disk(crawler: OneCrawler) -> dict[str, int]:
    """How many bytes each of a crawler's files holds."""
    files = [path for folder in ("raw", "archive") for path in (crawler.output / folder).iterdir()]
    return {path.relative_to(crawler.output).as_posix(): path.stat().st_size for path in files}


def raw_records(output: Path) -> list[RawRecord]:
    """Every line of an output directory's raw files, each of which is whole."""
    lines = [line for path in sorted((output / "raw").iterdir()) for line in path.read_bytes().splitlines(True)]
    assert all(line.endswith(b"\n") for line in lines)
    return [msgspec.json.decode(line, type=RawRecord) for line in lines]
