"""A crawl's output directory, frontier and outbox, shared by the spiders of one process."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from sqlalchemy import Engine

from crawler.append_only import ShortFileError
from crawler.frontier.database import FrontierError, database_url, open_database, telling, where
from crawler.frontier.directory import Directory
from crawler.frontier.files import Files
from crawler.frontier.journal import Journal
from crawler.frontier.leases import bury
from crawler.frontier.outbox import Outbox
from crawler.frontier.settings import FrontierSettings
from crawler.frontier.settle import get_lengths


class Session:
    """Whoever joins an output directory that this process works on gets the same session; the last to leave ends it.

    Raises:
        BusyError: another process works on the directory.
        FrontierError: the database can't be used, or knows of more than the files hold.
        OSError: the directory can't be written.
    """

    _open: ClassVar[dict[Path, Session]] = {}

    def __init__(self, settings: FrontierSettings) -> None:
        self.settings = settings
        self._members = 0
        url = database_url(settings.output, settings.database)
        self._directory = Directory(settings.output, shared=bool(settings.database))
        try:
            self.engine: Engine = open_database(url, settings.patience)
            self.journal = Journal(
                self.engine,
                settings.output,
                self._directory.writer(self.engine),
                archive_bytes=settings.archive_bytes,
                lease_seconds=settings.lease_seconds,
                patience=settings.patience,
                pages_per_host=settings.pages_per_host,
            )
            self._cut_tails()
        except ShortFileError as error:
            self._directory.close()
            raise FrontierError(
                f"{error}, as {where(url)} knows; put the file back, or delete that too to start anew"
            ) from error
        except BaseException:
            self._directory.close()
            raise
        self.outbox = Outbox(self.journal)

    @classmethod
    def join(cls, settings: FrontierSettings) -> Session:
        """Share the session of an output directory, or open one. See the class for what it raises."""
        key = settings.output.absolute()
        if key not in cls._open:
            cls._open[key] = cls(settings)
        session = cls._open[key]
        session._members += 1
        return session

    def leave(self) -> None:
        """Leave the session.

        Raises:
            FrontierError: the database can't be used; leases expire by themselves.
        """
        self._members -= 1
        if self._members:
            return
        del self._open[self.settings.output.absolute()]
        try:
            if self.outbox.close() is None:
                self.journal.leave()
                self._cut_tails()
        except (ShortFileError, OSError) as error:  # of a crawler that was killed; the next start tells
            raise FrontierError(str(error)) from error
        finally:
            self.engine.dispose()
            self._directory.close()

    def _cut_tails(self) -> None:
        """Cut what other crawlers of this directory had written and not committed when they were killed.

        Whatever it is comes from another crawler's visit, or will: it would be there twice.
        """
        for writer in self._directory.dead_writers(self.engine):
            with telling(self.engine.url), self.engine.begin() as connection:
                bury(connection, writer.name)
                lengths = get_lengths(connection, writer.id)
            committed = {path: length for path, (_, length) in lengths.items()}
            Files(self.settings.output, writer.name, committed, self.settings.archive_bytes).close()
