"""The transactions: what visits brought goes into the files first, and counts when the database has said so."""

from __future__ import annotations

import logging
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from crawler.frontier.database import FrontierError, explain, telling
from crawler.frontier.files import Files, Writer
from crawler.frontier.lastmod import heed_lastmods
from crawler.frontier.leases import Wanted, bury, give_back, lease, leave, reclaim, register, still_held
from crawler.frontier.settle import Written, get_lengths, set_lengths, settle
from crawler.frontier.states import Leased, NewRequest, Settlement, State
from crawler.frontier.store import Deltas, add_requests, apply_deltas
from crawler.frontier.tables import crawlers, requests

_SECONDS_BETWEEN_TRIES = 0.5
_TRIES_AFTER_DEADLOCK = 5
_DEADLOCKS = {"40P01", "40001"}  # PostgreSQL's deadlock_detected and serialization_failure
_PASSING = (OperationalError, InterfaceError)  # a server that restarts, a lost connection, a full disk

logger = logging.getLogger(__name__)


class LeasesLostError(Exception):
    """This crawler was not heard of for too long: what it had leased has gone to others."""


@dataclass(slots=True)
class Batch:
    """What one transaction makes durable, and the looks for work that it serves."""

    settlements: list[Settlement] = field(default_factory=list)
    new: list[NewRequest] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    under_way: list[int] = field(default_factory=list)
    """Leases that have been handed out and not come back: after a lost connection all others are given back."""


