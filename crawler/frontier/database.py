"""The frontier's database: SQLite in the output directory, or PostgreSQL by URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, make_url, select, text, update
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from crawler.frontier.tables import SCHEMA, about, hosts, metadata

FILE = "frontier.db"
"""The SQLite database, in the output directory."""
_SERVER = {
    "connect_timeout": 10,
    "application_name": "medqa-corpus",
    # A server whose machine has gone without a word would be waited for for hours.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
# A crawler that is cut off in the middle of a transaction must not keep the others waiting.
_SERVER_OPTIONS = "-c idle_in_transaction_session_timeout=60s"
_SECRETS = ("password", "sslpassword")
_BEFORE = SCHEMA - 1
_BEGINNING = 0x6D656471  # any number of our own: crawlers that start together must not create the tables twice


class FrontierError(Exception):
    """The frontier can't be used; the message tells why and what to do."""


class BusyError(FrontierError):
    """Another crawl works on the same output directory."""


def database_url(output: Path, named: str) -> URL:
    """Where the frontier is: `named`, a PostgreSQL URL, or SQLite in the output directory where that is empty.

    Raises:
        FrontierError: it is no PostgreSQL URL.

    >>> database_url(Path("output"), "postgresql://crawl:secret@db.test/frontier")
    postgresql+psycopg://crawl:***@db.test/frontier
    """
    if not named:
        return URL.create("sqlite+pysqlite", database=str(output / FILE))
    try:
        url = make_url(named)
    except (ArgumentError, ValueError):  # what was given is not repeated: it may hold a password
        raise FrontierError("FRONTIER takes a PostgreSQL URL (postgresql://user@host/database)") from None
    if url.get_backend_name() != "postgresql":
        raise FrontierError(f"FRONTIER takes a PostgreSQL URL (postgresql://…), not {url.get_backend_name()}://…")
    return url.set(drivername="postgresql+psycopg")


def read_database(url: URL) -> Engine:
    """Connect for reading, beside a crawl that goes on.

    Raises:
        FrontierError: there is no frontier.
    """
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).is_file():
        raise FrontierError(f"no frontier in {Path(str(url.database)).parent}: `make crawl` makes one")
    engine = _engine(url, patience=5, begin="BEGIN")
    with _disposed_if_refused(engine), engine.connect() as connection:
        _check_layout(url, connection.execute(select(about.c.schema)).scalar())
    return engine


def open_database(url: URL, patience: float) -> Engine:
    """Connect, and make the tables where they are missing.

    Args:
        url: see `database_url`.
        patience: how many seconds to wait for a database that is locked by another program.

    Raises:
        FrontierError: it can't be reached, is no frontier, or is one of a layout that is not known.
    """
    # Locked for writing from the start: a transaction that reads before it writes could not be carried on otherwise.
    engine = _engine(url, patience, begin="BEGIN IMMEDIATE")
    with _disposed_if_refused(engine), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            begin_alone(connection)
        metadata.create_all(connection)
        schema = connection.execute(select(about.c.schema)).scalar()
        if schema is None:
            connection.execute(insert(about).values(schema=SCHEMA))
        elif schema == _BEFORE:
            _count_questions(connection)
        else:
            _check_layout(url, schema)
    return engine


def begin_alone(connection: Connection) -> None:
    """Wait until no other crawler of a PostgreSQL frontier is beginning; the transaction's end lets the next one."""
    connection.execute(select(text("pg_advisory_xact_lock(:key)")).params(key=_BEGINNING))


def _count_questions(connection: Connection) -> None:
    """Bring a database up from the layout before, in which every question page had one question."""
    for change in (
        "ALTER TABLE hosts ADD COLUMN pages BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE requests ADD COLUMN questions INTEGER",
    ):
        connection.execute(text(change))
    connection.execute(update(hosts).values(pages=hosts.c.questions))
    connection.execute(update(about).values(schema=SCHEMA))


def _check_layout(url: URL, schema: int | None) -> None:
    if schema != SCHEMA:
        then = ": the next crawl brings it up to that" if schema == _BEFORE else ""
        raise FrontierError(f"{where(url)} has layout {schema}, this program writes layout {SCHEMA}{then}")


def where(url: URL) -> str:
    """The database's name in messages: without a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.difference_update_query(_SECRETS).render_as_string(hide_password=True)


@contextmanager
def telling(url: URL) -> Iterator[None]:
    """Turn the database's own errors into one line that tells what to do.

    Raises:
        FrontierError: the database raised an error.
    """
    try:
        yield
    except DBAPIError as error:
        raise FrontierError(explain(url, error)) from error


def explain(url: URL, error: DBAPIError) -> str:
    """Tell what is wrong with the database, in one line."""
    said = " ".join(str(error.orig).split())
    if "locked" in said:
        return f"{where(url)} is locked by another program; nothing is lost: end that and run the same command again"
    if "full" in said or "I/O" in said or "readonly" in said:
        return f"can't write {where(url)}: {said}; nothing is lost: mend that and run the same command again"
    if "malformed" in said or "not a database" in said:
        return f"{where(url)} is damaged ({said}); put a copy back, or move it away with raw/ and archive/"
    return f"{where(url)}: {said}"


@contextmanager
def _disposed_if_refused(engine: Engine) -> Iterator[None]:
    try:
        with telling(engine.url):
            yield
    except BaseException:
        engine.dispose()
        raise


def _engine(url: URL, patience: float, begin: str) -> Engine:
    if url.get_backend_name() == "postgresql":
        try:
            options = " ".join((_SERVER_OPTIONS, *url.normalized_query.get("options", ())))
            return create_engine(url, connect_args=_SERVER | {"options": options})
        except (NoSuchModuleError, ImportError):
            raise FrontierError(
                "a frontier on PostgreSQL needs the extra: pip install 'medqa-corpus[cluster]'"
            ) from None
    engine = create_engine(url, connect_args={"timeout": patience, "check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _prepare(connection: SQLiteConnection, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # a commit is durable, also when the power fails
    connection.execute("PRAGMA cache_size = -65536")  # 64 MiB of pages: the index of fingerprints is read at random
    connection.execute("PRAGMA wal_autocheckpoint = 4000")
