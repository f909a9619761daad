"""How the frontier works, as Scrapy's settings say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scrapy.settings import BaseSettings

RECRAWLS = ("", "1", "due")
"""What `RECRAWL` may be: no page that was visited, every page, those whose own changes say that it is time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierSettings:
    """See `crawler.settings` for the reasons of each."""

    output: Path
    database: str
    """A PostgreSQL URL; "" for SQLite in the output directory."""
    lease_seconds: float
    patience: float
    archive_bytes: int
    batch: int
    """The most URLs that are leased and not yet handed out."""
    retry_delay: float
    """Seconds before the first retry of a request; each further one waits twice as long."""
    recrawl: str
    """One of `RECRAWLS`."""
    host_patience: float
    """Seconds: a host that rests for longer is left for another run."""
    pages_per_host: int
    """The most URLs that are taken in of one host."""
    link_depth: int
    """The most links that a page may be away from a start URL."""

    @classmethod
    def read(cls, settings: BaseSettings) -> FrontierSettings:
        """Take them from Scrapy's settings."""
        return cls(
            output=Path(settings["OUTPUT"]),
            database=settings["FRONTIER"] or "",
            lease_seconds=settings.getfloat("FRONTIER_LEASE_SECONDS"),
            patience=settings.getfloat("FRONTIER_PATIENCE"),
            archive_bytes=settings.getint("ARCHIVE_FILE_BYTES"),
            batch=settings.getint("FRONTIER_BATCH"),
            retry_delay=settings.getfloat("RETRY_DELAY"),
            recrawl=str(settings["RECRAWL"] or ""),
            host_patience=settings.getfloat("HOST_PATIENCE"),
            pages_per_host=settings.getint("PAGES_PER_HOST"),
            link_depth=settings.getint("LINK_DEPTH"),
        )
