"""The frontier's tables, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

SCHEMA = 3
"""The number of this layout; a database of the one before is brought up to it, one of any other is refused."""

metadata = MetaData()

_Id = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER key numbers itself in SQLite

about = Table("about", metadata, Column("schema", Integer, primary_key=True))

crawlers = Table(
    "crawlers",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("expires", Float, nullable=False),  # seconds since the epoch; its leases are worth as long as this is ahead
    Column("commits", BigInteger, nullable=False, server_default="0"),  # tells after a lost connection what got through
)

hosts = Table(
    "hosts",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("spider", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("crawler", BigInteger),  # the one crawler that may ask this host for pages
    Column("rests_until", Float, nullable=False, server_default="0"),
    Column("asked_until", Float, nullable=False, server_default="0"),  # the host's own wish, which outlasts a run
    # Counted as the states change: counting five million rows at every look would take seconds.
    *(
        Column(count, BigInteger, nullable=False, server_default="0")
        for count in ("pending", "leased", "done", "failed", "skipped", "pages", "questions", "answers")
    ),
    UniqueConstraint("spider", "name"),
)

requests = Table(
    "requests",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("fingerprint", LargeBinary(16), nullable=False, unique=True),  # the duplicate filter
    Column("host", BigInteger, nullable=False),
    Column("url", Text, nullable=False),
    Column("request", Text),  # JSON
    Column("priority", Integer, nullable=False, server_default="0"),
    Column("depth", Integer, nullable=False, server_default="0"),  # links away from a start URL
    Column("state", String(8), nullable=False),
    Column("due", Float, nullable=False, server_default="0"),  # pending: not before; done: the next visit
    Column("crawler", BigInteger),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("retries", Integer, nullable=False, server_default="0"),
    Column("reason", Text),
    Column("detail", Text),
    Column("lastmod", Text),  # what a sitemap said last, as printed
    # The last visit, for conditional requests and for telling whether a page has changed.
    Column("fetched_at", Text),
    Column("visited_lastmod", Text),  # what the sitemap said then
    Column("etag", Text),
    Column("last_modified", Text),
    Column("payload_digest", Text),
    Column("archived_at", Text),
    Column("content", LargeBinary(16)),
    Column("questions", Integer),  # null: as many as `content` tells, one or none
    Column("answers", Integer, nullable=False, server_default="0"),
    Column("interval", Float),
)

_waiting = text("state = 'pending'")
Index(
    "requests_waiting",
    requests.c.host,
    requests.c.priority.desc(),
    requests.c.id,
    requests.c.due,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)
_leased = text("crawler IS NOT NULL")
Index("requests_leased", requests.c.crawler, sqlite_where=_leased, postgresql_where=_leased)
_told = text("reason IS NOT NULL")
Index("requests_told", requests.c.reason, sqlite_where=_told, postgresql_where=_told)

visits = Table(
    "visits",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("request", BigInteger, nullable=False),
    Column("fetched_at", Text, nullable=False),
    Column("outcome", String(9), nullable=False),
    Column("archive_file", BigInteger, nullable=False),
    Column("archive_offset", BigInteger, nullable=False),
    Column("archive_length", BigInteger, nullable=False),
    Column("raw_file", BigInteger),  # no new record: null
    Column("raw_offset", BigInteger),
    Column("raw_length", BigInteger),
)

writers = Table(
    "writers",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("folder", Text, nullable=False),  # the output directory's own id
    Column("slot", Integer, nullable=False),
    Column("name", Text, nullable=False),  # what its files are called
    UniqueConstraint("folder", "slot"),
)

files = Table(
    "files",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("writer", BigInteger, nullable=False),
    Column("path", Text, nullable=False),  # below the output directory
    Column("length", BigInteger, nullable=False),  # bytes that count; what stands behind them is a torn tail
    UniqueConstraint("writer", "path"),
)