class Journal:
    """One crawler's way into the database and its files. It is used by one thread at a time.

    Args:
        engine: see `open_database`.
        output: the output directory.
        writer: nobody else writes under its name.
        archive_bytes: the length at which the archive goes on with a new file.
        lease_seconds: how long leases last when nothing is heard of this crawler.
        patience: how many seconds to wait for a database that can't be reached.
        pages_per_host: the most URLs to take in of one host.

    Raises:
        FrontierError: the database can't be used.
        ShortFileError: a file is shorter than the database says.
        OSError: a file can't be opened.
    """

    def __init__(
        self,
        engine: Engine,
        output: Path,
        writer: Writer,
        *,
        archive_bytes: int,
        lease_seconds: float,
        patience: float,
        pages_per_host: float = inf,
    ) -> None:
        self._engine, self._output, self._writer = engine, output, writer
        self._archive_bytes, self._patience = archive_bytes, patience
        self._pages_per_host = pages_per_host
        self.lease_seconds = lease_seconds
        self._file_ids: dict[str, int] = {}
        self._durable_ids: dict[str, int] = {}
        self._known_hosts: dict[tuple[str, str], int] = {}
        self._commits = 0
        self._rests: dict[str, float] = {}
        self._last_reclaim = time.monotonic()
        self.visited: Counter[str] = Counter()
        """The visits of this run, by what they brought (see `Outcome`), or by the state in which they ended."""
        self.crawler = self._register()
        self._files = self._open_files()

    @property
    def url(self) -> URL:
        """Of the database."""
        return self._engine.url

    def commit(self, batch: Batch) -> list[Leased]:
        """Make a batch durable; the result answers its looks for work, one by one.

        Raises:
            LeasesLostError: nothing of it counts; `register` again.
            FrontierError: the database can't be used; nothing of the batch is lost that had been durable before.
            OSError: the files can't be written, likewise.
        """
        deadlocks = tries = 0
        deadline = inf
        while True:
            try:
                return self._transact(batch)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) in _DEADLOCKS and deadlocks < _TRIES_AFTER_DEADLOCK:
                    deadlocks += 1
                    self._roll_back()
                    continue
                if not (self._is_server() and isinstance(error, _PASSING)):
                    # The files keep their tails: a commit that failed may yet turn out, when the database is opened
                    # the next time, to have come through.
                    raise FrontierError(explain(self.url, error)) from error
                if time.monotonic() > deadline:
                    raise self._gone(error) from error
                if tries:
                    time.sleep(_SECONDS_BETWEEN_TRIES)
                else:
                    deadline = time.monotonic() + self._patience
                    logger.warning("%s; trying again for %.0f seconds", explain(self.url, error), self._patience)
                tries += 1
                if self._came_through(batch, deadline):
                    batch = Batch(wanted=batch.wanted, under_way=batch.under_way)

    def register(self) -> None:
        """Begin as a new crawler, after the leases of the one before were lost.

        Raises:
            FrontierError: the database can't be used.
        """
        self.crawler = self._register()
        self._files.close()
        self._files = self._open_files()

    def leave(self) -> None:
        """End: what is leased is given back, its hosts rest as between two requests, the files are closed.

        Raises:
            FrontierError: the database can't be used; the leases expire by themselves.
        """
        self._files.close()
        with telling(self.url), self._engine.begin() as connection:
            leave(connection, self.crawler, self._rests)

    def _transact(self, batch: Batch) -> list[Leased]:
        self._commits += 1
        for wanted in batch.wanted:
            self._rests |= wanted.rests
        deltas: Deltas = defaultdict(Counter)
        with self._engine.begin() as connection:
            now = still_held(connection, self.crawler, self.lease_seconds, self._commits)
            if now is None:
                raise LeasesLostError
            valid = [one for one in batch.settlements if one.lease.crawler == self.crawler]
            settled = [(one, self._files.write(one)) for one in valid]
            set_lengths(connection, self._writer.id, self._files.sync(), self._file_ids)
            settle(connection, settled, self._file_ids, now, deltas)
            new = [*batch.new, *(link for one in valid for link in one.links)]
            add_requests(connection, new, self._known_hosts, deltas, self._pages_per_host)
            heed_lastmods(connection, new, now, deltas)
            apply_deltas(connection, deltas)
            self._reclaim(connection, now)
            leased = [lease(connection, self.crawler, wanted, now) for wanted in batch.wanted]
        self._count()
        self.visited.update(_brought(settlement, written) for settlement, written in settled)
        return leased

    def _reclaim(self, connection: Connection, now: float) -> None:
        """Look for crawlers that have died, some times in the length of a lease."""
        if self._is_server() and time.monotonic() - self._last_reclaim > self.lease_seconds / 4:
            self._last_reclaim = time.monotonic()
            taken_back = reclaim(connection, now)
            if taken_back:
                logger.warning("another crawler was not heard of any more: %d URLs are to be visited again", taken_back)

    def _came_through(self, batch: Batch, deadline: float) -> bool:
        """After a lost connection: wait for the database, and find out whether the transaction had been made durable.

        Raises:
            FrontierError: it does not come back.
            LeasesLostError: it took too long.
        """
        while True:
            try:
                with self._engine.begin() as connection:
                    # Locked, so that a commit that the server is still busy with is waited for.
                    held = select(crawlers.c.commits).where(crawlers.c.id == self.crawler).with_for_update()
                    commits = connection.execute(held).scalar()
                    if commits is None:
                        raise LeasesLostError
                    came_through = bool(commits == self._commits)
                    # What it leased never reached us.
                    kept = requests.c.id.not_in([*batch.under_way, *(one.lease.id for one in batch.settlements)])
                    give_back(connection, (requests.c.crawler == self.crawler) & kept)
                    lengths = get_lengths(connection, self._writer.id)
                break
            except DBAPIError as error:
                if time.monotonic() > deadline:
                    raise self._gone(error) from error
                time.sleep(_SECONDS_BETWEEN_TRIES)
        if came_through:
            self._known_hosts.clear()
            self._file_ids = {path: number for path, (number, _) in lengths.items()}
            self._count()
        else:
            self._roll_back()
        return came_through

    def _gone(self, error: DBAPIError) -> FrontierError:
        return FrontierError(f"{explain(self.url, error)}; nothing is lost: run the same command again")

    def _register(self) -> int:
        with telling(self.url), self._engine.begin() as connection:
            if self._is_server():
                bury(connection, self._writer.name)
            else:
                reclaim(connection)  # the output directory's lock is ours: every other crawler is dead
            self._known_hosts.clear()
            self._commits = 0
            return register(connection, self._writer.name, self.lease_seconds)

    def _open_files(self) -> Files:
        with telling(self.url), self._engine.begin() as connection:
            lengths = get_lengths(connection, self._writer.id)
        self._file_ids = {path: number for path, (number, _) in lengths.items()}
        self._durable_ids = dict(self._file_ids)
        committed = {path: length for path, (_, length) in lengths.items()}
        return Files(self._output, self._writer.name, committed, self._archive_bytes)

    def _count(self) -> None:
        """What was written counts, and has its ids in the database."""
        self._files.commit()
        self._durable_ids = dict(self._file_ids)

    def _roll_back(self) -> None:
        """What was written does not count, and what was inserted has no ids."""
        self._files.cut()
        self._file_ids = dict(self._durable_ids)
        self._known_hosts.clear()

    def _is_server(self) -> bool:
        return self._engine.dialect.name == "postgresql"


def _brought(settlement: Settlement, written: Written | None) -> str:
    return settlement.state if settlement.state is not State.DONE or written is None else written.outcome
